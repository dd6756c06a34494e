/** What a function of a module without imports gives for each value, in a process of another time zone. */
export function inTimezone(
	timezone: string,
	/** From the root of the repository. */
	path: string,
	name: string,
	values: unknown[],
): unknown[];
