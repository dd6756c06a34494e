import { BoundedMap } from '../time/boundedMap';
import { Bucket } from './bucket';
import { headerTime } from './headerTime';
import { Hold } from './hold';
import { Signal, type Entry, type Headers, type Pacer } from './pacer';

/**
 * How much of the documented limit is used. Jitter on the way makes bursts of its own: of 10 at 100
 * a second, the 7 that are left bear 70 ms of it. And no two clocks run alike.
 */
const SHARE_OF_BURST = 0.3;
const SHARE_OF_RATE = 0.995;
/** For a 429 that does not say when to come again. */
const PAUSE_MS = 200;
const MOST_RATES = 50;

/**
 * Paces by a documented rate, for a service that tells nothing in headers. A user may allow more
 * or less: at any rate that somebody chose, all who chose it or less stay below it together.
 */
export class RatePacer implements Pacer {
	private readonly buckets = new BoundedMap<number, Bucket>(MOST_RATES);
	private readonly hold = new Hold();
	private readonly changed = new Signal();

	constructor(private readonly documented: { perSecond: number; burst: number }) {}

	enter(_operation: string, perSecond = this.documented.perSecond): Entry {
		const now = Date.now();
		const opensAt = this.hold.opensAt(now);
		if (opensAt === undefined) return { askAgain: this.changed.next };
		if (opensAt > now) return { askAgain: opensAt };
		const buckets = this.bucketsFrom(perSecond);
		for (const bucket of buckets) {
			const at = bucket.opensAt(now);
			if (at > now) return { askAgain: bucket.turnAfter(at) };
		}
		const asks = this.hold.take();
		for (const bucket of buckets) bucket.take(now);
		const leave = (status: number, headers: Headers = {}) => {
			if (asks) this.hold.giveBack(status);
			const again = status === 429 ? this.refused(headers) : undefined;
			if (asks) this.changed.raise();
			return again;
		};
		const cancel = () => {
			if (asks) this.hold.giveBack(0);
			for (const bucket of buckets) bucket.giveBack();
			if (asks) this.changed.raise();
		};
		return { leave, cancel };
	}

	/** The limit holds for the whole client, so nobody else needs to be refused until then. */
	private refused(headers: Headers): number | undefined {
		const now = Date.now();
		const told = headerTime(headers['retry-after'], now);
		this.hold.until(told !== undefined && told > now ? told : now + PAUSE_MS, now);
		return told;
	}

	private bucketsFrom(perSecond: number): Bucket[] {
		for (const rate of [this.documented.perSecond, perSecond]) {
			if (Number.isFinite(rate) && !this.buckets.has(rate)) {
				this.buckets.set(rate, this.bucketFor(rate));
			}
		}
		return [...this.buckets].flatMap(([rate, bucket]) => (rate >= perSecond ? [bucket] : []));
	}

	private bucketFor(rate: number): Bucket {
		const { perSecond, burst } = this.documented;
		const share = Math.floor(((burst * rate) / perSecond) * SHARE_OF_BURST);
		return new Bucket(rate * SHARE_OF_RATE, Math.max(1, share));
	}
}
