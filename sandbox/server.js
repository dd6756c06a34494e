const http = require('node:http');
const { createControls } = require('./controls');
const { createFaults } = require('./faults');
const { close, listen } = require('./listen');
const { createLog } = require('./log');
const { read, send } = require('./message');

/**
 * @import { ApiControl } from './controls'
 * @import { Fault } from './faults'
 * @import { Answer, Request } from './message'
 */

/** @typedef {(request: Request) => Answer | Promise<Answer>} Handle */

/**
 * One of the two APIs.
 * @template {Record<string, any>} State
 * @template Control
 * @typedef {object} Api
 * @property {Handle} handle
 * @property {(fault: Fault, request: Request, handle: Handle) => Answer | Promise<Answer>} endlessCursor
 * @property {State} state
 * @property {Control} control
 * @property {() => void} reset
 */

/**
 * What both APIs take.
 * @typedef {object} CommonOptions
 * @property {number} [port]
 * @property {boolean} [controls]
 * @property {number} [logLimit]
 * @property {number} [latencyMs] added to every answer
 * @property {(request: Request, answer: Answer) => void} [seen] is told of every answer
 */

/**
 * One of the two APIs, running.
 * @template {Record<string, any>} [State={}]
 * @template {ApiControl} [Control=ApiControl]
 * @typedef {object} Sandbox
 * @property {string} url
 * @property {number} port
 * @property {ReturnType<typeof createLog>['requests']} requests
 * @property {State & Pick<ReturnType<typeof createLog>, 'load'>} state
 * @property {Control & FaultControl} control
 * @property {() => void} reset
 * @property {() => Promise<void>} close
 */

/**
 * What tests let go wrong, and count.
 * @typedef {object} FaultControl
 * @property {(fault: Fault) => void} fault
 * @property {() => void} clearFaults
 * @property {ReturnType<typeof createLog>['stats']} stats
 */

/**
 * Serves `api.handle` on 127.0.0.1 with a request log, fault injection and, when asked for, the control routes.
 * @template {Record<string, any>} State
 * @template {ApiControl} Control
 * @param {Api<State, Control>} api
 * @param {CommonOptions} options
 * @returns {Promise<Sandbox<State, Control>>}
 */
async function serve(api, options) {
	const log = createLog(options.logLimit ?? 20000);
	const faults = createFaults(api.endlessCursor);
	const control = {
		fault: faults.add,
		clearFaults: faults.clear,
		stats: log.stats,
		...api.control,
	};
	const reset = () => {
		log.clear();
		faults.clear();
		api.reset();
	};
	const controls = options.controls ? createControls(control, reset) : undefined;

	/** @param {Request} request */
	async function answer(request) {
		if (options.latencyMs) await faults.pause(options.latencyMs);
		const fault = faults.take(request);
		return fault ? await faults.apply(fault, request, api.handle) : await api.handle(request);
	}

	const server = http.createServer(async (message, response) => {
		if (!message.url?.startsWith('/__sandbox/')) log.arrive(response);
		const request = await read(message);
		if (controls && request.path.startsWith('/__sandbox/')) {
			send(response, await controls(request));
			return;
		}
		const entry = log.open(request);
		/** @type {Answer} */
		let reply;
		try {
			reply = await answer(request);
		} catch (error) {
			reply = {
				status: 500,
				headers: { 'content-type': 'text/plain' },
				body: String(/** @type {Error} */ (error).stack),
			};
		}
		log.close(entry, reply.drop === 'before' ? 0 : reply.status);
		options.seen?.(request, reply);
		send(response, reply);
	});
	server.keepAliveTimeout = 5000;

	const port = await listen(server, options.port);
	return {
		url: `http://127.0.0.1:${port}`,
		port,
		requests: log.requests,
		state: { ...api.state, load: log.load },
		control,
		reset,
		async close() {
			faults.clear();
			await close(server);
		},
	};
}

module.exports = { serve };
