const LONGEST_TEXT = 500;
/** Characters of a text in which secrets are looked for; nothing behind them is ever shown. */
const MOST_READ = 200_000;
/** Characters before the end of what was read that are not shown: a secret may be cut in two there. */
const MARGIN = 20_000;
/** Characters in which what looks like a token is looked for. */
const MOST_MATCHED = 4000;
const MARK = '[redacted]';

const KEY =
	'(?<![\\w-])[\\w-]{0,40}(?:passw(?:or)?d|passphrase|pwd|secret|token|api[_-]?key|secret[_-]?key)';

/** `"token":"abc"`, `\"password\": \"a b\"`. */
const QUOTED = new RegExp(`(${KEY}\\\\{0,3}["']? ?[:=] ?\\\\{0,3}["'])[^"'\\\\]+`, 'gi');
/** `password=abc`, `token: abc123`, but also `invalid_token: Invalid access token`. */
const TOLD = new RegExp(`(${KEY}["']?( ?[:=] ?))(?!\\[redacted)([^\\s"'\\\\&,;}\\])]{4,})`, 'gi');
/** `Bearer abc`, but also `Basic authentication`. */
const SCHEME = /\b((?:Bearer|Basic) )([\w.~+/=-]{8,})/gi;
const SPEAKS_OF_IT = /^(?:access|assertion|authenti|authori[sz]|challenge|credential|security)/i;
/** Where a JSON web token may be: its parts begin with the Base64 of `{"`. */
const RUN = /[\w.-]{20,}/g;

/** Words, joined or not, each in one case: what a sentence goes on with, not what a token looks like. */
function isWords(text: string): boolean {
	return /^(?:[A-Z]?[a-z]{1,20}|[A-Z]{1,20})(?:[_-](?:[A-Z]?[a-z]{1,20}|[A-Z]{1,20})){0,5}[.:!?]?$/.test(
		text,
	);
}

/**
 * Takes everything that looks like a secret out of a text, and cuts it to a readable length. Known
 * secrets are taken out by `redact`, before anything is cut.
 */
export function clean(text: string, redact: (text: string) => string = (same) => same): string {
	const whole = text.trimStart();
	const known = redact(whole.slice(0, MOST_READ));
	const safe = (whole.length > MOST_READ ? known.slice(0, -MARGIN) : known)
		.replace(/\s+/g, ' ')
		.slice(0, MOST_MATCHED)
		.replace(RUN, withoutWebToken)
		.replace(SCHEME, (all, scheme: string, value: string) =>
			SPEAKS_OF_IT.test(value) && isWords(value) ? all : scheme + MARK,
		)
		.replace(QUOTED, `$1${MARK}`)
		.replace(TOLD, (all, key: string, sign: string, value: string) =>
			sign !== '=' && isWords(value) ? all : key + MARK,
		)
		.trim();
	return safe.length > LONGEST_TEXT ? `${safe.slice(0, LONGEST_TEXT)}…` : safe;
}

function withoutWebToken(run: string): string {
	const start = run.indexOf('eyJ');
	return start < 0 || run.length - start < 20 ? run : run.slice(0, start) + MARK;
}

/** A name in quotation marks, cut to what a message can hold. */
export function quoted(name: unknown): string {
	const text = String(name ?? '');
	return `"${text.length > 100 ? `${text.slice(0, 100)}…` : text}"`;
}
