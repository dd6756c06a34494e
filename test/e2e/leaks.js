'use strict';

/** The names of the secrets that stand in a text, in any of their forms. */
function findLeaks(secrets, text) {
	const found = secrets.filter(({ forms }) => forms.some((form) => text.includes(form)));
	return [...new Set(found.map(({ name }) => name))];
}

module.exports = { findLeaks };
