import type { Resource } from '../../shared/operation/vocabulary';
import { accessToken } from './accessToken';
import { accountGroup } from './accountGroup';
import { agent } from './agent';
import { alert } from './alert';
import { alertRule } from './alertRule';
import { cloudTest } from './cloudTest';
import { connector } from './connector';
import { credential } from './credential';
import { credentialVaultOperation } from './credentialVaultOperation';
import { dashboard } from './dashboard';
import { dashboardFilter } from './dashboardFilter';
import { dashboardSnapshot } from './dashboardSnapshot';
import { event } from './event';
import { status } from './status';
import { stream } from './stream';
import { template } from './template';
import { webhookOperation } from './webhookOperation';

/** What the ThousandEyes node offers. */
export const resources: Resource[] = [
	accessToken,
	accountGroup,
	agent,
	alert,
	alertRule,
	connector,
	credential,
	credentialVaultOperation,
	dashboard,
	dashboardFilter,
	dashboardSnapshot,
	event,
	status,
	stream,
	template,
	cloudTest,
	webhookOperation,
];
