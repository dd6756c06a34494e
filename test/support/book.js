module.exports = {
	...require('../../sandbox/facts/book'),
	...require('../../sandbox/facts/sample'),
};
