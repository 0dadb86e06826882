// The scans, each loaded when it is asked for: they bring a TypeScript parser, which a machine that only builds guards need
// not have.
import type { ClientFacts } from '../scan/client/client-facts.ts';
import type { RunScan, ScanMemory } from '../scan/remember-files.ts';
import type { ClientScan, ServerScan } from '../scan/scan-result.ts';
import type { ServerFileFacts } from '../scan/server/server-facts.ts';
import type { SourceTree } from '../scan/source-tree.ts';
import { failure, success, type Outcome } from '../workspace/outcome.ts';

/** Loads a scan; it throws where the parser is not installed. */
export type LoadScan<Facts, Scan> = () => Promise<RunScan<Facts, Scan>>;

/** Loads the scan of clients. */
export const loadClientScan: LoadScan<ClientFacts, ClientScan> = async () =>
  (await import('../scan/scan-client.ts')).runClientScan;

/** Loads the scan of servers. */
export const loadServerScan: LoadScan<ServerFileFacts, ServerScan> = async () =>
  (await import('../scan/scan-server.ts')).runServerScan;

/** A scan with what an earlier one remembered, if any; gives what the next one may remember, too. */
export type Scanner<Facts, Scan> = (
  tree: SourceTree,
  memory: ScanMemory<Facts> | undefined,
) => { readonly scan: Scan; readonly memory: ScanMemory<Facts> };

/** Loads a scan; a problem when the parser is not installed. */
export async function loadScanner<Facts, Scan>(load: LoadScan<Facts, Scan>): Promise<Outcome<Scanner<Facts, Scan>>> {
  try {
    const run = await load();
    const { rememberScan } = await import('../scan/remember-files.ts');
    return success((tree, memory) => rememberScan(tree, memory, run));
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
