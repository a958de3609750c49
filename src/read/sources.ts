import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { diagnose } from '../diagnostics/report.ts';
import type { FileEntry, Files } from '../io/effects.ts';
import { type SourceFile, wholeFile } from '../model/source.ts';
import { attachedPaths } from '../parse/attached.ts';
import { cutFrontmatter } from '../parse/frontmatter.ts';
import { LIMITS, LOGO_LIMITS } from '../parse/limits.ts';
import { namedLogo } from '../parse/logo.ts';
import type { LogoFile, Sources } from '../parse/sources.ts';
import { decodeText, isRefusal } from './decode-text.ts';

export const CONFIG_FILE = 'sixfold.config.yaml';

/** Files open at a time: enough not to wait for each, far fewer than a system allows. */
const AT_ONCE = 16;

/**
 * Reads what a run starts from: the configuration at the root, and below each root (a folder, or one plan) every
 * plan and every CSV file. Order is by path, whatever the file system says. A file that is too large or not UTF-8
 * is refused with its reason; the others are read all the same.
 */
export async function readSources(files: Files, roots: readonly string[]): Promise<Sources> {
  const wanted = new Map<string, FileEntry>();
  const refused = new Map<string, Diagnostic>();
  for (const root of roots.map(tidy)) {
    const found = await filesOf(files, root);
    if (found.length === 0 && isPlanFile(root)) {
      refused.set(root, diagnose('file-missing', { path: root }, wholeFile(root)));
    }
    for (const entry of found) wanted.set(entry.path, entry);
  }
  const entries = [...wanted.values()].sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0));
  const read: SourceFile[] = [];
  for (let first = 0; first < entries.length; first += AT_ONCE) {
    const batch = entries.slice(first, first + AT_ONCE);
    const results = await Promise.all(
      batch.map(async ({ path, bytes }) => ({ path, result: await readFile(files, path, bytes) })),
    );
    for (const { path, result } of results) {
      if (isRefusal(result)) refused.set(path, result);
      else read.push(result);
    }
  }
  const config = await readConfig(files);
  if (config !== null && isRefusal(config)) refused.set(CONFIG_FILE, config);
  const text = config !== null && isRefusal(config) ? null : config;
  const logo = text === null ? null : await readLogo(files, text);
  return {
    config: text,
    plans: read.filter(({ path }) => isMarkdown(path)),
    tables: new Map(read.filter(({ path }) => isCsv(path)).map((file) => [file.path, file])),
    refused,
    ...(logo === null ? {} : { logo }),
  };
}

/** The files of a root: all of a folder's, or one plan and the CSV files that it names. */
async function filesOf(files: Files, root: string): Promise<readonly FileEntry[]> {
  if (!isPlanFile(root)) {
    return (await files.list(root)).filter(({ path }) => {
      const below = root === '' ? path : path.slice(root.length + 1);
      return isVisible(below) && (isPlanFile(path) || isCsv(path));
    });
  }
  // A plan may lie anywhere, in a home folder too: nothing there is listed or opened that it does not name.
  const plan = await entryAt(files, root);
  if (plan === null) return [];
  const tables = await Promise.all((await tablesOf(files, plan)).map((table) => entryAt(files, table)));
  return [plan, ...tables.flatMap((table) => table ?? [])];
}

async function entryAt(files: Files, path: string): Promise<FileEntry | null> {
  const listed = (await files.list(path)).find((it) => it.path === path);
  if (listed !== undefined) return listed;
  const bytes = await files.read(path);
  return bytes === null ? null : { path, bytes: bytes.length };
}

async function tablesOf(files: Files, plan: FileEntry): Promise<readonly string[]> {
  const file = await readFile(files, plan.path, plan.bytes);
  const frontmatter = isRefusal(file) ? null : cutFrontmatter(file).value.frontmatter;
  return frontmatter === null ? [] : attachedPaths(plan.path, frontmatter).filter(isCsv);
}

async function readConfig(files: Files): Promise<SourceFile | Diagnostic | null> {
  const bytes = await files.read(CONFIG_FILE);
  if (bytes === null) return null;
  return tooLarge(CONFIG_FILE, bytes.length) ?? decodeText(CONFIG_FILE, bytes);
}

/** The picture that the config names, wherever in the root it lies. One that is too large is not read at all. */
async function readLogo(files: Files, config: SourceFile): Promise<LogoFile | null> {
  const path = namedLogo(config);
  if (path === null) return null;
  const entry = await entryAt(files, path);
  if (entry === null) return { path, size: null, bytes: null };
  const bytes = entry.bytes > LOGO_LIMITS.bytes ? null : await files.read(path);
  return { path, size: bytes?.length ?? entry.bytes, bytes };
}

async function readFile(files: Files, path: string, size: number): Promise<SourceFile | Diagnostic> {
  const early = tooLarge(path, size);
  if (early !== null) return early;
  const bytes = await files.read(path);
  if (bytes === null) return diagnose('file-missing', { path }, wholeFile(path));
  return tooLarge(path, bytes.length) ?? decodeText(path, bytes);
}

function tooLarge(path: string, bytes: number): Diagnostic | null {
  const table = isCsv(path);
  const limit = table ? LIMITS.tableBytes : path === CONFIG_FILE ? LIMITS.configBytes : LIMITS.planBytes;
  return bytes > limit ? diagnose('file-too-large', { bytes, limit, table }, wholeFile(path)) : null;
}

function tidy(root: string): string {
  const parts = root.replaceAll('\\', '/').split('/');
  return parts.filter((part) => part !== '' && part !== '.').join('/');
}

function isMarkdown(path: string): boolean {
  return path.endsWith('.md');
}

function isCsv(path: string): boolean {
  return /\.csv$/i.test(path);
}

/** Markdown that is a plan: not a README, which explains a folder to its readers. */
function isPlanFile(path: string): boolean {
  const name = path.slice(path.lastIndexOf('/') + 1);
  return isMarkdown(path) && !/^readme(\.[\w-]+)?\.\w+$/i.test(name);
}

/** Names that begin with `_` or `.` are drafts, notes and the business of tools. */
function isVisible(path: string): boolean {
  return path.split('/').every((part) => !/^[._]/.test(part) && part !== 'node_modules');
}
