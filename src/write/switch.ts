import { existsSync, lstatSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import { errorCode } from '../io/failure.ts';

export const STAGE_PREFIX = '.sixfold-stage-';
/** The lock's name where it has to lie inside the folder. */
export const LOCK = '.sixfold-lock';

/** Where the folder's neighbours lie while it is switched; they exist for an instant, or after a kill within it. */
function neighbours(folder: string): { next: string; previous: string } {
  const base = path.join(path.dirname(folder), `.${path.basename(folder)}`);
  return { next: `${base}.sixfold-next`, previous: `${base}.sixfold-previous` };
}

/** Puts right what a killed build left: the old reports back in place if it died in the switch, its stage gone. */
export function recover(folder: string): void {
  const { next, previous } = neighbours(folder);
  if (!existsSync(folder)) {
    if (isFolder(next)) renameSync(next, folder);
    else if (isFolder(previous)) renameSync(previous, folder);
  }
  rmSync(next, { recursive: true, force: true });
  rmSync(previous, { recursive: true, force: true });
  if (!existsSync(folder)) return;
  for (const name of readdirSync(folder)) {
    if (name.startsWith(STAGE_PREFIX)) rmSync(path.join(folder, name), { recursive: true, force: true });
  }
}

/** A folder itself: a link to one was not left by a build, and would lead the reports out of where they belong. */
function isFolder(at: string): boolean {
  return lstatSync(at, { throwIfNoEntry: false })?.isDirectory() === true;
}

/**
 * Puts the finished stage (a folder inside the reports folder) in the place of the reports folder. Two renames, one
 * right after the other: at any moment but that one the reports are wholly the old or wholly the new ones.
 *
 *     reports/.sixfold-stage-x  →  .reports.sixfold-next
 *     reports                   →  .reports.sixfold-previous
 *     .reports.sixfold-next     →  reports
 */
export function switchTo(stage: string, folder: string): void {
  const { next, previous } = neighbours(folder);
  if (!moved(stage, next)) {
    switchEntries(stage, folder);
  } else if (!moved(folder, previous)) {
    renameSync(next, stage);
    switchEntries(stage, folder);
  } else {
    renameSync(next, folder);
    rmSync(previous, { recursive: true, force: true });
  }
}

/** False where the system does not let it be moved: a mount point, or a parent that may not be written. */
function moved(from: string, to: string): boolean {
  try {
    renameSync(from, to);
    return true;
  } catch (error) {
    if (['EBUSY', 'EACCES', 'EPERM', 'EROFS', 'EXDEV'].includes(errorCode(error) ?? '')) return false;
    throw error;
  }
}

/** Where the folder itself cannot be moved its entries are, the manifest last. A kill in between leaves a mixture which the next build replaces. */
function switchEntries(stage: string, folder: string): void {
  const wanted = readdirSync(stage);
  const name = path.basename(stage);
  for (const old of readdirSync(folder)) {
    if (old !== name && old !== LOCK && !wanted.includes(old))
      rmSync(path.join(folder, old), { recursive: true, force: true });
  }
  const retired = path.join(folder, `${STAGE_PREFIX}retired`);
  mkdirSync(retired);
  const manifestLast = wanted.toSorted((a, b) => Number(a.startsWith('.')) - Number(b.startsWith('.')));
  for (const entry of manifestLast) {
    const target = path.join(folder, entry);
    if (existsSync(target)) renameSync(target, path.join(retired, entry));
    renameSync(path.join(stage, entry), target);
  }
  rmSync(retired, { recursive: true, force: true });
  rmSync(stage, { recursive: true, force: true });
}
