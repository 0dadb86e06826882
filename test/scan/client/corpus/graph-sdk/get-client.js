const { Client } = require('@microsoft/microsoft-graph-client');
require('isomorphic-fetch');

let cached;

function getAuthenticatedClient(accessToken) {
  if (!cached) {
    cached = Client.init({
      authProvider: (done) => {
        done(null, accessToken);
      },
    });
  }
  return cached;
}

module.exports = {
  getUserDetails: async function (accessToken) {
    const client = getAuthenticatedClient(accessToken);
    const user = await client.api('/me').select('displayName,mail').get();
    return user;
  },
  getEvents: async function (accessToken, start, end) {
    const client = getAuthenticatedClient(accessToken);
    return client
      .api('/me/calendarview')
      .header('Prefer', 'outlook.timezone="UTC"')
      .query({ startDateTime: start, endDateTime: end })
      .get();
  },
  createEvent: (accessToken, event) => getAuthenticatedClient(accessToken).api('me/events').post(event),
  getAuthenticatedClient,
};
