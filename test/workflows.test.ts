import type { INode, INodePropertyOptions, INodeType } from 'n8n-workflow';
import { NodeHelpers } from 'n8n-workflow';

import { ThoughtSpot } from '../nodes/ThoughtSpot/ThoughtSpot.node';
import { ThoughtSpotTrigger } from '../nodes/ThoughtSpot/ThoughtSpotTrigger.node';
import { ThousandEyes } from '../nodes/ThousandEyes/ThousandEyes.node';
import { ThousandEyesTrigger } from '../nodes/ThousandEyes/ThousandEyesTrigger.node';
import { credentialTypeOf, giveCredentials } from '../demo/attached';
import { sandboxCredentials } from '../demo/credentials';
import { core } from './workflows/allowed';
import { isNote, overlap, servedBy, targets } from './workflows/shape';
import { templates, type Template } from './workflows/templates';

const own: Record<string, INodeType> = {
	'n8n-nodes-thousandeyes-thoughtspot.thousandEyes': new ThousandEyes(),
	'n8n-nodes-thousandeyes-thoughtspot.thousandEyesTool': new ThousandEyes(),
	'n8n-nodes-thousandeyes-thoughtspot.thousandEyesTrigger': new ThousandEyesTrigger(),
	'n8n-nodes-thousandeyes-thoughtspot.thoughtSpot': new ThoughtSpot(),
	'n8n-nodes-thousandeyes-thoughtspot.thoughtSpotTrigger': new ThoughtSpotTrigger(),
};

const needsCredential = /\.(emailSend|n8n|serviceNow)$/;
const isTrigger = (node: INode) => /(\.webhook|Trigger)$/.test(node.type);
const isWebhook = (node: INode) => node.type === 'n8n-nodes-base.webhook';
const isChat = (node: INode) => node.type.endsWith('.chatTrigger');
/** Whether a node waits for a call from outside of n8n. */
const isCalled = (node: INode) => isWebhook(node) || node.parameters.resume === 'webhook';
const isAnswer = (node: INode) => node.type === 'n8n-nodes-base.respondToWebhook';
const ownNodes = ({ nodes }: Template) => nodes.filter((node) => node.type in own);

function outputsOf(node: INode): number {
	return node.type.endsWith('.if') || node.onError === 'continueErrorOutput' ? 2 : 1;
}

describe.each(templates)('template %s', (_name, template) => {
	const { nodes, connections } = template;
	const byName = new Map(nodes.map((node) => [node.name, node]));

	test('is an export without traces of the n8n that it was made in', () => {
		const keys = ['connections', 'meta', 'name', 'nodes', 'pinData', 'settings'];
		expect(Object.keys(template).sort()).toEqual(keys);
		expect(template.settings).toEqual({ executionOrder: 'v1' });
		expect(template.pinData).toEqual({});
		expect(template.meta).toEqual({});
		expect(JSON.stringify(template)).not.toMatch(/https?:|localhost|127\.0|sandbox-|eyJ/);
	});

	test('has nodes with names and ids of their own, in versions that n8n has', () => {
		expect(byName.size).toBe(nodes.length);
		expect(new Set(nodes.map((node) => node.id)).size).toBe(nodes.length);
		for (const { type, typeVersion } of nodes.filter((node) => !(node.type in own))) {
			expect(Object.keys(core)).toContain(type);
			expect(typeVersion).toBeLessThanOrEqual(core[type]);
		}
	});

	test('connects nodes that exist, every one of them behind a trigger', () => {
		const reached = new Set(nodes.filter(isTrigger).map((node) => node.name));
		for (const name of reached) {
			for (const next of targets(template, name).flat()) reached.add(next);
		}
		for (const { name } of nodes) {
			if (servedBy(template, name).some((agent) => reached.has(agent))) reached.add(name);
		}
		const working = nodes.filter((node) => !isNote(node)).map((node) => node.name);
		expect([...reached].sort()).toEqual(working.sort());
		for (const name of Object.keys(connections)) expect(byName.has(name)).toBe(true);
	});

	test.each(ownNodes(template).map((node) => [node.name, node] as const))(
		'gives %s parameters that its node takes, and asks for one credential',
		(_node, node) => {
			const { description } = own[node.type];
			const { properties } = description;
			const { parameters } = node;
			const shown = NodeHelpers.getNodeParameters(
				properties,
				parameters,
				true,
				false,
				node,
				description,
			);
			expect(shown).toMatchObject(parameters);
			expect(NodeHelpers.getNodeParametersIssues(properties, node, description)).toBeNull();

			for (const property of properties.filter(({ type }) => type === 'options')) {
				const value = parameters[property.name];
				const fixed = value !== undefined && !String(value).startsWith('=');
				if (!fixed || !NodeHelpers.displayParameter(parameters, property, node, description))
					continue;
				const values = (property.options as INodePropertyOptions[]).map((option) => option.value);
				expect(values).toContain(value);
			}

			const credentials = (description.credentials ?? []).filter((credential) =>
				NodeHelpers.displayParameter(parameters, credential, node, description),
			);
			expect(credentials.map(({ name }) => name)).toEqual([credentialTypeOf(node)]);
		},
	);

	// Where one is named that this n8n does not have, n8n shows nothing amiss before the run fails.
	test('names no credentials; nodes that need those of others stand last and are off', () => {
		for (const node of nodes) {
			expect(node).not.toHaveProperty('credentials');
			if (node.disabled) expect(targets(template, node.name).flat()).toEqual([]);
			if (needsCredential.test(node.type)) expect(node.disabled).toBe(true);
		}
	});

	test('is given the credentials that the demo has', () => {
		const accounts = sandboxCredentials().map((one) => ({ ...one, id: one.type }));
		const given = structuredClone(template);
		giveCredentials(given, accounts);
		for (const node of ownNodes(given)) {
			const type = String(credentialTypeOf(node));
			expect(node.credentials).toEqual({ [type]: { id: type, name: expect.any(String) } });
		}
	});

	test('is open to nobody before a credential is chosen, and its notes say so', () => {
		const setUp = String(byName.get('Set Up')?.parameters.content);
		for (const { name, parameters } of nodes.filter(isCalled)) {
			const { authentication, incomingAuthentication } = parameters;
			expect(authentication ?? incomingAuthentication).toBe('headerAuth');
			expect(setUp).toContain(`**Header Auth** `);
			expect(setUp).toContain(`**${name}**`);
		}
		for (const node of nodes.filter(isChat)) expect(node.parameters).not.toHaveProperty('public');
	});

	test('explains itself in notes that cover nothing', () => {
		const notes = nodes.filter(isNote);
		const texts = notes.map((note) => String(note.parameters.content)).join('\n');
		// What n8n 2 calls publishing was activating before.
		expect(texts.replaceAll('(**Activate** before n8n 2)', '')).not.toMatch(/\bactivat/i);
		expect(notes.map((note) => note.name)).toEqual([
			'About This Workflow',
			'Set Up',
			'What Comes Out',
		]);
		const covered = nodes.flatMap((a, index) =>
			nodes.slice(index + 1).filter((b) => overlap(a, b)),
		);
		expect(covered).toEqual([]);
	});
});

test('the webhooks keep their addresses', () => {
	const webhooks = templates.flatMap(([, { nodes }]) => nodes.filter(isWebhook));
	const addresses = webhooks.map(({ webhookId, parameters }) => [
		parameters.httpMethod ?? 'GET',
		parameters.path,
		parameters.responseMode,
		// Without one n8n puts the workflow's id before the path.
		typeof webhookId,
	]);
	expect(addresses.sort()).toEqual([
		['GET', 'thoughtspot-who-am-i', 'responseNode', 'string'],
		['POST', 'thoughtspot-joiner-leaver', 'responseNode', 'string'],
		['POST', 'thoughtspot-leaver', 'responseNode', 'string'],
		['POST', 'thoughtspot-promote', 'responseNode', 'string'],
		['POST', 'thoughtspot-token', 'responseNode', 'string'],
		['POST', 'thousandeyes-change-freeze', 'responseNode', 'string'],
		['POST', 'thousandeyes-tests-from-sheet', 'responseNode', 'string'],
	]);
});

test.each(templates.filter(([, { nodes }]) => nodes.some(isWebhook)))(
	'template %s answers its webhook whichever way the run goes',
	(_name, template) => {
		for (const node of template.nodes.filter((each) => !isNote(each))) {
			const ways = targets(template, node.name).filter((way) => way.length > 0);
			expect([node.name, ways.length]).toEqual([node.name, isAnswer(node) ? 0 : outputsOf(node)]);
		}
	},
);
