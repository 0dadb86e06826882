const { Client } = require('@microsoft/microsoft-graph-client');

clientFor = (token) => Client.init({ authProvider: (done) => done(null, token) });

module.exports = { clientFor };
