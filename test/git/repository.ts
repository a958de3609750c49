import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

/** A real repository in a folder of its own. Names and dates are fixed, so that its hashes are too. */
export interface TestRepository {
  readonly folder: string;
  git(...args: readonly string[]): string;
  write(files: Readonly<Record<string, string>>): void;
  /** Writes, adds everything and commits; gives the hash. */
  commit(message: string, files?: Readonly<Record<string, string>>, by?: string): string;
  remove(): void;
}

let clock = 0;

/** `init` false: only a folder, so far. */
export function testRepository(
  folder = mkdtempSync(path.join(os.tmpdir(), 'sixfold-git-')),
  init = true,
): TestRepository {
  const git = (args: readonly string[], author = '王敏') => {
    const date = `2026-01-05T09:00:${String(clock % 60).padStart(2, '0')}+08:00`;
    return execFileSync('git', [...args], {
      cwd: folder,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'pipe'],
      env: {
        PATH: process.env.PATH,
        GIT_CONFIG_GLOBAL: os.devNull,
        GIT_CONFIG_SYSTEM: os.devNull,
        GIT_AUTHOR_NAME: author,
        GIT_AUTHOR_EMAIL: 'author@example.com',
        GIT_AUTHOR_DATE: date,
        GIT_COMMITTER_NAME: author,
        GIT_COMMITTER_EMAIL: 'author@example.com',
        GIT_COMMITTER_DATE: date,
      },
    }).trim();
  };
  const write = (files: Readonly<Record<string, string>>) => {
    for (const [name, text] of Object.entries(files)) {
      const file = path.join(folder, name);
      mkdirSync(path.dirname(file), { recursive: true });
      writeFileSync(file, text);
    }
  };
  if (init) git(['init', '-q', '-b', 'main']);
  return {
    folder,
    git: (...args) => git(args),
    write,
    commit(message, files = {}, by = '王敏') {
      clock++;
      write(files);
      git(['add', '-A']);
      git(['commit', '-q', '--allow-empty', '-m', message], by);
      return git(['rev-parse', 'HEAD']);
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}
