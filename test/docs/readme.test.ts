import { thousandEyes, thousandEyesV7 } from '../../nodes/ThousandEyes/api';
import { carries } from '../../nodes/shared/operation/authentications';
import { thoughtSpot } from '../../nodes/ThoughtSpot/api';
import { resources as thoughtSpotResources } from '../../nodes/ThoughtSpot/resources';
import { resources as thousandEyesResources } from '../../nodes/ThousandEyes/resources';
import { endpointResources } from '../../nodes/ThousandEyes/resources/endpoint';
import { readText } from '../../scripts/docs/files';
import { operationTable, resourceTable } from '../../scripts/docs/operationTable';

const readme = readText('README.md');

const operations = readText('docs/operations.md');

test.each([
	{ name: 'ThousandEyes', api: thousandEyes, resources: thousandEyesResources },
	{ name: 'ThousandEyes Endpoint', api: thousandEyesV7, resources: endpointResources },
	{ name: 'ThoughtSpot', api: thoughtSpot, resources: thoughtSpotResources },
])('README and docs list the operations of $name', ({ api, resources }) => {
	// When this fails: npm run docs
	expect(readme).toContain(resourceTable(api, resources, carries));
	expect(operations).toContain(operationTable(api, resources, carries));
});

test.each([...readme.matchAll(/npm (?:run )?([\w:]+)/g)].map(([, script]) => script))(
	'the README names a script that exists: %s',
	(script) => {
		const own = Object.keys((JSON.parse(readText('package.json')) as { scripts: object }).scripts);
		expect([...own, 'ci', 'cit', 'install', 'pack', 'publish']).toContain(script);
	},
);
