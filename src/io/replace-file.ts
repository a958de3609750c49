import { randomUUID } from 'node:crypto';
import { constants } from 'node:fs';
import { access, open, readFile, realpath, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { isInside } from './disk.ts';

/**
 * Puts new bytes in the place of a file's own, wholly or not at all: they are written beside it, flushed, and get its
 * name in one step. It is refused when the file leads out of the root, may not be written, or is no longer what was
 * read. Permissions are kept; a link goes on leading to the file.
 */
export async function replaceFile(
  root: string,
  relative: string,
  expected: Uint8Array,
  bytes: Uint8Array,
): Promise<void> {
  const target = await realpath(path.resolve(root, relative));
  if (!isInside(await realpath(root), target)) throw new Error(`${relative} leads out of ${root}`);
  await access(target, constants.W_OK);
  const { mode } = await stat(target);
  const stage = path.join(path.dirname(target), `.${path.basename(target)}.${randomUUID()}.tmp`);
  try {
    const handle = await open(stage, 'wx', mode);
    try {
      await handle.chmod(mode);
      await handle.writeFile(bytes);
      await handle.sync();
    } finally {
      await handle.close();
    }
    if (!expectedBytes(await readFile(target), expected)) throw new Error('it was changed meanwhile');
    await rename(stage, target);
  } catch (error) {
    await rm(stage, { force: true }).catch(() => undefined);
    throw error;
  }
}

function expectedBytes(found: Uint8Array, expected: Uint8Array): boolean {
  return Buffer.compare(found, expected) === 0;
}
