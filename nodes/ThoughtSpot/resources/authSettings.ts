import { choice, objects, text } from '../../shared/operation/fields';
import { InputProblem, type Resource, type Values } from '../../shared/operation/vocabulary';
import { API_ROOT } from '../authentication';
import { org } from '../fields/common';
import { scope } from '../fields/scope';

const docs = 'https://developers.thoughtspot.com/docs/trusted-auth';

const constants = { auth_type: 'TRUSTED_AUTH' };

const authStatus = choice('authStatus', 'Whether trusted authentication is on', [
	['DISABLED', 'Off'],
	['ENABLED', 'On'],
]);

function checkSettings(values: Values): Values {
	if (values.authStatus !== undefined || values.orgPreferences !== undefined) return values;
	throw new InputProblem(
		'Auth Status of the Cluster',
		'and Org Preferences are both empty',
		'Enter what is to change. Nothing was sent.',
	);
}

export const authSettings: Resource = {
	name: 'Auth Setting',
	value: 'authSettings',
	first: 'get',
	operations: {
		configure: {
			name: 'Configure',
			action: 'Configure trusted authentication',
			description:
				'Switch trusted authentication on or off. Each switch makes a new secret key: the one of before is dead.',
			docs,
			method: 'POST',
			path: `${API_ROOT}/auth/configure`,
			constants,
			fields: [org],
			collections: {
				additionalFields: [
					{
						...authStatus,
						property: { ...authStatus.property, displayName: 'Auth Status of the Cluster' },
						wire: 'cluster_preferences.auth_status',
					},
					objects('orgPreferences', 'Orgs that differ from the cluster', [
						text('orgIdentifier', 'Name or ID of the org', {
							label: 'Org Name or ID',
							required: true,
							zero: true,
						}),
						authStatus,
					]),
				],
			},
			prepare: checkSettings,
			notice:
				'Switching makes a new secret key. Credentials of Trusted Auth with the key of before stop working, this one included.',
		},
		get: {
			name: 'Get',
			action: 'Get the settings of trusted authentication',
			description: 'Find out where trusted authentication is on; secret keys are hidden',
			docs,
			method: 'POST',
			path: `${API_ROOT}/auth/search`,
			effect: 'safe',
			constants,
			fields: [org],
			collections: { additionalFields: [scope] },
			mask: ['access_tokens'],
		},
	},
};
