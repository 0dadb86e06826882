const graph = require('./get-client');

async function teams(token, teamId) {
  const client = graph.getAuthenticatedClient(token);
  const joined = await client.api('/me/joinedTeams').get();
  const channels = await client.api(`/teams/${teamId}/channels?$select=id,displayName`).get();
  await Promise.all(
    channels.value.map((channel) =>
      client.api(`/teams/${teamId}/channels/${channel.id}/messages`).post({ body: { content: 'hi' } }),
    ),
  );
  return joined;
}

module.exports = { teams };
