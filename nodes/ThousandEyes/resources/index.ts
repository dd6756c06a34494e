import type { Resource } from '../../shared/operation/vocabulary';
import { accessToken } from './accessToken';
import { accountGroup } from './accountGroup';
import { agent } from './agent';
import { agentNotificationRule } from './agentNotificationRule';
import { agentProxy } from './agentProxy';
import { alert } from './alert';
import { alertRule } from './alertRule';
import { apiRequest } from './apiRequest';
import { apiToken } from './apiToken';
import { auditEvent } from './auditEvent';
import { autonomousSystem } from './autonomousSystem';
import { bgpMonitor } from './bgpMonitor';
import { catalogProvider } from './catalogProvider';
import { cloudInsightsIntegration } from './cloudInsightsIntegration';
import { cloudInsightsPolicy } from './cloudInsightsPolicy';
import { cloudTest } from './cloudTest';
import { connector } from './connector';
import { credential } from './credential';
import { credentialVaultOperation } from './credentialVaultOperation';
import { dashboard } from './dashboard';
import { dashboardFilter } from './dashboardFilter';
import { dashboardSnapshot } from './dashboardSnapshot';
import { emulatedDevice } from './emulatedDevice';
import { event } from './event';
import { instantTest } from './instantTest';
import { outage } from './outage';
import { pathVisInterfaceGroup } from './pathVisInterfaceGroup';
import { permission } from './permission';
import { quota } from './quota';
import { role } from './role';
import { status } from './status';
import { stream } from './stream';
import { suppressionWindow } from './suppressionWindow';
import { tag } from './tag';
import { template } from './template';
import { testResult } from './testResult';
import { testSnapshot } from './testSnapshot';
import { usage } from './usage';
import { user } from './user';
import { userAgent } from './userAgent';
import { webhookOperation } from './webhookOperation';

/** What the ThousandEyes node offers. */
export const resources: Resource[] = [
	accessToken,
	accountGroup,
	agent,
	agentNotificationRule,
	agentProxy,
	alert,
	alertRule,
	apiRequest,
	apiToken,
	auditEvent,
	autonomousSystem,
	bgpMonitor,
	catalogProvider,
	cloudInsightsIntegration,
	cloudInsightsPolicy,
	cloudTest,
	connector,
	credential,
	credentialVaultOperation,
	dashboard,
	dashboardFilter,
	dashboardSnapshot,
	emulatedDevice,
	event,
	instantTest,
	outage,
	pathVisInterfaceGroup,
	permission,
	quota,
	role,
	status,
	stream,
	suppressionWindow,
	tag,
	template,
	testResult,
	testSnapshot,
	usage,
	user,
	userAgent,
	webhookOperation,
];
