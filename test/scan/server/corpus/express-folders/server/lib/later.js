const { Router } = require('./express');

const later = Router();
later.get('/jobs/:id', (req, res) => res.json({ id: req.params.id }));
later.get('/jobs/:id/steps/:step*?', (req, res) => res.json(req.params));
module.exports = later;
