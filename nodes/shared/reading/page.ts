/** The title of a web page; found in one pass, however the page is written. */
export function titleOf(page: string): string | undefined {
	const head = page.slice(0, 20_000);
	const start = head.toLowerCase().indexOf('<title');
	const from = start < 0 ? -1 : head.indexOf('>', start);
	const end = from < 0 ? -1 : head.indexOf('<', from);
	return (end < 0 ? '' : head.slice(from + 1, end).trim()) || undefined;
}
