const { Router } = require('express');

module.exports = function exhibits() {
  const router = Router();
  router.get('/exhibits', (req, res) => res.json([]));
  router.put('/exhibits/:id', (req, res) => res.end());
  return router;
};
