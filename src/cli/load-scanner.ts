// The scanner, loaded when it is asked for: it brings a TypeScript parser, which a machine that only builds guards need not
// have.
import type { ClientFacts } from '../scan/client/client-facts.ts';
import type { RunScan } from '../scan/remember-files.ts';
import type { ClientScan, ServerScan } from '../scan/scan-result.ts';
import type { ServerFileFacts } from '../scan/server/server-facts.ts';
import { failure, success, type Outcome } from '../workspace/outcome.ts';

/** The two scans. */
export interface Scanner {
  readonly client: RunScan<ClientFacts, ClientScan>;
  readonly server: RunScan<ServerFileFacts, ServerScan>;
}

/** Loads the scanner; a problem when the parser is not installed. */
export async function loadScanner(): Promise<Outcome<Scanner>> {
  try {
    const { runClientScan } = await import('../scan/scan-client.ts');
    const { runServerScan } = await import('../scan/scan-server.ts');
    return success({ client: runClientScan, server: runServerScan });
  } catch (error) {
    if (!isMissingParser(error)) throw error;
    return failure(
      '`permc scan` reads code with `ts-morph`, which is not installed',
      '`npm install --save-dev ts-morph` installs it',
    );
  }
}

/** Whether an import failed because the parser's package is not there (Node.js: MODULE_NOT_FOUND). */
function isMissingParser(error: unknown): boolean {
  return (
    error instanceof Error && 'code' in error && error.code === 'MODULE_NOT_FOUND' && /'ts-morph'/.test(error.message)
  );
}
