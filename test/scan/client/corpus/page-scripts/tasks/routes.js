const clients = require('./server');

exports.calendar = async (request, response) => {
  const client = clients.clientFor(request.session.token);
  response.json(await client.api('/me/calendar').get());
};
