// Runs the job once. A scheduler runs it every night.
import { sendDigests } from './digest.js';
import { openGraph } from './graph.js';
import { clientCredentials } from './token.js';

const {
  TENANT_ID: tenantId = '',
  CLIENT_ID: clientId = '',
  CLIENT_SECRET: clientSecret = '',
  GROUP_ID: group = '',
  GRAPH: base = 'https://graph.microsoft.com/v1.0',
} = process.env;

try {
  for (const [name, value] of Object.entries({
    TENANT_ID: tenantId,
    CLIENT_ID: clientId,
    CLIENT_SECRET: clientSecret,
    GROUP_ID: group,
  })) {
    if (value === '') throw new Error(`set ${name}`);
  }
  const endpoint = `https://login.microsoftonline.com/${encodeURIComponent(tenantId)}/oauth2/v2.0/token`;
  const token = clientCredentials({ endpoint, clientId, clientSecret, resource: new URL(base).origin });
  console.log(`sent ${await sendDigests(openGraph(base, token), group)} digests`);
} catch (error) {
  console.error(`cannot run: ${error instanceof Error ? error.message : String(error)}`);
  process.exitCode = 1;
}
