import type { Api } from '../shared/operation/vocabulary';
import { errorBodies } from './errorBodies';

/** Everything that the shared code has to know of ThoughtSpot. */
export const thoughtSpot: Api = {
	service: 'ThoughtSpot',
	docs: 'https://developers.thoughtspot.com/docs/rest-apiv2-reference',
	authentications: [
		{
			name: 'Basic Auth',
			value: 'basic',
			description: 'Username and password',
			credential: 'thoughtSpotBasicApi',
		},
		{
			name: 'Bearer Token',
			value: 'bearer',
			description: 'A token that you already have; it gets no other tokens',
			credential: 'thoughtSpotBearerApi',
		},
		{
			name: 'Trusted Auth',
			value: 'trusted',
			description: 'Username and the secret key of the cluster; gets tokens for any user',
			credential: 'thoughtSpotTrustedApi',
		},
	],
	// Documented since 26.2.0.cl; older and self-managed clusters do not enforce it.
	pacing: { kind: 'rate', perSecond: 100, burst: 10 },
	pagination: {
		kind: 'offset',
		offsetParameter: 'record_offset',
		sizeParameter: 'record_size',
		size: 500,
	},
	accept: 'application/json',
	wireName: (name) => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`),
	errorBodies,
	advice: {
		401: 'Check the credential: the token or secret may be wrong, expired or revoked, the account locked, multi-factor authentication on, or trusted authentication off. Nothing more was sent in this run.',
		403: 'The user of this credential lacks the privilege for this in ThoughtSpot.',
	},
	absent:
		'Check that the base URL of the credential is the address of the cluster, and that its release of ThoughtSpot has this call.',
};
