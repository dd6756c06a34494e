'use strict';
const { uuidOf } = require('../../facts/sample');
const { failure, json } = require('../answers');
const { objects } = require('../metadata');

/** How often a task is asked for before it is done. */
const STEPS = ['IN_QUEUE', 'IN_PROGRESS'];

/** Imports that are done from the start. */
const FROM_START = 3;
const SEED = 'liveboard:\n  name: Seeded\n';

/** @typedef {{ guid?: string, obj_id?: string, name: string, type: string }} Document */

const WORDS = { LOGICAL_TABLE: 'table', USER_GROUP: 'user_group' };

/** @param {string} type */
const wordOf = (type) => WORDS[/** @type {'LOGICAL_TABLE'} */ (type)] ?? type.toLowerCase();

/** @param {any} item @param {any} body */
function edocOf(
	item,
	{ edoc_format: format = 'JSON', export_options: { include_guid, include_obj_id } = {} },
) {
	const head = {
		...(include_obj_id && { obj_id: item.objId }),
		...(include_guid !== false && { guid: item.id }),
	};
	const word = wordOf(item.type);
	if (format === 'JSON') return JSON.stringify({ ...head, [word]: { name: item.name } });
	const lines = Object.entries(head).map(([name, value]) => `${name}: ${value}\n`);
	return `${lines.join('')}${word}:\n  name: ${item.name}\n`;
}

/** @param {any} wanted */
const named = ({ identifier, type }) =>
	objects.find(
		(one) => [one.id, one.name, one.objId].includes(identifier) && (!type || type === one.type),
	);

/** @param {any} body */
function exportTml(body) {
	const entries = body.metadata.map((/** @type {any} */ wanted) => {
		if (wanted.session_identifier) {
			const answer = { id: wanted.session_identifier, name: 'Unsaved', type: 'ANSWER' };
			return entryOf(answer, body);
		}
		const item = named(wanted);
		if (item) return entryOf(item, body);
		const status = { status_code: 'ERROR', error_message: `No object<br/>${wanted.identifier}` };
		return { info: { id: wanted.identifier, name: wanted.identifier, status }, edoc: null };
	});
	return json(200, entries);
}

/** @param {any} item @param {any} body */
const entryOf = (item, body) => ({
	info: { id: item.id, name: item.name, type: wordOf(item.type), status: { status_code: 'OK' } },
	edoc: edocOf(item, body),
});

/** @param {string} text @returns {Document} */
function read(text) {
	if (text.trimStart().startsWith('{')) {
		const { guid, obj_id, ...rest } = JSON.parse(text);
		const [[type, { name }]] = Object.entries(rest);
		return { guid, obj_id, name, type };
	}
	/** @param {RegExp} pattern */
	const at = (pattern) => pattern.exec(text)?.[1];
	return {
		guid: at(/^guid: *(\S+)/m),
		obj_id: at(/^obj_id: *(\S+)/m),
		name: at(/^ +name: *(.+)/m) ?? '',
		type: at(/^(\w+):\s*$/m) ?? 'unknown',
	};
}

/**
 * What becomes of each document; one whose name holds "broken" is wrong.
 * @param {any} body @param {() => number} serial
 */
function imported({ metadata_tmls: texts, import_policy: policy, create_new: isNew }, serial) {
	const all = texts.map(read);
	const fails = (/** @type {Document} */ { name }) => /broken/i.test(name);
	const none = policy === 'ALL_OR_NONE' && all.some(fails);
	return all.map((/** @type {Document} */ one, /** @type {number} */ index) => {
		const id = isNew ? undefined : one.guid;
		const header = { name: one.name, metadata_type: one.type.toUpperCase() };
		if (fails(one) || none) {
			const error_message = fails(one) ? 'Unknown column<br/>Sales' : 'Not imported';
			const status = { status_code: 'ERROR', error_message };
			return { request_index: index, response: { status, header } };
		}
		const id_guid = id ?? uuidOf({ seed: `imported ${serial()}`, path: one.name });
		const status = { status_code: 'OK' };
		return { request_index: index, response: { status, header: { ...header, id_guid } } };
	});
}

/** TML of the sandbox: what is exported, imported, and imported in the background. */
function createTml() {
	let served = 0;
	/** @type {Map<string, any>} */
	const tasks = new Map();
	const serial = () => (served += 1);

	/** @param {any} body @param {number} asked */
	function begin(body, asked) {
		const id = uuidOf({ seed: `task ${serial()}`, path: '' });
		const task = {
			tenant_id: 'sandbox',
			org_id: 0,
			task_id: id,
			task_name: `Import ${served}`,
			task_status: 'IN_QUEUE',
			import_policy: body.import_policy,
			import_response: null,
			author_id: uuidOf({ seed: 'Sandbox Analyst', path: '' }),
			author_display_name: 'Sandbox Analyst',
			created_at: 1767225600000 + served,
			total_object_count: body.metadata_tmls.length,
			object_processed_count: 0,
		};
		tasks.set(id, { task, body, asked });
		return task;
	}

	/** @param {any} entry @param {boolean} [withResponse] */
	function seen(entry, withResponse) {
		const { task, body } = entry;
		const state = STEPS[entry.asked++];
		if (state) return { ...task, task_status: state };
		entry.result ??= imported(body, serial);
		const import_response = withResponse ? { object: entry.result } : null;
		return { ...task, task_status: 'COMPLETED', import_response };
	}

	/** @param {any} body */
	function status({
		task_ids,
		task_status,
		include_import_response,
		record_offset = 0,
		record_size = 5,
	}) {
		if (record_size > 50) return failure(400, 'record_size must not exceed 50');
		const all = [...tasks.values()]
			.filter(({ task }) => !task_ids || task_ids.includes(task.task_id))
			.reverse();
		const page = all
			.slice(record_offset, record_offset + record_size)
			.map((entry) => seen(entry, include_import_response))
			.filter((task) => !task_status || task_status.includes(task.task_status));
		return json(200, {
			status_list: page,
			last_batch: record_offset + record_size >= all.length,
		});
	}

	/** @param {any} body */
	function exportBatch({
		metadata_type: type,
		batch_offset: from = 0,
		batch_size: size = 20,
		edoc_format,
	}) {
		const all = Array.from({ length: 250 }, (_, index) => ({
			id: uuidOf({ seed: type, path: String(index) }),
			name: `${type.toLowerCase()} ${index}`,
			type,
		}));
		const rows = all.slice(from, from + Math.min(size, 200));
		const result = rows.map((one) => entryOf(one, { edoc_format }));
		return json(200, { data: { result, isLastBatch: from + rows.length >= all.length } });
	}

	function seed() {
		tasks.clear();
		for (let n = 0; n < FROM_START; n += 1) {
			begin({ metadata_tmls: [SEED], import_policy: 'PARTIAL' }, STEPS.length);
		}
	}

	seed();
	return {
		/** @type {Record<string, (body: any) => any>} */
		handlers: {
			'/metadata/tml/export': exportTml,
			'/metadata/tml/export/batch': exportBatch,
			'/metadata/tml/import': (body) => json(200, imported(body, serial)),
			'/metadata/tml/async/import': (body) => json(200, begin(body, 0)),
			'/metadata/tml/async/status': status,
		},
		reset: seed,
	};
}

module.exports = { createTml };
