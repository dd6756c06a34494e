/** @type {Record<string, string>} */
const ESCAPES = {
	'&': '&amp;',
	'<': '&lt;',
	'>': '&gt;',
	'"': '&quot;',
	"'": '&#x27;',
	'`': '&#x60;',
	'=': '&#x3D;',
};
/**
 * The ways in which a value can be filled in: nowhere is it written which of them ThousandEyes takes.
 * @typedef {'html' | 'json' | 'none'} Escaping
 * @type {Record<Escaping, (text: string) => string>}
 */
const ESCAPINGS = {
	html: (text) => text.replace(/[&<>"'`=]/g, (sign) => ESCAPES[sign]),
	json: (text) => JSON.stringify(text).slice(1, -1),
	none: (text) => text,
};
const TAG = /\{\{\s*([#/]?)(\w+)?\s*([\w.@]*)\s*\}\}/g;

/**
 * A text, a place (`path` alone) or a block.
 * @typedef {string | { block?: string, path: string, body?: Part[] }} Part
 */

/**
 * Splits a template into texts, places and blocks; blocks may stand in each other.
 * @param {string} template
 */
function parse(template) {
	/** @type {{ block?: string, body: Part[] }} */
	const root = { body: [] };
	const open = [root];
	let at = 0;
	for (const match of template.matchAll(TAG)) {
		const [whole, mark, word, rest] = match;
		const { body } = open[open.length - 1];
		body.push(template.slice(at, match.index));
		at = match.index + whole.length;
		if (mark === '#') {
			const block = { block: word, path: rest, body: [] };
			body.push(block);
			open.push(block);
		} else if (mark === '/') {
			if (open.pop()?.block !== word) throw new Error(`Block ${word} is closed but not open`);
		} else {
			body.push({ path: `${word}${rest}` });
		}
	}
	if (open.length > 1) throw new Error(`Block ${open[open.length - 1].block} is not closed`);
	root.body.push(template.slice(at));
	return root;
}

/**
 * @param {string} path
 * @param {Context} context
 * @returns {any} whatever the payload holds there
 */
function valueAt(path, { scope, frame }) {
	if (path === '@last') return frame.last;
	return path.split('.').reduce((value, key) => {
		if (key === 'size' && Array.isArray(value)) return value.length;
		return value?.[key];
	}, scope);
}

/** @typedef {{ scope: any, frame: { last?: boolean }, escape: (text: string) => string }} Context where a part stands */

/** @param {unknown} value */
const filled = (value) => Boolean(Array.isArray(value) ? value.length : value);

/**
 * @param {Part[] | undefined} parts
 * @param {Context} context
 * @returns {string}
 */
function write(parts = [], context) {
	return parts
		.map((part) => {
			if (typeof part === 'string') return part;
			const value = valueAt(part.path, context);
			if (part.block === 'each') {
				return (value ?? [])
					.map((/** @type {any} */ scope, /** @type {number} */ index) =>
						write(part.body, { ...context, scope, frame: { last: index === value.length - 1 } }),
					)
					.join('');
			}
			if (part.block === 'if') return filled(value) ? write(part.body, context) : '';
			if (part.block === 'unless') return filled(value) ? '' : write(part.body, context);
			return context.escape(String(value ?? ''));
		})
		.join('');
}

/**
 * Fills a Handlebars template: places, `each`, `if`, `unless` and `@last`; values are escaped as Handlebars does, or
 * otherwise.
 * @param {string} template
 * @param {object} data
 * @param {Escaping} [escaping]
 */
function render(template, data, escaping = 'html') {
	return write(parse(template).body, { scope: data, frame: {}, escape: ESCAPINGS[escaping] });
}

module.exports = { render };
