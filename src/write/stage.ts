import {
  copyFile,
  link,
  lstat,
  mkdir,
  readdir,
  readFile,
  readlink,
  symlink,
  writeFile,
} from 'node:fs/promises';
import path from 'node:path';
import { MANIFEST } from './manifest.ts';
import type { Output } from './output.ts';
import { LOCK, STAGE_PREFIX } from './switch.ts';

/** Writes an output into the stage; one whose bytes have not changed keeps its old file, its time included. */
export async function stageOutput(output: Output, folder: string, stage: string): Promise<void> {
  const target = path.join(stage, output.path);
  const old = path.join(folder, output.path);
  await mkdir(path.dirname(target), { recursive: true });
  if (await holds(old, output.bytes)) await keep(old, target);
  else await writeFile(target, output.bytes, { flag: 'wx' });
}

/** Carries a file of the old reports over to the new ones as it is. False when it is no longer there. */
export async function carryOver(file: string, folder: string, stage: string): Promise<boolean> {
  const old = path.join(folder, file);
  if (!(await isFile(old))) return false;
  await mkdir(path.dirname(path.join(stage, file)), { recursive: true });
  await keep(old, path.join(stage, file));
  return true;
}

/** Every path in the reports folder that no build of ours wrote (relative, with `/`), symbolic links unfollowed. */
export async function foreignFiles(folder: string, ours: ReadonlySet<string>): Promise<string[]> {
  const found: string[] = [];
  async function walk(relative: string): Promise<void> {
    for (const entry of await readdir(path.join(folder, relative), { withFileTypes: true })) {
      const name = relative === '' ? entry.name : `${relative}/${entry.name}`;
      if (name === MANIFEST || name === LOCK || entry.name.startsWith(STAGE_PREFIX)) continue;
      if (entry.isDirectory()) await walk(name);
      else if (!ours.has(name)) found.push(name);
    }
  }
  await walk('');
  return found;
}

/** A file of somebody else goes along untouched; a link stays the link it is. */
export async function carryForeign(file: string, folder: string, stage: string): Promise<void> {
  const from = path.join(folder, file);
  const to = path.join(stage, file);
  await mkdir(path.dirname(to), { recursive: true });
  if ((await lstat(from)).isSymbolicLink()) await symlink(await readlink(from), to);
  else await keep(from, to);
}

async function holds(file: string, bytes: Uint8Array): Promise<boolean> {
  if (!(await isFile(file))) return false;
  const { size } = await lstat(file);
  return size === bytes.length && Buffer.compare(await readFile(file), bytes) === 0;
}

async function isFile(file: string): Promise<boolean> {
  return lstat(file).then(
    (found) => found.isFile(),
    () => false,
  );
}

/** A second name for the same file; some file systems know none, then a copy. */
async function keep(from: string, to: string): Promise<void> {
  await link(from, to).catch(() => copyFile(from, to));
}
