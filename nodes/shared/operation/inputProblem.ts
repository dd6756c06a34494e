/** Thrown by checks: `field` is the display name of the input that is wrong. */
export class InputProblem extends Error {
	constructor(
		public field: string,
		private readonly problem: string,
		readonly advice?: string,
	) {
		super(`'${field}' ${problem}`);
	}

	/** The field stands in another one, which is named first. */
	within(outer: string): void {
		this.field = `${outer}: ${this.field}`;
		this.message = `'${this.field}' ${this.problem}`;
	}
}
