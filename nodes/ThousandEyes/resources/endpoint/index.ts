import type { Resource } from '../../../shared/operation/vocabulary';
import { accountGroup } from '../accountGroup';
import { endpointAgent } from './endpointAgent';
import { endpointDynamicTest } from './endpointDynamicTest';
import { endpointLabel } from './endpointLabel';
import { endpointLocalNetwork } from './endpointLocalNetwork';
import { endpointRealUserTestResult } from './endpointRealUserTestResult';
import { endpointTest } from './endpointTest';
import { endpointTestResult } from './endpointTestResult';

/** What the ThousandEyes Endpoint node offers. */
export const endpointResources: Resource[] = [
	endpointAgent,
	endpointDynamicTest,
	endpointLabel,
	endpointLocalNetwork,
	endpointRealUserTestResult,
	endpointTest,
	endpointTestResult,
];

/** What it knows besides: account groups are only chosen there, and offered by the ThousandEyes node. */
export const knownInEndpoint: Resource[] = [
	...endpointResources,
	{ ...accountGroup, operations: {} },
];
