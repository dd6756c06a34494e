const { CREATED } = require('./directory');

const TITLES = {
	LIVEBOARD: ['Store Performance', 'Daily Sales', 'Returns', 'Web Funnel', 'Inventory', 'Margins'],
	ANSWER: ['Sales by Region', 'Top Products', 'Basket Size', 'Churned Customers', 'Stock Cover'],
	LOGICAL_TABLE: ['Retail Sales', 'Customers', 'Products', 'Stores'],
	CONNECTION: ['Retail Warehouse'],
	TAG: ['certified'],
};

const objects = Object.entries(TITLES).flatMap(([type, titles], kind) =>
	titles.map((name, index) => ({
		id: `c0a8f1d2-7b3e-4d5f-8a${kind}0-${String(index + 1).padStart(12, '0')}`,
		name,
		type,
		objId: `${name.toLowerCase().replace(/ /g, '-')}-${kind}${index}`,
		created: CREATED + index * 3600000,
	})),
);

/** A metadata object as a search shows it. */
function metadataShape(item, author, { include_headers = true, include_stats = false }) {
	return {
		metadata_id: item.id,
		metadata_name: item.name,
		metadata_type: item.type,
		metadata_obj_id: item.objId,
		dependent_objects: null,
		incomplete_objects: null,
		metadata_detail: null,
		metadata_header: include_headers
			? {
					id: item.id,
					name: item.name,
					author: author.id,
					authorName: author.name,
					created: item.created,
					modified: item.created,
				}
			: null,
		visualization_headers: null,
		stats: include_stats ? { views: 0, favorites: 0, last_accessed: item.created } : null,
	};
}

module.exports = { metadataShape, objects };
