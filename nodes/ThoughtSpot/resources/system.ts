import { choice, flag, json, object, objects, texts } from '../../shared/operation/fields';
import {
	InputProblem,
	type Operation,
	type Resource,
	type Values,
} from '../../shared/operation/vocabulary';
import { API_ROOT } from '../authentication';
import { identifier, identifiers, isJsonObject, org } from '../fields/common';

const docs = 'https://developers.thoughtspot.com/docs/rest-apiv2-reference';

const shared = { docs, fields: [org] } satisfies Partial<Operation>;

const access = object('nonEmbedAccess', 'Who may use ThoughtSpot itself where it is embedded', [
	flag('blockFullAppAccess', 'Whether nobody else may'),
	identifiers('groupsIdentifiersWithAccess', 'Groups that may all the same', {
		label: 'Groups',
		list: 'searchGroups',
		placeholder: 'e.g. Analysts',
	}),
]);

const corsUrls = texts('corsWhitelistedUrls', 'Addresses that may call; they replace all others', {
	label: 'Allowed CORS Addresses',
	placeholder: 'e.g. https://app.example.com',
});

const orgPreferences = objects('orgPreferences', 'Settings of orgs', [
	identifier('orgIdentifier', 'Whose settings they are', {
		label: 'Org',
		list: 'searchOrgs',
		needed: true,
		zero: true,
	}),
	corsUrls,
	access,
]);

const clusterPreferences = json('clusterPreferences', 'Settings of the cluster as a JSON object', {
	check: isJsonObject,
	placeholder: 'e.g. {"cors_whitelisted_urls":["https://app.example.com"]}',
});

function somePreferences(values: Values): Values {
	if (values.clusterPreferences !== undefined || values.orgPreferences !== undefined) return values;
	throw new InputProblem(
		clusterPreferences.property.displayName,
		'and Org Preferences are both empty',
		'Give settings of the cluster, of orgs, or of both. Nothing was sent.',
	);
}

export const system: Resource = {
	name: 'System',
	value: 'system',
	first: 'get',
	operations: {
		get: {
			...shared,
			name: 'Get Information',
			action: 'Get information on the cluster',
			description: 'Retrieve the release, the time zone and other facts of the cluster',
			method: 'GET',
			path: `${API_ROOT}/system`,
			simplify: [
				'id',
				'name',
				'release_version',
				'api_version',
				'type',
				'environment',
				'time_zone',
				'locale',
				'date_format',
				'tsadmin_user_id',
			],
		},
		getConfig: {
			...shared,
			name: 'Get Configuration',
			action: 'Get the configuration of the cluster',
			description: 'Retrieve the configuration of the cluster',
			method: 'GET',
			path: `${API_ROOT}/system/config`,
		},
		getConfigOverrides: {
			...shared,
			name: 'Get Configuration Overrides',
			action: 'Get what overrides the configuration of the cluster',
			description: 'Retrieve what was changed of the configuration of the cluster',
			method: 'GET',
			path: `${API_ROOT}/system/config-overrides`,
			output: ({ config_override_info: info }) => Object(info ?? {}) as { [name: string]: string },
		},
		getSecuritySettings: {
			...shared,
			name: 'Get Security Settings',
			action: 'Get the security settings',
			description: 'Retrieve the security settings of the cluster and of its orgs',
			method: 'POST',
			path: `${API_ROOT}/system/security-settings/search`,
			effect: 'safe',
			collections: {
				filters: [choice('scope', 'Whose settings', ['CLUSTER', 'ORG'], { default: 'CLUSTER' })],
			},
		},
		updateConfig: {
			...shared,
			name: 'Update Configuration',
			action: 'Change the configuration of the cluster',
			description: 'Change the configuration of the whole cluster, for all of its users',
			method: 'POST',
			path: `${API_ROOT}/system/config-update`,
			fields: [
				json('configuration', 'What is changed, as a JSON object', {
					check: isJsonObject,
					required: true,
					placeholder: 'e.g. {"name":"value"}',
				}),
				org,
			],
		},
		updateSecuritySettings: {
			...shared,
			name: 'Update Security Settings',
			action: 'Change the security settings',
			description:
				'Change the security settings of the cluster or of orgs; lists that are sent replace those that are there',
			method: 'POST',
			path: `${API_ROOT}/system/security-settings/configure`,
			collections: { additionalFields: [clusterPreferences, orgPreferences] },
			prepare: somePreferences,
			notice:
				'Lists replace those that are there: get the security settings first, and send all of a list.',
		},
	},
};
