import { existsSync, mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, describe, expect, test } from 'vitest';
import { graphOf } from '../../src/history/log.ts';
import { versionsOf } from '../../src/history/versions.ts';
import type { Files } from '../../src/io/effects.ts';
import { readLog } from '../../src/io/git/log.ts';
import { commitFiles, readObjects } from '../../src/io/git/objects.ts';
import { type GitResult, runGit } from '../../src/io/git/run.ts';
import { mergeBase, openRepository, type Repository, resolveCommit } from '../../src/io/git.ts';
import { emptyFolder, remove } from '../support/repository.ts';
import { type TestRepository, testRepository } from './repository.ts';

const made: TestRepository[] = [];
const folders: string[] = [];
afterAll(async () => {
  for (const it of made) it.remove();
  for (const folder of folders) await remove(folder);
});

function repository(): TestRepository {
  const it = testRepository();
  made.push(it);
  return it;
}

async function folder(): Promise<string> {
  const it = await emptyFolder();
  folders.push(it);
  return it;
}

function value<T>(result: GitResult<T>): T {
  if (result.ok) return result.value;
  throw new Error(JSON.stringify(result.trouble));
}

const opened = async ({ folder: at }: TestRepository) => value(await openRepository(at));
const everything = () => true;
const text = async (files: Files, name: string) => {
  const bytes = await files.read(name);
  return bytes === null ? null : new TextDecoder().decode(bytes);
};

describe('where there is nothing to ask', () => {
  test.each([
    ['no repository', ''],
    ['a folder that was taken away', 'gone'],
  ])('%s', async (_, below) => {
    expect(await openRepository(path.join(await folder(), below))).toMatchObject({
      ok: false,
      trouble: { kind: 'not-a-repository' },
    });
  });

  test('a repository without files of its own', async () => {
    const bare = path.join(await folder(), 'bare.git');
    const it = repository();
    it.git('init', '-q', '--bare', bare);
    expect(await openRepository(bare)).toMatchObject({ ok: false, trouble: { kind: 'not-a-repository' } });
  });

  test('no git', async () => {
    const { PATH } = process.env;
    try {
      process.env.PATH = '/nowhere';
      expect(await openRepository(await folder())).toEqual({ ok: false, trouble: { kind: 'no-git' } });
    } finally {
      process.env.PATH = PATH;
    }
  });

  test('more output than is wanted', async () => {
    const it = repository();
    it.commit('a', { a: 'x'.repeat(50_000) });
    const args = ['cat-file', 'blob', 'HEAD:a'];
    expect(await runGit(it.folder, args, { limit: 1000 })).toEqual({
      ok: false,
      trouble: { kind: 'too-much', limit: 1000 },
    });
    expect(await runGit(it.folder, args)).toMatchObject({ ok: true });
  });
});

describe('names of versions', () => {
  const it = repository();
  const first = it.commit('first', { 'plans/a.md': 'one' });
  it.git('tag', 'v1');
  for (const name of ['规划/华东', '新增，华东（一）', "fix(plan)!&'$x", 'emoji😀']) it.git('branch', name);
  const second = it.commit('second', { 'plans/a.md': 'two' });

  test.each([
    ['main', second],
    ['HEAD', second],
    ['HEAD~1', first],
    ['HEAD^', first],
    ['v1', first],
    ['规划/华东', first],
    ['新增，华东（一）', first],
    ["fix(plan)!&'$x", first],
    ['emoji😀', first],
    [second.slice(0, 9), second],
  ])('%s', async (name, expected) => {
    expect(await resolveCommit(await opened(it), name)).toEqual({ ok: true, value: expected });
  });

  test.each([
    '',
    '-h',
    '--all',
    '--upload-pack=touch canary',
    '-c core.pager=touch',
    'main..v1',
    'main...v1',
    'HEAD:plans/a.md',
    ':/first',
    'HEAD^{/first}',
    'main; touch canary',
    '$(touch canary)',
    '`touch canary`',
    'main\ntouch',
    'main\u0000x',
    'a b',
    'a\u202eb',
    'x'.repeat(300),
  ])('refused: %j', async (name) => {
    expect(await resolveCommit(await opened(it), name)).toEqual({
      ok: false,
      trouble: { kind: 'bad-revision', name },
    });
    expect(existsSync(path.join(it.folder, 'canary'))).toBe(false);
  });

  test.each(['nowhere', 'origin/main', 'HEAD~99', 'deadbeef', '^HEAD', 'HEAD^!', 'HEAD^@', '$(id)'])(
    'unknown: %s',
    async (name) => {
      const trouble = { kind: 'unknown-revision', name, shallow: false };
      expect(await resolveCommit(await opened(it), name)).toEqual({ ok: false, trouble });
    },
  );
});

describe('the files of a commit', () => {
  const NAMES = [
    'plans/a.md',
    'plans/华东 2026.md',
    'plans/in "quotes"/plan.md',
    'plans/tab\tname.md',
    'data.csv',
  ];

  test('are those that were committed, whatever the folder holds now', async () => {
    const it = repository();
    const files = Object.fromEntries(NAMES.map((name, n) => [name, `version ${n}\r\n`]));
    const commit = it.commit('all', files);
    it.write({ 'plans/a.md': 'changed', 'plans/new.md': 'new' });
    const status = it.git('status', '--porcelain');
    const found = value(await commitFiles(await opened(it), commit, everything));
    expect((await found.list('')).map((entry) => entry.path)).toEqual([...NAMES].sort());
    for (const name of NAMES) expect(await text(found, name)).toBe(files[name]);
    expect(await found.read('plans/new.md')).toBeNull();
    expect((await found.list('plans')).map((entry) => entry.path)).not.toContain('data.csv');
    expect(it.git('status', '--porcelain')).toBe(status);
  });

  test('of a project in a folder of a larger repository', async () => {
    const it = repository();
    const commit = it.commit('all', {
      'sales/plans/a.md': 'ours',
      'plans/a.md': 'not ours',
      'sales2/plans/b.md': 'x',
    });
    const inner = value(await openRepository(path.join(it.folder, 'sales')));
    expect(inner.prefix).toBe('sales/');
    const found = value(await commitFiles(inner, commit, everything));
    expect((await found.list('')).map((entry) => entry.path)).toEqual(['plans/a.md']);
    expect(await text(found, 'plans/a.md')).toBe('ours');
  });

  test('links count as what they lead to, inside the tree only', async () => {
    const it = repository();
    mkdirSync(path.join(it.folder, 'plans'));
    writeFileSync(path.join(it.folder, 'shared.csv'), 'a,b\n');
    symlinkSync('../shared.csv', path.join(it.folder, 'plans/actuals.csv'));
    symlinkSync('/etc/passwd', path.join(it.folder, 'plans/passwd.md'));
    symlinkSync('../../../etc/passwd', path.join(it.folder, 'plans/up.md'));
    const commit = it.commit('links');
    const found = value(await commitFiles(await opened(it), commit, everything));
    expect((await found.list('plans')).map((entry) => entry.path)).toEqual(['plans/actuals.csv']);
    expect(await text(found, 'plans/actuals.csv')).toBe('a,b\n');
  });

  test('that nobody may read are not read', async () => {
    const it = repository();
    const commit = it.commit('all', { 'plans/a.md': 'x', 'secret.env': 'y' });
    const found = value(await commitFiles(await opened(it), commit, (name) => name.endsWith('.md')));
    expect(await found.list('')).toEqual([{ path: 'plans/a.md', bytes: 1 }]);
    expect(await found.read('secret.env')).toBeNull();
  });

  test('many objects come from one process, missing ones are left out', async () => {
    const it = repository();
    const commit = it.commit('all', { a: 'one', b: '', c: 'three\n' });
    const names = ['a', 'b', 'gone', 'c', 'two\nlines'].map((name) => `${commit}:${name}`);
    const found = value(await readObjects(await opened(it), names));
    const read = [...found].map(([name, bytes]) => [name.slice(41), Buffer.from(bytes).toString('utf8')]);
    expect(read).toEqual([
      ['a', 'one'],
      ['b', ''],
      ['c', 'three\n'],
    ]);
  });
});

describe('a clone that lacks contents', () => {
  test('a partial one says so and fetches nothing, a damaged one too', async () => {
    const origin = repository();
    origin.git('config', 'uploadpack.allowFilter', 'true');
    const first = origin.commit('first', { a: '1' });
    origin.commit('second', { a: '2' });
    const at = path.join(await folder(), 'clone');
    origin.git('clone', '-q', '--filter=blob:none', pathToFileURL(origin.folder).href, at);
    const partial = { ok: false, trouble: { kind: 'missing-content', partial: true } };
    expect(await commitFiles(value(await openRepository(at)), first, () => true)).toEqual(partial);

    const blob = origin.git('rev-parse', `${first}:a`);
    rmSync(path.join(origin.folder, '.git/objects', blob.slice(0, 2), blob.slice(2)));
    const damaged = { ok: false, trouble: { kind: 'missing-content', partial: false } };
    expect(await commitFiles(await opened(origin), first, () => true)).toEqual(damaged);
  });
});

describe('a shallow clone', () => {
  test('is said to be one, and what it lacks is unknown', async () => {
    const origin = repository();
    const first = origin.commit('first', { a: '1' });
    origin.commit('second', { a: '2' });
    const at = path.join(await folder(), 'clone');
    origin.git('clone', '-q', '--depth', '1', pathToFileURL(origin.folder).href, at);
    const clone = value(await openRepository(at));
    expect(clone.shallow).toBe(true);
    const trouble = { kind: 'unknown-revision', name: first, shallow: true };
    expect(await resolveCommit(clone, first)).toEqual({ ok: false, trouble });
    expect(value(await readLog(clone, 'HEAD'))).toHaveLength(1);
    expect(await openRepository(origin.folder)).toMatchObject({ value: { shallow: false } });
  });
});

describe('where two versions parted', () => {
  test('the newest commit of both, or none', async () => {
    const it = repository();
    const start = it.commit('start', { a: '1' });
    it.git('checkout', '-q', '-b', 'side');
    const side = it.commit('side', { b: '1' });
    it.git('checkout', '-q', 'main');
    const main = it.commit('main', { c: '1' });
    const at = await opened(it);
    expect(await mergeBase(at, main, side)).toEqual({ ok: true, value: start });
    it.git('checkout', '-q', '--orphan', 'alone');
    const alone = it.commit('alone', { d: '1' });
    expect(await mergeBase(at, main, alone)).toEqual({
      ok: false,
      trouble: { kind: 'no-common-ancestor', shallow: false },
    });
  });
});

describe('the log', () => {
  const lines = ['| a | 1 |', '| b | 2 |', '| c | 3 |', '| d | 4 |', '| e | 5 |', ''].join('\n');
  const story = async (at: Repository, ...paths: string[]) => {
    const graph = graphOf(value(await readLog(at, 'HEAD')));
    return Object.fromEntries(
      paths.map((name) => [
        name,
        versionsOf(graph, name).map(({ commit, path: was }) => `${commit.subject} ${was}`),
      ]),
    );
  };

  test('who, when, which files, newest first', async () => {
    const it = repository();
    it.commit('first', { 'plans/a.md': lines }, '李雷');
    it.commit('elsewhere', { 'src/x': '1' }, '韩梅');
    it.commit('second', { 'plans/a.md': `${lines}x` }, '韩梅');
    const log = value(await readLog(await opened(it), 'HEAD'));
    expect(log.map(({ author, subject }) => `${author} ${subject}`)).toEqual([
      '韩梅 second',
      '韩梅 elsewhere',
      '李雷 first',
    ]);
    expect(log[0]?.date).toMatch(/^2026-01-05T09:00:\d\d\+08:00$/);
    expect(log[0]?.edits).toEqual([
      { path: 'plans/a.md', from: null, blob: it.git('rev-parse', 'HEAD:plans/a.md') },
    ]);
  });

  test('renames are followed, also into a folder', async () => {
    const it = repository();
    it.commit('made', { 'plans/east.md': lines });
    it.git('mv', 'plans/east.md', 'plans/华东.md');
    it.commit('renamed');
    mkdirSync(path.join(it.folder, 'plans/华东'));
    it.git('mv', 'plans/华东.md', 'plans/华东/plan.md');
    it.commit('moved', { 'plans/华东/plan.md': `${lines}y` });
    expect(await story(await opened(it), 'plans/华东/plan.md')).toEqual({
      'plans/华东/plan.md': ['moved plans/华东/plan.md', 'renamed plans/华东.md', 'made plans/east.md'],
    });
  });

  test('files that exchanged their names take their pasts along', async () => {
    const it = repository();
    it.commit('made', { 'a.md': lines, 'b.md': `${lines}b`, 'c.md': `${lines}c` });
    it.commit('exchanged', { 'a.md': `${lines}b`, 'b.md': lines, 'c.md': `${lines}c2` });
    it.commit('alike', { 'c.md': lines, 'b.md': `${lines}c2` });
    expect(await story(await opened(it), 'a.md', 'b.md', 'c.md')).toEqual({
      'a.md': ['exchanged a.md', 'made b.md'],
      'b.md': ['alike b.md', 'exchanged c.md', 'made c.md'],
      'c.md': ['alike c.md', 'exchanged b.md', 'made a.md'],
    });
  });

  test.each([
    ['李雷', '李雷'],
    ['a\u202eb\u0007c', 'abc'],
    [' \u200e ', 'author@example.com'],
  ])('who wrote %j is called %j, in UTF-8 whatever git prints for a terminal', async (by, called) => {
    const it = repository();
    it.git('config', 'i18n.logOutputEncoding', 'GBK');
    it.commit('made', { 'a.md': lines }, by);
    expect(value(await readLog(await opened(it), 'HEAD'))[0]?.author).toBe(called);
  });

  test('a branch that went on under the old name belongs to it', async () => {
    const it = repository();
    it.commit('made', { 'a.md': lines });
    it.git('checkout', '-q', '-b', 'side');
    it.git('mv', 'a.md', 'b.md');
    it.commit('renamed');
    it.git('checkout', '-q', 'main');
    it.commit('went on', { 'a.md': `${lines}z` });
    it.git('merge', '-q', '-m', 'merged', 'side');
    const found = await story(await opened(it), 'b.md');
    expect(found['b.md']?.slice().sort()).toEqual([
      'made a.md',
      'merged b.md',
      'renamed b.md',
      'went on a.md',
    ]);
  });

  test('what a merge itself changed counts', async () => {
    const it = repository();
    it.commit('made', { 'a.md': lines });
    it.git('checkout', '-q', '-b', 'side');
    it.commit('side', { 'a.md': `${lines}side` });
    it.git('checkout', '-q', 'main');
    it.commit('main', { 'a.md': `${lines}main` });
    try {
      it.git('merge', '-q', 'side');
    } catch {
      // The conflict is what the test is about.
    }
    it.commit('settled', { 'a.md': `${lines}both` });
    expect((await story(await opened(it), 'a.md'))['a.md']?.[0]).toBe('settled a.md');
  });

  test('a name that another file took over keeps the two apart', async () => {
    const it = repository();
    it.commit('made', { 'a.md': lines });
    it.git('mv', 'a.md', 'b.md');
    it.commit('renamed');
    it.commit('another', { 'a.md': 'something\nquite\nelse\n' });
    expect(await story(await opened(it), 'a.md', 'b.md')).toEqual({
      'a.md': ['another a.md'],
      'b.md': ['renamed b.md', 'made a.md'],
    });
  });
});
