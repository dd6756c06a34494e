'use strict';
const fs = require('node:fs');
const path = require('node:path');

/**
 * The text of a file of the repository.
 * @param {string} name
 */
const readText = (name) => fs.readFileSync(path.join(__dirname, '../..', name), 'utf8');

module.exports = { readText };
