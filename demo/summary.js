'use strict';

const secret = /token|secret|password/i;

/**
 * One item as a short line; tokens and the like keep only their first characters.
 * @param {Record<string, unknown>} json
 */
function brief(json) {
	return Object.entries(json)
		.slice(0, 6)
		.map(([key, value]) => `${key}: ${short(key, value)}`)
		.join(' · ');
}

/** @param {string} key @param {any} value @returns {string} */
function short(key, value) {
	if (Array.isArray(value)) {
		const shown = value
			.slice(0, 2)
			.map((element) => short(key, element))
			.join(', ');
		return `[${shown}${value.length > 2 ? `, … ${value.length} in all` : ''}]`;
	}
	if (value !== null && typeof value === 'object')
		return short(key, value.name ?? Object.keys(value).join(', '));
	const text = String(value);
	if (secret.test(key) && typeof value === 'string') return `${text.slice(0, 8)}…`;
	return text.length > 48 ? `${text.slice(0, 47)}…` : text;
}

/**
 * What an ended execution gave; a run that gives no item has not shown anything.
 * @param {import('./client').Execution} execution
 * @returns {{ ok: boolean, summary: string, items: string[] }}
 */
function describe({ status, data }) {
	const { runData = {}, lastNodeExecuted, error } = data.resultData;
	if (status !== 'success') {
		const where = error?.node?.name ?? lastNodeExecuted;
		const why = [error?.message ?? status, error?.description].filter(Boolean).join(': ');
		return { ok: false, summary: `${where}: ${why}`, items: [] };
	}
	const outputs = runData[lastNodeExecuted]?.at(-1)?.data?.main ?? [];
	const items = outputs.flat().filter(Boolean);
	const summary = `${items.length} item${items.length === 1 ? '' : 's'} from "${lastNodeExecuted}"`;
	return {
		ok: items.length > 0,
		summary,
		items: items.map((/** @type {any} */ { json }) => brief(json)),
	};
}

module.exports = { brief, describe };
