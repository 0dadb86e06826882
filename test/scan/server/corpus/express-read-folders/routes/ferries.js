const router = require('express').Router();
router.get('/:ferry', (req, res) => res.json({}));
module.exports = router;
