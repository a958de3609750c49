import { realpath } from 'node:fs/promises';
import path from 'node:path';
import { fine, type GitResult, runGit, trouble } from './git/run.ts';

/** The git repository in which a project lies. */
export interface Repository {
  /** The root of the project on the disk. */
  readonly folder: string;
  /** The same within the repository, with `/` and ending in it; empty when it is the repository's own root. */
  readonly prefix: string;
  /** The clone has only the newest commits. */
  readonly shallow: boolean;
}

/** The repository of a folder; no git at all and no repository are answers like any other. */
export async function openRepository(folder: string): Promise<GitResult<Repository>> {
  const real = await realpath(folder).catch(() => null);
  // It may be taken away while a server watches it.
  if (real === null) return trouble({ kind: 'not-a-repository', folder });
  const asked = ['rev-parse', '--show-prefix', '--is-shallow-repository', '--is-inside-work-tree'];
  const said = await runGit(real, asked);
  if (!said.ok) return said;
  const [prefix = '', shallow, inside] = said.value.toString('utf8').split('\n');
  if (inside !== 'true') return trouble({ kind: 'not-a-repository', folder: real });
  return fine({ folder: real, prefix: prefix.split(path.sep).join('/'), shallow: shallow === 'true' });
}

/** What git was told to call whoever commits here; null when it was told nothing, or is not there. */
export async function gitUserName(folder: string): Promise<string | null> {
  const said = await runGit(folder, ['config', '--get', 'user.name']);
  const name = said.ok ? said.value.toString('utf8').trim() : '';
  return name === '' ? null : name;
}

/** Whatever git allows in a name: `main`, `HEAD~2`, `origin/规划（华东）`, `fix(plan)!`, `@{upstream}`; no shell reads it. */
const REVISION = /^(?!-)[^\s\p{C}:?*[\\]{1,250}$/u;

/**
 * The commit that a name means. A name that could be read as an option, a range, a path or a search is refused before
 * git sees it.
 */
export async function resolveCommit(repository: Repository, name: string): Promise<GitResult<string>> {
  if (!REVISION.test(name) || /\.\.|\{\//.test(name)) return trouble({ kind: 'bad-revision', name });
  const args = ['rev-parse', '--verify', '--quiet', '--end-of-options', `${name}^{commit}`];
  const said = await runGit(repository.folder, args);
  const hash = said.ok ? said.value.toString('latin1').trim() : '';
  if (isHash(hash)) return fine(hash);
  if (!said.ok && said.trouble.kind !== 'failed') return said;
  return trouble({ kind: 'unknown-revision', name, shallow: repository.shallow });
}

/** The newest commit that two others have in common. In a shallow clone it may be beyond what is there. */
export async function mergeBase(repository: Repository, a: string, b: string): Promise<GitResult<string>> {
  const said = await runGit(repository.folder, ['merge-base', '--', a, b]);
  if (!said.ok && said.trouble.kind !== 'failed') return said;
  const hash = said.ok ? said.value.toString('latin1').trim() : '';
  if (isHash(hash)) return fine(hash);
  return trouble({ kind: 'no-common-ancestor', shallow: repository.shallow });
}

export function isHash(text: string): boolean {
  return /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/.test(text);
}
