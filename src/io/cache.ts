import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readdir, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { diagnose } from '../diagnostics/report.ts';
import { wholeFile } from '../model/source.ts';
import { cacheFolder, makeFolder } from './cache-folder.ts';
import { Failure, reasonOf } from './failure.ts';

/**
 * A folder of the cache that is made once: `fill` writes into a folder of its own, which then gets its name in one
 * step. Two processes may do it at the same time; the first one wins and both get the same content.
 */
export async function cached(name: string, fill: (folder: string) => Promise<void>): Promise<string> {
  const root = cacheFolder();
  const target = path.join(root, name);
  if (existsSync(target)) return target;
  const stage = path.join(root, `.${name}.${randomUUID()}`);
  try {
    makeFolder(root);
    await removeAbandoned(root);
    await mkdir(stage, { mode: 0o700 });
    await fill(stage);
    await rename(stage, target);
  } catch (error) {
    await rm(stage, { recursive: true, force: true }).catch(() => undefined);
    if (existsSync(target)) return target;
    throw new Failure(
      diagnose('cache-unwritable', { folder: root, reason: reasonOf(error) }, wholeFile(root)),
      error,
    );
  }
  return target;
}

/** What a killed process left half made; an hour is far more than any of it takes. */
async function removeAbandoned(root: string): Promise<void> {
  for (const name of await readdir(root)) {
    if (!name.startsWith('.')) continue;
    const folder = path.join(root, name);
    // Another process may just have finished and renamed it.
    const made = await stat(folder).catch(() => null);
    if (made !== null && Date.now() - made.mtimeMs > 3_600_000)
      await rm(folder, { recursive: true, force: true });
  }
}
