import { existsSync, type FSWatcher, statSync, watch } from 'node:fs';
import path from 'node:path';
import { CONFIG_FILE } from '../read/sources.ts';
import type { Project } from './project.ts';

/** An editor saves in several steps; together they are one change. */
const SETTLE = 80;

/** Calls back after each burst of changes to the files of a project, one call at a time; ends with the process. */
export function watchProject(project: Project, changed: () => Promise<void>): Promise<never> {
  let timer: NodeJS.Timeout | null = null;
  let working = Promise.resolve();
  return new Promise((_resolve, reject) => {
    const soon = () => {
      if (timer !== null) clearTimeout(timer);
      timer = setTimeout(() => {
        working = working.then(changed).catch(reject);
      }, SETTLE);
    };
    const folders = new Set(project.roots.map((root) => folderOf(path.join(project.root, root))));
    const watchers: FSWatcher[] = [...folders].map((folder) =>
      watch(folder, { recursive: true }, (_event, name) => (isOurs(name) ? soon() : undefined)),
    );
    watchers.push(watch(project.root, (_event, name) => (name === CONFIG_FILE ? soon() : undefined)));
    for (const watcher of watchers) watcher.on('error', reject);
  });
}

function folderOf(file: string): string {
  return existsSync(file) && statSync(file).isDirectory() ? file : path.dirname(file);
}

/** A folder that was renamed or removed has no ending; the stages of other programs have others. */
function isOurs(name: string | null): boolean {
  const ending = path.extname(name ?? '').toLowerCase();
  return ending === '' || ending === '.md' || ending === '.csv' || path.basename(name ?? '') === CONFIG_FILE;
}
