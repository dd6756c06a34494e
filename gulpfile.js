const { dest, src } = require('gulp');

/** Copies what tsc leaves behind beside the compiled code: the icons and the codex files. */
function staticFiles() {
	return src(['nodes/**/*.{svg,png,json}', 'credentials/**/*.{svg,png}'], {
		base: '.',
		encoding: false,
	}).pipe(dest('dist'));
}

exports.default = staticFiles;
