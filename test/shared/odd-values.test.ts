import { engineOptions } from '../../nodes/shared/operation/options';
import { limit, returnAll } from '../../nodes/shared/operation/parameters';
import type { Field, List, Values } from '../../nodes/shared/operation/vocabulary';
import { attempt } from '../laws/attempt';
import { titleOf } from '../laws/entries';
import { startServer } from '../support/server';
import { parametersOf } from '../walk/parameters';
import { LEFT_OUT, meaning, ODD, REFUSED } from './odd';
import { leafOf, nested, places, type Place } from './odd-places';
import { expression, plain, runAll } from './odd-run';
import { account, start } from './setup';

/**
 * Fields of every kind in n8n's engine, given by an expression: either exactly that is sent which the
 * field describes, or an error names the field and nothing is sent. Every single field is read in
 * odd-fields.test.ts.
 */

let server: Awaited<ReturnType<typeof startServer>>;
let list: List | undefined;
beforeAll(async () => {
	const answer = { token: 'a-minted-token' };
	server = await startServer(() => {
		if (!list) return { json: answer };
		return { json: list.rows ? { [list.rows]: [answer] } : [answer] };
	});
});
beforeEach(() => void (server.requests.length = 0));
afterAll(async () => await server.close());

/** Fields that are read by the same code: of one kind, with the same words and checks. */
function kindOf({ property, check, encode, fields, ...words }: Field): string {
	const { type, typeOptions, required, options } = property;
	const shown = [type, Boolean(typeOptions?.rows), Boolean(required), Boolean(options)];
	const code = [check, encode].map((one) => one?.toString());
	return JSON.stringify([shown, code, Boolean(fields), { ...words, wire: undefined }]);
}

const kinds = new Map<string, Place>();
for (const place of places()) {
	const { run, merge, file, form, one, parts, combine } = place.entry.operation;
	const depth = Math.min(2, place.path.length);
	const kind = `${place.entry.service} ${depth} ${kindOf(leafOf(place))}`;
	// What sends more than one request, or reads answers of its own, is walked elsewhere.
	const isPlain = !(run ?? merge ?? file ?? form ?? one ?? parts ?? combine);
	if (!kinds.has(kind) && isPlain && leafOf(place).in !== 'session') kinds.set(kind, place);
}

const titled = [...kinds.values()].map((place) => {
	const labels = place.path.map(({ property }) => property.displayName);
	return [`${titleOf(place.entry)} ${labels.join(': ')}`, place] as const;
});

const arrived = () =>
	server.requests.map(({ url, body }) => {
		const { pathname, searchParams } = new URL(url, server.url);
		return plain(pathname, Object.fromEntries(searchParams), JSON.parse(body || '{}'));
	});

/** What an operation sends for some values; a text says why nothing. */
function wanted({ entry }: Place, values: Values): { request?: string; refusal?: string } {
	const sent = attempt(entry, values);
	if (typeof sent === 'string') return { refusal: sent };
	return { request: plain(sent.url, sent.query, sent.body) };
}

it.each(titled)('%s', async (_, place) => {
	const leaf = leafOf(place);
	const top = place.path[0].property.name;
	const rest = { ...place.rest };
	delete rest[top];
	const given = { ...rest, [top]: nested(place, expression) };
	list = place.entry.operation.list;
	const results = await runAll(place, parametersOf(place.entry.operation, given), server.url);
	const requests = arrived();
	for (const { source, odd, error } of results) {
		const meant = meaning(leaf, odd);
		if (meant === REFUSED) {
			const named = expect.stringContaining(`${leaf.property.displayName}' `) as unknown;
			expect([source, error]).toEqual([source, named]);
			continue;
		}
		const value = nested(place, meant === LEFT_OUT ? undefined : meant);
		const { request, refusal } = wanted(place, { ...rest, [top]: value });
		if (refusal !== undefined) {
			expect([source, error]).toEqual([source, refusal]);
			continue;
		}
		expect([source, error, requests.shift()]).toEqual([source, undefined, request]);
	}
	expect(requests).toEqual([]);
});

const listing = places().find(({ entry: { operation: one } }) => one.list && !one.run && !one.one);

it.each([returnAll, limit].map((field) => [field.property.displayName, field] as const))(
	'%s',
	async (displayName, field) => {
		if (!listing) throw new Error('There is no list');
		const given = parametersOf(listing.entry.operation, listing.rest);
		const own = { ...given, returnAll: false, [field.property.name]: expression };
		list = listing.entry.operation.list;
		const results = await runAll(listing, own, server.url);
		for (const { source, odd, error } of results) {
			const refused = expect.stringContaining(`'${displayName}' `) as unknown;
			const meant = meaning(field, odd) === REFUSED ? refused : undefined;
			expect([source, error]).toEqual([source, meant]);
		}
		expect(server.requests).toHaveLength(results.filter(({ error }) => !error).length);
	},
);

const ofEngine = engineOptions({ kind: 'headers', families: [] });

it.each(ofEngine.map((property) => [property.displayName, property] as const))(
	'%s, which holds for the whole run',
	async (displayName, property) => {
		list = { rows: 'agents' };
		const least = property.typeOptions?.minValue ?? 0;
		for (const [source, odd] of ODD) {
			server.requests.length = 0;
			const parameters = { options: { [property.name]: `={{ [${source}][0] }}` } };
			const { error } = await start(account(server.url), { operation: 'getAll', parameters });
			const meant = meaning({ property }, odd);
			const fits = meant !== REFUSED && Number(meant) >= least;
			const refused = expect.stringContaining(`'${displayName}' `) as unknown;
			expect([source, error?.message]).toEqual([source, fits ? undefined : refused]);
			expect(server.requests).toHaveLength(fits ? 1 : 0);
		}
	},
);
