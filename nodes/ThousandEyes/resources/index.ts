import type { Resource } from '../../shared/operation/vocabulary';
import { accessToken } from './accessToken';
import { accountGroup } from './accountGroup';
import { agent } from './agent';
import { alert } from './alert';
import { cloudTest } from './cloudTest';
import { event } from './event';
import { instantTest } from './instantTest';
import { status } from './status';
import { testResult } from './testResult';
import { testSnapshot } from './testSnapshot';

/** What the ThousandEyes node offers. */
export const resources: Resource[] = [
	accessToken,
	accountGroup,
	agent,
	alert,
	event,
	instantTest,
	status,
	cloudTest,
	testResult,
	testSnapshot,
];
