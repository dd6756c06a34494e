const { workflow: n8n } = require('./n8n');

/**
 * The package's code, loaded apart from all that was loaded before.
 * @typedef {object} Copy
 * @property {Record<'thousandEyes' | 'thoughtSpot' | 'perOrg', new () => import('n8n-workflow').INodeType>} nodes
 * @property {Array<new () => import('n8n-workflow').ICredentialType>} credentialTypes
 * @property {typeof import('../../nodes/shared/pacing/pacing').pacerFor} pacerFor
 * @property {typeof import('../../nodes/shared/signing/signing')} signing
 */

/**
 * Loads the package's code once more, as n8n does for a second package of ours: all of it but n8n itself.
 * @returns {Copy}
 */
function loadCopy() {
	/** @type {any} made inside */
	let copy;
	jest.isolateModules(() => {
		jest.doMock('n8n-workflow', () => n8n);
		/** @param {string} path @returns {any} its one export */
		const load = (path) => Object.values(require(`../../${path}`))[0];
		copy = {
			nodes: {
				thousandEyes: load('nodes/ThousandEyes/ThousandEyes.node'),
				thoughtSpot: load('nodes/ThoughtSpot/ThoughtSpot.node'),
				perOrg: load('test/support/perOrg'),
			},
			credentialTypes: [
				'ThousandEyesBearerApi',
				'ThousandEyesBasicApi',
				'ThousandEyesOAuth2Api',
				'ThousandEyesUserOAuth2Api',
				'ThoughtSpotBasicApi',
				'ThoughtSpotBearerApi',
				'ThoughtSpotTrustedApi',
			].map((name) => load(`credentials/${name}.credentials`)),
			pacerFor: require('../../nodes/shared/pacing/pacing').pacerFor,
			signing: require('../../nodes/shared/signing/signing'),
		};
	});
	jest.dontMock('n8n-workflow');
	return copy;
}

module.exports = { loadCopy };
