// Starts the stand-in for the tokens of an OpenID Connect issuer on this machine.
import { openIdIssuer } from 'permc/verify';
import { createStandIn } from './app.js';

const { HOST: host = '127.0.0.1', PORT: port = '3001', ISSUER: issuer = '', AUDIENCE: audience = '' } = process.env;

try {
  const server = createStandIn(openIdIssuer({ issuer, audience })).listen(Number(port), host);
  server.on('listening', () => {
    const address = server.address();
    if (address !== null && typeof address !== 'string') console.log(`listening on http://${host}:${address.port}`);
  });
  for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => server.close());
} catch (error) {
  console.error(`cannot start: ${error instanceof Error ? error.message : String(error)}`);
  process.exitCode = 1;
}
