import type { Entry, Headers, Pacer } from './pacing';
import { clockSkew, timeOf } from './retry';

/** Added to the announced reset, for the way there and back. */
const MARGIN_MS = 25;
/** Services that round the reset down to whole seconds let requests in up to this much later. */
const ROUNDED_DOWN_MS = 1000;

/** One budget of requests that the service tells in three headers of every answer. */
class Budget {
	private remaining = Infinity;
	private announced = 0;
	private resetAt = 0;
	private margin = MARGIN_MS;
	private inFlight = 0;

	constructor(private readonly family: string) {}

	/** Whether another request fits, or when one will; undefined means: when one comes back. */
	opensAt(now: number): number | undefined {
		if (this.remaining === Infinity || this.remaining - this.inFlight > 0) return now;
		if (now >= this.resetAt) {
			// A new minute: one request finds out what it holds, others wait for its answer.
			this.remaining = this.inFlight + 1;
			return now;
		}
		return this.inFlight > 0 ? undefined : this.resetAt;
	}

	take(): void {
		this.inFlight++;
	}

	giveBack(): void {
		this.inFlight--;
	}

	/** Reads an answer's headers; says whether they speak of this budget. */
	read(headers: Headers, status: number, now: number): boolean {
		const announced = timeOf(headers[`${this.family}-reset`], now);
		const remaining = Number(headers[`${this.family}-remaining`] ?? NaN);
		if (announced === undefined || Number.isNaN(remaining)) return false;
		const resetAt = announced + clockSkew(headers, now);
		if (status === 429 && now >= resetAt && now < resetAt + ROUNDED_DOWN_MS) {
			this.margin = ROUNDED_DOWN_MS + MARGIN_MS;
		}
		if (announced > this.announced) {
			this.announced = announced;
			this.remaining = remaining;
		} else if (announced === this.announced) {
			this.remaining = Math.min(this.remaining, remaining);
		}
		this.resetAt = this.announced + clockSkew(headers, now) + this.margin;
		if (status === 429) this.remaining = Math.min(this.remaining, 0);
		return true;
	}

	/** When this budget is next refilled, if an answer told. */
	resetOf(headers: Headers): number | undefined {
		return headers[`${this.family}-reset`] === undefined ? undefined : this.resetAt;
	}
}

/** Paces by the budgets that answers announce; which operation draws on which is learned too. */
export class HeaderPacer implements Pacer {
	private readonly budgets: Budget[];
	/** An operation not met yet is taken to draw on the first budget, which holds for all. */
	private readonly drawsOn = new Map<string, Set<Budget>>();
	private changed = signal();

	constructor(families: string[]) {
		this.budgets = families.map((family) => new Budget(family));
	}

	enter(operation: string): Entry {
		const now = Date.now();
		let opensAt = now;
		for (const budget of this.budgetsOf(operation)) {
			const at = budget.opensAt(now);
			if (at === undefined) return { askAgain: this.changed.promise };
			opensAt = Math.max(opensAt, at);
		}
		if (opensAt > now) return { askAgain: opensAt };
		for (const budget of this.budgets) budget.take();
		return { leaveAt: now };
	}

	leave(operation: string, status: number, headers: Headers = {}): void {
		const now = Date.now();
		for (const budget of this.budgets) {
			budget.giveBack();
			if (budget.read(headers, status, now)) this.budgetsOf(operation).add(budget);
		}
		this.changed.resolve();
		this.changed = signal();
	}

	retryAt(headers: Headers): number | undefined {
		const now = Date.now();
		const after = timeOf(headers['retry-after'], now);
		if (after !== undefined) return after;
		const resets = this.budgets.map((budget) => budget.resetOf(headers) ?? 0);
		const latest = Math.max(...resets);
		return latest > now ? latest : undefined;
	}

	private budgetsOf(operation: string): Set<Budget> {
		let budgets = this.drawsOn.get(operation);
		if (!budgets) {
			budgets = new Set(this.budgets.slice(0, 1));
			this.drawsOn.set(operation, budgets);
		}
		return budgets;
	}
}

function signal(): { promise: Promise<void>; resolve: () => void } {
	let resolve: () => void = () => undefined;
	const promise = new Promise<void>((done) => (resolve = done));
	return { promise, resolve };
}
