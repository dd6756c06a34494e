import type { INodeCredentialDescription, INodeProperties } from 'n8n-workflow';
import { InputProblem, type Api, type Authentication, type Operation } from './vocabulary';

/** The authentication of that value, or an `InputProblem` that names those there are. */
export function authenticationOf(api: Api, value: string): Authentication {
	const found = api.authentications.find((one) => one.value === value);
	if (found) return found;
	throw new InputProblem(
		'Authentication',
		`cannot be '${value}' here`,
		`Choose a credential of the type ${credentialNames(api, api.authentications)}. Nothing was sent.`,
	);
}

/** The operation as an authentication carries it, or an `InputProblem` that says what does. */
export function carriedBy(
	api: Api,
	operation: Operation,
	authentication: Authentication,
): Operation {
	if (carries(operation, authentication)) {
		return { ...operation, ...authentication.only?.get(operation) };
	}
	const able = api.authentications.filter((one) => carries(operation, one));
	throw new InputProblem(
		'Credential',
		`cannot be a ${credentialNames(api, [authentication])} here: '${operation.action}' needs another type`,
		`Choose a credential of the type ${credentialNames(api, able)}. Nothing was sent.`,
	);
}

/** The credential types of some authentications as the editor shows them: there, they are chosen by their type. */
export function credentialNames({ service }: Api, authentications: Authentication[]): string {
	return authentications.map(({ name }) => `${service} ${name} API`).join(' or ');
}

/** Whether an authentication can carry an operation at all. */
export function carries(operation: Operation, { value, only }: Authentication): boolean {
	if (operation.authentications && !operation.authentications.includes(value)) return false;
	return only === undefined || only.has(operation);
}

/** The field of a node in which the user chooses how to sign in; the first way is the usual one. */
export function authenticationField({ service, authentications }: Api): INodeProperties {
	const [{ value: usual }] = authentications;
	return {
		displayName: 'Authentication',
		name: 'authentication',
		type: 'options',
		noDataExpression: true,
		options: authentications.map(({ name, value, description }) => ({ name, value, description })),
		default: usual,
		description: `How to sign in to ${service}`,
	};
}

/** The credentials of a node, each shown for its way to sign in. */
export function credentialsOf({ authentications }: Api): INodeCredentialDescription[] {
	return authentications.map(({ value, credential }) => ({
		name: credential,
		required: true,
		testedBy: credential,
		displayOptions: { show: { authentication: [value] } },
	}));
}
