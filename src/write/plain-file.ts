import { closeSync, constants, fstatSync, lstatSync, openSync, readSync } from 'node:fs';
import { lstat } from 'node:fs/promises';
import path from 'node:path';
import { errorCode } from '../io/failure.ts';

/** A small file's bytes; `absent`, or `odd`: a link, a device, a pipe, a folder, or more than was asked for. */
export type PlainFile =
  | { readonly kind: 'bytes'; readonly bytes: Uint8Array }
  | { readonly kind: 'absent' }
  | { readonly kind: 'odd' };

/**
 * Reads a file of ours from a folder that came out of a repository, where anything may stand in its place: nothing is
 * followed or waited for, and never more than `most` bytes are read.
 */
export function readPlainFile(file: string, most: number): PlainFile {
  try {
    if (!lstatSync(file).isFile()) return { kind: 'odd' };
    const handle = openSync(
      file,
      constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0),
    );
    try {
      return fstatSync(handle).isFile() ? bounded(handle, most) : { kind: 'odd' };
    } finally {
      closeSync(handle);
    }
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return { kind: 'absent' };
    // A link put there meanwhile, or a file that is another user's own.
    if (['ELOOP', 'EACCES', 'EPERM'].includes(errorCode(error) ?? '')) return { kind: 'odd' };
    throw error;
  }
}

function bounded(handle: number, most: number): PlainFile {
  const room = Buffer.alloc(Math.min(most, fstatSync(handle).size) + 1);
  let length = 0;
  for (;;) {
    const read = readSync(handle, room, length, room.length - length, null);
    length += read;
    if (length > most) return { kind: 'odd' };
    if (read === 0 || length === room.length) return { kind: 'bytes', bytes: room.subarray(0, length) };
  }
}

/** How a file lies in a folder: whether it is a regular one that no link leads to, and how many names it has. */
export interface Lying {
  readonly size: number;
  readonly names: number;
}

/** Null when there is no such file, when it is no regular one, and when a folder on the way to it is a link. */
export async function lyingIn(folder: string, file: string): Promise<Lying | null> {
  const parts = file.split('/');
  for (let length = 1; length < parts.length; length++) {
    const found = await lstat(path.join(folder, ...parts.slice(0, length))).catch(() => null);
    if (found?.isDirectory() !== true) return null;
  }
  const found = await lstat(path.join(folder, ...parts)).catch(() => null);
  return found?.isFile() === true ? { size: found.size, names: found.nlink } : null;
}
