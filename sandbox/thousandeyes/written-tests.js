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
const RESULTS = /^\/v7\/test-results\/(\d+)\/([a-z-]+)$/;

/**
 * Tests that are created, changed, run and deleted, over those that stand from the start. With `omitted: 'lost'` a PUT
 * takes what it does not hold for gone, else for kept: the documents tell both.
 * @param {{ omitted?: 'lost' | 'kept', masks?: boolean, pollsUntilResults?: number }} options
 * @param {(request: any) => Array<{ field: string, message: string }>} problemsOf
 */
function createWrittenTests(
	{ omitted = 'kept', masks = false, pollsUntilResults = 2 },
	problemsOf,
) {
	/** @type {Map<string, any>} */
	const records = new Map();
	const deleted = new Set();
	let serial = 0;

	function find(type, id, aid) {
		if (deleted.has(id)) return undefined;
		const written = records.get(id);
		if (written) return written.summary.type === type && written.aid === aid ? written : undefined;
		const test = testById.get(id);
		if (test?.type !== type || !test.aids.includes(aid)) return undefined;
		return { aid, summary: test.summary, body: bodyOf(test) };
	}

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

	function isTaken(name, aid, id) {
		const { standing, written } = visible(aid);
		return [...standing, ...written].some(
			({ summary }) => summary.testName === name && summary.testId !== id,
		);
	}

	const read = (record, { origin, query }) =>
		rowOf(record, origin, { masks, expand: (query.get('expand') ?? '').split(',') });

	function write(request, type, { id, instant = false } = {}) {
		const aid = request.query.get('aid') ?? DEFAULT_AID;
		const before = id && find(type, id, aid);
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
		const record = { aid, instant, summary, body: { ...body, ...fixed } };
		if (instant) record.run = { at: Date.now(), polls: 0 };
		records.set(testId, record);
		return json(id ? 200 : 201, read(record, request));
	}

	function list(request, type) {
		const { standing, written } = visible(request.query.get('aid') ?? DEFAULT_AID, type);
		const rows = standing.map((test) => ({
			...testRow(test, request.origin),
			...(type ? test.settings : {}),
		}));
		const more = written.map((record) => (type ? read(record, request) : record.summary));
		return json(200, { tests: [...rows, ...more], ...self(request) });
	}

	function remove(request, type, id) {
		if (!find(type, id, request.query.get('aid') ?? DEFAULT_AID)) return notFound(request);
		records.delete(id);
		deleted.add(id);
		return { status: 204, headers: {}, body: '' };
	}

	/** A test that is run again shows its results after some looks. */
	function run(request, id) {
		const standing = testById.get(id);
		if (!records.has(id) && !standing) return notFound(request);
		if (request.headers['content-type'] || request.body) {
			return invalid(request, [{ field: 'body', message: 'is not taken here' }]);
		}
		const aid = request.query.get('aid') ?? DEFAULT_AID;
		const record = records.get(id) ?? { aid, summary: standing.summary, body: bodyOf(standing) };
		records.set(id, { ...record, run: { at: Date.now(), polls: 0 } });
		return { status: 200, headers: {}, body: '' };
	}

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

	function answerTyped(request, type, id) {
		const { method } = request;
		if (method === 'POST') {
			if (id === undefined) return write(request, type);
			return id === 'instant' ? write(request, type, { instant: true }) : undefined;
		}
		if (method === 'PUT') return write(request, type, { id });
		if (method === 'DELETE') return remove(request, type, id);
		if (id === undefined) return records.size + deleted.size > 0 ? list(request, type) : undefined;
		if (deleted.has(id)) return notFound(request);
		const record = records.has(id) && find(type, id, request.query.get('aid') ?? DEFAULT_AID);
		if (!record) return undefined;
		const problems = problemsOf(request);
		return problems.length > 0 ? invalid(request, problems) : json(200, read(record, request));
	}

	return {
		/** The answer to a request for a test that was written, or `undefined` where others answer. */
		answer(request) {
			const { method, path } = request;
			const [, type, id] = TYPED.exec(path) ?? [];
			if (typeNames.includes(type)) return answerTyped(request, type, id);
			if (method === 'POST' && RUN.test(path)) return run(request, RUN.exec(path)[1]);
			const [, testId, layer] = RESULTS.exec(path) ?? [];
			if (testId && method === 'GET') return results(request, testId, layer);
			const isAll = method === 'GET' && path === '/v7/tests';
			return isAll && records.size + deleted.size > 0 ? list(request) : undefined;
		},
		/** Puts a saved event beside the tests: what looks like a test and is none that runs. */
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
