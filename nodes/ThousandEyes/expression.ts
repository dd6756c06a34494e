import type { Check } from '../shared/operation/vocabulary';

const CLOSING: Record<string, string> = { '(': ')', '[': ']', '{': '}' };

/** Texts in quotes and patterns between slashes, whose brackets and operators mean nothing. */
const LITERALS = /"(?:[^"\\]|\\.)*"|(?<=\s)\/(?:[^/\\]|\\.)+\//g;

/** Says what is wrong with the expression of an alert rule: brackets, quotes, and operators that are mixed. */
export const alertExpression: Check = (value) => {
	const text = String(value).replace(LITERALS, 'x');
	if (text.includes('"')) return 'has a quote that is not closed';
	const open: Array<{ closing?: string; operator?: string }> = [{}];
	for (const [token] of text.matchAll(/[()[\]{}]|&&|\|\|/g)) {
		const inner = open[open.length - 1];
		if (token in CLOSING) {
			open.push({ closing: CLOSING[token] });
		} else if (token === '&&' || token === '||') {
			if (inner.operator !== undefined && inner.operator !== token) {
				return 'mixes && and ||, which conditions side by side cannot';
			}
			inner.operator = token;
		} else if (inner.closing === token) {
			open.pop();
		} else {
			return `has a '${token}' that closes nothing`;
		}
	}
	return open.length > 1
		? `has a bracket that is not closed: '${open[1].closing}' is missing`
		: undefined;
};
