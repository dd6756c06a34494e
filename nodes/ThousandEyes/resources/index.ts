import type { Resource } from '../../shared/operation/vocabulary';
import { accessToken } from './accessToken';
import { accountGroup } from './accountGroup';
import { agent } from './agent';
import { alert } from './alert';
import { alertRule } from './alertRule';
import { cloudTest } from './cloudTest';
import { event } from './event';
import { role } from './role';
import { status } from './status';
import { suppressionWindow } from './suppressionWindow';
import { tag } from './tag';
import { user } from './user';

/** What the ThousandEyes node offers. */
export const resources: Resource[] = [
	accessToken,
	accountGroup,
	agent,
	alert,
	alertRule,
	event,
	role,
	status,
	suppressionWindow,
	tag,
	cloudTest,
	user,
];
