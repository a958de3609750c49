import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { emptyFolder, ROOT, remove, sixfold } from '../support/repository.ts';

let folder = '';
beforeEach(async () => {
  folder = await emptyFolder();
  const options = ['--owner', 'Lin Yue', '--period', '2027', '--lang', 'en', '--example', '--ci', 'none'];
  await sixfold(['init', ...options], { cwd: folder });
  git('init', '-q', '-b', 'main');
  commit('A plan');
});
afterEach(() => remove(folder));

function git(...args: string[]): string {
  const who = ['-c', 'user.name=Test', '-c', 'user.email=test@example.com', '-c', 'commit.gpgsign=false'];
  return execFileSync('git', [...who, ...args], { cwd: folder, encoding: 'utf8' });
}

function commit(message: string): void {
  git('add', '-A');
  git('commit', '-q', '-m', message);
}

function review(args: readonly string[], env: Record<string, string> = {}) {
  const { PATH = '', HOME = '' } = process.env;
  return spawnSync(process.execPath, [path.join(ROOT, 'ci/review.js'), '--no-pdf', ...args], {
    cwd: folder,
    encoding: 'utf8',
    env: { PATH, HOME, LANG: 'C', ...env },
  });
}

const plan = () => path.join(folder, 'plans/annual-2027.md');
const read = (file: string) => readFileSync(path.join(folder, file), 'utf8');

it('checks, builds and says what the change means', () => {
  writeFileSync(plan(), readFileSync(plan(), 'utf8').replaceAll('Lin Yue', 'He Rui'));
  commit('Another owner');
  const env = { GITHUB_OUTPUT: path.join(folder, 'out'), GITHUB_STEP_SUMMARY: path.join(folder, 'summary') };
  const done = review(['--base', 'HEAD~1', '--', ''], { GITHUB_ACTIONS: 'true', ...env });
  expect(done.status).toBe(0);
  expect(read('reports/annual-2027/index.html')).toContain('He Rui');
  expect(read('sixfold-diff.md')).toContain('He Rui');
  expect(read('summary')).toContain(read('sixfold-diff.md'));
  expect(read('sixfold-diff.md')).toMatch(/^<!-- sixfold diff -->\n/);
  expect(read('out')).toBe(
    `reports=${path.join(folder, 'reports')}\ndiff=${path.join(folder, 'sixfold-diff.md')}\n`,
  );
});

it('builds and compares although the check failed, and fails all the same', () => {
  writeFileSync(plan(), readFileSync(plan(), 'utf8').replace('| 8 | | 11 |', '| 2 | | 11 |'));
  commit('Fewer people');
  const done = review(['--base', 'HEAD~1'], { GITHUB_ACTIONS: 'true' });
  expect(done.status).toBe(1);
  expect(done.stdout).toMatch(/^::error .*capacity/m);
  expect(existsSync(path.join(folder, 'reports/annual-2027/index.html'))).toBe(true);
  expect(read('sixfold-diff.md')).not.toBe('');
});

it('goes on without a base, and with one that is not there', () => {
  expect(review([]).status).toBe(0);
  expect(read('sixfold-diff.md')).toBe('');
  expect(review(['--base', 'no-such-branch']).status).toBe(0);
  expect(read('sixfold-diff.md')).toBe('');
});

it.each(['--output=x', '; touch x', '$(touch x)'])('does not take %s for a commit', (base) => {
  expect(review([`--base=${base}`]).status).not.toBe(0);
  expect(existsSync(path.join(folder, 'x'))).toBe(false);
});

it('writes through no link that came with the pull request', () => {
  writeFileSync(path.join(folder, 'victim'), 'mine');
  symlinkSync('victim', path.join(folder, 'sixfold-diff.md'));
  expect(review([]).status).toBe(0);
  expect(read('victim')).toBe('mine');
});

it('builds into no folder that is a link', () => {
  mkdirSync(path.join(folder, 'victim'));
  symlinkSync('victim', path.join(folder, 'built'));
  const done = review(['--reports', 'built']);
  expect(done.status).not.toBe(0);
  expect(done.stderr).toContain('built is a link');
  expect(existsSync(path.join(folder, 'victim/index.html'))).toBe(false);
});

it('hands out no reports with a link among them', () => {
  mkdirSync(path.join(folder, 'reports'));
  writeFileSync(path.join(folder, 'secret'), 'mine');
  symlinkSync('../secret', path.join(folder, 'reports/notes.txt'));
  const done = review([], { GITHUB_OUTPUT: path.join(folder, 'out') });
  expect(done.status).toBe(1);
  expect(done.stderr).toContain('reports/notes.txt is a link');
  expect(read('out')).not.toContain('reports=');
});
