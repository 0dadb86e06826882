// What a scan found, for machines. The shapes are contracts (schemas/scan-client-report.schema.json and
// schemas/scan-server-report.schema.json): they grow, they never change.
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { ApiNeeds } from '../scan/hold/client-needs.ts';
import type { ClientScan, ServerScan, Unresolved } from '../scan/scan-result.ts';
import { jsonFindings, printJson } from './json.ts';

/** What a scan of either kind came to. Paths of files are those that people know. */
export interface ScanReport<Scan> {
  readonly scan: Scan;
  /** The manifests that the code was held against, as people know them; none: it was held against nothing. */
  readonly manifests: readonly string[];
  readonly diagnostics: readonly Diagnostic[];
}

/** A scan of a client, and what its calls need. */
export interface ClientReport extends ScanReport<ClientScan> {
  readonly needs: readonly ApiNeeds[];
}

/** The document of `permc scan client --format json`. */
export function renderClientJson({ scan, needs, manifests, diagnostics }: ClientReport): string {
  return printJson({
    version: 1,
    calls: scan.calls.map(({ file, line, resource, method, path, alternatives, dynamic, via }) => ({
      file,
      line,
      resource,
      method,
      path,
      alternatives,
      dynamic,
      via,
    })),
    unresolved: unresolvedJson(scan.unresolved),
    scopes: scan.scopes.map(({ file, line, resource, scope }) => ({ file, line, resource, scope })),
    needs,
    ...(manifests.length === 0 ? {} : { manifests, ...jsonFindings(diagnostics) }),
  });
}

/** The document of `permc scan server --format json`. */
export function renderServerJson({ scan, manifests, diagnostics }: ScanReport<ServerScan>): string {
  return printJson({
    version: 1,
    routes: scan.routes.map(({ file, line, method, path, framework, guards, confidence }) => ({
      file,
      line,
      method,
      path,
      framework,
      guards: guards.map(({ kind, text, permissions }) => ({ kind, text, permissions })),
      confidence,
    })),
    unresolved: unresolvedJson(scan.unresolved),
    ...(manifests.length === 0 ? {} : { manifests, ...jsonFindings(diagnostics) }),
  });
}

function unresolvedJson(unresolved: readonly Unresolved[]): readonly object[] {
  return unresolved.map(({ file, line, reason }) => ({ file, line, reason }));
}
