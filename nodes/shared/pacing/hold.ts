import { Expiry } from './expiry';

/** Holds requests back after a 429; when its time is over, one asks before the others. */
export class Hold {
	private readonly end = new Expiry();
	private isOn = false;
	private isAsking = false;

	/** When a request may leave; undefined means: when the one that asks is back. */
	opensAt(now: number): number | undefined {
		if (!this.isOn) return now;
		if (this.isAsking) return undefined;
		return this.end.isOver(now) ? now : this.end.at;
	}

	/** Lets a request through; whether it is the one that asks. */
	take(): boolean {
		this.isAsking ||= this.isOn;
		return this.isOn;
	}

	/** The one that asked is back; without an answer (status 0) the next one asks. */
	giveBack(status: number): void {
		this.isAsking = false;
		if (status > 0) this.isOn = false;
	}

	/** Holds until a time, or longer where it does already. */
	until(time: number, now: number): void {
		if (!this.isOn || this.end.isOver(now) || time > this.end.at) this.end.tell(time, now);
		this.isOn = true;
	}
}
