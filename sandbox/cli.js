const { startThousandEyes, startThoughtSpot } = require('./index');

const services = [
	['ThousandEyes', 'SANDBOX_THOUSANDEYES_PORT', 4010, startThousandEyes, {}],
	[
		'ThoughtSpot',
		'SANDBOX_THOUGHTSPOT_PORT',
		4020,
		startThoughtSpot,
		{ rateLimit: { perSecond: 100, burst: 10 } },
	],
];

async function main() {
	const running = [];
	const stop = async () => {
		await Promise.all(running.map((sandbox) => sandbox.close()));
		process.exit(0);
	};
	process.once('SIGINT', stop);
	process.once('SIGTERM', stop);
	for (const [name, variable, fallback, start, options] of services) {
		const port = Number(process.env[variable] ?? fallback);
		const sandbox = await start({ ...options, port, controls: true });
		running.push(sandbox);
		console.log(`${name} sandbox ready at ${sandbox.url}`);
	}
}

main().catch((error) => {
	console.error(`The sandbox could not start: ${error.message}`);
	process.exit(1);
});
