import { constants } from 'node:fs';
import { lstat, open, readdir, realpath, stat } from 'node:fs/promises';
import path from 'node:path';
import type { FileEntry, Files } from './effects.ts';

/** Folders that never hold plans. */
const SKIPPED = new Set(['node_modules']);

/**
 * The files below one folder of the disk. Nothing outside it is ever opened: a path counts only when the file it
 * leads to, all links resolved, lies inside. Links to folders are not followed, so that no walk can go round.
 */
export async function diskFiles(root: string): Promise<Files> {
  const real = await realpath(root);

  async function resolveInside(relative: string): Promise<string | null> {
    const found = await realpath(path.resolve(real, relative)).catch(() => null);
    return found !== null && isInside(real, found) ? found : null;
  }

  async function walk(folder: string, found: FileEntry[]): Promise<void> {
    const entries = await readdir(path.join(real, folder), { withFileTypes: true }).catch(() => []);
    const files: string[] = [];
    for (const entry of entries) {
      if (entry.name.startsWith('.') || SKIPPED.has(entry.name)) continue;
      const relative = folder === '' ? entry.name : `${folder}/${entry.name}`;
      if (entry.isDirectory()) await walk(relative, found);
      else files.push(relative);
    }
    found.push(...(await Promise.all(files.map(fileAt))).flat());
  }

  async function fileAt(relative: string): Promise<FileEntry[]> {
    const target = await resolveInside(relative);
    if (target === null) return [];
    const about = await stat(target).catch(() => null);
    return about?.isFile() ? [{ path: relative, bytes: about.size }] : [];
  }

  return {
    async list(folder) {
      const relative = slashed(path.relative(real, path.resolve(real, folder)));
      const start = await resolveInside(relative);
      if (start === null) return [];
      const found: FileEntry[] = [];
      if ((await lstat(start)).isDirectory()) await walk(relative, found);
      else found.push(...(await fileAt(relative)));
      return found.sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0));
    },
    async read(relative) {
      const target = await resolveInside(relative);
      return target === null ? null : readRegular(target);
    },
  };
}

/** Whether a resolved path lies in a resolved folder; `/plans-secret` does not lie in `/plans`. */
export function isInside(folder: string, file: string): boolean {
  const relative = path.relative(folder, file);
  return relative === '' || (!path.isAbsolute(relative) && relative.split(path.sep)[0] !== '..');
}

/** Opened without waiting and asked what it is, because a pipe or a device would never end. */
async function readRegular(file: string): Promise<Uint8Array | null> {
  const handle = await open(file, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0)).catch(() => null);
  if (handle === null) return null;
  try {
    return (await handle.stat()).isFile() ? await handle.readFile() : null;
  } finally {
    await handle.close();
  }
}

function slashed(relative: string): string {
  return relative.split(path.sep).join('/');
}
