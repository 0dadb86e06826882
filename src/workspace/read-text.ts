// One text file from disk: its size is looked at before its bytes, and bytes that are not text are never guessed at.
import { isUtf8 } from 'node:buffer';
import { readFileSync, statSync } from 'node:fs';
import { systemErrorCode, systemReason } from './system-error.ts';

/** What a file holds, or why that can't be said. */
export type ReadTextResult =
  | { readonly kind: 'text'; readonly text: string }
  /** The text as far as it is readable, and where the first character stands that is not. */
  | { readonly kind: 'not-utf8'; readonly text: string; readonly offset: number }
  | { readonly kind: 'too-large'; readonly bytes: number }
  | { readonly kind: 'missing' }
  | { readonly kind: 'unreadable'; readonly reason: string };

/**
 * Reads a UTF-8 text file.
 *
 * @param path an absolute path
 * @param mostBytes a larger file is not read at all
 * @returns the text, a byte order mark included; pipes, devices and folders are unreadable
 */
export function readText(path: string, mostBytes: number): ReadTextResult {
  try {
    const stats = statSync(path);
    if (stats.isDirectory()) return { kind: 'unreadable', reason: 'it is a folder' };
    if (!stats.isFile()) return { kind: 'unreadable', reason: 'it is not a regular file' };
    if (stats.size > mostBytes) return { kind: 'too-large', bytes: stats.size };
    const bytes = readFileSync(path);
    if (isUtf8(bytes)) return { kind: 'text', text: bytes.toString('utf8') };
    return { kind: 'not-utf8', text: bytes.toString('utf8'), offset: firstForeignCharacter(bytes) };
  } catch (error) {
    if (systemErrorCode(error) === 'ENOENT') return { kind: 'missing' };
    return { kind: 'unreadable', reason: systemReason(error) };
  }
}

/** Where in the text the first byte stands that is not UTF-8, in UTF-16 code units. */
function firstForeignCharacter(bytes: Buffer): number {
  let sound = 0;
  let unsound = bytes.length;
  while (unsound - sound > 1) {
    const middle = (sound + unsound) >> 1;
    if (beginsSoundly(bytes.subarray(0, middle))) sound = middle;
    else unsound = middle;
  }
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes.subarray(0, sound), { stream: true }).length;
}

/** Whether bytes are UTF-8, apart from a last character that may still be going on. */
function beginsSoundly(bytes: Buffer): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: true });
    return true;
  } catch {
    return false;
  }
}
