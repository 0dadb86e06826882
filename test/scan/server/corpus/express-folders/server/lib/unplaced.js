const express = require('./express');

const inner = express('inner');
inner.get('/unplaced', (req, res) => res.end());
module.exports = inner;
