const { Router } = require('express');

const router = (module.exports = Router());
router.post('/:id/extension', (req, res) => res.end());
