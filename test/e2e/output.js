'use strict';

/** Keeps a copy of all that this process prints from now on; gives a function that returns it. */
function keepOutput() {
	const printed = [];
	for (const stream of [process.stdout, process.stderr]) {
		const write = stream.write.bind(stream);
		stream.write = (chunk, ...rest) => {
			printed.push(String(chunk));
			return write(chunk, ...rest);
		};
	}
	return () => printed.join('');
}

module.exports = { keepOutput };
