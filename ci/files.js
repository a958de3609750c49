// Where a program of CI may write: the folder it works in comes out of a repository, and any name in it may be a link
// that somebody else has put there.
import { randomUUID } from 'node:crypto';
import { existsSync, lstatSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** Throws when a name below the current folder leads elsewhere. What the caller names outside of it is the caller's wish. */
export function refuseLinkedAway(name) {
  const inside = path.relative(process.cwd(), path.resolve(name));
  if (inside.split(path.sep)[0] === '..' || path.isAbsolute(inside)) return;
  let at = process.cwd();
  for (const part of inside.split(path.sep)) {
    at = path.join(at, part);
    if (lstatSync(at, { throwIfNoEntry: false })?.isSymbolicLink()) {
      throw new Error(`${path.relative(process.cwd(), at)} is a link and is not written through`);
    }
  }
}

/** Puts a text in a file's place in one step; what was there, a link too, is replaced and not written through. */
export function putFile(name, text) {
  const folder = path.dirname(path.resolve(name));
  refuseLinkedAway(folder);
  const stage = path.join(folder, `.${path.basename(name)}.${randomUUID()}.tmp`);
  try {
    writeFileSync(stage, text, { flag: 'wx' });
    renameSync(stage, name);
  } finally {
    rmSync(stage, { force: true });
  }
}

/** Every link in a folder, at any depth; none when there is no such folder. */
export function linksIn(folder) {
  if (!existsSync(folder)) return [];
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  return entries.filter((it) => it.isSymbolicLink()).map((it) => path.join(it.parentPath, it.name));
}
