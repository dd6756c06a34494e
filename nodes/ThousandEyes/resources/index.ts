import type { Resource } from '../../shared/operation/vocabulary';
import { accessToken } from './accessToken';
import { accountGroup } from './accountGroup';
import { agent } from './agent';
import { alert } from './alert';
import { alertRule } from './alertRule';
import { cloudTest } from './cloudTest';
import { connector } from './connector';
import { credentialVaultOperation } from './credentialVaultOperation';
import { event } from './event';
import { status } from './status';
import { webhookOperation } from './webhookOperation';

/** What the ThousandEyes node offers. */
export const resources: Resource[] = [
	accessToken,
	accountGroup,
	agent,
	alert,
	alertRule,
	connector,
	credentialVaultOperation,
	event,
	status,
	cloudTest,
	webhookOperation,
];
