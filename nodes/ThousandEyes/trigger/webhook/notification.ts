import type { IDataObject } from 'n8n-workflow';
import { readLooseJson } from '../../../shared/reading/looseJson';
import { isObject, objectOf, objectsOf } from '../../../shared/reading/objects';
import { changeOf, type Change } from '../change';
import { fromClassic } from './classic';
import { readFrame } from './payloadReader';
import { dateIn, eventOf, linkTo, firstPlain, plain, textsOf } from './reading';

/** A change, or that the webhook is only tried out, or that the alert is not to count. */
export type Delivery = Change | 'test' | 'suppressed';

/** A place of a template that was not filled in. */
const PLACE = /\{\{[^{}]{1,200}\}\}/;

/** Levels of our payload, with room for what somebody has put around them. */
const DEEPEST = 8;

/** Reads a delivery's body, of our payload or of another webhook of ThousandEyes; undefined for anything else. */
export function readDelivery(body: string, apiHost?: string): Delivery | undefined {
	const raw = readFrame(body) ?? withoutMark(readLooseJson(body));
	const change = isObject(raw) ? readNotification(raw, apiHost) : undefined;
	// What ThousandEyes sends to try out a template may have nothing in its places.
	if (change === undefined) return PLACE.test(body) ? 'test' : undefined;
	return typeof change === 'object' && PLACE.test(change.id) ? 'test' : change;
}

function readNotification(raw: IDataObject, apiHost?: string): Delivery | undefined {
	const types = [raw.eventType, raw.type, raw.notificationType];
	if (types.some((type) => /(^|_)test$/i.test(plain(type)))) return 'test';
	const change = isClassic(raw) ? fromClassic(raw, apiHost) : fromCustom(raw, apiHost);
	return change && isSuppressed(raw) ? 'suppressed' : change;
}

/** Whether a body is that of a classic webhook, whose form nobody can choose. */
function isClassic(raw: IDataObject): boolean {
	const alert = objectOf(raw.alert);
	return isObject(raw.agentAlert) || alert.alertId !== undefined;
}

/** Whether a suppression window holds the alert back: what comes of it says so itself. */
function isSuppressed(raw: IDataObject): boolean {
	const said = firstPlain(objectOf(raw.alert).suppressed, raw.suppressed);
	return /^(true|1)$/i.test(said);
}

/** An alert as our payload or ThousandEyes's preset "Generic" has it: that one keeps all in the alert. */
function fromCustom(raw: IDataObject, apiHost?: string): Change | undefined {
	const alert = objectOf(raw.alert);
	const test = objectOf(raw.test ?? alert.test);
	const rule = objectOf(raw.rule ?? alert.rule);
	const id = plain(alert.id);
	const ended = dateIn(alert.cleared);
	const type = firstPlain(raw.notificationType, raw.type, raw.eventType);
	const event = eventOf(type, alert.active, ended !== '');
	if (id === '' || !event) return undefined;
	const accountGroupId = firstPlain(raw.accountGroupId, raw.accountId);
	return changeOf({
		kind: 'alert',
		event,
		id,
		notificationId: firstPlain(raw.notificationId, raw.id),
		severity: plain(alert.severity).toLowerCase(),
		type: plain(alert.type).toLowerCase(),
		title: [plain(rule.name), plain(test.name)].filter(Boolean).join(': '),
		startDate: dateIn(alert.started, alert.triggered),
		endDate: ended,
		test: {
			id: firstPlain(test.id, raw.testId),
			name: plain(test.name),
			type: plain(test.type),
			description: plain(test.description),
			labels: textsOf(test.labels, 'name'),
		},
		rule: {
			id: plain(rule.id),
			name: plain(rule.name),
			expression: plain(rule.expression),
			notes: plain(rule.notes),
		},
		agents: objectsOf(raw.agents ?? alert.details).map(agentOf),
		targets: textsOf(raw.targets ?? alert.targets, 'description'),
		accountGroupId,
		organizationId: firstPlain(raw.organizationId, raw.orgId),
		link: linkTo(id, accountGroupId, apiHost),
		raw,
	});
}

function agentOf(row: IDataObject): Change['agents'][number] {
	const source = isObject(row.source) ? row.source : row;
	return {
		id: plain(source.id),
		name: plain(source.name),
		network: firstPlain(row.network, source.asn, objectOf(source.asn).name),
		metricsAtStart: plain(row.metricsAtStart),
		metricsAtEnd: plain(row.metricsAtEnd),
	};
}

/** Takes the mark of our payload off the texts of a body that was put in another order. */
function withoutMark(value: unknown): unknown {
	const { mark } = objectOf(value);
	return typeof mark === 'string' && mark !== '' ? trimmed(value, mark, DEEPEST) : value;
}

function trimmed(value: unknown, mark: string, levels: number): unknown {
	if (typeof value === 'string') return value.endsWith(mark) ? value.slice(0, -mark.length) : value;
	const inner = (one: unknown) => trimmed(one, mark, levels - 1);
	if (levels === 0) return value;
	if (Array.isArray(value)) return value.map(inner);
	if (!isObject(value)) return value;
	return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, inner(one)]));
}
