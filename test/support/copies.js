const { workflow: n8n } = require('./n8n');

/** Loads the package's code once more, as n8n does for a second package of ours: all of it but n8n itself. */
function loadCopy() {
	let copy;
	jest.isolateModules(() => {
		jest.doMock('n8n-workflow', () => n8n);
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
