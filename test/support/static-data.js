/** @import { IDataObject } from 'n8n-workflow' */

/** The static data of a workflow with one node: in memory, and as last saved to n8n's database. */
class StaticData {
	/**
	 * @param {string} name
	 * @param {IDataObject} [node]
	 */
	constructor(name, node) {
		this.key = `node:${name}`;
		/** @type {Record<string, IDataObject>} */
		this.memory = node ? { [this.key]: node } : {};
		this.saved = JSON.stringify(this.memory);
	}

	/** @returns {Record<string, IDataObject>} */
	copy() {
		return JSON.parse(JSON.stringify(this.memory));
	}

	get node() {
		return this.copy()[this.key] ?? {};
	}

	/**
	 * @param {{ staticData: IDataObject }} workflow
	 * @param {{ save: boolean }} options
	 */
	remember({ staticData }, { save }) {
		this.memory = JSON.parse(JSON.stringify(staticData));
		// n8n's observable object notes changes; one it does not see is not written either.
		if (save && staticData.__dataChanged) this.saved = JSON.stringify(this.memory);
	}

	/** n8n comes up again and knows only what it had saved. */
	restart() {
		this.memory = JSON.parse(this.saved);
	}
}

module.exports = { StaticData };
