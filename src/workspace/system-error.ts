// The operating system's refusals in our own words. Anything that is not such a refusal is a bug and is thrown on.

/** What is wrong, by the code of the operating system (errno(3)). */
const reasons: ReadonlyMap<string, string> = new Map([
  ['EACCES', 'permission denied'],
  ['EPERM', 'permission denied'],
  ['EROFS', 'the file system is read-only'],
  ['ENOENT', 'there is no such file'],
  ['ENOTDIR', 'a part of its path is not a folder'],
  ['EEXIST', 'a part of its path is not a folder'],
  ['EISDIR', 'it is a folder'],
  ['ENOSPC', 'the disk is full'],
  ['EDQUOT', 'the disk quota is used up'],
  ['EFBIG', 'it would be larger than a file may be here'],
  ['ELOOP', 'its symbolic links go round in a circle'],
  ['ENAMETOOLONG', 'its name is too long'],
  ['EMFILE', 'too many files are open'],
  ['EBUSY', 'another program uses it'],
  ['EIO', 'the disk reports an error'],
]);

/** The code of a refusal of the operating system, such as `ENOENT`; undefined for any other error. */
export function systemErrorCode(error: unknown): string | undefined {
  if (!(error instanceof Error) || !('code' in error) || typeof error.code !== 'string') return undefined;
  return 'syscall' in error ? error.code : undefined;
}

/**
 * Says why the operating system refused.
 *
 * @param error what was caught
 * @returns a reason that follows a colon: `permission denied`
 * @throws the error itself when it is not a refusal of the operating system
 */
export function systemReason(error: unknown): string {
  const code = systemErrorCode(error);
  if (code === undefined) throw error;
  return reasons.get(code) ?? `the system says ${code}`;
}
