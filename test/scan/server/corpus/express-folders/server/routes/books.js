const router = require('express').Router();

router.get('/', (req, res) => res.json([]));
router.delete('/:isbn', (req, res) => res.sendStatus(204));
module.exports = router;
