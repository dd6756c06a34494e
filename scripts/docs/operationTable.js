'use strict';

/**
 * The operations of an API as a Markdown table: what they do, who can carry them (by the engine's
 * own rule, `carries`), the vendor's page.
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

function row(api, carries, resource, operation) {
	const able = api.authentications.filter((one) => carries(operation, one)).map(({ name }) => name);
	const who = able.length === api.authentications.length ? 'All' : able.join(', ');
	return `| ${resource.name} | [${operation.name}](${operation.docs ?? api.docs}) | ${operation.description} | ${who} |`;
}

/** A README with the text between an API's two marks replaced. */
function withTable(readme, name, table) {
	const marks = new RegExp(`(<!-- ${name} operations -->)[^]*?(<!-- end -->)`);
	return readme.replace(marks, (_, start, end) => `${start}\n\n${table}\n\n${end}`);
}

module.exports = { operationTable, withTable };
