import {
  chmod,
  link,
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  readlink,
  rm,
  stat,
  symlink,
  utimes,
  writeFile,
} from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Output } from '../../src/write/output.ts';
import { openReports } from '../../src/write/reports.ts';

let base: string;
let folder: string;
const none: ReadonlySet<string> = new Set();

beforeEach(async () => {
  base = await mkdtemp(path.join(os.tmpdir(), 'reports-'));
  folder = path.join(base, 'reports');
});

afterEach(async () => {
  await chmod(base, 0o700);
  await rm(base, { recursive: true, force: true });
});

function output(file: string, text: string, plan: string | null = file.split('/')[0] ?? null): Output {
  return { path: file, bytes: new TextEncoder().encode(text), plan };
}

async function write(outputs: readonly Output[], kept = none, asOf = 20_000): Promise<void> {
  const reports = await openReports(folder);
  try {
    for (const each of outputs) await reports.add(each);
    await reports.commit(kept, asOf);
  } finally {
    reports.close();
  }
}

async function tree(): Promise<Record<string, string>> {
  const names = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = names.filter((entry) => entry.isFile() && entry.name !== '.sixfold.json');
  const pairs = files.map(async (entry) => {
    const file = path.join(entry.parentPath, entry.name);
    return [path.relative(folder, file), await readFile(file, 'utf8')] as const;
  });
  return Object.fromEntries((await Promise.all(pairs)).toSorted(([a], [b]) => (a < b ? -1 : 1)));
}

test('what is built is there, what is not built any more is gone, what is not ours stays', async () => {
  await mkdir(folder);
  await writeFile(path.join(folder, 'README.md'), 'keep');
  await write([output('index.html', '1', null), output('a/index.html', 'a'), output('b/index.html', 'b')]);
  await mkdir(path.join(folder, 'notes'));
  await writeFile(path.join(folder, 'notes/mine.txt'), 'mine');
  await symlink('/etc/hostname', path.join(folder, 'notes/link'));
  await write([output('index.html', '2', null), output('a/index.html', 'a2')]);
  expect(await tree()).toEqual({
    'README.md': 'keep',
    'a/index.html': 'a2',
    'index.html': '2',
    'notes/mine.txt': 'mine',
  });
  expect(await readdir(path.join(folder, 'notes'))).toContain('link');
  expect(await readdir(base)).toEqual(['reports']);
});

test('a plan that is kept has its last report, with the day it was made', async () => {
  await write([output('index.html', '1', null), output('a/index.html', 'a')], none, 20_000);
  await write([output('index.html', '2', null), output('b/index.html', 'b')], new Set(['a']), 20_001);
  expect(await tree()).toEqual({ 'a/index.html': 'a', 'b/index.html': 'b', 'index.html': '2' });
  const reports = await openReports(folder);
  reports.close();
  expect(reports.before.plans).toEqual({ a: { asOf: '2024-10-04' }, b: { asOf: '2024-10-05' } });
});

test('an output whose bytes are the same keeps its file', async () => {
  await write([output('a/index.html', 'a'), output('b/index.html', 'b')]);
  const old = new Date('2020-01-01');
  for (const name of ['a', 'b']) await utimes(path.join(folder, name, 'index.html'), old, old);
  await write([output('a/index.html', 'a'), output('b/index.html', 'changed')]);
  expect((await stat(path.join(folder, 'a/index.html'))).mtime).toEqual(old);
  expect((await stat(path.join(folder, 'b/index.html'))).mtime).not.toEqual(old);
});

test.each([
  ['index.html', 'index.html'],
  ['INDEX.html', 'index.html'],
  ['a', 'a/index.html'],
])('a foreign %s is not overwritten by %s', async (foreign, ours) => {
  await mkdir(folder);
  await writeFile(path.join(folder, foreign), 'mine');
  const wrong = write([output(ours, 'ours', null)]);
  await expect(wrong).rejects.toMatchObject({ diagnostic: { code: 'output-foreign' } });
  expect(await tree()).toEqual({ [foreign]: 'mine' });
});

test('a folder in which others live is not taken over', async () => {
  await mkdir(path.join(folder, 'photos'), { recursive: true });
  await writeFile(path.join(folder, 'photos/1.jpg'), 'mine');
  const wrong = write([output('index.html', '1', null)]);
  await expect(wrong).rejects.toMatchObject({ diagnostic: { code: 'output-foreign' } });
  expect(await tree()).toEqual({ 'photos/1.jpg': 'mine' });
});

test('a manifest that was tampered with is not believed', async () => {
  await mkdir(folder);
  await writeFile(path.join(base, 'outside'), 'outside');
  const files = [{ path: '../outside', plan: 'a' }];
  await writeFile(path.join(folder, '.sixfold.json'), JSON.stringify({ version: 1, files, plans: {} }));
  await write([output('index.html', '1', null)], new Set(['a']));
  expect(await readdir(base)).toEqual(['outside', 'reports']);
  expect(await tree()).toEqual({ 'index.html': '1' });
});

test('a build that finds a file where a folder should be leaves the old reports and says where', async () => {
  await write([output('index.html', 'old', null)]);
  const wrong = write([output('x', 'file', null), output('x/y', 'below a file', null)]);
  await expect(wrong).rejects.toMatchObject({ diagnostic: { code: 'output-unwritable' } });
  expect(await tree()).toEqual({ 'index.html': 'old' });
  expect(await readdir(folder)).toEqual(['.sixfold.json', 'index.html']);
});

test('one build at a time; a lock whose process is dead holds nothing', async () => {
  const first = await openReports(folder);
  await expect(openReports(folder)).rejects.toMatchObject({ diagnostic: { code: 'output-locked' } });
  first.close();
  const lock = path.join(base, '.reports.sixfold-lock');
  // The process lives, but it is another one than that which took the lock.
  await writeFile(lock, `${process.pid} 1 x`);
  (await openReports(folder)).close();
  await writeFile(lock, '2147483646 5 x');
  (await openReports(folder)).close();
  expect(await readdir(base)).toEqual(['reports']);
});

test('what a build killed in the switch left is put right', async () => {
  await write([output('index.html', 'old', null)]);
  const { renameSync } = await import('node:fs');
  renameSync(folder, path.join(base, '.reports.sixfold-previous'));
  (await openReports(folder)).close();
  expect(await tree()).toEqual({ 'index.html': 'old' });
  await mkdir(path.join(folder, '.sixfold-stage-dead'));
  (await openReports(folder)).close();
  expect(await readdir(folder)).toEqual(['.sixfold.json', 'index.html']);
});

/** What a pull request may bring: a folder of reports with links in it, and a manifest that calls them ours. */
async function committed(files: readonly { path: string; plan: string | null }[]): Promise<void> {
  await mkdir(path.join(base, 'outside'));
  await writeFile(path.join(base, 'outside/key'), 'secret');
  await mkdir(folder);
  await writeFile(path.join(folder, '.sixfold.json'), JSON.stringify({ version: 1, files, plans: {} }));
}

test('a file behind a link to a folder is not carried into the reports', async () => {
  await committed([
    { path: 'bad', plan: null },
    { path: 'bad/key', plan: 'bad' },
  ]);
  await symlink(path.join(base, 'outside'), path.join(folder, 'bad'));
  await write([output('index.html', '1', null)], new Set(['bad']));
  expect(await tree()).toEqual({ 'index.html': '1' });
  expect(await readdir(folder)).toEqual(['.sixfold.json', 'index.html']);
  expect((await stat(path.join(base, 'outside/key'))).nlink).toBe(1);
});

test('an output that equals a file behind a link is written anew', async () => {
  await committed([{ path: 'bad', plan: null }]);
  await symlink(path.join(base, 'outside'), path.join(folder, 'bad'));
  await write([output('bad/key', 'secret')]);
  expect(await tree()).toEqual({ 'bad/key': 'secret' });
  expect((await stat(path.join(base, 'outside/key'))).nlink).toBe(1);
});

test('a file that somebody else has under another name is copied, not shared', async () => {
  await committed([{ path: 'a/key', plan: 'a' }]);
  await mkdir(path.join(folder, 'a'));
  await link(path.join(base, 'outside/key'), path.join(folder, 'a/key'));
  await write([output('index.html', '1', null)], new Set(['a']));
  expect(await tree()).toEqual({ 'a/key': 'secret', 'index.html': '1' });
  expect((await stat(path.join(base, 'outside/key'))).nlink).toBe(1);
});

test.each([
  ['/etc/passwd', null],
  ['a/../../outside/key', 'a'],
  ['a/./key', 'a'],
  ['a//key', 'a'],
  ['a\\key', null],
  ['a/k\0ey', 'a'],
  ['b/key', 'a'],
  ['../key', '..'],
  ['people/key', 'people'],
])('a manifest that claims %j for plan %j is not believed', async (file, plan) => {
  await committed([{ path: file, plan }]);
  const reports = await openReports(folder);
  reports.close();
  expect(reports.before.files).toEqual([]);
});

/** A read of it would never end; and one of a link to a text would tell what is in it. */
const IN_THE_WAY = ['/dev/zero', 'nowhere', 'outside/key', 'outside'];

test.each(IN_THE_WAY)('a link to %s in the place of the lock is refused', async (target) => {
  await committed([]);
  const lock = path.join(base, '.reports.sixfold-lock');
  await symlink(target, lock);
  await expect(openReports(folder)).rejects.toMatchObject({
    diagnostic: { code: 'output-foreign', at: { file: lock } },
  });
  expect(await readlink(lock)).toBe(target);
});

test.each(IN_THE_WAY)('a link to %s in the place of the manifest is refused', async (target) => {
  await committed([]);
  const manifest = path.join(folder, '.sixfold.json');
  await rm(manifest);
  await symlink(target.startsWith('/') ? target : path.join(base, target), manifest);
  await expect(openReports(folder)).rejects.toMatchObject({
    diagnostic: { code: 'output-foreign', at: { file: manifest } },
  });
});

test('a lock larger than any lock is not read as one', async () => {
  await writeFile(path.join(base, '.reports.sixfold-lock'), '0'.repeat(5000));
  await expect(openReports(folder)).rejects.toMatchObject({ diagnostic: { code: 'output-foreign' } });
});

test.each(['.reports.sixfold-next', '.reports.sixfold-previous'])(
  'a link called %s does not become the reports',
  async (name) => {
    await committed([]);
    await rm(folder, { recursive: true });
    await symlink(path.join(base, 'outside'), path.join(base, name));
    await write([output('index.html', '1', null)]);
    expect(await tree()).toEqual({ 'index.html': '1' });
    expect(await readdir(path.join(base, 'outside'))).toEqual(['key']);
  },
);

test.each(['nowhere', 'outside', 'outside/key'])('a link to %s is not written through', async (target) => {
  await committed([]);
  await rm(folder, { recursive: true });
  await symlink(target, folder);
  await expect(openReports(folder)).rejects.toMatchObject({ diagnostic: { code: 'output-foreign' } });
  expect(await readdir(path.join(base, 'outside'))).toEqual(['key']);
});
