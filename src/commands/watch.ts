import path from 'node:path';
import { watchFolders } from '../io/watch-folders.ts';
import { CONFIG_FILE } from '../read/sources.ts';
import type { Project } from './project.ts';

/** An editor saves in several steps, together within a few milliseconds; they are one change. */
const SETTLE = 20;

export interface Watching {
  /**
   * Calls back from now on when one of these files changes too, wherever they lie, and no longer for those before. True
   * when their folders were not watched until now: a change may have gone unheard.
   */
  follow(files: readonly string[]): boolean;
  close(): void;
  /** Never fulfilled; rejected when changes can no longer be noticed, or a call failed. */
  readonly failed: Promise<never>;
}

/**
 * Calls back after each burst of changes to the plans, tables and config of a project, and to any file below the
 * folders in `also`, with the paths that changed, relative to the root. One call at a time.
 */
export function watchProject(
  project: Project,
  changed: (files: ReadonlySet<string>) => Promise<void>,
  also: readonly string[] = [],
): Watching {
  let timer: NodeJS.Timeout | null = null;
  let pending = new Set<string>();
  let followed = new Set<string>();
  let working = Promise.resolve();
  let fail: (error: unknown) => void = () => undefined;
  const failed = new Promise<never>((_resolve, reject) => {
    fail = reject;
  });
  // Whoever waits for it hears of it, however late he begins to.
  failed.catch(() => undefined);
  const call = () => {
    const files = pending;
    pending = new Set();
    working = working.then(() => changed(files)).catch(fail);
  };
  const heard = (file: string) => {
    const inAlso = also.some((folder) => file === folder || file.startsWith(`${folder}/`));
    if (!inAlso && !isOurs(file) && !followed.has(file)) return;
    pending.add(file);
    if (timer !== null) clearTimeout(timer);
    timer = setTimeout(call, SETTLE);
  };
  const folders = [...project.roots.map(folderOf), ...also];
  const watcher = watchFolders(project.root, folders, heard, fail);
  return {
    follow(files) {
      followed = new Set(files);
      return files.filter((file) => watcher.follow(file)).length > 0;
    },
    close() {
      if (timer !== null) clearTimeout(timer);
      watcher.close();
    },
    failed,
  };
}

/** A root may be one plan; its tables lie beside it. */
function folderOf(root: string): string {
  return /\.(md|csv)$/i.test(root) ? path.posix.dirname(root).replace(/^\.$/, '') : root;
}

/** A folder that was renamed or removed has no ending; the stages of other programs have others. */
function isOurs(file: string): boolean {
  const ending = path.extname(file).toLowerCase();
  return ending === '' || ending === '.md' || ending === '.csv' || file === CONFIG_FILE;
}
