import { readFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, describe, expect, test } from 'vitest';
import { emptyFolder, remove, sixfold } from '../support/repository.ts';
import { type TestRepository, testRepository } from './repository.ts';

/** The command as a user calls it, in real repositories. */
const north = readFileSync(path.resolve(import.meta.dirname, '../diff/plans/north.md'), 'utf8');
const CONFIG = 'version: 1\nasOf: 2026-08-31\n';
const made: TestRepository[] = [];
const folders: string[] = [];
afterAll(async () => {
  for (const it of made) it.remove();
  for (const folder of folders) await remove(folder);
});

function repository(): TestRepository {
  const it = testRepository();
  made.push(it);
  it.commit('start', { 'plans/north.md': north, 'sixfold.config.yaml': CONFIG });
  return it;
}

async function emptyOne(): Promise<string> {
  const it = await emptyFolder();
  folders.push(it);
  return it;
}

const SHORT = north.replace('| 10 | 13万 |', '| 7 | 13万 |');
const diff = (it: { folder: string }, ...args: string[]) => sixfold(['diff', ...args], { cwd: it.folder });

describe('what is compared', () => {
  test('the folder as it is, with a version: 0 without new errors, 1 with', async () => {
    const it = repository();
    const same = await diff(it, 'main');
    expect(same).toMatchObject({ code: 0, err: '' });
    expect(same.out).toMatch(/^含义没有变化\n/);
    it.write({ 'plans/north.md': SHORT });
    const changed = await diff(it, 'main');
    expect(changed.code).toBe(1);
    expect(changed.out).toContain('销售额：产能保障率  130% → 91%');
    expect(it.git('status', '--porcelain')).toBe('M plans/north.md');
  });

  test('a target lowered too late, in a plan that the same commit broke elsewhere', async () => {
    const it = repository();
    const lowered = north.replace('| 1000 | 1200 |', '| 1000 | 1100 |').replace('| 9月30日 |', '| 9月3x日 |');
    it.commit('lowered', { 'plans/north.md': lowered });
    const there = await diff(it, 'HEAD~1', 'HEAD');
    expect(there.code).toBe(1);
    expect(there.out).toContain('销售额：2026 年 1,200 万元 → 1,100 万元（已有实际数）');
    const back = await diff(it, 'HEAD', 'HEAD~1', '--format', 'markdown');
    expect(back).toMatchObject({ code: 0, err: '' });
    expect(back.out).toContain('| 销售额：目标 | 1,100 万元 | **1,200 万元** |');
    expect(back.out).not.toContain('目标事后放宽');
  });

  test('two versions, wherever the folder stands', async () => {
    const it = repository();
    it.git('checkout', '-q', '-b', 'side');
    it.commit('short', { 'plans/north.md': SHORT });
    it.git('checkout', '-q', 'main');
    expect((await diff(it, 'main', 'side')).code).toBe(1);
    const back = await diff(it, 'side', 'main');
    expect(back.code).toBe(0);
    expect(back.out).toContain('错误已消除');
    expect(it.git('rev-parse', '--abbrev-ref', 'HEAD')).toBe('main');
  });

  test('from where the two parted, when asked', async () => {
    const it = repository();
    it.git('checkout', '-q', '-b', 'side');
    it.commit('words', { 'plans/north.md': north.replace('再谈扩容', '再谈增购') });
    it.git('checkout', '-q', 'main');
    it.commit('short', { 'plans/north.md': SHORT });
    expect((await diff(it, 'main', 'side')).out).toContain('产能保障率');
    const parted = await diff(it, 'main', 'side', '--merge-base');
    expect(parted.out).not.toContain('产能保障率');
    expect(parted.out).toContain('销售策略');
  });

  test('a merge, a renamed plan and a CSV, all from the objects', async () => {
    const it = repository();
    it.git('checkout', '-q', '-b', 'side');
    it.git('mv', 'plans/north.md', 'plans/huabei.md');
    it.commit('renamed', {
      'plans/huabei.md': north.replace('owner: 陈默', 'owner: 陈默\nactuals: a.csv'),
      'plans/a.csv': '期间,目标,实际\n2026-Q3,销售额,350\n',
    });
    it.git('checkout', '-q', 'main');
    it.commit('elsewhere', { 'notes.txt': 'x' });
    it.git('merge', '-q', '-m', 'merged', 'side');
    const { out, code } = await diff(it, 'main~1', 'main', '--format', 'json');
    expect(code).toBe(0);
    const { plans, base } = JSON.parse(out);
    expect(base.commit).toBe(it.git('rev-parse', 'main~1'));
    expect(plans).toHaveLength(1);
    expect(plans[0]).toMatchObject({ id: 'huabei', state: 'renamed', from: 'north' });
  });
});

describe('formats', () => {
  test.each([
    ['text', /^计划变更：/],
    ['markdown', /^<!-- sixfold diff -->\n### 计划变更：/],
    ['html', /^<!doctype html>\n<html lang="zh-CN">/],
    ['json', /^\{\n {2}"version": 1,/],
  ])('%s', async (format, start) => {
    const it = repository();
    it.write({ 'plans/north.md': SHORT });
    expect((await diff(it, 'HEAD', '--format', format)).out).toMatch(start);
  });

  test('the language asked for', async () => {
    const it = repository();
    it.write({ 'plans/north.md': SHORT });
    expect((await diff(it, 'HEAD', '--lang', 'en')).out).toContain('capacity cover  130% → 91%');
  });
});

describe('wrong use ends with 2 and says what to do', () => {
  test('no repository', async () => {
    const folder = await emptyOne();
    const { code, err } = await diff({ folder }, 'main');
    expect(code).toBe(2);
    expect(err).toContain('is not in a git repository');
  });

  test('no git', async () => {
    const it = repository();
    const { code, err } = await sixfold(['diff', 'main'], { cwd: it.folder, env: { PATH: '/nowhere' } });
    expect(code).toBe(2);
    expect(err).toContain('git is not found');
  });

  test('a shallow clone that lacks the version', async () => {
    const origin = repository();
    const first = origin.git('rev-parse', 'HEAD');
    origin.commit('second', { 'plans/north.md': SHORT });
    const at = path.join(await emptyOne(), 'clone');
    origin.git('clone', '-q', '--depth', '1', pathToFileURL(origin.folder).href, at);
    const { code, err } = await diff({ folder: at }, first);
    expect(code).toBe(2);
    expect(err).toContain('fetch-depth: 0');
  });

  test.each([['main..HEAD'], ['HEAD:plans'], ['$(touch canary)'], ['nowhere'], ['a\u001b[31m']])(
    '%j',
    async (name) => {
      const { code, err, out } = await diff(repository(), name);
      expect({ code, out }).toEqual({ code: 2, out: '' });
      expect(err).toMatch(/^sixfold: .*version/);
      expect(err).not.toContain('\u001b');
    },
  );

  test.each([
    ['main..shift', 'write sixfold diff main shift\n'],
    ['v1.0...origin/q3', 'write sixfold diff v1.0 origin/q3 --merge-base\n'],
    ['main..$(x)', 'as main, v1.0, HEAD~1\n'],
  ])('%j: %s', async (name, said) => {
    expect((await diff(repository(), name)).err.endsWith(said)).toBe(true);
  });

  test.each([[[]], [['--output=x']], [['main', 'main', 'main']]])('%j', async (args) => {
    expect((await diff(repository(), ...args)).code).toBe(2);
  });
});
