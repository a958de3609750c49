import { lstatSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { deserialize, serialize } from 'node:v8';
import { crc32 } from 'node:zlib';
import { makeFolder } from './cache-folder.ts';

/** Far more than anything that is kept. */
const LARGEST = 64 * 1024 * 1024;

const DAY = 86_400_000;

/**
 * What an earlier run kept in a file of the user's own cache; undefined when there is nothing, or not all of what was
 * written: the engine reads and runs what it is given without looking, so a damaged file must not come so far.
 */
export function readKept(file: string): unknown {
  try {
    const found = lstatSync(file);
    if (!found.isFile() || found.size > LARGEST) return undefined;
    const bytes = readFileSync(file);
    const content = bytes.subarray(4);
    return bytes.readUInt32BE(0) === crc32(content) ? deserialize(content) : undefined;
  } catch {
    return undefined;
  }
}

/**
 * Keeps a value for the runs to come, in one step, so that nobody reads half of it. A cache that cannot be written, and
 * a value that cannot be kept, are no fault of the command: nothing is kept then.
 */
export function writeKept(file: string, value: unknown): void {
  const stage = path.join(path.dirname(file), `.${path.basename(file)}.${process.pid}`);
  try {
    makeFolder(path.dirname(file));
    const bytes = serialize(value);
    const sum = Buffer.alloc(4);
    sum.writeUInt32BE(crc32(bytes));
    writeFileSync(stage, Buffer.concat([sum, bytes]), { mode: 0o600 });
    renameSync(stage, file);
  } catch {
    // A full disk or a folder that belongs to somebody else: the half of a file, if there is one, goes with the old.
  }
}

/** What nobody has written anew for a month, and stages of runs that were killed; of what others keep there, nothing. */
export function removeOldKept(folder: string, ours: RegExp): void {
  try {
    for (const name of readdirSync(folder).filter((it) => ours.test(it))) {
      const file = path.join(folder, name);
      const found = lstatSync(file);
      const age = Date.now() - found.mtimeMs;
      const isOld = age > 30 * DAY || (name.startsWith('.') && age > DAY / 24);
      if (isOld && found.isFile()) rmSync(file, { force: true });
    }
  } catch {
    // Another run removes the same, or the folder is not there.
  }
}
