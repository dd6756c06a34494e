/** @typedef {{ status: number, code: number, incident_id_guid: string, debug: string }} Reason */

const TRACE = 'tracing-disabled';

/** @param {Reason} reason */
const marks = ({ code, incident_id_guid }) => ({
	code,
	incident_id_guid,
	trace_id_guid: TRACE,
});

/**
 * The bodies that clusters put one and the same reason into, by release and by the part that fails.
 * @satisfies {Record<string, (reason: Reason) => object>}
 */
const shapes = {
	/** What live clusters send: the list of reasons packed into a text, in an object named `debug`. */
	nested: (reason) => ({
		error: {
			message: { debug: { ...marks(reason), debug: JSON.stringify([reason.debug]) } },
		},
	}),
	/** As the published examples have it. */
	published: (reason) => ({ error: { message: { ...marks(reason), debug: reason.debug } } }),
	/** Without a frame around it. */
	top: (reason) => ({ debug: JSON.stringify([reason.debug]), ...marks(reason) }),
	/** With a list in place of the text. */
	list: (reason) => ({ error: { message: { ...marks(reason), debug: [reason.debug, null] } } }),
	/** What the layer in front of the cluster makes of an answer that it did not expect. */
	upstream: (reason) => ({
		error: {
			errors: {
				message: `Request failed with status code ${reason.status}`,
				extension: {
					exception: {
						upstreamResponse: { data: { ...marks(reason), debug: reason.debug } },
					},
				},
			},
		},
	}),
	/** GraphQL, which knows no codes. */
	graphql: ({ debug }) => ({ data: null, errors: [{ message: debug, path: ['restapiV2'] }] }),
	/** What checks the input of the layer in front. */
	checked: ({ status, debug }) => ({ statusCode: status, message: [debug], error: 'Bad Request' }),
};

/**
 * @typedef {keyof typeof shapes} Shape
 * @typedef {Shape | 'rotate'} ErrorShape with `rotate`, each error has another one
 */

const names = /** @type {Shape[]} */ (Object.keys(shapes));

/**
 * The body of an error in one of the shapes.
 * @param {Shape} shape
 * @param {Reason} reason
 */
const bodyIn = (shape, reason) => shapes[shape](reason);

/**
 * Says which shape the next error has.
 * @param {ErrorShape} [first]
 */
function createErrorShapes(first = 'nested') {
	let chosen = first;
	let turn = 0;
	return {
		next: () => (chosen === 'rotate' ? names[turn++ % names.length] : chosen),
		/** @param {ErrorShape} shape */
		set(shape) {
			if (shape !== 'rotate' && !names.includes(shape)) throw new Error(`No shape ${shape}`);
			chosen = shape;
		},
		reset() {
			chosen = first;
			turn = 0;
		},
	};
}

module.exports = { bodyIn, createErrorShapes };
