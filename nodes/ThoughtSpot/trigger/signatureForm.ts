const FORMS: Array<[string, RegExp]> = [
	['hex', /^[\da-f]+$/i],
	['base64', /^[\w+/-]+={0,2}$/],
];

/** How a signature is written, such as "64 hex characters with prefix v1=": never what it says. */
export function formOf(signature: unknown): string {
	if (typeof signature !== 'string' || signature.trim() === '') return 'missing';
	// Some services write several values, each with a name of its own.
	const values = signature.split(',', 5).map((value) => formOfValue(value.trim()));
	return values.join(', then ');
}

function formOfValue(value: string): string {
	const name = /^[\w-]{1,20}=(?=[^=])/.exec(value)?.[0] ?? '';
	const rest = value.slice(name.length);
	const kind = FORMS.find(([, form]) => form.test(rest))?.[0] ?? 'other';
	return `${rest.length} ${kind} characters${name && ` with prefix ${name}`}`;
}
