import type { ICredentialType, INodeType } from 'n8n-workflow';
import type { pacerFor } from '../../nodes/shared/pacing/pacing';
import type * as signing from '../../nodes/shared/signing/signing';

/** The package's code, loaded apart from all that was loaded before. */
export interface Copy {
	nodes: Record<'thousandEyes' | 'thoughtSpot' | 'perOrg', new () => INodeType>;
	credentialTypes: Array<new () => ICredentialType>;
	pacerFor: typeof pacerFor;
	signing: typeof signing;
}

/** Loads the package's code once more, as n8n does for a second package of ours: all of it but n8n itself. */
export function loadCopy(): Copy;
