const { Router } = require('express');
const rights = require('@lending/rights');

const router = (module.exports = Router());
router.put('/:id', (req, res) => {
  if (!rights.checkAccess(req.user, ['returns.write', 'desk.all'], { id: req.params.id })) {
    return res.status(403).json({ message: 'not at this desk' });
  }
  res.end();
});
