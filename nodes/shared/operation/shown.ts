import type { Field, Values } from './vocabulary';

/**
 * Whether a field is shown, by the values of the others: only what is shown is read, checked and
 * sent. `lookUp` gives the value of a field by its name, nothing where there is no such field.
 */
export function isShown({ property }: Field, lookUp: (name: string) => unknown): boolean {
	const { show = {}, hide = {} } = property.displayOptions ?? {};
	const holds = ([name, wanted]: [string, unknown]) => {
		const value = lookUp(name.replace(/^\//, ''));
		return value === undefined || (wanted as unknown[]).includes(value);
	};
	const hides = ([name, wanted]: [string, unknown]) =>
		(wanted as unknown[]).includes(lookUp(name.replace(/^\//, '')));
	return Object.entries(show).every(holds) && !Object.entries(hide).some(hides);
}

/** Of some fields those that are shown with these values; of one name there is one at most. */
export function shownFields(fields: Field[], values: Values): Field[] {
	// That of the node was looked at when the values were read; a value of this name is another thing.
	const lookUp = (name: string) => (name === 'authentication' ? undefined : values[name]);
	return fields.filter((field) => isShown(field, lookUp));
}
