'use strict';

/**
 * @import { Api, Operation, Resource } from '../../nodes/shared/operation/vocabulary'
 * @typedef {typeof import('../../nodes/shared/operation/authentications').carries} Rule
 */

/**
 * The operations of an API as a Markdown table: what they do, who can carry them (by the engine's
 * own rule, `carries`), the vendor's page.
 * @param {Api} api
 * @param {Resource[]} resources
 * @param {Rule} carries
 */
function operationTable(api, resources, carries) {
	const rows = [...resources]
		.sort((a, b) => a.name.localeCompare(b.name))
		.flatMap((resource) =>
			Object.values(resource.operations)
				.sort((a, b) => a.name.localeCompare(b.name))
				.map((operation) => row(api, carries, resource, operation)),
		);
	return [
		'| Resource | Operation | What it does | Authentication |',
		'|---|---|---|---|',
		...rows,
	].join('\n');
}

/** @param {Api} api @param {Rule} carries @param {Resource} resource @param {Operation} operation */
function row(api, carries, resource, operation) {
	const able = api.authentications.filter((one) => carries(operation, one)).map(({ name }) => name);
	const who = able.length === api.authentications.length ? 'All' : able.join(', ');
	return `| ${resource.name} | [${operation.name}](${operation.docs ?? api.docs}) | ${operation.description} | ${who} |`;
}

/**
 * A README with the text between an API's two marks replaced.
 * @param {string} readme @param {string} name @param {string} table
 */
function withTable(readme, name, table) {
	const marks = new RegExp(`(<!-- ${name} operations -->)[^]*?(<!-- end -->)`);
	return readme.replace(marks, (_, start, end) => `${start}\n\n${table}\n\n${end}`);
}

module.exports = { operationTable, withTable };
