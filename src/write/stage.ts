import { constants } from 'node:fs';
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
import { type Lying, lyingIn } from './plain-file.ts';
import { LOCK, STAGE_PREFIX } from './switch.ts';

/** Writes an output into the stage; one whose bytes have not changed keeps its old file, its time included. */
export async function stageOutput(output: Output, folder: string, stage: string): Promise<void> {
  const target = path.join(stage, output.path);
  const old = path.join(folder, output.path);
  await mkdir(path.dirname(target), { recursive: true });
  const lying = await lyingIn(folder, output.path);
  if (lying !== null && (await holds(old, lying, output.bytes))) await keep(old, lying, target);
  else await writeFile(target, output.bytes, { flag: 'wx' });
}

/** Carries a file of the old reports over to the new ones as it is. False when it is no longer there. */
export async function carryOver(file: string, folder: string, stage: string): Promise<boolean> {
  const lying = await lyingIn(folder, file);
  if (lying === null) return false;
  await mkdir(path.dirname(path.join(stage, file)), { recursive: true });
  await keep(path.join(folder, file), lying, path.join(stage, file));
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
  const found = await lstat(from);
  if (found.isSymbolicLink()) await symlink(await readlink(from), to);
  else if (found.isFile()) await link(from, to).catch(() => copyFile(from, to));
  else await link(from, to);
}

async function holds(file: string, { size }: Lying, bytes: Uint8Array): Promise<boolean> {
  return size === bytes.length && Buffer.compare(await readFile(file), bytes) === 0;
}

/**
 * A second name for a file of ours. One that has another name already may be somebody else's as well, and some file
 * systems know no second names: then a copy.
 */
async function keep(from: string, { names }: Lying, to: string): Promise<void> {
  if (names > 1) await copyFile(from, to, constants.COPYFILE_EXCL);
  else await link(from, to).catch(() => copyFile(from, to, constants.COPYFILE_EXCL));
}
