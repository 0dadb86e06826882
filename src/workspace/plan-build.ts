// What a build would change, worked out in memory: `permc build` carries the plan out, `permc build --check` names it.
import { existsSync } from 'node:fs';
import { dirname, join, posix, resolve } from 'node:path';
import { sha256 } from '../base/hash.ts';
import type { LockedPermission } from '../model/lock.ts';
import { isGeneratedText } from './generated-text.ts';
import type { LoadedManifest } from './load-manifest.ts';
import { lockFileName, printLock, type LockEntry, type LockFile } from './lock-file.ts';
import { success, type Outcome } from './outcome.ts';
import type { OutputTarget } from './output-paths.ts';
import { liesIn, realTarget } from './path-inside.ts';
import { readBytes } from './read-bytes.ts';

/** One manifest with what it compiles to. */
export interface BuildInput {
  readonly manifest: LoadedManifest;
  readonly permissions: readonly LockedPermission[];
  readonly outputs: readonly { readonly target: OutputTarget; readonly text: string }[];
}

/** One file as it is and as it should be. */
export interface PlannedFile {
  /** An orphan should not be there any more. */
  readonly kind: 'output' | 'orphan' | 'lock';
  /** As people know it. */
  readonly shown: string;
  readonly absolute: string;
  /** The text that should be there; undefined: nothing should be. */
  readonly text: string | undefined;
  /** The bytes that are there; undefined: nothing is. */
  readonly previous: Buffer | undefined;
  /** Whether permc wrote what is there. */
  readonly ours: boolean;
  /** The manifest whose build mends the file, as people know it. */
  readonly manifest: string;
}

/** Everything that a build would have on disk. */
export interface BuildPlan {
  /** In the order in which a build carries it out: outputs, orphans, lock files. */
  readonly files: readonly PlannedFile[];
  /** Orphans that somebody changed, as people know them: they are left alone, and permc forgets them. */
  readonly abandoned: readonly string[];
}

/** Whether carrying the plan out would change a file. */
export function isOutdated({ text, previous }: PlannedFile): boolean {
  if (text === undefined || previous === undefined) return text !== undefined || previous !== undefined;
  return !previous.equals(Buffer.from(text, 'utf8'));
}

/** Whether carrying the plan out would destroy what somebody else wrote. */
export function isForeign(file: PlannedFile): boolean {
  return !file.ours && file.previous !== undefined && isOutdated(file);
}

/**
 * Works out what a build would change.
 *
 * @param inputs every manifest of the run, none with an error
 * @returns the plan; a problem when a file that is there can't be read
 */
export function planBuild(inputs: readonly BuildInput[]): Outcome<BuildPlan> {
  const claimed = new Set(inputs.flatMap(({ outputs }) => outputs.map(({ target }) => target.absolute)));
  const files: PlannedFile[] = [];
  const abandoned: string[] = [];
  for (const folder of new Set(inputs.map(({ manifest }) => manifest.folder))) {
    const ofFolder = inputs.filter(({ manifest }) => manifest.folder === folder);
    for (const planned of [planOutputs(ofFolder), planOrphans(folder, ofFolder, claimed), planLock(folder, ofFolder)]) {
      if (!planned.ok) return planned;
      files.push(...planned.value.files);
      abandoned.push(...planned.value.abandoned);
    }
  }
  const order = ['output', 'orphan', 'lock'];
  return success({ files: files.toSorted((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind)), abandoned });
}

function planOutputs(inputs: readonly BuildInput[]): Outcome<BuildPlan> {
  const files: PlannedFile[] = [];
  for (const { manifest, outputs } of inputs) {
    const recorded = new Set([...manifest.lock.manifests.values()].flatMap((entry) => [...entry.outputs.keys()]));
    for (const { target, text } of outputs) {
      const shown = shownBeside(manifest, target.path);
      const previous = readBytes(target.absolute, shown);
      if (!previous.ok) return previous;
      const ours = recorded.has(target.path) || isGeneratedText(previous.value?.toString('utf8') ?? '');
      const file = { kind: 'output', shown, absolute: target.absolute, text, previous: previous.value, ours } as const;
      files.push({ ...file, manifest: manifest.source.path });
    }
  }
  return success({ files, abandoned: [] });
}

/** What earlier builds of these manifests, or of manifests that are gone, wrote and nothing asks for any more. */
function planOrphans(folder: string, inputs: readonly BuildInput[], claimed: ReadonlySet<string>): Outcome<BuildPlan> {
  const [first] = inputs;
  if (first === undefined) return success({ files: [], abandoned: [] });
  const kept = keptEntries(folder, inputs);
  const stillRecorded = new Set([...kept.values()].flatMap(({ outputs }) => [...outputs.keys()]));
  const dropped = [...first.manifest.lock.manifests]
    .filter(([name]) => !kept.has(name))
    .flatMap(([, { outputs }]) => [...outputs]);
  const files: PlannedFile[] = [];
  const abandoned: string[] = [];
  for (const [path, digest] of dropped) {
    const absolute = realTarget(resolve(folder, path));
    if (absolute === undefined || !liesIn(folder, absolute) || claimed.has(absolute) || stillRecorded.has(path))
      continue;
    const shown = shownBeside(first.manifest, path);
    const previous = readBytes(absolute, shown);
    if (!previous.ok) return previous;
    if (previous.value === undefined) continue;
    if (sha256(previous.value.toString('utf8')) !== digest) abandoned.push(shown);
    else {
      const manifest = inputs.find(({ manifest: { lock, name } }) =>
        lock.manifests.get(name)?.outputs.has(path),
      )?.manifest;
      const file = { kind: 'orphan', shown, absolute, text: undefined, previous: previous.value, ours: true } as const;
      files.push({ ...file, manifest: (manifest ?? first.manifest).source.path });
    }
  }
  return success({ files, abandoned });
}

function planLock(folder: string, inputs: readonly BuildInput[]): Outcome<BuildPlan> {
  const [first] = inputs;
  if (first === undefined) return success({ files: [], abandoned: [] });
  const manifests = new Map<string, LockEntry>(keptEntries(folder, inputs));
  const { catalogs } = first.manifest.lock;
  for (const { manifest, permissions, outputs } of inputs) {
    if (outputs.length === 0 && !manifest.lock.manifests.has(manifest.name)) continue;
    const digests = outputs.map(({ target, text }) => [target.path, sha256(text)] as const);
    manifests.set(manifest.name, { permissions, outputs: new Map(digests) });
  }
  const absolute = join(folder, lockFileName);
  const shown = shownBeside(first.manifest, lockFileName);
  const previous = readBytes(absolute, shown);
  if (!previous.ok) return previous;
  const isEmpty = manifests.size === 0 && catalogs.size === 0;
  if (isEmpty && previous.value === undefined) return success({ files: [], abandoned: [] });
  const text = isEmpty ? undefined : printLock({ manifests, catalogs });
  const file = { kind: 'lock', shown, absolute, text, previous: previous.value, ours: true } as const;
  return success({ files: [{ ...file, manifest: first.manifest.source.path }], abandoned: [] });
}

/** The records of the manifests of a folder that are still there and not part of this run. */
function keptEntries(folder: string, inputs: readonly BuildInput[]): LockFile['manifests'] {
  const built = new Set(inputs.map(({ manifest }) => manifest.name));
  const entries = [...(inputs[0]?.manifest.lock.manifests ?? [])];
  return new Map(entries.filter(([name]) => !built.has(name) && existsSync(join(folder, name))));
}

/** The path of a file beside a manifest, as people know it. */
function shownBeside(manifest: LoadedManifest, path: string): string {
  return posix.join(dirname(manifest.source.path), path);
}
