const { Transform } = require('node:stream');
const { dest, parallel, src } = require('gulp');

/** Copies what tsc leaves behind beside the compiled code: the icons and the codex files. */
function staticFiles() {
	return src(['nodes/**/*.{svg,png,json}', 'credentials/**/*.{svg,png}'], {
		base: '.',
		encoding: false,
	}).pipe(dest('dist'));
}

/**
 * Writes down what the editor shows of a node in place of the code that makes it from the
 * operations: n8n wants no more of a node when it starts, and the operations load when one runs.
 */
function screens() {
	const written = new Transform({
		objectMode: true,
		transform(file, _encoding, done) {
			const data = file.clone({ contents: false });
			data.extname = '.json';
			data.contents = Buffer.from(JSON.stringify(require(file.path)));
			file.contents = Buffer.from(`module.exports = require('./${data.basename}');\n`);
			this.push(data);
			done(null, file);
		},
	});
	return src('dist/nodes/**/*.screen.js').pipe(written).pipe(dest('dist/nodes'));
}

exports.default = parallel(staticFiles, screens);
