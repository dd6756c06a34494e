'use strict';
const { randomBytes } = require('node:crypto');
const fs = require('node:fs');
const net = require('node:net');
const path = require('node:path');
const { freePort } = require('../../demo/ports');
const { killGroup, run, spawnGroup } = require('../../demo/processes');
const { findPostgres, findRedis, isRoot } = require('./debian');
const { until } = require('./wait');

/** Starts a PostgreSQL of its own for n8n; resolves with n8n's settings for it and `dump()`. */
async function startPostgres(world) {
	const programs = await findPostgres();
	const folder = world.temporaryFolder('e2e-postgres-');
	const password = secret(world, 'password of PostgreSQL');
	const passwordFile = path.join(folder, 'password');
	fs.writeFileSync(passwordFile, password);
	const account = await unprivileged();
	if (account) {
		for (const file of [folder, passwordFile]) fs.chownSync(file, account.uid, account.gid);
	}
	const data = path.join(folder, 'data');
	const options = { cwd: folder, ...account };
	const access = ['-U', 'n8n', '--auth=scram-sha-256', '--pwfile', passwordFile];
	await run(
		path.join(programs, 'initdb'),
		['-D', data, '-E', 'UTF8', '--no-sync', ...access],
		options,
	);
	const port = await freePort();
	const place = ['-D', data, '-h', '127.0.0.1', '-p', String(port), '-k', ''];
	const fast = ['-c', 'fsync=off', '-c', 'synchronous_commit=off'];
	await serve(world, path.join(programs, 'postgres'), [...place, ...fast], options, port);
	const env = {
		DB_TYPE: 'postgresdb',
		DB_POSTGRESDB_HOST: '127.0.0.1',
		DB_POSTGRESDB_PORT: String(port),
		DB_POSTGRESDB_USER: 'n8n',
		DB_POSTGRESDB_DATABASE: 'postgres',
		DB_POSTGRESDB_PASSWORD: password,
	};
	const target = ['-h', '127.0.0.1', '-p', String(port), '-U', 'n8n', 'postgres'];
	const dump = () =>
		run(path.join(programs, 'pg_dump'), ['--data-only', ...target], {
			env: { ...process.env, PGPASSWORD: password },
		});
	return { env, dump };
}

/** Starts a Redis of its own; resolves with n8n's settings for it. */
async function startRedis(world) {
	const program = await findRedis();
	const folder = world.temporaryFolder('e2e-redis-');
	const password = secret(world, 'password of Redis');
	const port = await freePort();
	const settings = `bind 127.0.0.1\nport ${port}\nsave ""\nappendonly no\nrequirepass ${password}\n`;
	const file = path.join(folder, 'redis.conf');
	fs.writeFileSync(file, settings, { mode: 0o600 });
	await serve(world, program, [file], { cwd: folder }, port);
	return {
		env: {
			QUEUE_BULL_REDIS_HOST: '127.0.0.1',
			QUEUE_BULL_REDIS_PORT: String(port),
			QUEUE_BULL_REDIS_PASSWORD: password,
		},
	};
}

function secret(world, name) {
	const value = randomBytes(16).toString('hex');
	world.secrets.add(name, value);
	return value;
}

/** PostgreSQL refuses to run as root: its own account of Debian's package, or else nobody. */
async function unprivileged() {
	if (!isRoot) return undefined;
	const id = async (flag, name) => Number(await run('id', [flag, name]));
	const name = await run('id', ['-u', 'postgres']).then(
		() => 'postgres',
		() => 'nobody',
	);
	return { uid: await id('-u', name), gid: await id('-g', name) };
}

async function serve(world, program, args, options, port) {
	const log = path.join(options.cwd, 'server.log');
	const output = fs.openSync(log, 'a');
	const child = spawnGroup(program, args, { ...options, stdio: ['ignore', output, output] });
	fs.closeSync(output);
	const ended = new Promise((resolve) => child.once('exit', resolve));
	world.cleanup(async () => {
		killGroup(child, 'SIGINT');
		await ended;
	});
	await until(`${path.basename(program)} listens`, () => {
		if (child.exitCode !== null) throw new Error(fs.readFileSync(log, 'utf8').slice(-2_000));
		return listens(port);
	});
}

function listens(port) {
	return new Promise((resolve) => {
		const socket = net.connect({ port, host: '127.0.0.1' });
		socket.once('connect', () => resolve(true)).once('error', () => resolve(false));
		socket.once('connect', () => socket.destroy());
	});
}

module.exports = { startPostgres, startRedis };
