import { ThoughtSpotBasicApi } from '../../credentials/ThoughtSpotBasicApi.credentials';
import { ThoughtSpotBearerApi } from '../../credentials/ThoughtSpotBearerApi.credentials';
import { ThoughtSpotTrustedApi } from '../../credentials/ThoughtSpotTrustedApi.credentials';
import { testOf } from '../shared/signing/probe';
import type { Probe } from '../shared/signing/verdict';
import { thoughtSpot } from './api';
import { API_ROOT } from './authentication';

const probe: Probe = {
	api: thoughtSpot,
	path: `${API_ROOT}/auth/session/user`,
	expected: 'id',
	statuses: {
		401: 'ThoughtSpot rejected the token (401). It may be mistyped, expired or revoked.',
		403: 'ThoughtSpot refused access (403). The user may be inactive, or may not work in this org.',
	},
	otherwise:
		'What answers at this base URL is not the ThoughtSpot REST API v2.0. Enter the address of the cluster, for example https://company.thoughtspot.cloud.',
};

/** The tests of the ThoughtSpot credentials: each asks who the user is. */
export const credentialTest = {
	thoughtSpotBasicApi: testOf(new ThoughtSpotBasicApi(), probe),
	thoughtSpotBearerApi: testOf(new ThoughtSpotBearerApi(), probe),
	thoughtSpotTrustedApi: testOf(new ThoughtSpotTrustedApi(), probe),
};
