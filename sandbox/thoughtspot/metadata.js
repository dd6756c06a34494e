const { tabsOf, viewsOf, visualizationsOf } = require('./content/liveboards');
const { TYPES } = require('./content/table');
const { CREATED } = require('./directory');

const TITLES = {
	LIVEBOARD: ['Store Performance', 'Daily Sales', 'Returns', 'Web Funnel', 'Inventory', 'Margins'],
	ANSWER: ['Sales by Region', 'Top Products', 'Basket Size', 'Churned Customers', 'Stock Cover'],
	LOGICAL_TABLE: ['Retail Sales', 'Customers', 'Products', 'Stores'],
	CONNECTION: ['Retail Warehouse'],
	TAG: ['certified'],
};

/** @typedef {typeof objects[number]} MetadataObject */

const objects = Object.entries(TITLES).flatMap(([type, titles], kind) =>
	titles.map((name, index) => ({
		id: `c0a8f1d2-7b3e-4d5f-8a${kind}0-${String(index + 1).padStart(12, '0')}`,
		name,
		type,
		objId: `${name.toLowerCase().replace(/ /g, '-')}-${kind}${index}`,
		created: CREATED + index * 3600000,
	})),
);

/**
 * What is known of tables and Liveboards beside their names.
 * @param {MetadataObject} item
 * @param {Record<string, any>} body of the search
 */
function detailOf(item, { include_personalised_views, liveboard_response_version }) {
	if (item.type === 'LOGICAL_TABLE') {
		const columns = Object.entries(TYPES).map(([name, dataType]) => ({
			dataType,
			header: { name },
		}));
		return { header: { id: item.id, name: item.name }, columns };
	}
	if (item.type !== 'LIVEBOARD') return { header: { id: item.id, name: item.name } };
	return {
		header: { id: item.id, name: item.name },
		...(liveboard_response_version === 'V2' && {
			tabs: tabsOf(item).map((header) => ({ header })),
		}),
		...(include_personalised_views && { personalised_views: viewsOf(item) }),
	};
}

/**
 * Objects that were made of another one, as the search tells them: by the ID of that one, then by type.
 * @param {MetadataObject} item
 * @param {Record<string, any>} body of the search
 */
function dependentsOf(item, { dependent_objects_record_size: most = 50 }) {
	const users = { LOGICAL_TABLE: ['LIVEBOARD', 'ANSWER'], ANSWER: ['LIVEBOARD'] }[item.type] ?? [];
	const byType = users.map((type) => {
		const headers = objects.filter((one) => one.type === type).slice(0, most);
		return [type, headers.map(({ id, name }) => ({ id, name }))];
	});
	return { [item.id]: Object.fromEntries(byType) };
}

/**
 * A metadata object as a search shows it.
 * @param {MetadataObject} item
 * @param {{ id: string, name: string } | undefined} author
 * @param {Record<string, any>} body of the search
 */
function metadataShape(item, author, body) {
	const { include_headers = true, include_stats = false } = body;
	return {
		metadata_id: item.id,
		metadata_name: item.name,
		metadata_type: item.type,
		metadata_obj_id: item.objId,
		dependent_objects: body.include_dependent_objects ? dependentsOf(item, body) : null,
		incomplete_objects: null,
		metadata_detail: body.include_details ? detailOf(item, body) : null,
		metadata_header: include_headers
			? {
					id: item.id,
					name: item.name,
					author: author?.id,
					authorName: author?.name,
					created: item.created,
					modified: item.created,
				}
			: null,
		visualization_headers:
			body.include_visualization_headers && item.type === 'LIVEBOARD'
				? visualizationsOf(item)
				: null,
		stats: include_stats ? { views: 0, favorites: 0, last_accessed: item.created } : null,
	};
}

module.exports = { metadataShape, objects };
