import { headline, isErrorBody, reasonsIn, type Reasons } from '../../nodes/shared/reading/reasons';
import { thoughtSpot } from '../../nodes/ThoughtSpot/api';
import { thousandEyes } from '../../nodes/ThousandEyes/api';

const spot = (body: unknown) => reasonsIn(thoughtSpot.errorBodies, body);
const eyes = (body: unknown) => reasonsIn(thousandEyes.errorBodies, body);
const said = (message: string | undefined, ...details: string[]): Reasons => ({ message, details });

const incident = '11111111-2222-4333-8444-555555555555';
const marks = { code: 13090, incident_id_guid: incident, trace_id_guid: 'tracing-disabled' };
const marked = ['Code 13090.', `Incident ${incident}.`];
const noAccess = 'User 0000084a do not have access to org 349890686';

describe("ThoughtSpot's reason", () => {
	it.each<[string, unknown, Reasons]>([
		[
			'nested in an object named debug',
			{ error: { message: { debug: { ...marks, debug: `["${noAccess}"]` } } } },
			said(noAccess, ...marked),
		],
		[
			'as published',
			{ error: { message: { ...marks, debug: noAccess } } },
			said(noAccess, ...marked),
		],
		[
			'at the top',
			{ debug: '["No value present"]', ...marks },
			said('No value present', ...marked),
		],
		[
			'in a list',
			{ error: { message: { code: 10002, debug: ['first line', 'second line'] } } },
			said('first line; second line', 'Code 10002.'),
		],
		[
			'beside empty texts',
			{ error: { message: { debug: { code: 13003, debug: '["guid-1", ""]' } } } },
			said('guid-1', 'Code 13003.'),
		],
		[
			'in lists in texts in texts',
			{ debug: JSON.stringify([JSON.stringify([[JSON.stringify(['deep'])]])]) },
			said('deep'),
		],
		[
			'in an object in a text',
			{ error: { message: JSON.stringify({ code: 1, debug: ['packed'] }) } },
			said('packed', 'Code 1.'),
		],
		[
			'behind the words of an HTTP client',
			{
				error: {
					errors: {
						message: 'Request failed with status code 400',
						extension: {
							code: 'UPSTREAM_FAILURE',
							exception: { upstreamResponse: { data: { code: 10002, debug: 'Invalid userName' } } },
						},
					},
				},
			},
			said('Invalid userName', 'Code 10002.'),
		],
		[
			'behind such words under the same name',
			{
				errors: [
					{
						message: 'Request failed with status code 400',
						extensions: { message: 'No such org' },
					},
				],
			},
			said('No such org'),
		],
		[
			'of GraphQL',
			{ errors: [{ message: 'Field a' }, { message: 'Field b' }] },
			said('Field a; Field b'),
		],
		[
			'of what checks the input',
			{ message: ['username must be a string'], error: 'Bad Request', statusCode: 400 },
			said('username must be a string'),
		],
		['in plain words', { error: 'Too many requests' }, said('Too many requests')],
		[
			'under other names',
			{ fault: { faultString: 'Invalid key given' } },
			said('Invalid key given'),
		],
		[
			'in other spelling',
			{ Error: { Message: 'In capitals', errorCode: 7 } },
			said('In capitals', 'Code 7.'),
		],
		['as a list', ['one', 'two'], said('one; two')],
		['as a list in a text', '["one"]', said('one')],
		['as a text', 'Site is down\r\nfor maintenance', said('Site is down')],
		['as a page', '\ufeff<!doctype html>\n<html><TITLE lang="en"> Away\n </TITLE>', said('Away')],
	])('%s', (_where, body, reasons) => expect(spot(body)).toEqual(reasons));

	it.each([
		[null],
		[undefined],
		[''],
		[' '],
		[true],
		[[]],
		[{}],
		['[null]'],
		['[]'],
		[{ error: null }],
		[{ error: { message: { debug: '[null]' } } }],
		[{ error: { message: { debug: '["", null, [ ]]' } } }],
		['<html><body>Sign in</body></html>'],
		['<title'],
		['<title>never ended'],
		['<h1>no title</h1>'],
	])('is not made up from %j', (body) => expect(spot(body).message).toBeUndefined());

	it('is not lost where an empty one stands before it', () => {
		expect(spot({ error: { message: { debug: '[null]' } }, message: 'Away' })).toEqual(
			said('Away'),
		);
	});

	it('takes code and incident from where it stands itself', () => {
		const inner = { code: 2, debug: 'inner', incident_id_guid: 'b' };
		expect(spot({ code: 1, incident_id_guid: 'a', error: { message: { debug: inner } } })).toEqual(
			said('inner', 'Code 2.', 'Incident b.'),
		);
		expect(spot({ code: 1, error: { message: { debug: { debug: 'x' } } } })).toEqual(
			said('x', 'Code 1.'),
		);
	});
});

describe("ThousandEyes' reason", () => {
	it.each<[unknown, Reasons]>([
		[{ title: 'No', detail: 'Not today' }, said('No: Not today')],
		[{ title: 'Not Found' }, said('Not Found')],
		[{ error: 'invalid_token', error_description: 'x' }, said('invalid_token: x')],
		[{ errorMessage: 'Account is disabled' }, said('Account is disabled')],
		[{ timestamp: 1, status: 403, error: 'Forbidden', message: 'No' }, said('Forbidden: No')],
		[{ timestamp: 1, status: 500, errors: 'Broken', path: '/x' }, said('Broken')],
		[{ timestamp: 1, errors: ['One', 'Two'], path: '/x' }, said('One; Two')],
		[
			{ title: 'No', errors: [{ field: 'max', message: 'Too big' }, null, 'Odd.', { code: 'C1' }] },
			said('No', 'max: Too big.', 'Odd.', 'C1.'),
		],
		[{ errors: [null, { code: 'C1', field: 'f' }, null] }, said('f: C1')],
		[{ title: 'No', errors: [null] }, said('No')],
		[{ title: 'No', errors: [1, true, [], [['x']], {}] }, said('No', '1.', 'x.')],
	])('%j', (body, reasons) => expect(eyes(body)).toEqual(reasons));
});

describe('a body that is meant to harm', () => {
	const quickly = (body: unknown) => {
		const start = performance.now();
		const reasons = spot(body);
		expect(performance.now() - start).toBeLessThan(500);
		return reasons;
	};
	const nested = (depth: number, open: string, close: string) =>
		open.repeat(depth) + close.repeat(depth);

	it('may nest as deep as it likes', () => {
		quickly(JSON.parse(nested(50_000, '[', ']')));
		let body: unknown = 'deep';
		for (let depth = 0; depth < 50_000; depth++) body = { debug: body };
		quickly(body);
		quickly(nested(49_000, '[', ']'));
		let text = 'deep';
		for (let depth = 0; depth < 14; depth++) text = JSON.stringify([text]);
		expect(quickly({ debug: text }).message).toBe('deep');
	});

	it('may be as large as it likes', () => {
		const wide = Array.from({ length: 300_000 }, (_, index) => ({ message: `line ${index}` }));
		expect(quickly({ errors: wide }).message).toBe('line 0; line 1; line 2; line 3; line 4');
		const names = Object.fromEntries(
			wide.slice(0, 100_000).map((one, index) => [`k${index}`, one]),
		);
		expect(quickly(names).message).toContain('line 0');
		quickly({ debug: '['.repeat(8_000_000) });
		quickly('<title'.repeat(1_000_000));
		quickly(' '.repeat(8_000_000));
	});
});

describe('what is an error whatever its status', () => {
	it.each([
		[{ errorMessage: 'Account is disabled' }, true],
		[{ error: 'invalid_token', error_description: 'x', _links: {} }, true],
		[{ error: null, alerts: [] }, false],
		[{ error: '', alerts: [] }, false],
		[{ title: 'An event', message: 'of its own' }, false],
		[[{ error: 'x' }], false],
		[null, false],
		['error', false],
	])('%j: %p', (body, expected) => {
		expect(isErrorBody(thousandEyes.errorBodies, body)).toBe(expected);
	});

	it('of ThoughtSpot', () => {
		expect(isErrorBody(thoughtSpot.errorBodies, { error: { message: {} } })).toBe(true);
		expect(isErrorBody(thoughtSpot.errorBodies, { token: 'x', scope: null })).toBe(false);
	});
});

it('the title of a page may stand anywhere in it', () => {
	expect(headline('<html><head><meta><title>Sign in</title></head>')).toBe('Sign in');
	expect(headline('<svg></svg>')).toBeUndefined();
});
