import type { OwnBudget } from '../operation/service';
import { BoundedMap } from '../time/boundedMap';
import { Budget, type Answered } from './budget';
import { ClockSkew } from './clockSkew';
import { headerTime } from './headerTime';
import { Hold } from './hold';
import { Signal, type Entry, type Headers, type Pacer } from './pacer';
import { Quota } from './quota';

const MOST_OPERATIONS = 500;

/** What is known of the calls of one operation. */
interface Known {
	drawsOn: Set<Budget>;
	/** Set by a 429 that says until when, but speaks of no budget. */
	hold: Hold;
	quota?: Quota;
}

/** Paces by the budgets that answers announce; which operation draws on which is learned too. */
export class HeaderPacer implements Pacer {
	private readonly budgets: Budget[];
	private readonly own: Array<OwnBudget & { budget?: Budget; quota?: Quota }>;
	private readonly operations = new BoundedMap<string, Known>(MOST_OPERATIONS);
	private readonly skew = new ClockSkew();
	private readonly changed = new Signal();

	constructor(families: string[], own: OwnBudget[] = []) {
		this.budgets = families.map((family) => new Budget(family));
		this.own = own.map((one) => ({
			...one,
			budget: this.budgets[families.indexOf(one.family ?? '')],
			quota: one.documented && new Quota(one.documented.limit, one.documented.windowMs),
		}));
	}

	enter(operation: string): Entry {
		const sentAt = Date.now();
		const known = this.known(operation);
		let opensAt = sentAt;
		for (const gate of [known.hold, known.quota, ...known.drawsOn]) {
			const at = gate ? gate.opensAt(sentAt) : sentAt;
			if (at === undefined) return { askAgain: this.changed.next };
			opensAt = Math.max(opensAt, at);
		}
		if (opensAt > sentAt) return { askAgain: opensAt };
		const asks = known.hold.take();
		known.quota?.take();
		const taken = new Map([...known.drawsOn].map((budget) => [budget, budget.take()]));
		const leave = (status: number, headers: Headers = {}) => {
			const now = Date.now();
			this.skew.read(headers, sentAt, now);
			const answered = { headers, status, sentAt, now, aheadMs: this.skew.aheadMs };
			if (asks) known.hold.giveBack(status);
			known.quota?.giveBack(now);
			for (const [budget, probe] of taken) budget.giveBack(probe, answered);
			for (const budget of this.budgets) {
				if (!taken.has(budget) && budget.hear(answered)) known.drawsOn.add(budget);
			}
			const again = status === 429 ? this.refused(known, answered) : undefined;
			this.changed.raise();
			return again;
		};
		const cancel = () => {
			if (asks) known.hold.giveBack(0);
			known.quota?.cancel();
			for (const [budget, probe] of taken) budget.cancel(probe);
			this.changed.raise();
		};
		return { leave, cancel };
	}

	private refused(known: Known, answered: Answered): number | undefined {
		const { headers, now, aheadMs } = answered;
		const told = this.budgets.flatMap((budget) => {
			const refusal = budget.refusalIn(answered);
			return refusal ? [{ budget, ...refusal }] : [];
		});
		const empty = told.filter((one) => one.empty);
		const speaking = empty.length > 0 ? empty : told;
		const after = headerTime(headers['retry-after'], now, aheadMs);
		const resets = speaking.map(({ budget }) => budget.exhaust(answered, after));
		for (const { budget } of speaking) known.drawsOn.add(budget);
		const reset = Math.max(0, ...resets);
		// Nothing tells when: others of the organization may have used all of what is documented.
		const window = told.length === 0 ? known.quota?.refusedUntil(answered.sentAt) : undefined;
		const again = after ?? (reset > now ? reset : window);
		// Where no budget holds the other calls of this operation back, they would be refused too.
		if (again !== undefined && again > now && told.length === 0) known.hold.until(again, now);
		return again;
	}

	private known(operation: string): Known {
		let known = this.operations.get(operation);
		if (!known) {
			const own = this.own.filter(({ operations }) => operations.test(operation));
			// The first budget holds for all operations, others are known or learned from answers.
			const drawsOn = [this.budgets[0], ...own.map(({ budget }) => budget)].filter((one) => !!one);
			known = {
				drawsOn: new Set(drawsOn),
				hold: new Hold(),
				quota: own.find(({ quota }) => quota)?.quota,
			};
			this.operations.set(operation, known);
		}
		return known;
	}
}
