import type { IDataObject } from 'n8n-workflow';
import type { Merged, Values } from '../../../shared/operation/vocabulary';

/** What a request of an API test is like where it does not say. */
const USUAL: IDataObject = {
	method: 'get',
	authType: 'none',
	collectApiResponse: true,
	clientAuthentication: 'basic-auth-header',
	waitTimeMs: 0,
};

/** A server with a port, in the form in which the test has both. */
export function fittedTo(row: IDataObject, values: Values): Values {
	const { server, port } = values;
	const together = typeof row.server === 'string' && /^[^:]+:\d+$/.test(row.server);
	if (!together || server === undefined || port === undefined) return values;
	if (String(server).includes(':')) return values;
	return { ...values, server: `${String(server)}:${String(port)}`, port: undefined };
}

/** A merge without changes that only spell out what is usual. */
export function differing({ before, body, changes }: Merged): Merged {
	const real = changes.filter(
		({ field, from, to }) => field !== 'requests' || !sameRequests(from, to),
	);
	return { before, body, changes: real };
}

function sameRequests(one: unknown, other: unknown): boolean {
	if (!Array.isArray(one) || !Array.isArray(other) || one.length !== other.length) return false;
	return one.every((request, index) =>
		sameRequest(request as IDataObject, other[index] as IDataObject),
	);
}

function sameRequest(one: IDataObject, other: IDataObject): boolean {
	const names = [...new Set([...Object.keys(one), ...Object.keys(other)])];
	return names.every((name) => {
		const [a, b] = [one, other].map((request) => request[name] ?? USUAL[name] ?? '');
		return JSON.stringify(emptied(a)) === JSON.stringify(emptied(b));
	});
}

const emptied = (value: unknown) => (Array.isArray(value) && value.length === 0 ? '' : value);
