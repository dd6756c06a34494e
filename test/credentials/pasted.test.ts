import { ThoughtSpot } from '../../nodes/ThoughtSpot/ThoughtSpot.node';
import { ThousandEyes } from '../../nodes/ThousandEyes/ThousandEyes.node';
import { startThoughtSpot, startThousandEyes } from '../../sandbox';
import { closeAfter, createBench } from '../support/fixtures';
import { startServer } from '../support/server';

const eyes = createBench(ThousandEyes, async () => await startThousandEyes(), '');
const spot = createBench(ThoughtSpot, async () => await startThoughtSpot(), '/api/rest/2.0');

type Bench = typeof eyes;
type Field = [authentication: string, field: string, bench: () => Bench, label: string];

const toSpot = () => spot as unknown as Bench;

/** Fields in which nothing but what was given out belongs, and what they hold. */
const fields: Field[] = [
	['bearer', 'accessToken', () => eyes, 'Access Token'],
	['basic', 'apiToken', () => eyes, 'API Token'],
	['basic', 'email', () => eyes, 'Email'],
	['oAuth2', 'clientId', () => eyes, 'Client ID'],
	['oAuth2', 'clientSecret', () => eyes, 'Client Secret'],
	['oAuth2', 'onBehalfOfToken', () => eyes, 'On Behalf of Token'],
	['oAuth2', 'tenantId', () => eyes, 'Tenant ID'],
	['trusted', 'secretKey', toSpot, 'Secret Key'],
	['bearer', 'accessToken', toSpot, 'Access Token'],
];
const tokens = fields.filter(([, field]) => /^(accessToken|onBehalfOfToken)$/.test(field));

const value = 'mark-of-it/1+=';

/** All that a service was sent, once a credential with this field was tested and used. */
async function sent([authentication, field, bench]: Field, entered: string) {
	const opened = 'an-opened-session';
	const server = closeAfter(
		await startServer(({ url }) => ({
			json: /token$|full$/.test(url)
				? { access_token: opened, token: opened }
				: { id: '1', accountGroups: [] },
		})),
	);
	const credential = { baseUrl: server.url, [field]: entered };
	const { message } = await bench().test(authentication, credential);
	const [resource, operation] =
		bench() === eyes ? ['accountGroup', 'getAll'] : ['session', 'getUser'];
	const { error } = await bench().run(resource, operation, {}, { authentication, credential });
	const texts = server.requests.map(({ headers, body }) => {
		const authorization = String(headers.authorization ?? '');
		const [scheme, encoded = ''] = authorization.split(' ');
		const shown = scheme === 'Basic' ? Buffer.from(encoded, 'base64').toString() : authorization;
		const form = /urlencoded/.test(String(headers['content-type']));
		const parts = form ? [...new URLSearchParams(body).values()] : [body];
		return [shown, String(headers['x-tenant-id'] ?? ''), ...parts].join(' | ');
	});
	return { texts, message, error };
}

describe.each(fields)('what is pasted into %s, %s', (...field) => {
	it.each([
		` ${value}`,
		`${value}\n`,
		`\r\n\t${value}\u00a0`,
		`\ufeff${value}`,
		`\u200b${value}\u200d\u2060`,
		`mark-\u200bof-it/1+=`,
		`"${value}"`,
		` "${value}"\n`,
		`'${value}'`,
		`\`${value}\``,
		`“${value}”`,
		`<${value}>`,
		`"\u200b'${value}' "`,
	])('is sent as it was given out: %j', async (entered) => {
		const wanted = await sent(field, value);
		const got = await sent(field, entered);
		expect(wanted.texts.join()).toContain(value);
		expect(got).toEqual(wanted);
	});

	it.each(['mark-of\n-it', 'mark-of\r\nX-Evil: 1', 'mark\tof-it', 'mark\0'])(
		'is refused in pieces, before anything is sent: %j',
		async (entered) => {
			const { texts, message, error } = await sent(field, entered);
			expect(texts).toEqual([]);
			const problem = `The credential's '${field[3]}' holds a line break`;
			expect(message).toContain(problem);
			expect(error?.message).toContain(problem);
		},
	);
});

describe.each(tokens)('a token in %s, %s', (...field) => {
	it.each([
		`Bearer ${value}`,
		`bearer   ${value}`,
		`"Bearer ${value}"`,
		`Bearer "${value}"`,
		`Bearer: ${value}`,
		`Authorization: Bearer ${value}`,
		`authorization:bearer\t${value}\n`,
		`Bearer Bearer ${value}`,
	])('loses what documents print before it: %j', async (entered) => {
		expect(await sent(field, entered)).toEqual(await sent(field, value));
	});

	it('keeps what only begins like that', async () => {
		const { texts } = await sent(field, 'bearer-of-mark');
		expect(texts.join()).toContain('bearer-of-mark');
	});

	it.each(['mark of it', 'mark-öf-it', 'mark\u2026'])('is refused with %j', async (entered) => {
		const { texts, message, error } = await sent(field, entered);
		expect(texts).toEqual([]);
		const problem = `The credential's '${field[3]}' holds blanks, line breaks or letters`;
		expect(message).toContain(problem);
		expect(error?.message).toContain(problem);
	});

	it('is empty when nothing but the scheme was pasted', async () => {
		if (field[1] === 'onBehalfOfToken') return;
		expect((await sent(field, ' Bearer \n')).message).toContain('is empty');
	});
});

it.each([' pä"ss ', '"quoted"', 'tab\there', 'Bearer x'])(
	'a password keeps all that it holds: %j',
	async (entered) => {
		const field: Field = ['basic', 'password', toSpot, 'Password'];
		const { texts } = await sent(field, entered);
		expect(texts[0]).toContain(JSON.stringify(entered));
	},
);
