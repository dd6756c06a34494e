import type { IConnections, INode } from 'n8n-workflow';
import agentsOffline from '../../workflows/agents-offline-ticket.json';
import alertEnriched from '../../workflows/alert-enriched.json';
import alertInstantTest from '../../workflows/alert-instant-test.json';
import auditLog from '../../workflows/audit-log-to-table.json';
import changeFreeze from '../../workflows/change-freeze.json';
import isItTheNetwork from '../../workflows/is-it-the-network.json';
import joinerAndLeaver from '../../workflows/joiner-and-leaver.json';
import leaver from '../../workflows/leaver-revoke-tokens.json';
import accountGroups from '../../workflows/list-account-groups-and-tests.json';
import liveboardDelivery from '../../workflows/liveboard-delivery.json';
import liveboardPerCustomer from '../../workflows/liveboard-per-customer.json';
import openAlerts from '../../workflows/open-alerts-of-the-last-day.json';
import spotterChat from '../../workflows/spotter-chat.json';
import testsFromSheet from '../../workflows/tests-from-sheet.json';
import tmlNightlyExport from '../../workflows/tml-nightly-export.json';
import tmlPromotion from '../../workflows/tml-promotion.json';
import tokenBroker from '../../workflows/trusted-token-broker.json';
import usageAndToken from '../../workflows/usage-and-token-report.json';
import whoAmI from '../../workflows/who-am-i-and-log-out.json';

/** A workflow as its file has it. */
export interface Template {
	name: string;
	nodes: INode[];
	connections: IConnections;
	settings: object;
	pinData: object;
	meta: object;
}

/** Every workflow that the package comes with. */
export const templates = Object.entries({
	accountGroups,
	agentsOffline,
	alertEnriched,
	alertInstantTest,
	auditLog,
	changeFreeze,
	isItTheNetwork,
	joinerAndLeaver,
	leaver,
	liveboardDelivery,
	liveboardPerCustomer,
	openAlerts,
	spotterChat,
	testsFromSheet,
	tmlNightlyExport,
	tmlPromotion,
	tokenBroker,
	usageAndToken,
	whoAmI,
} as unknown as Record<string, Template>);

/** A template by the title that its file gives it. */
export function templateOf(title: string): Template {
	const found = templates.find(([, { name }]) => name.endsWith(title));
	if (!found) throw new Error(`No template '${title}'`);
	return found[1];
}
