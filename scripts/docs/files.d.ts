export function readText(name: string): string;
