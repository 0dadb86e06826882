// `permc scan client --write`: the calls that were found, put into the lists of the manifest. All or nothing, and every other
// character of the files stays as it is.
import { join, resolve } from 'node:path';
import type { SourceFile } from '../diagnostics/span.ts';
import type { Catalog } from '../model/catalog.ts';
import type { AccessRequest } from '../model/model.ts';
import type { ClientScan } from '../scan/scan-result.ts';
import { requestAdditions } from '../scan/write/request-additions.ts';
import { insertItems } from '../syntax/insert-items.ts';
import { applyChanges, type FileChange } from '../workspace/apply-changes.ts';
import { failure, success, type Outcome } from '../workspace/outcome.ts';
import { readBytes } from '../workspace/read-bytes.ts';
import type { ScanManifests } from './scan-manifests.ts';

/**
 * Adds calls to a manifest.
 *
 * @param manifests exactly one, without errors of the language
 * @param scan what the code calls
 * @param kind the kind of access that is stated for calls that are in no list
 * @param catalogs what calls are looked up in
 * @param workingFolder the absolute path that shown paths are relative to
 * @returns a line for each call that was added; a problem when nothing could be written
 */
export function writeRequests(
  { manifests, requests, isBroken, shown }: ScanManifests,
  scan: ClientScan,
  kind: AccessRequest['kind'] | undefined,
  catalogs: readonly Catalog[],
  workingFolder: string,
): Outcome<readonly string[]> {
  const [main, second] = manifests;
  if (main === undefined) return failure('there is no manifest to write to', '`permc init` writes one to start from');
  if (second !== undefined) return failure('there are several manifests to write to', 'name one with `--manifest`');
  if (isBroken) return failure(`\`${shown.join('')}\` has errors`, '`permc check` says which; nothing was written');
  const { additions, undecided } = requestAdditions(scan, { requests, catalogs, kind });
  const [open] = undecided;
  if (open !== undefined) {
    return failure(
      `nothing says with which kind of access the code calls \`${open}\``,
      '`--kind delegated` is for calls that are made for a signed-in user, `--kind application` for an app by itself',
    );
  }
  const sources = new Map<string, SourceFile>(main.compilation.sources.map((source) => [source.path, source]));
  const edited = new Map<string, string>();
  const lines: string[] = [];
  for (const { api, kind: access, calls, file } of additions) {
    const path = file ?? main.manifest.source.path;
    const text = edited.get(path) ?? sources.get(path)?.text ?? '';
    const next = insertItems(text, ['requests', api, access, 'calls'], calls);
    if (next === undefined) {
      return failure(
        `\`requests.${api}.${access}.calls\` of \`${path}\` is not written in a way that can be added to`,
        `add ${calls.map((call) => `\`${call}\``).join(', ')} by hand; nothing was written`,
      );
    }
    edited.set(path, next);
    lines.push(...calls.map((call) => `added ${call} to requests.${api}.${access} of ${path}`));
  }
  const changes: FileChange[] = [];
  for (const [path, text] of edited) {
    // The manifest itself may have been named through a symbolic link: the file behind it is written.
    const absolute =
      path === main.manifest.source.path
        ? join(main.manifest.folder, main.manifest.name)
        : resolve(workingFolder, path);
    const previous = readBytes(absolute, path);
    if (!previous.ok) return previous;
    if (previous.value?.equals(Buffer.from(text, 'utf8')) === true) continue;
    changes.push({ shown: path, absolute, text, previous: previous.value });
  }
  const applied = applyChanges(changes);
  return applied.ok ? success(lines) : applied;
}
