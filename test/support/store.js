const { workflow: n8n } = require('./n8n');

/**
 * @import { ICredentialDataDecryptedObject } from 'n8n-workflow'
 * @typedef {Record<string, ICredentialDataDecryptedObject>} CredentialRows
 */

/** What n8n keeps in its credentials table: one row per type, as JSON, counting the writes. */
class CredentialStore {
	/** @param {CredentialRows} [rows] */
	constructor(rows = {}) {
		/** @type {Map<string, string>} */
		this.rows = new Map();
		for (const [type, data] of Object.entries(rows)) this.set(type, data);
		/** How often n8n saved a row, e.g. after `preAuthentication`. */
		this.writes = 0;
	}
	/**
	 * Edits a row as a user would. Through JSON, as n8n's encrypted column does it: nobody holds a reference into it.
	 * @param {string} type
	 * @param {ICredentialDataDecryptedObject} data
	 */
	set(type, data) {
		this.rows.set(type, JSON.stringify(data));
	}
	/**
	 * @param {string} type
	 * @returns {ICredentialDataDecryptedObject}
	 */
	get(type) {
		const row = this.rows.get(type);
		if (row === undefined) throw new n8n.UserError(`Credential of type "${type}" does not exist.`);
		return JSON.parse(row);
	}
	/**
	 * @param {string} type
	 * @param {ICredentialDataDecryptedObject} data
	 */
	save(type, data) {
		this.writes += 1;
		this.set(type, data);
	}
	/** The `credentials` of a node that uses everything in the store. */
	references(types = [...this.rows.keys()]) {
		return Object.fromEntries(types.map((type) => [type, { id: `id-${type}`, name: type }]));
	}
	/** @returns {CredentialRows} */
	all() {
		return Object.fromEntries([...this.rows.keys()].map((type) => [type, this.get(type)]));
	}
}

module.exports = { CredentialStore };
