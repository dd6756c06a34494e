import type { ICredentialDataDecryptedObject, IDataObject } from 'n8n-workflow';
import { ThoughtSpot } from '../../nodes/ThoughtSpot/ThoughtSpot.node';
import { startThoughtSpot } from '../../sandbox';
import { closeAfter, createBench } from '../support/fixtures';
import { startServer } from '../support/server';

const spot = createBench(ThoughtSpot, async () => await startThoughtSpot(), '/api/rest/2.0');

const onError = 'continueRegularOutput' as const;
const token = 'a-token-of-another-org';

/** A cluster that opens what it likes, told in `answer`, whatever is asked for. */
const cluster = async (answer: IDataObject) =>
	closeAfter(
		await startServer(({ url }) => ({
			json: url.includes('/auth/token/') ? { token, ...answer } : { id: '1' },
		})),
	);

describe.each(['basic', 'trusted'])('a session of %s', (authentication) => {
	const open = async (orgId: string | number, answer: IDataObject) => {
		const server = await cluster(answer);
		const credential: ICredentialDataDecryptedObject = { orgId, baseUrl: server.url };
		const wish = { authentication, credential, input: [{}, {}, {}], onError };
		const { items } = await spot.run('session', 'getUser', {}, wish);
		const logIns = server.requests.length;
		const { message } = await spot.test(authentication, credential);
		return { errors: items.map(({ json }) => json.error), message, logIns };
	};

	it.each([
		['2', { scope: { org_id: 0 } }, 0],
		[2, { scope: { org_id: 5 } }, 5],
		['0', { scope: { org_id: 2 } }, 2],
		['2', { scope: { org_id: '0' } }, 0],
	])('for org %j is refused when it is for another (%j)', async (asked, answer, granted) => {
		const { errors, message, logIns } = await open(asked, answer);
		const words = `ThoughtSpot opened org ${granted} instead of ${Number(asked)}`;
		expect(errors).toEqual([words, words, words]);
		expect(message).toContain(words);
		expect(logIns).toBe(1);
	});

	it('repeats no secret that is told in place of the org', async () => {
		const secrets = { password: 'mark+pass/1', secretKey: 'mark+key/2' };
		const secret = authentication === 'basic' ? secrets.password : secrets.secretKey;
		const server = await cluster({ scope: { org_id: secret } });
		const wish = {
			authentication,
			credential: { ...secrets, orgId: '2', baseUrl: server.url },
			onError,
		};
		for (const [resource, operation] of [
			['session', 'getUser'],
			['token', 'getFull'],
		]) {
			const { items } = await spot.run(resource, operation, {}, wish);
			expect(items[0].json.error).toContain('opened org [redacted] instead of 2');
		}
	});

	it.each<[string | number, IDataObject]>([
		['2', { scope: { org_id: 2 } }],
		['2', { scope: { org_id: '2' } }],
		[' 02 ', { scope: { org_id: 2 } }],
		['0', { scope: { org_id: 0 } }],
		['2', {}],
		['2', { scope: null }],
		['2', { scope: {} }],
		['2', { scope: { org_id: null } }],
		['', { scope: { org_id: 7 } }],
	])('for org %j is taken (%j)', async (asked, answer) => {
		const { errors, message } = await open(asked, answer);
		expect(errors).toEqual([undefined, undefined, undefined]);
		expect(message).toBe('Connection successful!');
	});
});

describe.each(['basic', 'trusted'])('a token minted with %s', (authentication) => {
	const mint = async (
		operation: string,
		answer: IDataObject,
		more: IDataObject = {},
		credential: ICredentialDataDecryptedObject = {},
	) => {
		const server = await cluster(answer);
		const fixed = { objectId: 'an-object', persistOption: 'NONE', additionalFields: more };
		const wish = {
			authentication,
			credential: { ...credential, baseUrl: server.url },
			input: [{}, {}],
			onError,
		};
		const result = await spot.run('token', operation, fixed, wish);
		return { ...result, sent: server.requests.length };
	};

	it.each<[string, IDataObject, IDataObject, ICredentialDataDecryptedObject, string]>([
		['getFull', { scope: { org_id: 0 } }, { orgId: 2 }, {}, 'org 0 instead of 2'],
		['getObject', { scope: { org_id: 0 } }, { orgId: 2 }, {}, 'org 0 instead of 2'],
		['getCustom', { org: { id: 0, name: 'Primary' } }, { orgId: 'Retail' }, {}, 'org 0'],
		['getCustom', { org: { id: 0 } }, { orgId: '2' }, {}, 'org 0 instead of 2'],
		['getFull', { scope: { org_id: 0 } }, {}, { orgId: '2' }, 'org 0 instead of 2'],
		['getCustom', { org: { id: 0, name: 'Primary' } }, {}, { orgId: '2' }, 'org 0 instead of 2'],
		['getFull', { scope: { org_id: 2 } }, { orgId: 0 }, { orgId: '2' }, 'org 2 instead of 0'],
	])('(%s, %j) is not handed out for another org', async (...row) => {
		const [operation, answer, more, credential, words] = row;
		const { items, sent, stored } = await mint(operation, answer, more, credential);
		expect(items).toHaveLength(2);
		for (const { json } of items) expect(json.error).toContain(`ThoughtSpot opened ${words}`);
		expect(stored).not.toContain(token);
		expect(sent).toBe(2);
	});

	it.each<[string, IDataObject, IDataObject]>([
		['getFull', { scope: { org_id: 2 } }, { orgId: 2 }],
		['getFull', {}, { orgId: 2 }],
		['getObject', { scope: { org_id: null } }, { orgId: 2 }],
		['getFull', { scope: { org_id: 7 } }, {}],
		['getCustom', { org: { id: 2, name: 'Retail' } }, { orgId: '2' }],
		['getCustom', { org: { id: 2, name: 'Retail' } }, { orgId: 'retail' }],
		['getCustom', { org: { id: 2 } }, { orgId: 'Retail' }],
		['getCustom', {}, { orgId: 'Retail' }],
	])('(%s, %j) is handed out otherwise', async (operation, answer, more) => {
		const { items } = await mint(operation, answer, more);
		expect(items.map(({ json }) => json.token)).toEqual([token, token]);
	});
});
