const { DEFAULT_AID } = require('./accounts');
const { invalid, json, notFound, self } = require('./answers');
const { testRow } = require('./expand');
const { bodyOf, rowOf, typeNames, withDefaults } = require('./test-records');
const { testById, tests } = require('./tests');
const { resultsOf } = require('./written-results');

const FIRST_ID = 900_001;
const NOW = '2026-11-01T00:00:00Z';
const TYPED = /^\/v7\/tests\/([a-z][a-z-]+)(?:\/([^/]+))?$/;
const RUN = /^\/v7\/tests\/(\d+)\/run$/;
/** Newer than the facts. */
const CONSOLE = /^\/v7\/test-results\/\d+\/web-transactions\/agent\/\d+\/round\/\d+\/console-logs$/;
const RESULTS = /^\/v7\/test-results\/(\d+)\/([a-z-]+)$/;

/**
 * @import { Answer, Request } from '../message'
 * @import { Test } from './tests'
 * @typedef {object} TestOptions
 * @property {'lost' | 'kept'} [omitted] what a PUT does to what it does not hold
 * @property {boolean} [masks] secrets are answered masked
 * @property {number} [pollsUntilResults] looks for results after a run
 */

/**
 * @typedef {object} TestRecord
 * @property {string} aid
 * @property {Record<string, any>} summary
 * @property {Record<string, any>} body as it was written
 * @property {boolean} [instant]
 * @property {{ at: number, polls: number }} [run]
 */

/**
 * Tests that are created, changed, run and deleted, over those that stand from the start. With `omitted: 'lost'` a PUT
 * takes what it does not hold for gone, else for kept: the documents tell both.
 * @param {TestOptions} options
 * @param {(request: Request) => Array<{ field: string, message: string }>} problemsOf
 */
function createWrittenTests(
	{ omitted = 'kept', masks = false, pollsUntilResults = 2 },
	problemsOf,
) {
	/** @type {Map<string, TestRecord>} */
	const records = new Map();
	/** @type {Set<string>} */
	const deleted = new Set();
	let serial = 0;

	/** @param {string} aid @param {Test} test @returns {TestRecord} */
	const standingAt = (aid, test) => ({ aid, summary: test.summary, body: bodyOf(test) });

	/** @param {string} type @param {string} id @param {string} aid @returns {TestRecord | undefined} */
	function find(type, id, aid) {
		if (deleted.has(id)) return undefined;
		const written = records.get(id);
		if (written) return written.summary.type === type && written.aid === aid ? written : undefined;
		const test = testById.get(id);
		if (!test || test.type !== type || !test.aids.includes(aid)) return undefined;
		return standingAt(aid, test);
	}

	/** @param {string} aid @param {string} [type] */
	function visible(aid, type) {
		const standing = tests.filter(({ id, aids }) => {
			return aids.includes(aid) && !deleted.has(id) && !records.has(id);
		});
		const written = [...records.values()].filter((one) => one.aid === aid && !one.instant);
		return {
			standing: standing.filter((test) => !type || test.type === type),
			written: written.filter(({ summary }) => !type || summary.type === type),
		};
	}

	/** @param {string} name @param {string} aid @param {string} [id] */
	function isTaken(name, aid, id) {
		const { standing, written } = visible(aid);
		return [...standing, ...written].some(
			({ summary }) => summary.testName === name && summary.testId !== id,
		);
	}

	/** @param {TestRecord} record @param {Request} request */
	const read = (record, { origin, query }) =>
		rowOf(record, origin, { masks, expand: (query.get('expand') ?? '').split(',') });

	/**
	 * @param {Request} request @param {string} type @param {{ id?: string, instant?: boolean }} [options]
	 * @returns {Answer}
	 */
	function write(request, type, { id, instant = false } = {}) {
		const aid = request.query.get('aid') ?? DEFAULT_AID;
		const before = id === undefined ? undefined : find(type, id, aid);
		if (id && !before) return notFound(request);
		const problems = problemsOf(request);
		const sent = JSON.parse(request.body || '{}');
		if (!instant && isTaken(sent.testName, aid, id)) {
			problems.push({ field: 'testName', message: 'is the name of another test' });
		}
		if (sent.headers && sent.customHeaders) {
			problems.push({ field: 'headers', message: 'excludes customHeaders' });
		}
		if (problems.length > 0) return invalid(request, problems);
		serial += 1;
		const testId = id ?? String(FIRST_ID + serial);
		const kept = before && omitted === 'kept' ? { ...before.body, alertRules: undefined } : {};
		const body = withDefaults({ ...kept, ...sent }, type);
		const fixed = type === 'bgp' && before ? { prefix: before.body.prefix } : {};
		const { testName = `${type} ${testId}`, interval, enabled = true, description } = body;
		const summary = {
			...(before?.summary ?? { savedEvent: false, liveShare: false, createdDate: NOW }),
			...{ testId, testName, type, interval, enabled, description, modifiedDate: NOW },
			alertsEnabled: body.alertsEnabled ?? false,
		};
		/** @type {TestRecord} */
		const record = { aid, instant, summary, body: { ...body, ...fixed } };
		if (instant) record.run = { at: Date.now(), polls: 0 };
		records.set(testId, record);
		return json(id ? 200 : 201, read(record, request));
	}

	/** @param {Request} request @param {string} [type] */
	function list(request, type) {
		const { standing, written } = visible(request.query.get('aid') ?? DEFAULT_AID, type);
		const rows = standing.map((test) => ({
			...testRow(test, request.origin),
			...(type ? test.settings : {}),
		}));
		const more = written.map((record) => (type ? read(record, request) : record.summary));
		return json(200, { tests: [...rows, ...more], ...self(request) });
	}

	/** @param {Request} request @param {string} type @param {string} id */
	function remove(request, type, id) {
		if (!find(type, id, request.query.get('aid') ?? DEFAULT_AID)) return notFound(request);
		records.delete(id);
		deleted.add(id);
		return { status: 204, headers: {}, body: '' };
	}

	/**
	 * A test that is run again shows its results after some looks.
	 * @param {Request} request @param {string} id
	 */
	function run(request, id) {
		const standing = testById.get(id);
		const written = records.get(id);
		if (!written && !standing) return notFound(request);
		if (request.headers['content-type'] || request.body) {
			return invalid(request, [{ field: 'body', message: 'is not taken here' }]);
		}
		const aid = request.query.get('aid') ?? DEFAULT_AID;
		const record = written ?? standingAt(aid, /** @type {Test} */ (standing));
		records.set(id, { ...record, run: { at: Date.now(), polls: 0 } });
		return { status: 200, headers: {}, body: '' };
	}

	/** @param {Request} request @param {string} id @param {string} layer */
	function results(request, id, layer) {
		const record = records.get(id);
		if (!record?.run) return undefined;
		record.run.polls += 1;
		const isThere = record.run.polls > pollsUntilResults;
		return json(200, {
			test: record.summary,
			results: isThere ? resultsOf(record, layer) : [],
			...self(request),
		});
	}

	/**
	 * @param {Request} request @param {string} type @param {string} [id]
	 * @returns {Answer | undefined}
	 */
	function answerTyped(request, type, id) {
		const { method } = request;
		if (method === 'POST') {
			if (id === undefined) return write(request, type);
			return id === 'instant' ? write(request, type, { instant: true }) : undefined;
		}
		if (method === 'PUT') return write(request, type, { id });
		if (method === 'DELETE') return remove(request, type, id ?? '');
		if (id === undefined) return records.size + deleted.size > 0 ? list(request, type) : undefined;
		if (deleted.has(id)) return notFound(request);
		const record = records.has(id) && find(type, id, request.query.get('aid') ?? DEFAULT_AID);
		if (!record) return undefined;
		const problems = problemsOf(request);
		return problems.length > 0 ? invalid(request, problems) : json(200, read(record, request));
	}

	return {
		/**
		 * The answer to a request for a test that was written, or `undefined` where others answer.
		 * @param {Request} request @returns {Answer | undefined}
		 */
		answer(request) {
			const { method, path } = request;
			const [, type, id] = TYPED.exec(path) ?? [];
			if (typeNames.includes(type)) return answerTyped(request, type, id);
			const [, started] = RUN.exec(path) ?? [];
			if (method === 'POST' && started) return run(request, started);
			if (method === 'GET' && CONSOLE.test(path)) {
				return json(200, {
					consoleLogs: [{ timestamp: 1_384_309_800_123, level: 'info' }],
					...self(request),
				});
			}
			const [, testId, layer] = RESULTS.exec(path) ?? [];
			if (testId && method === 'GET') return results(request, testId, layer);
			const isAll = method === 'GET' && path === '/v7/tests';
			return isAll && records.size + deleted.size > 0 ? list(request) : undefined;
		},
		/**
		 * Puts a saved event beside the tests: what looks like a test and is none that runs.
		 * @param {{ testName: string, type: string, aid?: string, savedEvent?: boolean }} event
		 */
		save({ testName, type, aid = DEFAULT_AID, savedEvent = false }) {
			serial += 1;
			const testId = String(FIRST_ID + serial);
			const summary = { testId, testName, type, savedEvent, enabled: true, alertsEnabled: false };
			records.set(testId, { aid, summary, body: { testName } });
			return testId;
		},
		reset() {
			records.clear();
			deleted.clear();
		},
	};
}

module.exports = { createWrittenTests };
