'use strict';

/**
 * @import { Api, Operation, Resource } from '../../nodes/shared/operation/vocabulary'
 * @typedef {typeof import('../../nodes/shared/operation/authentications').carries} Rule
 */

/**
 * The resources of an API as a Markdown table: their operations, and who can carry them (by the
 * engine's own rule, `carries`).
 * @param {Api} api
 * @param {Resource[]} resources
 * @param {Rule} carries
 */
function resourceTable(api, resources, carries) {
	const rows = byName(resources).map(({ name, operations }) => {
		const all = byName(Object.values(operations));
		const able = api.authentications.filter((one) =>
			all.some((operation) => carries(operation, one)),
		);
		return `| ${name} | ${all.map((one) => one.name).join(', ')} | ${namesOf(api, able)} |`;
	});
	return ['| Resource | Operations | Authentication |', '|---|---|---|', ...rows].join('\n');
}

/**
 * The operations of an API as a Markdown table: what they do, who can carry them, the vendor's page.
 * @param {Api} api
 * @param {Resource[]} resources
 * @param {Rule} carries
 */
function operationTable(api, resources, carries) {
	const rows = byName(resources).flatMap((resource) =>
		byName(Object.values(resource.operations)).map((operation) =>
			row(api, carries, resource, operation),
		),
	);
	return [
		'| Resource | Operation | What it does | Authentication |',
		'|---|---|---|---|',
		...rows,
	].join('\n');
}

/** @type {<T extends { name: string }>(named: T[]) => T[]} */
const byName = (named) => [...named].sort((a, b) => a.name.localeCompare(b.name));

/** @param {Api} api @param {Api['authentications']} able */
const namesOf = (api, able) =>
	able.length === api.authentications.length ? 'All' : able.map(({ name }) => name).join(', ');

/** @param {Api} api @param {Rule} carries @param {Resource} resource @param {Operation} operation */
function row(api, carries, resource, operation) {
	const who = namesOf(
		api,
		api.authentications.filter((one) => carries(operation, one)),
	);
	return `| ${resource.name} | [${operation.name}](${operation.docs ?? api.docs}) | ${operation.description} | ${who} |`;
}

/**
 * A README with the text between two marks replaced.
 * @param {string} readme @param {string} mark the first @param {string} table
 */
function withTable(readme, mark, table) {
	const marks = new RegExp(`(<!-- ${mark} -->)[^]*?(<!-- end -->)`);
	return readme.replace(marks, (_, start, end) => `${start}\n\n${table}\n\n${end}`);
}

module.exports = { operationTable, resourceTable, withTable };
