'use strict';
const fs = require('node:fs');
const path = require('node:path');
const { Failure } = require('../../demo/processes');
const { manifestOf, sourceOf } = require('./manifest');
const { sourcesOf } = require('./sources');
const { workflowsOf } = require('./workflows');

/**
 * @import { Manifest } from './manifest'
 * @import { Service } from './services'
 * @import { Workflow } from './workflows'
 * @typedef {{ whole: Manifest, manifest: ReturnType<typeof manifestOf>, service: Service, workflows: Workflow[] }} Made
 */

/** What every package of ours has beside its own files. */
const common = ['LICENSE.md', 'eslint.config.mjs', 'tsconfig.json'];

/**
 * Makes the folder of a package with one service, out of the whole package as it is built: its sources in the places
 * where the linter and n8n's scanner look for them, and what the build has made of them.
 * @param {string} root
 * @param {Service} service
 * @param {(made: Made) => string} readme of such a package
 * @returns {string} the folder
 */
function makeFolder(root, service, readme) {
	const whole = JSON.parse(fs.readFileSync(path.join(root, 'package.json'), 'utf8'));
	const manifest = manifestOf(whole, service);
	const { nodes, credentials } = manifest.n8n;
	const sources = sourcesOf(root, [...nodes, ...credentials].map(sourceOf));
	const files = [...sources, ...sources.flatMap(builtOf)];
	const unbuilt = files.filter((file) => !fs.existsSync(path.join(root, file)));
	if (unbuilt.length > 0) {
		throw new Failure(
			`${unbuilt.length} files of ${service.name} are not built`,
			'Run `npm run build`, then pack again.',
			unbuilt.map((file) => `not there: ${file}`).join('\n'),
		);
	}
	const folder = path.join(root, service.folder);
	const workflows = workflowsOf(root, whole.name, service);
	const written = {
		'package.json': `${JSON.stringify(manifest, undefined, '\t')}\n`,
		'README.md': readme({ whole, manifest, service, workflows }),
		...Object.fromEntries(workflows.map(({ file, text }) => [`workflows/${file}`, text])),
	};
	fs.rmSync(folder, { recursive: true, force: true });
	for (const file of [...common, ...files]) copy(root, folder, file);
	for (const [name, text] of Object.entries(written)) write(path.join(folder, name), text);
	for (const codex of files.filter((file) => file.endsWith('.node.json')))
		rename(path.join(folder, codex), whole.name, service.name);
	return folder;
}

/**
 * What the build makes of a source: see gulpfile.js.
 * @param {string} source
 */
function builtOf(source) {
	if (!source.endsWith('.ts')) return [`dist/${source}`];
	const code = `dist/${source.replace(/\.ts$/, '.js')}`;
	return source.endsWith('.screen.ts') ? [code, code.replace(/\.js$/, '.json')] : [code];
}

/** @param {string} root @param {string} folder @param {string} file */
function copy(root, folder, file) {
	write(path.join(folder, file), fs.readFileSync(path.join(root, file)));
}

/** @param {string} file @param {string | Buffer} content */
function write(file, content) {
	fs.mkdirSync(path.dirname(file), { recursive: true });
	fs.writeFileSync(file, content);
}

/** The codex file of a node names it with its package. @param {string} file @param {string} from @param {string} to */
function rename(file, from, to) {
	const text = fs.readFileSync(file, 'utf8');
	fs.writeFileSync(file, text.replace(`"${from}.`, `"${to}.`));
}

module.exports = { makeFolder };
