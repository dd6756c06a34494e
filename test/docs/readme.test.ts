import { thousandEyes } from '../../nodes/ThousandEyes/api';
import { carries } from '../../nodes/shared/operation/authentications';
import { thoughtSpot } from '../../nodes/ThoughtSpot/api';
import { resources as thoughtSpotResources } from '../../nodes/ThoughtSpot/resources';
import { resources as thousandEyesResources } from '../../nodes/ThousandEyes/resources';
import { readText } from '../../scripts/docs/files';
import { operationTable } from '../../scripts/docs/operationTable';

const readme = readText('README.md');

test.each([
	{ api: thousandEyes, resources: thousandEyesResources },
	{ api: thoughtSpot, resources: thoughtSpotResources },
])('the README lists the operations of $api.service', ({ api, resources }) => {
	// When this fails: npm run docs
	expect(readme).toContain(operationTable(api, resources, carries));
});

test.each([...readme.matchAll(/npm (?:run )?([\w:]+)/g)].map(([, script]) => script))(
	'the README names a script that exists: %s',
	(script) => {
		const own = Object.keys((JSON.parse(readText('package.json')) as { scripts: object }).scripts);
		expect([...own, 'cit', 'install', 'publish']).toContain(script);
	},
);
