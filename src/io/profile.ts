import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import { cacheFolder, makeFolder } from './cache-folder.ts';

/** The folder in which a browser keeps what it needs while it runs. */
export interface Profile {
  readonly folder: string;
  /** Has it removed when this process ends, after whatever else is done then: first of all the browser has to go. */
  removeAtExit(): void;
  remove(): void;
}

const ABANDONED = 3_600_000;

/** Where profiles lie, in the user's own cache. */
export function profilesFolder(): string {
  return path.join(cacheFolder(), 'profiles');
}

/**
 * A profile of this process. A browser that is ended with its process cannot remove its own, and a killed process not
 * even ours: what those left is removed by the next.
 */
export function ownProfile(): Profile {
  const root = profilesFolder();
  makeFolder(root);
  removeAbandoned(root);
  const folder = mkdtempSync(path.join(root, `${process.pid}-`));
  const drop = () => rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 40 });
  process.once('exit', drop);
  return {
    folder,
    removeAtExit: () => {
      process.off('exit', drop);
      process.once('exit', drop);
    },
    remove: () => {
      process.off('exit', drop);
      drop();
    },
  };
}

/** Of processes that are gone; an hour old as well, because another container may count processes otherwise. */
function removeAbandoned(root: string): void {
  for (const name of readdirSync(root)) {
    const folder = path.join(root, name);
    const made = statSync(folder, { throwIfNoEntry: false });
    if (made === undefined || Date.now() - made.mtimeMs < ABANDONED || isAlive(Number.parseInt(name, 10)))
      continue;
    rmSync(folder, { recursive: true, force: true });
  }
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}
