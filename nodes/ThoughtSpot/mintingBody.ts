import { jsonParse, type IDataObject, type IHttpRequestOptions } from 'n8n-workflow';
import { isBlank } from '../shared/operation/checks';
import { SigningError } from '../shared/signing/signing';

/** The body of a request that mints or logs in, as a copy; one that cannot be read may name anybody. */
export function bodyOf(options: IHttpRequestOptions): IDataObject {
	const { body, form, formData } = options as IHttpRequestOptions & Record<string, unknown>;
	const read: unknown =
		typeof body === 'string' ? jsonParse(body || '{}', { fallbackValue: body }) : (body ?? {});
	const isObject = Object.prototype.toString.call(read) === '[object Object]';
	const isStream = typeof (read as { pipe?: unknown } | null)?.pipe === 'function';
	if (isObject && !isStream && form === undefined && formData === undefined) {
		return { ...(read as IDataObject) };
	}
	throw new SigningError(
		'A request for a token must have a JSON object as its body, or none',
		'Choose JSON as the body of the request. Nothing was sent.',
	);
}

/**
 * What the body itself names, as it is to be sent; `undefined` where it leaves that to the
 * credential. An empty value does not: it comes from an expression that gave nothing.
 */
export function given(body: IDataObject, name: string): string | number | undefined {
	if (!Object.hasOwn(body, name)) return undefined;
	const value = body[name];
	if (typeof value === 'string' && !isBlank(value)) return value.trim();
	if (name !== 'username' && Number.isSafeInteger(value)) return value as number;
	throw new SigningError(
		`'${name}' in the body of this request is empty or no text`,
		"Check the expression that should give it, or leave it out to use the credential's own. Nothing was sent.",
	);
}

/** Whether ThoughtSpot takes two user names for one: letter case and blanks around them mean nothing. */
export function isSameUser(one: unknown, other: unknown): boolean {
	const [name, same] = [one, other].map((user) =>
		typeof user === 'string' ? user.trim().toLowerCase() : '',
	);
	return name !== '' && name === same;
}
