const isAppOnlyToken = (accessTokenPayload) => {
  if (!accessTokenPayload.hasOwnProperty('idtyp')) {
    return !accessTokenPayload.hasOwnProperty('scp');
  }
  return accessTokenPayload.idtyp === 'app';
};

const hasRequiredDelegatedPermissions = (accessTokenPayload, requiredPermission) => {
  const normalizedRequiredPermissions = requiredPermission.map((permission) => permission.toUpperCase());
  return (
    accessTokenPayload.hasOwnProperty('scp') &&
    accessTokenPayload.scp.split(' ').some((claim) => normalizedRequiredPermissions.includes(claim.toUpperCase()))
  );
};

const hasRequiredApplicationPermissions = (accessTokenPayload, requiredPermission) => {
  const normalizedRequiredPermissions = requiredPermission.map((permission) => permission.toUpperCase());
  return (
    accessTokenPayload.hasOwnProperty('roles') &&
    accessTokenPayload.roles.some((claim) => normalizedRequiredPermissions.includes(claim.toUpperCase()))
  );
};

module.exports = { isAppOnlyToken, hasRequiredDelegatedPermissions, hasRequiredApplicationPermissions };
