'use strict';
const { createHash } = require('node:crypto');
const fs = require('node:fs');
const http = require('node:http');
const os = require('node:os');
const path = require('node:path');
const { listen } = require('../sandbox/listen');
const { manifest } = require('./package');
const { onExit } = require('./processes');

/**
 * n8n's own `npm` calls name the public registry, and another one takes a licence: this one goes in front of npm on the
 * PATH and sends them to the loopback registry, also those that name none: n8n 1 hands no settings down. (On Windows n8n starts npm by its file: there is no way in.)
 * @param {string} url
 */
const npmInFront = (url) => `#!/bin/sh
PATH=\${PATH#*:}
export npm_config_registry=${url}
for argument do
	shift
	case $argument in --registry=*) argument=--registry=${url} ;; esac
	set -- "$@" "$argument"
done
exec npm "$@"
`;

/**
 * Serves the tarball as the one package of a registry on 127.0.0.1. Given to `startN8n({ registry })`, an installation
 * in the editor (Settings > Community nodes) runs n8n's own code from end to end without the public registry.
 * @param {string} tarball
 */
async function serveRegistry(tarball) {
	const content = fs.readFileSync(tarball);
	const server = http.createServer((request, response) => {
		const { pathname } = new URL(String(request.url), 'http://127.0.0.1');
		const name = decodeURIComponent(pathname.slice(1));
		if (name === 'package.tgz') {
			response.end(content);
		} else if (name === manifest.name) {
			response.setHeader('content-type', 'application/json');
			response.end(JSON.stringify(packument(content, `${url}/package.tgz`)));
		} else {
			response.writeHead(404).end('{}');
		}
	});
	const url = `http://127.0.0.1:${await listen(server)}`;
	server.unref();
	const npmFolder = fs.mkdtempSync(path.join(os.tmpdir(), 'n8n-npm-'));
	const remove = () => fs.rmSync(npmFolder, { recursive: true, force: true });
	const forget = onExit(remove);
	fs.writeFileSync(path.join(npmFolder, 'npm'), npmInFront(url), { mode: 0o755 });
	return {
		url,
		npmFolder,
		close: () => {
			forget();
			remove();
			server.close();
		},
	};
}

/** @param {Buffer} content @param {string} tarball */
function packument(content, tarball) {
	const integrity = `sha512-${createHash('sha512').update(content).digest('base64')}`;
	const shasum = createHash('sha1').update(content).digest('hex');
	const { name, version } = manifest;
	return {
		name,
		'dist-tags': { latest: version },
		versions: { [version]: { ...manifest, dist: { tarball, integrity, shasum } } },
	};
}

module.exports = { serveRegistry };
