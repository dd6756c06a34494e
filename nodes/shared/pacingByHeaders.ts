import { Budget, type Exchange } from './budget';
import type { Entry, Headers, Pacer } from './pacer';
import { timeOf } from './retry';
import { ClockSkew } from './skew';

/** What is known of the calls of one operation. */
interface Known {
	drawsOn: Set<Budget>;
	pausedUntil: number;
}

/** Paces by the budgets that answers announce; which operation draws on which is learned too. */
export class HeaderPacer implements Pacer {
	private readonly budgets: Budget[];
	private readonly operations = new Map<string, Known>();
	private readonly skew = new ClockSkew();
	private changed = signal();

	constructor(families: string[]) {
		this.budgets = families.map((family) => new Budget(family));
	}

	enter(operation: string): Entry {
		const sentAt = Date.now();
		const known = this.known(operation);
		let opensAt = Math.max(sentAt, known.pausedUntil);
		for (const budget of known.drawsOn) {
			const at = budget.opensAt(sentAt);
			if (at === undefined) return { askAgain: this.changed.promise };
			opensAt = Math.max(opensAt, at);
		}
		if (opensAt > sentAt) return { askAgain: opensAt };
		const taken = new Map([...known.drawsOn].map((budget) => [budget, budget.take()]));
		const leave = (status: number, headers: Headers = {}) => {
			const now = Date.now();
			this.skew.read(headers, sentAt, now);
			const exchange = { headers, status, sentAt, now, aheadMs: this.skew.aheadMs };
			for (const [budget, probe] of taken) budget.giveBack(probe, exchange);
			for (const budget of this.budgets) {
				if (!taken.has(budget) && budget.hear(exchange)) known.drawsOn.add(budget);
			}
			const again = status === 429 ? this.refused(known, exchange) : undefined;
			this.changed.resolve();
			this.changed = signal();
			return again;
		};
		return { leaveAt: sentAt, leave };
	}

	private refused(known: Known, exchange: Exchange): number | undefined {
		const { headers, now, aheadMs } = exchange;
		const told = this.budgets.flatMap((budget) => {
			const refusal = budget.refusalOf(exchange);
			return refusal ? [{ budget, ...refusal }] : [];
		});
		const empty = told.filter((one) => one.empty);
		const speaking = empty.length > 0 ? empty : told;
		const after = timeOf(headers['retry-after'], now, aheadMs);
		for (const { budget } of speaking) budget.exhaust(exchange, after);
		const reset = Math.max(0, ...speaking.map(({ until }) => until));
		const again = after ?? (reset > now ? reset : undefined);
		// Where no budget holds the other calls of this operation back, they would be refused too.
		if (again !== undefined && again > now && told.length === 0) known.pausedUntil = again;
		return again;
	}

	private known(operation: string): Known {
		let known = this.operations.get(operation);
		if (!known) {
			// The first budget holds for all operations, others are learned from their answers.
			known = { drawsOn: new Set(this.budgets.slice(0, 1)), pausedUntil: 0 };
			this.operations.set(operation, known);
		}
		return known;
	}
}

function signal(): { promise: Promise<void>; resolve: () => void } {
	let resolve: () => void = () => undefined;
	const promise = new Promise<void>((done) => (resolve = done));
	return { promise, resolve };
}
