import os from 'node:os';
import path from 'node:path';

/** The user's own cache: never a shared, guessable place, because what lies here is executed. */
export function cacheFolder(env: NodeJS.ProcessEnv = process.env): string {
  const own = env.SIXFOLD_CACHE;
  if (own !== undefined && path.isAbsolute(own)) return own;
  const xdg = env.XDG_CACHE_HOME;
  const base = xdg !== undefined && path.isAbsolute(xdg) ? xdg : path.join(os.homedir(), '.cache');
  return path.join(base, 'sixfold');
}
