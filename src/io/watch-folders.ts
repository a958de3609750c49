import { type FSWatcher, readdirSync, statSync, watch } from 'node:fs';
import path from 'node:path';
import { errorCode } from './failure.ts';

/** Folders in which nothing of ours ever changes, and of which there are thousands. */
const SKIPPED = /^(?:\..*|node_modules)$/;

export interface FolderWatcher {
  /** Watches the folders on the way to a file too, each for itself. True when one of them was not watched before. */
  follow(file: string): boolean;
  close(): void;
}

/**
 * Tells the path, relative to `root`, of everything that changes, comes or goes in the root itself and anywhere below
 * the folders. Each folder is watched on its own: so a file that an editor replaces by another of its name stays
 * watched, and so do folders that are made, renamed or come back later.
 */
export function watchFolders(
  root: string,
  folders: readonly string[],
  heard: (file: string) => void,
  failed: (error: unknown) => void,
): FolderWatcher {
  const watchers = new Map<string, FSWatcher>();

  const forget = (folder: string) => {
    watchers.get(folder)?.close();
    watchers.delete(folder);
  };
  const forgetBelow = (folder: string) => {
    const below = [...watchers.keys()].filter((it) => it === folder || it.startsWith(`${folder}/`));
    for (const each of below) forget(each);
  };
  const isWanted = (file: string) =>
    folders.some((folder) => folder === file || folder.startsWith(`${file}/`));

  const add = (folder: string, deep: boolean) => {
    const at = path.join(root, folder);
    if (!isFolder(at)) return;
    if (!watchers.has(folder)) {
      const watcher = watch(at, (event, name) => {
        if (!isFolder(at)) forget(folder);
        const file = name === null ? folder : path.posix.join(folder, name);
        if (event === 'rename' && (deep || isWanted(file))) {
          // Another folder may have taken the name; what is watched is the folder, not the name.
          if (file !== folder) forgetBelow(file);
          if (!SKIPPED.test(path.posix.basename(file))) add(file, true);
        }
        heard(file);
      });
      watchers.set(folder, watcher);
      watcher.on('error', (error) => {
        forget(folder);
        // Of a folder that is gone, some systems say so in this way.
        if (!['ENOENT', 'EPERM'].includes(errorCode(error) ?? '')) failed(error);
      });
    }
    if (deep) for (const name of foldersIn(at)) add(path.posix.join(folder, name), true);
  };

  for (const folder of folders) add(folder, true);
  add('', false);
  const follow = (file: string) => {
    const before = watchers.size;
    for (const folder of foldersTo(file)) add(folder, false);
    return watchers.size > before;
  };
  return { follow, close: () => forgetAll(watchers) };
}

/** `a/b/c.png` → `a`, `a/b`. */
function foldersTo(file: string): string[] {
  const parts = file.split('/').slice(0, -1);
  return parts.map((_, n) => parts.slice(0, n + 1).join('/'));
}

function forgetAll(watchers: Map<string, FSWatcher>): void {
  for (const watcher of watchers.values()) watcher.close();
  watchers.clear();
}

function isFolder(at: string): boolean {
  return statSync(at, { throwIfNoEntry: false })?.isDirectory() === true;
}

function foldersIn(at: string): string[] {
  if (!isFolder(at)) return [];
  const entries = readdirSync(at, { withFileTypes: true });
  return entries.filter((it) => it.isDirectory() && !SKIPPED.test(it.name)).map(({ name }) => name);
}
