const { ask } = require('./ports');

module.exports = { get: ask };
