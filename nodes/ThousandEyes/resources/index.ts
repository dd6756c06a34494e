import type { Resource } from '../../shared/operation/vocabulary';
import { accessToken } from './accessToken';
import { accountGroup } from './accountGroup';
import { agent } from './agent';
import { alert } from './alert';
import { alertRule } from './alertRule';
import { cloudTest } from './cloudTest';
import { event } from './event';
import { status } from './status';
import { suppressionWindow } from './suppressionWindow';
import { tag } from './tag';

/** What the ThousandEyes node offers. */
export const resources: Resource[] = [
	accessToken,
	accountGroup,
	agent,
	alert,
	alertRule,
	event,
	status,
	suppressionWindow,
	tag,
	cloudTest,
];
