const { startThousandEyes, startThoughtSpot } = require('./index');

const { SANDBOX_THOUSANDEYES_PORT = 4010, SANDBOX_THOUGHTSPOT_PORT = 4020 } = process.env;
const thousandEyes = { port: Number(SANDBOX_THOUSANDEYES_PORT), controls: true };
const thoughtSpot = {
	port: Number(SANDBOX_THOUGHTSPOT_PORT),
	controls: true,
	rateLimit: { perSecond: 100, burst: 10 },
};

/** @type {Array<[name: string, start: () => Promise<import('./index').Sandbox>]>} */
const services = [
	['ThousandEyes', () => startThousandEyes(thousandEyes)],
	['ThoughtSpot', () => startThoughtSpot(thoughtSpot)],
];

async function main() {
	/** @type {import('./index').Sandbox[]} */
	const running = [];
	const stop = async () => {
		await Promise.all(running.map((sandbox) => sandbox.close()));
		process.exit(0);
	};
	process.once('SIGINT', stop);
	process.once('SIGTERM', stop);
	for (const [name, start] of services) {
		const sandbox = await start();
		running.push(sandbox);
		console.log(`${name} sandbox ready at ${sandbox.url}`);
	}
}

main().catch((error) => {
	console.error(`The sandbox could not start: ${error.message}`);
	process.exit(1);
});
