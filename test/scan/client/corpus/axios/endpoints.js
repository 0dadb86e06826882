const ROOT = 'https://graph.microsoft.com/v1.0';

export const ENDPOINTS = {
  ROOT,
  ME: `${ROOT}/me`,
  SEND(user) {
    return `${this.ROOT}/users/${user}/sendMail`;
  },
};
