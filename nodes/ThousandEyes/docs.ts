/** A page of the API's documentation; the pages are named after the summaries of the operations. */
export const page = (name: string): string =>
	`https://developer.cisco.com/docs/thousandeyes/${name}/`;
