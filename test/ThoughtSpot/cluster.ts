import type { IDataObject } from 'n8n-workflow';
import { closeAfter } from '../support/fixtures';
import { startServer, type Answer } from '../support/server';

const ROOT = '/api/rest/2.0';

type Given = object | (() => object);

/** A cluster that answers some paths as it is told, and opens any session. */
export async function startCluster(answers: Record<string, Given>) {
	const server = closeAfter(
		await startServer(({ url }): Answer => {
			const path = url.replace(ROOT, '').split('?')[0];
			if (path === '/auth/token/full') return { json: { token: 'a-session' } };
			const given = answers[path];
			const answer = typeof given === 'function' ? (given as () => object)() : given;
			if (answer === undefined) return { status: 404 };
			return 'status' in answer ? (answer as Answer) : { json: answer as IDataObject };
		}),
	);
	const asked = () =>
		server.requests
			.map(({ url, body }) => ({ path: url.replace(ROOT, ''), body: String(body) }))
			.filter(({ path }) => path !== '/auth/token/full');
	return {
		url: server.url,
		/** Paths that were asked for, in order. */
		paths: () => asked().map(({ path }) => path),
		/** The bodies that a path got, in order. */
		bodies: (wanted: string) =>
			asked()
				.filter(({ path }) => path === wanted)
				.map(({ body }) => JSON.parse(body) as IDataObject),
	};
}
