const { workflow: n8n } = require('./n8n');

/** What n8n keeps in its credentials table: one row per type, as JSON, counting the writes. */
class CredentialStore {
	constructor(rows = {}) {
		this.rows = new Map();
		for (const [type, data] of Object.entries(rows)) this.set(type, data);
		this.writes = 0;
	}
	// Through JSON, as n8n's encrypted column does it: nobody holds a reference into the store.
	set(type, data) {
		this.rows.set(type, JSON.stringify(data));
	}
	get(type) {
		if (!this.rows.has(type))
			throw new n8n.UserError(`Credential of type "${type}" does not exist.`);
		return JSON.parse(this.rows.get(type));
	}
	save(type, data) {
		this.writes += 1;
		this.set(type, data);
	}
	/** The `credentials` of a node that uses everything in the store. */
	references(types = [...this.rows.keys()]) {
		return Object.fromEntries(types.map((type) => [type, { id: `id-${type}`, name: type }]));
	}
	all() {
		return Object.fromEntries([...this.rows.keys()].map((type) => [type, this.get(type)]));
	}
}

module.exports = { CredentialStore };
