/** Words that are no words in small letters. */
const WORDS: Record<string, string> = {
	api: 'API',
	bgp: 'BGP',
	csv: 'CSV',
	dns: 'DNS',
	dnssec: 'DNSSEC',
	ftp: 'FTP',
	guid: 'GUID',
	http: 'HTTP',
	id: 'ID',
	ids: 'IDs',
	ip: 'IP',
	ipv6: 'IPv6',
	json: 'JSON',
	mtu: 'MTU',
	oauth: 'OAuth',
	pdf: 'PDF',
	png: 'PNG',
	sip: 'SIP',
	sql: 'SQL',
	ssl: 'SSL',
	tml: 'TML',
	udp: 'UDP',
	tcp: 'TCP',
	icmp: 'ICMP',
	url: 'URL',
	urls: 'URLs',
	xlsx: 'XLSX',
	yaml: 'YAML',
};

const SMALL = new Set([
	'a',
	'as',
	'per',
	'via',
	'an',
	'and',
	'at',
	'by',
	'for',
	'from',
	'in',
	'of',
	'on',
	'or',
	'the',
	'to',
	'with',
]);

/** The display name of a field or a word of the API: `testId` is "Test ID", `READ_ONLY` "Read Only". */
export function labelOf(name: string): string {
	const words = name
		.replace(/([a-z\d])([A-Z])/g, '$1 $2')
		.split(/[\s_-]+/)
		.filter(Boolean);
	return words
		.map((word, index) => {
			const small = word.toLowerCase();
			if (Object.hasOwn(WORDS, small)) return WORDS[small];
			const isInside = index > 0 && index < words.length - 1;
			if (isInside && SMALL.has(small)) return small;
			return small[0].toUpperCase() + small.slice(1);
		})
		.join(' ');
}

/** Compares as people sort; one for all, because making one takes its time while n8n starts. */
const alphabetically = new Intl.Collator('en').compare;

/** Sorted as people look for them. */
export function byName<T extends { name: string }>(options: T[]): T[] {
	return [...options].sort((a, b) => alphabetically(a.name, b.name));
}

/** Fields sorted as people look for them: by their names, but a range begins with its start. */
export function byDisplayName<T extends { displayName: string }>(fields: T[]): T[] {
	const names = new Set(fields.map(({ displayName }) => displayName));
	const keyOf = ({ displayName }: T) => {
		const start = displayName.replace(/^End\b/, 'Start');
		return start !== displayName && names.has(start) ? `${start} ~` : displayName;
	};
	return [...fields].sort((a, b) => alphabetically(keyOf(a), keyOf(b)));
}
