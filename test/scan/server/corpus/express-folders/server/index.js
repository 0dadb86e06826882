const path = require('path');
const express = require('./lib/express');
const { loadAdmin } = require('./admin');

const app = express('main');
app.use('/api', require('./routes'));
app.mountLater('/later', () => require('./lib/later'));
app.mountLater(process.env.LATER_BASE, () => require('./lib/unplaced'));
loadAdmin(app, path.join(__dirname, 'admin'));
module.exports = app;
