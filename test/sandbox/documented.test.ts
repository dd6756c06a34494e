import { startThoughtSpot, startThousandEyes, type Sandbox } from '../../sandbox';
import thousandEyes from '../../facts/thousandeyes.json';
import thoughtSpot from '../../facts/thoughtspot.json';

interface Facts {
	operations: Record<
		string,
		{
			answer: { status: number[]; kind: string };
			body?: { contentType?: string; required?: string[] };
		}
	>;
}

let api: Sandbox;

afterEach(async () => await api.close());

const credentials = {
	thousandEyes: () => 'sandbox-thousandeyes-bearer',
	thoughtSpot: async () => {
		const answer = await fetch(`${api.url}/api/rest/2.0/auth/token/full`, {
			method: 'POST',
			headers: { 'content-type': 'application/json', accept: 'application/json' },
			body: JSON.stringify({ username: 'tsadmin', password: 'sandbox-admin-password' }),
		});
		return ((await answer.json()) as { token: string }).token;
	},
};

const services = {
	thousandEyes: { facts: thousandEyes as unknown as Facts, start: startThousandEyes },
	thoughtSpot: { facts: thoughtSpot as unknown as Facts, start: startThoughtSpot },
};

/** Asks for each operation, with ids that nothing has and with a body that nobody takes. */
async function askAll(service: keyof typeof services, body: unknown) {
	const { facts, start } = services[service];
	api = await start({ rateLimit: undefined });
	const authorization = `Bearer ${await credentials[service]()}`;
	const answers = new Map<string, { status: number; text: string }>();
	for (const key of Object.keys(facts.operations)) {
		const [method, path] = key.split(' ');
		// These end the session that the others are asked with.
		if (/session\/(logout|login)$|token\/revoke$|force-logout$/.test(path)) continue;
		const answer = await fetch(api.url + path.replace(/\{\w+\}/g, 'nothing'), {
			method,
			headers: { authorization, accept: '*/*', 'content-type': 'application/json' },
			body: method === 'GET' || body === undefined ? undefined : JSON.stringify(body),
		});
		answers.set(key, { status: answer.status, text: await answer.text() });
	}
	return answers;
}

it.each(['thousandEyes', 'thoughtSpot'] as const)(
	'%s has every operation of the facts',
	async (service) => {
		const answers = await askAll(service, undefined);
		const odd = [...answers].filter(
			([, { status, text }]) =>
				status === 405 || status >= 500 || (status === 404 && /no (such )?endpoint/i.test(text)),
		);
		expect(odd).toEqual([]);
		const good = [...answers].filter(([, { status }]) => status < 300);
		expect(good.length).toBeGreaterThan(15);
	},
);

it.each(['thousandEyes', 'thoughtSpot'] as const)(
	'%s refuses what its facts do not know',
	async (service) => {
		const { facts } = services[service];
		const answers = await askAll(service, { nobodyKnowsThis: true });
		const taken = [...answers].filter(([key, { status }]) => {
			const isForm = facts.operations[key].body?.contentType !== undefined;
			return !key.startsWith('GET') && !isForm && status < 300;
		});
		expect(taken.map(([key]) => key)).toEqual([]);
	},
);
