import type { IDataObject } from 'n8n-workflow';
import { changeOf, isoDate, textOf, type Change } from './change';

const ENTITIES: Record<string, string> = {
	'&amp;': '&',
	'&lt;': '<',
	'&gt;': '>',
	'&quot;': '"',
	'&#x27;': "'",
	'&#39;': "'",
	'&#x60;': '`',
	'&#x3D;': '=',
};

/** Reads a delivery's body; undefined where it is none of ours. */
export function readBody(body: unknown): IDataObject | undefined {
	const parsed = typeof body === 'string' ? parse(body) : body;
	const isObject = typeof parsed === 'object' && parsed !== null && !Array.isArray(parsed);
	return isObject && 'alert' in parsed ? (parsed as IDataObject) : undefined;
}

/** A delivered alert as a change. */
export function fromDelivery(raw: IDataObject): Change {
	const alert = part(raw, 'alert');
	const test = part(raw, 'test');
	const rule = part(raw, 'rule');
	const id = plain(alert.id);
	const accountGroupId = plain(raw.accountGroupId);
	return changeOf({
		kind: 'alert',
		event: isOver(raw, alert) ? 'cleared' : 'triggered',
		id,
		severity: plain(alert.severity).toLowerCase(),
		type: plain(alert.type).toLowerCase(),
		title: [plain(rule.name), plain(test.name)].filter(Boolean).join(': '),
		startDate: isoDate(alert.started),
		endDate: isoDate(alert.cleared),
		test: {
			id: plain(test.id),
			name: plain(test.name),
			type: plain(test.type),
			description: plain(test.description),
			labels: list(test.labels).map(plain),
		},
		rule: {
			id: plain(rule.id),
			name: plain(rule.name),
			expression: plain(rule.expression),
			notes: plain(rule.notes),
		},
		agents: (list(raw.agents) as IDataObject[]).map((agent) => ({
			id: plain(agent.id),
			name: plain(agent.name),
			network: plain(agent.network),
			metricsAtStart: plain(agent.metricsAtStart),
			metricsAtEnd: plain(agent.metricsAtEnd),
		})),
		targets: list(raw.targets).map(plain),
		accountGroupId,
		organizationId: plain(raw.organizationId),
		link: id
			? `https://app.thousandeyes.com/alerts/list?__a=${accountGroupId}&alertId=${encodeURIComponent(id)}`
			: '',
		raw,
	});
}

/** The documented types are 1 (clear) and 2 (trigger); anything else is told by the end. */
function isOver(raw: IDataObject, alert: IDataObject): boolean {
	const type = plain(raw.notificationType).toLowerCase();
	if (type === '1' || type === 'clear') return true;
	if (type === '2' || type === 'trigger') return false;
	return plain(alert.cleared) !== '';
}

/** Handlebars escapes for HTML, also in what is no HTML. */
function plain(value: unknown): string {
	return textOf(value).replace(/&(?:amp|lt|gt|quot|#x27|#39|#x60|#x3D);/g, (one) => ENTITIES[one]);
}

function part(of: IDataObject, name: string): IDataObject {
	return (of[name] ?? {}) as IDataObject;
}

function list(value: unknown): unknown[] {
	return Array.isArray(value) ? value : [];
}

function parse(text: string): unknown {
	for (const candidate of [text, repaired(text)]) {
		try {
			return JSON.parse(candidate);
		} catch {
			continue;
		}
	}
	return undefined;
}

/** The template fills texts in as they are: a line break or a backslash of theirs is no JSON. */
function repaired(text: string): string {
	const escape: Record<string, string> = { '\n': '\\n', '\r': '\\r', '\t': '\\t' };
	return text
		.replace(/\\(?!["\\/bfnrt]|u[\da-f]{4})/gi, '\\\\')
		.replace(/"(?:[^"\\]|\\.)*"/gs, (quoted) =>
			[...quoted].map((one) => escape[one] ?? (one < ' ' ? ' ' : one)).join(''),
		);
}
