const { groups } = require('./accounts');

/**
 * What a query parameter takes.
 * @typedef {'aid' | 'text' | 'count' | 'window' | 'date' | 'list'} PlainKind
 * @typedef {PlainKind | { csv: string[], enum?: undefined } | { enum: string[], csv?: undefined }} Kind
 */

/**
 * What a route takes.
 * @typedef {object} Spec
 * @property {Record<string, Kind>} [query]
 * @property {boolean} [rangeRequired]
 * @property {boolean} [open] to callers without credentials
 * @property {boolean} [ownChecks] the handler refuses for itself
 * @property {boolean} [fixedType] whatever the Accept header says
 */

/**
 * @typedef {{ from: number, to: number }} Range in milliseconds
 * @typedef {{ code: string, field: string, message: string }} Problem
 */

/** @type {Record<string, number>} */
const UNIT_MS = { '': 1000, s: 1000, m: 60000, h: 3600000, d: 86400000, w: 604800000 };
const DATE_TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:?\d\d)$/;

/** @param {string} value */
function parseWindow(value) {
	const [, amount, unit] = /^(\d{1,9})([smhdw]?)$/.exec(value) ?? [];
	return amount === undefined ? undefined : Number(amount) * UNIT_MS[unit];
}

/** @param {string} value */
function parseDate(value) {
	// A plus sign that was not encoded arrives as a space; the API would refuse it as well.
	if (!DATE_TIME.test(value)) return undefined;
	const time = Date.parse(value.replace(/([+-]\d\d)(\d\d)$/, '$1:$2'));
	return Number.isNaN(time) ? undefined : time;
}

/** @type {Record<PlainKind, (value: string) => unknown>} */
const parsers = {
	aid: (value) => (/^\d+$/.test(value) ? value : undefined),
	text: (value) => value || undefined,
	count: (value) => (/^[1-9]\d{0,8}$/.test(value) ? Number(value) : undefined),
	window: parseWindow,
	date: parseDate,
	list: (value) => (value ? value.split(',') : undefined),
};

/** @param {Kind} kind @param {string} value */
function parseValue(kind, value) {
	if (typeof kind === 'string') return parsers[kind](value);
	if (!kind.csv) return kind.enum.includes(value) ? value : undefined;
	const values = value.split(',');
	return values.every((item) => kind.csv.includes(item)) ? values : undefined;
}

/** @param {string} code @param {string} field @param {string} message */
const fault = (code, field, message) => ({ code, field, message });

/**
 * @param {Record<string, any>} values
 * @param {URLSearchParams} given
 * @param {Spec} spec
 * @param {Problem[]} errors
 */
function checkRange(values, given, spec, errors) {
	if (given.has('window') && (given.has('startDate') || given.has('endDate'))) {
		errors.push(fault('conflict', 'window', 'window excludes startDate and endDate'));
	} else if (given.has('endDate') && !given.has('startDate')) {
		errors.push(fault('missing', 'startDate', 'endDate needs a startDate'));
	} else if (spec.rangeRequired && !given.has('window') && !given.has('startDate')) {
		errors.push(fault('missing', 'window', 'Either window or startDate is required'));
	} else if (values.startDate > (values.endDate ?? Date.now())) {
		errors.push(fault('invalid', 'startDate', 'startDate lies after endDate'));
	}
}

/**
 * Reads the query by `spec.query`; `errors` lists everything the API would refuse.
 * @param {import('../message').Request} request
 * @param {Spec} spec
 */
function readQuery(request, spec) {
	const kinds = spec.query ?? {};
	/** @type {Record<string, any>} */
	const values = {};
	/** @type {Problem[]} */
	const errors = [];
	for (const name of new Set(request.query.keys())) {
		const given = request.query.getAll(name);
		if (!Object.hasOwn(kinds, name)) {
			errors.push(fault('unknown', name, `Unknown query parameter ${name}`));
		} else if (given.length > 1) {
			errors.push(fault('repeated', name, `Query parameter ${name} is given more than once`));
		} else {
			values[name] = parseValue(kinds[name], given[0]);
			if (values[name] === undefined) {
				errors.push(fault('invalid', name, `Invalid value for query parameter ${name}`));
			}
		}
	}
	if ('window' in kinds && !errors.length) checkRange(values, request.query, spec, errors);
	return { values, errors };
}

/**
 * The asked-for range, or undefined when the query names none.
 * @param {Record<string, any>} query by the kinds of its route
 * @returns {Range | undefined}
 */
function rangeOf({ window, startDate, endDate }) {
	const now = Date.now();
	if (window !== undefined) return { from: now - window, to: now };
	if (startDate !== undefined) return { from: startDate, to: endDate ?? now };
	return undefined;
}

/**
 * Whether the caller belongs to the account group.
 * @param {string} aid
 */
const isPermitted = (aid) => groups.some((group) => group.aid === aid);

module.exports = { isPermitted, rangeOf, readQuery };
