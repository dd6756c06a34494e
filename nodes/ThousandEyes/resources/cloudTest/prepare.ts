import type { IDataObject } from 'n8n-workflow';
import { labelOf } from '../../../shared/operation/labels';
import { additionalProperties } from '../../../shared/operation/standard';
import { InputProblem, type Field, type Values } from '../../../shared/operation/vocabulary';
import { toUpdate } from '../../fields/cloudTests';
import { settingsOf, type Sending } from '../../fields/cloudTests/names';

const PROPERTIES = additionalProperties.property.displayName;

/**
 * The settings of a test as they are sent in this way: with the additional properties among them,
 * and each agent with its IP address. Twice it does what it does once.
 */
export function preparedTest(sending: Sending): (values: Values) => Values {
	return (values) => checkSettings(withSources(withProperties(values, sending)));
}

/** The same of a test that is to be created, which needs all that its type cannot be without. */
export function wholeTest(sending: Sending): (values: Values) => Values {
	return (values) => {
		const prepared = preparedTest(sending)(values);
		if (values.testType === 'api' && prepared.requests === undefined) {
			throw new InputProblem('Requests', 'is empty', 'An API test has at least one request.');
		}
		return prepared;
	};
}

function withProperties(values: Values, sending: Sending): Values {
	const { additionalProperties: more, ...own } = values;
	if (more === undefined) return own;
	if (Array.isArray(more)) throw new InputProblem(PROPERTIES, 'must be an object');
	const allowed = settingsOf(String(values.testType), sending);
	for (const [name, value] of Object.entries(more as IDataObject)) {
		if (!allowed.includes(name)) {
			throw new InputProblem(
				PROPERTIES,
				`holds '${name.slice(0, 60)}', which this type of test does not take`,
				`It takes ${allowed.join(', ')}. Nothing was sent.`,
			);
		}
		if (own[name] !== undefined) {
			throw new InputProblem(PROPERTIES, `holds '${name}', which is given in its field too`);
		}
		checkInside(name, fieldOf(name), value);
		if (value === null) {
			throw new InputProblem(
				PROPERTIES,
				`holds nothing for '${name}'`,
				'An empty text or list clears a setting. Nothing was sent.',
			);
		}
	}
	return { ...own, ...(more as Values) };
}

const fieldOf = (name: string) => toUpdate.find(({ property }) => property.name === name);

/** Refuses a name at any depth that the API does not know. */
function checkInside(path: string, field: Field | undefined, value: unknown): void {
	if (!field?.fields) return;
	const names = field.fields.map(({ property }) => property.name);
	for (const row of [value].flat()) {
		for (const [name, inner] of Object.entries(Object(row) as IDataObject)) {
			const one = field.fields.find(({ property }) => property.name === name);
			if (!one) {
				throw new InputProblem(
					PROPERTIES,
					`holds '${path}.${name.slice(0, 60)}', which the API does not know`,
					`It knows ${names.join(', ')}. Nothing was sent.`,
				);
			}
			checkInside(`${path}.${name}`, one, inner);
		}
	}
}

/** Puts the IP address that an agent uses to the agent. */
function withSources(values: Values): Values {
	const { sourceIpAddresses: sources, ...rest } = values;
	if (sources === undefined) return rest;
	const agents = ((rest.agents ?? []) as unknown[]).map((one) =>
		typeof one === 'object' ? (one as IDataObject) : { agentId: String(one) },
	);
	for (const { agentId, sourceIpAddress } of sources as IDataObject[]) {
		const agent = agents.find((one) => one.agentId === agentId);
		if (!agent) {
			throw new InputProblem(
				'Source IP Addresses',
				`names ${String(agentId)}, which is not one of Agents`,
			);
		}
		agent.sourceIpAddress = sourceIpAddress;
	}
	return { ...rest, agents };
}

function checkSettings(values: Values): Values {
	const { testType: type, headers, customHeaders, postBody, requestMethod } = values;
	const refuse = (name: string, problem: string) => {
		throw new InputProblem(labelOf(name), problem);
	};
	if (headers !== undefined && customHeaders !== undefined) {
		refuse('headers', "cannot be combined with 'Custom Headers'");
	}
	if (requestMethod === 'get' && postBody !== undefined && postBody !== '') {
		refuse('requestMethod', "cannot be GET with a 'POST Body'");
	}
	if (type === 'agent-to-agent' && values.protocol === 'icmp') {
		refuse('protocol', 'cannot be ICMP between agents');
	}
	if (type === 'voice' && values.port !== undefined && Number(values.port) < 1024) {
		refuse('port', 'must be at least 1024');
	}
	if (type === 'bgp' && [values.expand].flat().includes('agent')) {
		refuse('expand', 'cannot hold Agents: a BGP test has none');
	}
	return values;
}
