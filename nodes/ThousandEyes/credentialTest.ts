import { ThousandEyesBasicApi } from '../../credentials/ThousandEyesBasicApi.credentials';
import { ThousandEyesBearerApi } from '../../credentials/ThousandEyesBearerApi.credentials';
import { ThousandEyesOAuth2Api } from '../../credentials/ThousandEyesOAuth2Api.credentials';
import { ThousandEyesUserOAuth2Api } from '../../credentials/ThousandEyesUserOAuth2Api.credentials';
import { testOf } from '../shared/signing/probe';
import type { Probe } from '../shared/signing/verdict';
import { thousandEyes } from './api';

const probe = (rejected: string, path = '/v7/account-groups'): Probe => ({
	api: thousandEyes,
	path,
	expected: 'accountGroups',
	statuses: {
		401: rejected,
		403: 'ThousandEyes refused access (403). The user may lack the API permission, or this address is blocked after too many rejected requests.',
	},
	otherwise:
		'What answers at this base URL is not the ThousandEyes API. It is https://api.thousandeyes.com, unless your organization has an address of its own.',
});

/** The tests of the ThousandEyes credentials: each lists the account groups. */
export const credentialTest = {
	thousandEyesBearerApi: testOf(
		new ThousandEyesBearerApi(),
		probe(
			'ThousandEyes rejected the access token (401). It may be mistyped, expired or revoked, or the account is locked.',
		),
	),
	thousandEyesBasicApi: testOf(
		new ThousandEyesBasicApi(),
		probe(
			'ThousandEyes rejected the email and API token (401). One of them may be mistyped, the token regenerated, or the account locked.',
			'/v6/account-groups.json',
		),
	),
	thousandEyesOAuth2Api: testOf(
		new ThousandEyesOAuth2Api(),
		probe(
			'ThousandEyes rejected the token that it had just issued (401). Test the credential again.',
		),
	),
	// n8n itself only looks whether such a credential is connected.
	thousandEyesUserOAuth2Api: testOf(
		new ThousandEyesUserOAuth2Api(),
		probe('ThousandEyes rejected the access (401). Connect the account again.'),
	),
};
