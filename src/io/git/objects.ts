import type { FileEntry, Files } from '../effects.ts';
import { isHash, type Repository } from '../git.ts';
import { fine, GIT_BYTES, type GitResult, runGit, trouble } from './run.ts';

interface TreeEntry extends FileEntry {
  readonly blob: string;
  readonly link: boolean;
}

/** Larger files are listed with their size and not read; every limit on what is read lies far below. */
const LARGEST = 16 * 1024 * 1024;

/**
 * The files of a commit as the disk would give them, straight from git's objects: nothing is checked out. `wanted`
 * says which of them may be read. A link counts as the file of the same tree that it leads to.
 */
export async function commitFiles(
  repository: Repository,
  commit: string,
  wanted: (path: string) => boolean,
): Promise<GitResult<Files>> {
  const tree = await treeOf(repository, commit);
  if (!tree.ok) return tree;
  const links = tree.value.filter(({ link, path }) => link && wanted(path));
  const targets = await readObjects(
    repository,
    links.map(({ blob }) => blob),
  );
  if (!targets.ok) return targets;
  const plain = new Map(tree.value.filter(({ link }) => !link).map((it) => [it.path, it]));
  const led = links.flatMap((link): TreeEntry[] => {
    const target = plain.get(resolveLink(link.path, targets.value.get(link.blob)));
    return target === undefined ? [] : [{ ...target, path: link.path }];
  });
  const files = [...[...plain.values()].filter(({ path }) => wanted(path)), ...led];
  const small = files.filter(({ bytes }) => bytes <= LARGEST);
  const objects = await readObjects(
    repository,
    small.map(({ blob }) => blob),
  );
  if (!objects.ok) return objects;
  const contents = new Map(small.map(({ path, blob }) => [path, objects.value.get(blob) ?? null]));
  return fine(filesOf(files, contents));
}

function filesOf(files: readonly FileEntry[], contents: ReadonlyMap<string, Uint8Array | null>): Files {
  const sorted = files.map(({ path, bytes }) => ({ path, bytes })).sort((a, b) => (a.path < b.path ? -1 : 1));
  return {
    async list(folder) {
      const all = folder === '' || folder === '.';
      return sorted.filter(({ path }) => all || path === folder || path.startsWith(`${folder}/`));
    },
    async read(path) {
      return contents.get(path) ?? null;
    },
  };
}

async function treeOf(
  { folder, prefix }: Repository,
  commit: string,
): Promise<GitResult<readonly TreeEntry[]>> {
  const below = prefix === '' ? [] : ['--', prefix];
  const said = await runGit(folder, ['ls-tree', '-r', '-z', '-l', '--full-tree', commit, ...below]);
  if (!said.ok) return said;
  const entries = said.value.toString('utf8').split('\0');
  return fine(entries.flatMap((text) => entryOf(text, prefix) ?? []));
}

/** `100644 blob <hash> <size>\t<path>`, the size `BAD` where the content is missing; what is neither a file nor a link (a submodule) is left out. */
function entryOf(text: string, prefix: string): TreeEntry | null {
  const match = /^(\d{6}) blob ([0-9a-f]+) +(\d+|BAD)\t(.+)$/s.exec(text);
  if (match === null) return null;
  const [, mode, blob = '', bytes, path = ''] = match;
  if (!path.startsWith(prefix) || path.includes('\ufffd')) return null;
  return {
    path: path.slice(prefix.length),
    bytes: bytes === 'BAD' ? 0 : Number(bytes),
    blob,
    link: mode === '120000',
  };
}

function resolveLink(from: string, target: Uint8Array | undefined): string {
  const text = Buffer.from(target ?? []).toString('utf8');
  if (text === '' || text.startsWith('/')) return '';
  const parts = from.split('/').slice(0, -1);
  for (const part of text.split('/')) {
    if (part === '..' && parts.pop() === undefined) return '';
    if (part !== '..' && part !== '.' && part !== '') parts.push(part);
  }
  return parts.join('/');
}

/**
 * The contents of many objects, by their names (a hash, or `commit:path`), from one process. A path that a commit does
 * not have is left out; a hash is taken from a tree or a log, so its content must be there.
 */
export async function readObjects(
  { folder }: Repository,
  names: readonly string[],
): Promise<GitResult<ReadonlyMap<string, Uint8Array>>> {
  const found = new Map<string, Uint8Array>();
  // A name with a line feed would be two.
  const asked = [...new Set(names)].filter((name) => !/[\r\n]/.test(name));
  if (asked.length === 0) return fine(found);
  const said = await runGit(folder, ['cat-file', '--batch'], { input: `${asked.join('\n')}\n` });
  if (!said.ok) return said;
  const output = said.value;
  let at = 0;
  for (const name of asked) {
    const end = output.indexOf(0x0a, at);
    if (end < 0) return trouble({ kind: 'too-much', limit: GIT_BYTES });
    const [hash = '', type, size] = output.toString('utf8', at, end).split(' ');
    at = end + 1;
    if (type === 'missing' && isHash(name)) return trouble({ kind: 'missing-content', partial: false });
    if (!isHash(hash) || size === undefined || !/^\d+$/.test(size)) continue;
    const bytes = Number(size);
    if (type === 'blob') found.set(name, output.subarray(at, at + bytes));
    at += bytes + 1;
  }
  return fine(found);
}

/** The hashes of many objects by their names (`commit:path`), from one process. Missing ones are left out. */
export async function objectHashes(
  { folder }: Repository,
  names: readonly string[],
): Promise<GitResult<ReadonlyMap<string, string>>> {
  const found = new Map<string, string>();
  const asked = [...new Set(names)].filter((name) => !/[\r\n]/.test(name));
  if (asked.length === 0) return fine(found);
  const said = await runGit(folder, ['cat-file', '--batch-check'], { input: `${asked.join('\n')}\n` });
  if (!said.ok) return said;
  const lines = said.value.toString('utf8').split('\n');
  for (const [n, name] of asked.entries()) {
    const [hash = '', type] = (lines[n] ?? '').split(' ');
    if (type === 'blob' && isHash(hash)) found.set(name, hash);
  }
  return fine(found);
}
