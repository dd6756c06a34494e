import type { ICredentialDataDecryptedObject } from 'n8n-workflow';

export type CredentialRows = Record<string, ICredentialDataDecryptedObject>;

/** n8n's credentials table in memory: one row per credential type. */
export interface CredentialStore {
	/** How often n8n saved a row, e.g. after `preAuthentication`. */
	writes: number;
	get(type: string): ICredentialDataDecryptedObject;
	/** Edits a row as a user would, without counting it as a save of n8n's. */
	set(type: string, data: ICredentialDataDecryptedObject): void;
	all(): CredentialRows;
}
