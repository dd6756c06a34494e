import {
	choice,
	flag,
	json,
	optionalJson,
	number,
	text,
	where,
} from '../../shared/operation/fields';
import { binaryPropertyName } from '../../shared/operation/standard';
import type { Check } from '../../shared/operation/vocabulary';
import { isJsonObject } from './common';

/** What a request of one's own consists of; how it is sent is put together from all of it. */

const nowhere = { in: 'nowhere' as const };

/** Refuses all that could lead out of the API: hosts, steps upwards, and what hides them. */
const pathOfApi: Check = (value) => {
	const path = String(value);
	if (/callosum|tspublic\/v1/i.test(path)) {
		return 'is one of the API v1, which ThoughtSpot has given up; use that of v2';
	}
	if (/[?#]/.test(path)) return "must not hold a query: use 'Query Parameters' for it";
	const isPlain = /^\/?[\w\-.~%!$&'()*+,;=:]+(\/[\w\-.~%!$&'()*+,;=:]+)*\/?$/.test(path);
	const isSafe = !/(^|\/)(\.|%2e){1,2}(\/|$)|%(2f|5c|00|0a|0d)|^[a-z][a-z\d+.-]*:/i.test(path);
	return isPlain && isSafe && isDecodable(path)
		? undefined
		: 'must be a path below /api/rest/2.0, such as metadata/search';
};

function isDecodable(path: string): boolean {
	try {
		return decodeURIComponent(path) !== '';
	} catch {
		return false;
	}
}

export const method = choice(
	'method',
	'The method of the request',
	['GET', 'POST', 'PUT', 'DELETE'].map((word): [string, string] => [word, word]),
	{ default: 'GET', ...nowhere },
);

export const path = text('path', 'The path below /api/rest/2.0', {
	required: true,
	placeholder: 'e.g. system',
	check: pathOfApi,
});

export const query = optionalJson('query', 'Query parameters as a JSON object', {
	label: 'Query Parameters',
	placeholder: 'e.g. {"limit":10}',
	check: isJsonObject,
	...nowhere,
});

/** What was entered as a body; an empty object is one, too. */
export function bodyIn(entered: unknown): unknown {
	if (typeof entered !== 'string') return entered;
	try {
		return JSON.parse(entered) as unknown;
	} catch {
		return undefined;
	}
}

function isJson(entered: unknown): string | undefined {
	const content = bodyIn(entered);
	const isBody = typeof content === 'object' && content !== null;
	return typeof entered !== 'string' || isBody ? undefined : 'must be a JSON object or list';
}

export const body = where(
	'method',
	['POST', 'PUT', 'DELETE'],
	json('body', 'The body as a JSON object or list, also an empty one', {
		placeholder: 'e.g. {"record_size":10}',
		free: true,
		check: isJson,
		...nowhere,
	}),
);

export const onlyReads = where(
	'method',
	['POST', 'PUT', 'DELETE'],
	flag(
		'onlyReads',
		'Whether it only reads, as a search does: it may be repeated then, and run side by side with others',
		nowhere,
	),
);

export const responseFormat = choice(
	'responseFormat',
	'What comes back',
	[
		['json', 'JSON'],
		['text', 'Text'],
		['file', 'File'],
	],
	{ default: 'json', ...nowhere },
);

/** For answers of one form. */
const forJson = (field: Parameters<typeof where>[2]) => where('responseFormat', ['json'], field);

export const pagination = forJson(
	choice(
		'pagination',
		'How the pages of a list follow each other',
		[
			['none', 'None'],
			['record', 'Record Offset and Size'],
			['offset', 'Offset and Limit'],
			['batch', 'Batch Offset and Size'],
		],
		{ default: 'none', ...nowhere },
	),
);

export const rowsProperty = where(
	'/responseFormat',
	['json'],
	text('rowsProperty', 'Where the list is in the answer; empty if the answer is the list', {
		placeholder: 'e.g. status_list',
		...nowhere,
	}),
);

export const pageSize = where(
	'/responseFormat',
	['json'],
	number('pageSize', 'Most rows of a page', { least: 1, default: 500, ...nowhere }),
);

export const binaryField = where('/responseFormat', ['file'], binaryPropertyName);

export const fileName = where(
	'/responseFormat',
	['file'],
	text('fileName', 'Name of the file; its extension is added where it is missing', {
		placeholder: 'e.g. sales',
		...nowhere,
	}),
);
