import { InputProblem, type Api, type Authentication, type Operation } from './vocabulary';

/** The authentication of that value, or an `InputProblem` that names those there are. */
export function authenticationOf(api: Api, value: string): Authentication {
	const found = api.authentications.find((one) => one.value === value);
	if (found) return found;
	const names = api.authentications.map(({ name }) => name);
	throw new InputProblem(
		'Authentication',
		`cannot be '${value}' here`,
		`Choose ${names.join(' or ')}. Nothing was sent.`,
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
		'Authentication',
		`cannot be ${authentication.name} here: '${operation.action}' needs another one`,
		`Choose ${able.map(({ name }) => name).join(' or ')}. Nothing was sent.`,
	);
}

/** Whether an authentication can carry an operation at all. */
export function carries(operation: Operation, { value, only }: Authentication): boolean {
	if (operation.authentications && !operation.authentications.includes(value)) return false;
	return only === undefined || only.has(operation);
}
