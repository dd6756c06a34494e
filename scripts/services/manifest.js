'use strict';

/**
 * @import { Service } from './services'
 * @typedef {typeof import('../../package.json')} Manifest
 */

/** Of a built file, the source: `dist/nodes/A/A.node.js` is made of `nodes/A/A.node.ts`. @param {string} file */
const sourceOf = (file) => file.replace(/^dist\//, '').replace(/\.js$/, '.ts');

/** Where the repository is read. @param {Manifest} manifest */
const webOf = ({ repository }) => repository.url.replace(/^git\+|\.git$/g, '');

/**
 * The package.json of a package with one service: what the whole package says, as far as it is about that service.
 * @param {Manifest} whole
 * @param {Service} service
 */
function manifestOf(whole, { service, folder, name, description, keywords }) {
	const { version, license, author, repository, engines, n8n, peerDependencies } = whole;
	const common = whole.keywords.filter((word) => /^n8n/.test(word));
	return {
		name,
		version,
		description,
		license,
		homepage: `${webOf(whole)}/tree/v${version}/${folder}#readme`,
		keywords: [...common, ...keywords],
		author,
		repository: { ...repository, directory: folder },
		engines,
		files: ['dist'],
		n8n: {
			n8nNodesApiVersion: n8n.n8nNodesApiVersion,
			strict: n8n.strict,
			credentials: n8n.credentials.filter((file) => file.includes(`/${service}`)),
			nodes: n8n.nodes.filter((file) => file.includes(`/${service}/`)),
		},
		peerDependencies,
	};
}

module.exports = { manifestOf, sourceOf, webOf };
