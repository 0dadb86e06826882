const router = require('express').Router();
router.get('/storms', (req, res) => res.json([]));
module.exports = router;
