import type { ICredentialDataDecryptedObject } from 'n8n-workflow';
import { createHmac } from 'crypto';
import type { LogIn } from './logInScheme';
import { fingerprintOf } from './signing';

type Credentials = ICredentialDataDecryptedObject;

/** Stands for everything that a session is opened with. */
export function ownerOf(credentials: Credentials, logIn: LogIn): string {
	return fingerprintOf(credentials.baseUrl, ...logIn.owner(credentials));
}

/** The same for the credential itself, where it outlasts this process: a hash salted with `salt`. */
export function ownerHash(credentials: Credentials, logIn: LogIn, salt: string): string {
	const owner = JSON.stringify([credentials.baseUrl, ...logIn.owner(credentials)]);
	return `${salt}.${createHmac('sha256', salt).update(owner).digest('base64')}`;
}

/** Whether the cached session was opened with what the credential holds now, where that is told. */
export function ownsSession(credentials: Credentials, logIn: LogIn): boolean {
	const owner = String(credentials.sessionOwner ?? '');
	return owner === '' || owner === ownerHash(credentials, logIn, owner.split('.')[0]);
}
