'use strict';
const { isMainThread } = require('node:worker_threads');

// Loaded into n8n's own process (--require): its standard input is a pipe from the process that started it. When that
// one is gone, however it went, the pipe ends, and n8n and its task runner go too.
if (isMainThread) {
	process.stdin.resume();
	process.stdin.unref();
	process.stdin.once('close', () => {
		if (process.platform === 'win32') process.exit(1);
		process.kill(-process.pid, 'SIGKILL');
	});
}
