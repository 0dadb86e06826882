// One source file of somebody's project: read as its author meant it, and left out with a reason when it is no source.
import { readFileSync, statSync } from 'node:fs';
import { systemErrorCode, systemReason } from './system-error.ts';

/** The size of the largest source file that is read, in bytes: what is larger was written by a machine. */
export const largestSource: number = 2 * 1024 * 1024;

/** A source without its byte order mark, or why there is none. */
export type SourceReading =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'missing' }
  | { readonly kind: 'left-out'; readonly reason: string };

/**
 * Reads a source file. UTF-8 unless a byte order mark says UTF-16 (as TypeScript does); characters that are not UTF-8 are
 * replaced, since only names and texts matter here.
 *
 * @param path an absolute path
 */
export function readSource(path: string): SourceReading {
  try {
    const stats = statSync(path);
    if (stats.isDirectory()) return { kind: 'missing' };
    if (!stats.isFile()) return { kind: 'left-out', reason: 'it is not a regular file' };
    if (stats.size > largestSource) return { kind: 'left-out', reason: tooLarge(stats.size) };
    const bytes = readFileSync(path);
    if (bytes[0] === 0xff && bytes[1] === 0xfe) return { kind: 'text', text: bytes.toString('utf16le', 2) };
    if (bytes.subarray(0, 8192).includes(0)) return { kind: 'left-out', reason: 'it is not text' };
    return { kind: 'text', text: bytes.toString('utf8').replace(/^\uFEFF/, '') };
  } catch (error) {
    const code = systemErrorCode(error);
    if (code === 'ENOENT' || code === 'ENOTDIR') return { kind: 'missing' };
    return { kind: 'left-out', reason: `it can't be read: ${systemReason(error)}` };
  }
}

function tooLarge(bytes: number): string {
  return `it has ${(bytes / 2 ** 20).toFixed(1)} MiB, and source files are read up to ${largestSource / 2 ** 20} MiB`;
}
