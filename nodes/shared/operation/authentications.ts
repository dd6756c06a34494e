import { InputProblem, type Api, type Authentication, type Operation } from './vocabulary';

/** An operation in the form that one authentication carries. */
export interface Carried extends Operation {
	authentication: Authentication;
}

/** The operation as the chosen authentication carries it, or an `InputProblem` that says what does. */
export function carriedBy(api: Api, operation: Operation, authenticationName: string): Carried {
	const authentication = api.authentications.find(({ value }) => value === authenticationName);
	if (!authentication || !carries(operation, authentication)) {
		const able = api.authentications
			.filter((one) => carries(operation, one))
			.map(({ name }) => name);
		throw new InputProblem(
			'Authentication',
			`cannot be ${authentication?.name ?? `'${authenticationName}'`} here: '${operation.action}' needs another one`,
			`Choose ${able.join(' or ')}. Nothing was sent.`,
		);
	}
	const variant = operation.variants?.[authentication.version ?? ''] ?? {};
	const list = operation.list && {
		...operation.list,
		...(variant.rows ? { rows: variant.rows } : {}),
	};
	return { ...operation, ...variant, ...(list ? { list } : {}), authentication };
}

/** Whether an authentication can carry an operation at all. */
export function carries(operation: Operation, { value, version }: Authentication): boolean {
	if (operation.authentications && !operation.authentications.includes(value)) return false;
	return version === undefined || operation.variants?.[version] !== undefined;
}
