import { existsSync, lstatSync } from 'node:fs';
import { realpath, stat } from 'node:fs/promises';
import path from 'node:path';
import { diskFiles, isInside } from '../io/disk.ts';
import type { Files } from '../io/effects.ts';
import type { Words } from '../language/words.ts';
import { CONFIG_FILE } from '../read/sources.ts';
import { globPattern, isGlob } from './glob.ts';

const PLANS = 'plans';

/** Where a command works: the folder with the config (the current one when there is none), and the plans asked for. */
export interface Project {
  readonly root: string;
  readonly files: Files;
  /** Folders and files to read, relative to the root. */
  readonly roots: readonly string[];
  /** The files and folders asked for, relative to the root. */
  readonly paths: readonly string[];
  /** Whether a plan's file is one of those asked for; the others are read because they are related. */
  readonly asked: (file: string) => boolean;
}

/** The command was called in a way that makes no sense; exit code 2. */
export class UsageError extends Error {
  readonly words: Words;

  constructor(words: Words) {
    super(words.en);
    this.words = words;
  }
}

/**
 * Paths are the user's, from where he stands. Those inside `plans/` only choose what is reported: their parents and
 * siblings are read too, because a plan is checked against them.
 */
export async function openProject(paths: readonly string[], cwd = process.cwd()): Promise<Project> {
  const here = await realpath(cwd);
  const root = rootAbove(here);
  await readableConfig(root);
  const files = await diskFiles(root);
  const asked: string[] = [];
  for (const given of paths) asked.push(...(await filesAt(given, here, root, files)));
  if (asked.length === 0 || asked.includes(CONFIG_FILE)) asked.push(defaultFolder(root));
  const roots = asked
    .filter((each) => each !== CONFIG_FILE)
    .map((each) => (isTable(each) ? folderOf(each) : each));
  const related = roots.every((each) => isBelow(PLANS, each));
  return {
    root,
    files,
    roots: related ? [PLANS] : roots,
    paths: asked,
    asked: (file) => asked.some((each) => isBelow(each, file)),
  };
}

/** The nearest folder, from here up to the root of the git repository, that holds a config; here where there is none. */
export function rootAbove(start: string): string {
  for (let folder = start; ; folder = path.dirname(folder)) {
    if (holdsConfig(folder)) return folder;
    if (existsSync(path.join(folder, '.git')) || folder === path.dirname(folder)) return start;
  }
}

/** A link that leads nowhere counts: who put it there does not mean the defaults. */
function holdsConfig(folder: string): boolean {
  return lstatSync(path.join(folder, CONFIG_FILE), { throwIfNoEntry: false }) !== undefined;
}

/** A config that may not be read must not be passed over: every figure would silently follow from the defaults. */
async function readableConfig(root: string): Promise<void> {
  if (!holdsConfig(root)) return;
  const target = await realpath(path.join(root, CONFIG_FILE)).catch(() => null);
  if (target !== null && isInside(root, target) && (await stat(target)).isFile()) return;
  throw new UsageError({
    zh: `${root} 里的 ${CONFIG_FILE} 不是这里的文件（是文件夹，或是指向外面、指向空处的链接），不能读；请换成文件本身`,
    en: `${CONFIG_FILE} in ${root} is no file of this folder (but a folder, or a link that leads out of it or nowhere) and cannot be read; put the file itself there`,
  });
}

function defaultFolder(root: string): string {
  if (existsSync(path.join(root, PLANS))) return PLANS;
  throw new UsageError({
    zh: `${root} 里没有 plans 文件夹；请到计划所在的仓库里运行，或写明计划的路径`,
    en: `There is no folder plans in ${root}; run this where your plans are, or name their paths`,
  });
}

/** The file or folder that was named, or the plans that a pattern names. */
async function filesAt(given: string, here: string, root: string, files: Files): Promise<string[]> {
  if (!isGlob(given) || existsSync(path.resolve(here, given))) return [await inRoot(given, here, root)];
  const pattern = globPattern(
    path.posix.normalize(path.posix.join(slashed(path.relative(root, here)), slashed(given))),
  );
  const found = (await files.list('')).map((file) => file.path).filter((file) => pattern.test(file));
  if (found.length > 0) return found;
  throw new UsageError({
    zh: `没有文件符合“${given}”`,
    en: `No file matches ${given}`,
  });
}

function isTable(file: string): boolean {
  return /\.csv$/i.test(file);
}

function folderOf(file: string): string {
  return file.slice(0, Math.max(0, file.lastIndexOf('/')));
}

function slashed(file: string): string {
  return file.split(path.sep).join('/');
}

async function inRoot(given: string, here: string, root: string): Promise<string> {
  const target = await realpath(path.resolve(here, given)).catch(() => null);
  if (target === null) {
    throw new UsageError({
      zh: `没有这个文件或文件夹：${given}`,
      en: `There is no such file or folder: ${given}`,
    });
  }
  if (!isInside(root, target)) {
    throw new UsageError({
      zh: `${given} 在仓库 ${root} 之外；请到它所在的仓库里运行`,
      en: `${given} lies outside ${root}; run this in its own repository`,
    });
  }
  const about = await stat(target);
  if (!about.isFile() && !about.isDirectory()) {
    throw new UsageError({
      zh: `${given} 既不是文件，也不是文件夹`,
      en: `${given} is neither a file nor a folder`,
    });
  }
  return path.relative(root, target).split(path.sep).join('/');
}

function isBelow(folder: string, file: string): boolean {
  return folder === '' || file === folder || file.startsWith(`${folder}/`);
}
