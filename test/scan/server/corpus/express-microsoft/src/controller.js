const { isAppOnlyToken, hasRequiredDelegatedPermissions, hasRequiredApplicationPermissions } = require('../auth/permissionUtils');
const authConfig = require('../authConfig');

exports.getTodos = (req, res, next) => {
  if (isAppOnlyToken(req.authInfo)) {
    if (hasRequiredApplicationPermissions(req.authInfo, authConfig.protectedRoutes.todolist.applicationPermissions.read)) {
      return res.json([]);
    }
    return next(new Error('Application does not have the required permissions'));
  }
  if (hasRequiredDelegatedPermissions(req.authInfo, authConfig.protectedRoutes.todolist.delegatedPermissions.read)) {
    return res.json([]);
  }
  next(new Error('User does not have the required permissions'));
};
