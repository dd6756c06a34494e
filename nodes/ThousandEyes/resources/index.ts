import type { Resource } from '../../shared/operation/vocabulary';
import { accessToken } from './accessToken';
import { accountGroup } from './accountGroup';
import { agent } from './agent';
import { agentNotificationRule } from './agentNotificationRule';
import { agentProxy } from './agentProxy';
import { alert } from './alert';
import { alertRule } from './alertRule';
import { apiToken } from './apiToken';
import { auditEvent } from './auditEvent';
import { bgpMonitor } from './bgpMonitor';
import { catalogProvider } from './catalogProvider';
import { cloudTest } from './cloudTest';
import { event } from './event';
import { outage } from './outage';
import { permission } from './permission';
import { quota } from './quota';
import { role } from './role';
import { status } from './status';
import { suppressionWindow } from './suppressionWindow';
import { tag } from './tag';
import { usage } from './usage';
import { user } from './user';

/** What the ThousandEyes node offers. */
export const resources: Resource[] = [
	accessToken,
	accountGroup,
	agent,
	agentNotificationRule,
	agentProxy,
	alert,
	alertRule,
	apiToken,
	auditEvent,
	bgpMonitor,
	catalogProvider,
	event,
	outage,
	permission,
	quota,
	role,
	status,
	suppressionWindow,
	tag,
	cloudTest,
	usage,
	user,
];
