const { Router } = require('express');

const router = (module.exports = Router());
router.get('/hours', (req, res) => res.json({}));
