function hasRole(allowed) {
  const list = Array.isArray(allowed) ? allowed : [allowed];
  return async (ctx, next) => {
    const roles = ctx.state.user.roles || [];
    if (!roles.some((r) => list.includes(r))) ctx.throw(403, 'missing role');
    return next();
  };
}

module.exports = { hasRole };
