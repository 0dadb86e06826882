// Starts the service. What it does is in app.ts.
import { createApp } from './app.js';
import { verifierFrom } from './verifier.js';

const { HOST: host = '127.0.0.1', PORT: port = '3000' } = process.env;

try {
  const server = createApp({ verify: verifierFrom(process.env) }).listen(Number(port), host);
  server.on('listening', () => {
    const address = server.address();
    if (address !== null && typeof address !== 'string') console.log(`listening on http://${host}:${address.port}`);
  });
  server.on('error', stop);
  for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => server.close());
} catch (error) {
  stop(error);
}

function stop(error: unknown): void {
  console.error(`cannot start: ${error instanceof Error ? error.message : String(error)}`);
  process.exitCode = 1;
}
