import type { ICredentialDataDecryptedObject } from 'n8n-workflow';
import type { Parts } from '../shared/signing/logInScheme';
import { SigningError } from '../shared/signing/signing';

type Credentials = ICredentialDataDecryptedObject;

/** The number in an optional field of the credential. */
export function numberIn(
	credentials: Credentials,
	field: string,
	label: string,
): number | undefined {
	const text = String(credentials[field] ?? '').trim();
	if (text === '') return undefined;
	if (/^\d+$/.test(text)) return Number(text);
	throw new SigningError(
		`The credential's '${label}' must be a number`,
		'Correct it and save the credential. Nothing was sent.',
	);
}

/** The org that a credential works in, where it names one. */
export const orgOf = (credentials: Credentials): number | undefined =>
	numberIn(credentials, 'orgId', 'Org ID');

/** What is wrong with a token for another org than the one that was asked for, by ID or name. */
export function otherOrg(answer: unknown, asked: unknown): string | undefined {
	const { scope, org } = Object(answer) as { scope?: unknown; org?: unknown };
	const { id, name } = Object(org) as { id?: unknown; name?: unknown };
	// Clusters without orgs, and older ones, tell nothing.
	const granted = (Object(scope) as { org_id?: unknown }).org_id ?? id;
	if (!/^(number|string)$/.test(typeof granted)) return undefined;
	const text = (value: unknown) => String(value ?? '').trim();
	const wanted = text(asked);
	const same = (value: unknown) => text(value).toLowerCase() === wanted.toLowerCase();
	if (wanted === '' || same(granted) || same(name)) return undefined;
	// Only the ID was told, where a name was asked for.
	if (text(name) === '' && !/^\d+$/.test(wanted)) return undefined;
	return `ThoughtSpot opened org ${text(granted)} instead of ${wanted}`;
}

/** A token is for one org: whoever works in another one opens a session for that. */
export const orgs: Parts = {
	at: (credentials, session) => {
		const text = session.trim();
		if (!/^\d{1,15}$/.test(text)) {
			throw new SigningError(
				'The org to work in must be its number',
				'Enter a number such as 0, which is the primary org. Nothing was sent.',
			);
		}
		const org = Number(text);
		return org === orgOf(credentials) ? undefined : { ...credentials, orgId: String(org) };
	},
	name: ({ orgId }) => `org ${String(orgId)}`,
	advice:
		'Check that the org exists, that the user of this credential may work in it, and that the secret is right. Other orgs are not held back.',
};

/** Refuses to work in a chosen org with a token that is for one already. */
export function refuseOrg(session: string | undefined): void {
	if (session === undefined) return;
	throw new SigningError(
		'A bearer token only works in the org that it was issued for',
		'Leave the org empty, or choose Basic Auth or Trusted Auth, which open a session for each org. Nothing was sent.',
	);
}
