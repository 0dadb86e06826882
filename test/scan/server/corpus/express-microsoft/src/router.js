const express = require('express');
const { isAppOnlyToken, hasRequiredDelegatedPermissions, hasRequiredApplicationPermissions } = require('../auth/permissionUtils');
const authConfig = require('../authConfig');
const todolist = require('./controller');

const router = express.Router();
const requireScope = (scope) => (req, res, next) =>
  req.authInfo.scp.split(' ').includes(scope) ? next() : res.status(403).send('missing ' + scope);

router.get('/todolist', todolist.getTodos);
router.get('/todolist/:id', requireScope('Todolist.Read'), (req, res) => res.json({}));
router.post('/todolist', (req, res) => {
  const scopes = req.authInfo['scp'].split(' ');
  if (!scopes.includes('Todolist.ReadWrite')) {
    return res.status(403).json({ error: 'insufficient scope' });
  }
  res.status(201).json({});
});
router.delete('/todolist/:id', (req, res) => {
  if (!isAppOnlyToken(req.authInfo) || !hasRequiredApplicationPermissions(req.authInfo, authConfig.protectedRoutes.todolist.applicationPermissions.write)) {
    return res.status(403).end();
  }
  res.status(204).end();
});

module.exports = router;
