import type { IDataObject } from 'n8n-workflow';
import { objectOf, objectsOf } from '../../../shared/reading/objects';
import { changeOf, type Change } from '../change';
import { dateIn, eventOf, linkTo, firstPlain, plain, textsOf } from './reading';

/** A classic notification of an alert, or of the state of an agent; undefined if it is neither. */
export function fromClassic(raw: IDataObject, apiHost?: string): Change | undefined {
	const alert = objectOf(raw.agentAlert ?? raw.alert);
	const id = firstPlain(alert.alertId, alert.agentNotificationId);
	const endDate = dateIn(alert.dateEnd);
	const event = eventOf(plain(raw.eventType), alert.active, endDate !== '');
	if (id === '' || !event) return undefined;
	const accountGroupId = plain(alert.ruleAid);
	const testName = plain(alert.testName);
	const rule = {
		id: firstPlain(alert.ruleId, alert.agentRuleId),
		name: plain(alert.ruleName),
		expression: plain(alert.ruleExpression),
		notes: plain(alert.ruleNotes),
	};
	const agents = agentsOf(alert);
	const about = testName || (raw.agentAlert || alert.agentName ? (agents[0]?.name ?? '') : '');
	return changeOf({
		kind: 'alert',
		event,
		id,
		notificationId: plain(raw.eventId),
		severity: plain(alert.severity).toLowerCase(),
		type: raw.agentAlert ? 'agent' : plain(alert.type).toLowerCase().replace(/ /g, '-'),
		title: [rule.name || rule.expression, about].filter(Boolean).join(': '),
		startDate: dateIn(alert.dateStart),
		endDate,
		test: {
			id: plain(alert.testId),
			name: testName,
			type: '',
			description: plain(alert.testDescription),
			labels: textsOf(alert.testLabels, 'name'),
		},
		rule,
		agents,
		targets: textsOf(alert.testTargetsDescription, 'description'),
		accountGroupId,
		link: plain(alert.permalink) || linkTo(id, accountGroupId, apiHost),
		raw,
	});
}

/** Those that saw it, agents or BGP monitors; a notification of an agent names it beside its alert. */
function agentsOf(alert: IDataObject): Change['agents'] {
	const rows = [alert.agents, alert.monitors].flatMap(objectsOf);
	const own = plain(alert.agentId) || plain(alert.agentName) ? [alert] : [];
	return (rows.length > 0 ? rows : own).map((row) => ({
		id: firstPlain(row.agentId, row.monitorId),
		name: firstPlain(row.agentName, row.monitorName),
		network: plain(row.network),
		metricsAtStart: plain(row.metricsAtStart),
		metricsAtEnd: plain(row.metricsAtEnd),
	}));
}
