'use strict';

/** The secrets that the suite uses, each with a name to report it by. */
function createSecrets() {
	const known = new Map();
	const issued = new Map();

	/** Every form in which a secret may turn up in a text. */
	const forms = (value) => [
		...new Set([
			value,
			encodeURIComponent(value),
			JSON.stringify(value).slice(1, -1),
			Buffer.from(value).toString('base64'),
		]),
	];

	return {
		/** A secret that belongs nowhere. */
		add: (name, value) => known.set(value, name),
		/** A token that a service gave out: it may stand in the data of an execution that asked for one. */
		issue: (service, value) => issued.set(value, `token of ${service}`),
		known: () => [...known].map(([value, name]) => ({ name, value, forms: forms(value) })),
		issued: () => [...issued].map(([value, name]) => ({ name, value, forms: forms(value) })),
	};
}

module.exports = { createSecrets };
