'use strict';
const fs = require('node:fs');
const path = require('node:path');
const { freePort } = require('../../demo/ports');
const { killGroup, spawnGroup } = require('../../demo/processes');
const { inherited, settings } = require('../../demo/settings');
const { until } = require('./wait');

const orphan = path.join(__dirname, '..', '..', 'demo', 'orphan.js');

/** Starts a worker of n8n beside a main instance; resolves when it takes jobs. */
async function startWorker(main, { name, concurrency, env }) {
	const { node, bin, settings: own } = main.runtime;
	const config = path.join(main.userFolder, '.n8n', 'config');
	const health = await freePort();
	const logFile = path.join(main.userFolder, `${name}.log`);
	const output = fs.openSync(logFile, 'a');
	const child = spawnGroup(
		node,
		['--require', orphan, bin, 'worker', `--concurrency=${concurrency}`],
		{
			cwd: main.userFolder,
			env: {
				...Object.fromEntries(Object.entries(process.env).filter(([key]) => inherited.test(key))),
				PATH: [path.dirname(node), process.env.PATH].join(path.delimiter),
				...settings,
				...own,
				...env,
				N8N_USER_FOLDER: main.userFolder,
				N8N_ENCRYPTION_KEY: JSON.parse(fs.readFileSync(config, 'utf8')).encryptionKey,
				N8N_RUNNERS_BROKER_PORT: String(await freePort()),
				N8N_WORKER_SERVER_ADDRESS: '127.0.0.1',
				QUEUE_HEALTH_CHECK_ACTIVE: 'true',
				QUEUE_HEALTH_CHECK_PORT: String(health),
			},
			stdio: ['pipe', output, output],
		},
	);
	fs.closeSync(output);
	child.stdin?.on('error', () => {});
	const ended = new Promise((resolve) => child.once('exit', resolve));
	const log = () => fs.readFileSync(logFile, 'utf8');

	await until(
		`${name} takes jobs`,
		async () => {
			if (child.exitCode !== null) throw new Error(log().slice(-2_000));
			const answer = await fetch(`http://127.0.0.1:${health}/healthz/readiness`).catch(() => {});
			return answer?.ok;
		},
		120_000,
	);

	return {
		name,
		log,
		/** The executions it has begun. */
		begun: () => [...log().matchAll(/Worker started execution (\d+)/g)].map(([, id]) => id),
		async kill() {
			killGroup(child);
			await ended;
		},
		async stop() {
			child.kill('SIGTERM');
			await ended;
		},
	};
}

module.exports = { startWorker };
