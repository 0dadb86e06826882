var express = require('express'),
  auth = require('../middleware/auth');
var router = express.Router();

router.use(auth.authenticate);
router.get('/me', (req, res) => res.json(req.user));
router.get('/:id?', auth.authorize('admin'), (req, res) => res.json([]));
router.patch('/:id/password', (req, res) => res.end());

exports.router = router;
