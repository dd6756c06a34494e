const { createChannels } = require('./channels');
const { createDirectory } = require('./directory');
const { createSessions } = require('./sessions');
const { createWebhooks } = require('./webhooks');

/**
 * @import { Answer, Request } from '../message'
 * @import { Body } from './body'
 * @import { Session } from './sessions'
 * @typedef {ReturnType<typeof createStores>} Stores
 */

/**
 * What a handler works with.
 * @typedef {object} Asked
 * @property {Record<string, any>} body checked by the spec of the route
 * @property {Record<string, string>} params
 * @property {Session} session the caller's; only of open routes there may be none
 * @property {boolean} trustedAuth
 * @property {{ rows: (kind: string) => any[] }} documented what there is of the kinds that the facts keep
 * @typedef {Stores & Asked} Context
 */

/**
 * @typedef {(request: Request, context: Context) => Answer} Handler
 * @typedef {{ open?: boolean, body?: Body }} Spec `open` is for callers without a session
 * @typedef {import('../router').Row<Handler, Spec>} Row
 */

/**
 * @typedef {object} StoreOptions
 * @property {number} [lockAfter]
 * @property {import('./channels').Channel[]} [channels] where the cluster sends scheduled Liveboards; default: both
 */

/**
 * Everything that one cluster remembers.
 * @param {StoreOptions} options
 */
function createStores(options) {
	return {
		channels: createChannels(options.channels),
		directory: createDirectory(options),
		sessions: createSessions(),
		webhooks: createWebhooks(),
	};
}

module.exports = { createStores };
