// The files themselves, and with whom they are shared. Whoever calls here has been let in already.

/** A file. People are known by their object id (`oid`); all are of one tenant, so it tells them apart. */
export interface File {
  readonly id: string;
  /** In its drive, without a leading slash. */
  readonly path: string;
  readonly owner: string;
  /** Those with whom it was shared: for reading, and for editing. */
  readonly readers: readonly string[];
  readonly editors: readonly string[];
  readonly content: string;
}

/** Every drive of the service, by its id. */
export interface Drives {
  readonly file: (driveId: string, fileId: string) => File | undefined;
  readonly fileAt: (driveId: string, path: string) => File | undefined;
  /** Replaces the content; nothing happens when there is no such file. */
  readonly write: (driveId: string, fileId: string, content: string) => File | undefined;
}

/** Whether a person may read a file; nobody may read one that does not exist. */
export function canRead(file: File | undefined, oid: string): boolean {
  return file !== undefined && (canWrite(file, oid) || file.readers.includes(oid));
}

/** Whether a person may change a file. */
export function canWrite(file: File | undefined, oid: string): boolean {
  return file !== undefined && (file.owner === oid || file.editors.includes(oid));
}

const sharedWithNobody = { readers: [], editors: [] };

/** The drives that the service starts with; a real one keeps them in a database. */
export function openDrives(): Drives {
  const drives = new Map<string, Map<string, File>>();
  const add = (driveId: string, file: File): void => {
    const files = drives.get(driveId) ?? new Map<string, File>();
    drives.set(driveId, files.set(file.id, file));
  };
  add('alice', {
    ...sharedWithNobody,
    id: 'report',
    path: 'reports/annual.txt',
    owner: 'alice',
    content: 'A good year.',
  });
  add('bob', { ...sharedWithNobody, id: 'diary', path: 'private/diary.txt', owner: 'bob', content: 'Dear diary.' });
  add('bob', {
    ...sharedWithNobody,
    id: 'budget',
    path: 'budget.txt',
    owner: 'bob',
    readers: ['alice'],
    content: '12,000',
  });

  const file: Drives['file'] = (driveId, fileId) => drives.get(driveId)?.get(fileId);
  return {
    file,
    fileAt: (driveId, path) => [...(drives.get(driveId)?.values() ?? [])].find((each) => each.path === path),
    write: (driveId, fileId, content) => {
      const found = file(driveId, fileId);
      if (found === undefined) return undefined;
      const changed = { ...found, content };
      add(driveId, changed);
      return changed;
    },
  };
}
