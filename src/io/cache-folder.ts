import { existsSync, mkdirSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

/** The user's own cache: never a shared, guessable place, because what lies here is executed. */
export function cacheFolder(env: NodeJS.ProcessEnv = process.env): string {
  const own = env.SIXFOLD_CACHE;
  if (own !== undefined && path.isAbsolute(own)) return own;
  const xdg = env.XDG_CACHE_HOME;
  const base = xdg !== undefined && path.isAbsolute(xdg) ? xdg : path.join(home(), '.cache');
  return path.join(base, 'sixfold');
}

/** A user whom the system does not know, as in a container, lives at the root, where mostly nothing can be kept. */
function home(): string {
  try {
    return os.homedir();
  } catch {
    return path.parse(process.cwd()).root;
  }
}

/** Makes a folder of the cache and those above it. Node's own way asks again for ever where nothing can be made (`/proc`). */
export function makeFolder(folder: string): void {
  if (existsSync(folder)) return;
  makeFolder(path.dirname(folder));
  try {
    mkdirSync(folder, { mode: 0o700 });
  } catch (error) {
    // Another process may just have made it.
    if (!existsSync(folder)) throw error;
  }
}
