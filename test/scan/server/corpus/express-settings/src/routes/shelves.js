const { Router } = require('express');

const router = (module.exports = Router());
router.get('/', (req, res) => res.json([]));
