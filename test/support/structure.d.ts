/** Looks through all imports of the product, by the rules in structure.rules.js. */
export function cruise(): { modules: number; violations: string[] };
