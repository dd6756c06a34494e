/** @param {string} header */
function ranges(header) {
	return header
		.split(',')
		.map((part) => {
			const [type, ...parameters] = part
				.trim()
				.toLowerCase()
				.split(/\s*;\s*/);
			const q = parameters.find((parameter) => parameter.startsWith('q='));
			return { type, q: q ? Number(q.slice(2)) : 1 };
		})
		.filter(({ q }) => q > 0);
}

/**
 * The first of `offered` media types that the Accept header takes, or undefined when it takes none.
 * @param {string | undefined} header
 * @param {string[]} offered
 */
function negotiate(header, offered) {
	if (!header) return offered[0];
	const wanted = ranges(header);
	return offered.find((type) =>
		wanted.some(
			(range) =>
				range.type === '*/*' ||
				range.type === type ||
				(range.type.endsWith('/*') && type.startsWith(range.type.slice(0, -1))),
		),
	);
}

/** The media type of a Content-Type header, without parameters and in lower case. */
function mediaType(header = '') {
	return header.split(';')[0].trim().toLowerCase();
}

module.exports = { mediaType, negotiate };
