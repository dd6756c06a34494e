/** Whether a text holds another one, in any case; nothing is held by every text. */
export function holds(text: unknown, wanted: unknown): boolean {
	if (wanted === undefined) return true;
	return typeof text === 'string' && text.toLowerCase().includes(String(wanted).toLowerCase());
}
