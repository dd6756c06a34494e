import type { INodeProperties } from 'n8n-workflow';
import { NO_SESSION } from './renewal';

/**
 * Where a credential caches its session. n8n keeps these encrypted; it gives out those of the type
 * password to nobody, and keeps their values when somebody saves the credential without them.
 */
export const sessionFields: INodeProperties[] = [
	{
		displayName: 'Session Token',
		name: 'sessionToken',
		type: 'hidden',
		typeOptions: { expirable: true, password: true },
		default: NO_SESSION,
	},
	{
		displayName: 'Session Expires At',
		name: 'sessionExpiresAt',
		type: 'hidden',
		default: '',
	},
	{
		displayName: 'Session Owner',
		name: 'sessionOwner',
		type: 'hidden',
		// A hash that passwords could be tried against.
		typeOptions: { password: true },
		default: '',
	},
];
