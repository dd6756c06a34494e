import type { INodeProperties } from 'n8n-workflow';
import { ThoughtSpotWebhookApi } from '../../credentials/ThoughtSpotWebhookApi.credentials';
import { ThousandEyesWebhookApi } from '../../credentials/ThousandEyesWebhookApi.credentials';
import { carries } from '../../nodes/shared/operation/authentications';
import { thoughtSpot } from '../../nodes/ThoughtSpot/api';
import { thousandEyes, thousandEyesV7 } from '../../nodes/ThousandEyes/api';
import { filesBelow, readFile } from '../support/files';
import { credentialTypes } from '../support/fixtures';
import { namedIn, nodes, operationsOf } from './named';

const apis = {
	ThousandEyes: thousandEyes,
	'ThousandEyes Endpoint': thousandEyesV7,
	ThoughtSpot: thoughtSpot,
};

const types = [...credentialTypes, ThoughtSpotWebhookApi, ThousandEyesWebhookApi].map((type) => {
	const { name, displayName, properties } = new type();
	const file = displayName.replace(/ API$/, '').toLowerCase().replace(/ /g, '-');
	return { name, displayName, properties, page: `docs/credentials/${file}.md` };
});

const INDEX = 'docs/credentials/README.md';

const section = (text: string, heading: string) =>
	(text.split(`## ${heading}\n`)[1] ?? '').split(/^## /m)[0];

/** The first cells of the tables in a text, without the headings. */
const firstCells = (text: string) =>
	[...text.matchAll(/^\| (?!-)(.+?) \|/gm)]
		.map(([, cell]) => cell)
		.filter((cell) => !['Field', 'Message', 'Type'].includes(cell));

it('every type of credentials has its page, and every page its type', () => {
	const files = filesBelow('credentials').filter((file) => file.endsWith('.credentials.ts'));
	expect(files.map((file) => file.replace(/.*\/|\.credentials\.ts/g, '')).sort()).toEqual(
		types.map(({ name }) => name.replace(/^t/, 'T')).sort(),
	);
	const pages = filesBelow('docs/credentials').filter((file) => file !== INDEX);
	expect(pages).toEqual(types.map(({ page }) => page).sort());
	for (const { displayName, page } of types) {
		expect(readFile(INDEX)).toContain(`[${displayName}](${page.replace(/.*\//, '')})`);
	}
});

describe.each(types)('the page of $displayName', ({ name, displayName, properties, page }) => {
	const text = readFile(page);

	it('has its name and its fields', () => {
		const shown = ({ type }: INodeProperties) => !['hidden', 'notice'].includes(type);
		expect(text.split('\n')[0]).toBe(`# ${displayName}`);
		expect(firstCells(section(text, 'Fields'))).toEqual(
			properties.filter(shown).map((property) => property.displayName),
		);
	});

	it('tells what it carries: all but those that it names, or those alone', () => {
		const named = namedIn(section(text, 'What it carries'));
		expect(named.filter((one) => operationsOf(one).length === 0)).toEqual([]);
		const able: string[] = [];
		const unable: string[] = [];
		for (const [node, api] of Object.entries(apis)) {
			const own = api.authentications.find(({ credential }) => credential === name);
			for (const { value, operations } of own ? nodes[node] : []) {
				for (const [key, operation] of Object.entries(operations)) {
					(own && carries(operation, own) ? able : unable).push(`${value}.${key}`);
				}
			}
		}
		const keys = named.map(({ key }) => key);
		const isFew = able.length < unable.length;
		// One that this type carries alone is worth naming, too.
		expect(isFew ? keys : keys.filter((key) => unable.includes(key))).toEqual(
			expect.arrayContaining(isFew ? able : unable),
		);
		expect(isFew ? keys.filter((key) => !able.includes(key)) : []).toEqual([]);
	});
});

/** Where the messages of a credential's test are written. */
const sources = [
	...filesBelow('credentials'),
	...filesBelow('nodes/shared/signing'),
	...filesBelow('nodes').filter((file) =>
		/(credentialTest|authentication|orgs|authenticity|v6|api|connection|authentications|webhookCredential)\.ts$/.test(
			file,
		),
	),
]
	.filter((file) => file.endsWith('.ts'))
	.map((file) => readFile(file).replace(/\\'/g, "'"))
	.join('\n');

/** What stands in a message in any case: without names, numbers, labels and what differs. */
const fixedIn = (message: string) =>
	message
		.split(/…|ThousandEyes|ThoughtSpot|Likely causes: |\d+|'[A-Z][\w ]*'/)
		.map((piece) => piece.replace(/^[\s.:,;()]+|[\s.:,;()]+$/g, ''))
		.filter((piece) => piece.length > 8);

it.each([INDEX, ...types.map(({ page }) => page)])('%s quotes messages of the code', (page) => {
	const text = readFile(page);
	const wrong = page === INDEX ? text : section(text, 'What goes wrong');
	const messages = firstCells(wrong).filter((cell) => cell.startsWith('`'));
	expect(messages.length).toBeGreaterThan(2);
	const pieces = messages.flatMap((message) => fixedIn(message.replace(/`/g, '')));
	expect(pieces.filter((piece) => !sources.includes(piece))).toEqual([]);
});
