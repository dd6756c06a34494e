import { testRules } from '../shared/credentialTest';

const WRONG_ADDRESS =
	'What answers at this base URL is not the ThousandEyes API. It is https://api.thousandeyes.com, unless your organization has an address of its own.';

/** The rules of a credential test that lists the account groups; `rejected` is the text for a 401. */
export const accountGroupRules = (rejected: string) =>
	testRules(
		{
			401: rejected,
			403: 'ThousandEyes refused access (403). The user may lack the API permission, or this address is blocked after too many rejected requests.',
			404: WRONG_ADDRESS,
		},
		'accountGroups',
		WRONG_ADDRESS,
	);
