const router = require('express').Router();

router.get('/:year(\\d{4})', (req, res) => res.json({ year: req.params.year }));
module.exports = router;
