'use strict';
const { uuidOf } = require('../../facts/sample');

/** @typedef {{ id: string, name: string }} Part */

/** @param {{ id: string }} liveboard @param {string[]} names @returns {Part[]} */
const parts = ({ id }, names) =>
	names.map((name) => ({ id: uuidOf({ seed: id, path: name }), name }));

/** What a Liveboard shows. @param {{ id: string }} liveboard */
const visualizationsOf = (liveboard) => parts(liveboard, ['Sales by Store', 'Sales by Region']);

/** @param {{ id: string }} liveboard */
const tabsOf = (liveboard) => parts(liveboard, ['Overview', 'Details']);

/** @param {{ id: string }} liveboard */
const viewsOf = (liveboard) => parts(liveboard, ['My Region']);

module.exports = { tabsOf, viewsOf, visualizationsOf };
