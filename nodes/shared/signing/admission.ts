import { errorInAll } from '../time/copies';
import {
	accept,
	refuseIfBlocked,
	refuseSomebody,
	reject,
	standingOf,
	type Standing,
} from './rejections';
import type { Settle } from './signing';

/** Another request is just finding out whether a secret is good; it is worth waiting for. */
export class SecretBusy extends errorInAll('SecretBusy') {
	constructor(readonly probe: Promise<void>) {
		super('The secret is being tried by another request');
	}
}

/**
 * Lets a secret out if the service has not rejected it too often. As long as it is unproven, one
 * request at a time: throws `SecretBusy` for the others. `somebody` stands for the secret together
 * with a user other than its own, and goes the same way: a proven secret is not to blame when that
 * user is refused.
 */
export function letOut(secret: string, somebody?: string): Settle {
	const standing = standingOf(secret);
	const other = somebody === undefined ? undefined : standingOf(somebody);
	refuseIfBlocked(secret);
	if (somebody !== undefined) refuseSomebody(somebody);
	const { proven } = standing;
	const endProbe = probe(other ? [standing, other] : [standing]);
	let settle: Settle = (taken) => {
		if (taken === 'accepted') {
			accept(standing);
			if (other) accept(other);
		} else if (taken === 'rejected') {
			if (other) reject(other);
			if (!other || !proven) reject(standing);
			if (other) Object.assign(standing, { proven: false, doubted: true });
		}
	};
	return (taken) => {
		settle(taken);
		settle = () => undefined;
		endProbe();
	};
}

/** Takes the place of those who try what is unproven; gives what ends that. */
function probe(asked: Standing[]): () => void {
	const unproven = asked.filter(({ proven }) => !proven);
	const busy = unproven.find((one) => one.probe)?.probe;
	if (busy) throw new SecretBusy(busy);
	let resolve: () => void = () => undefined;
	const done = new Promise<void>((end) => (resolve = end));
	for (const one of unproven) one.probe = done;
	return () => {
		for (const one of unproven) if (one.probe === done) one.probe = undefined;
		resolve();
	};
}

/** Lets a secret out in its turn, after those who are just trying it. */
export async function admitSecret(secret: string): Promise<Settle> {
	for (;;) {
		const { proven, probe } = standingOf(secret);
		if (proven || !probe) return letOut(secret);
		refuseIfBlocked(secret);
		await probe;
	}
}
