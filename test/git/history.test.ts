import { readFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { afterAll, describe, expect, test } from 'vitest';
import { readHistories } from '../../src/commands/history.ts';
import type { PlanHistory } from '../../src/history/history.ts';
import { diskFiles } from '../../src/io/disk.ts';
import { openRepository, type Repository } from '../../src/io/git.ts';
import { formatQuantity } from '../../src/language/format.ts';
import { day } from '../../src/model/calendar.ts';
import { runPipeline } from '../../src/pipeline.ts';
import { readSources } from '../../src/read/sources.ts';
import { emptyFolder, remove, sixfold } from '../support/repository.ts';
import { type TestRepository, testRepository } from './repository.ts';

const north = readFileSync(path.resolve(import.meta.dirname, '../diff/plans/north.md'), 'utf8');
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

/** The plan with another target of the fourth quarter, and so of the year. */
function version(year: number, status = 'approved'): string {
  const fourth = year - 900;
  return north
    .replace('status: approved', `status: ${status}`)
    .replace('| 1000 | 1200 |', `| 1000 | ${year} |`)
    .replace('| 240 | 300 | 360 | 300 |', `| 240 | 300 | 360 | ${fourth} |`)
    .replace('| 200 | 170 | 680 |', `| 200 | ${fourth - 130} | ${fourth + 380} |`);
}

async function historyOf(folder: string, id = 'north'): Promise<PlanHistory | undefined> {
  const opened = await openRepository(folder);
  if (!opened.ok) throw new Error(opened.trouble.kind);
  const sources = await readSources(await diskFiles(folder), ['plans']);
  const run = runPipeline(sources, { asOf: null, today: day(2026, 8, 31) });
  const found = await readHistories(opened.value satisfies Repository, 'HEAD', run, run.outcomes);
  if (!found.ok) throw new Error(found.trouble.kind);
  return found.value.get(id);
}

/** `1,300 万元 李雷 2026-01-05`, for the goal 销售额. */
function told(history: PlanHistory | undefined) {
  const found = history?.targets.find(({ goal }) => goal === '销售额');
  if (found === undefined) return null;
  const point = ({ target, author }: (typeof found)['original']) =>
    `${formatQuantity({ value: target, unit: found.unit }, 'zh-CN')} ${author}`;
  return {
    original: point(found.original),
    approved: found.approved === null ? null : point(found.approved),
    current: point(found.current),
    steps: found.steps.map(point),
    moved: found.moved.map(point),
  };
}

describe('a target through its versions', () => {
  test('original, approved, current, and what was eased too late', async () => {
    const it = repository();
    it.commit('draft', { 'plans/north.md': version(1300, 'draft') }, '李雷');
    it.commit('higher', { 'plans/north.md': version(1350, 'draft') }, '李雷');
    it.commit('approved', { 'plans/north.md': version(1300) }, '陈默');
    it.commit('words', { 'plans/north.md': version(1300).replace('再谈扩容', '再谈增购') }, '吴桐');
    it.commit('lower', { 'plans/north.md': version(1200) }, '高原');
    const history = await historyOf(it.folder);
    expect(told(history)).toEqual({
      original: '1,300 万元 李雷',
      approved: '1,300 万元 陈默',
      current: '1,200 万元 高原',
      steps: ['1,300 万元 李雷', '1,350 万元 李雷', '1,300 万元 陈默', '1,200 万元 高原'],
      moved: ['1,300 万元 陈默', '1,200 万元 高原'],
    });
    expect(history?.lastChanged.author).toBe('高原');
    expect(history?.lastChanged.day).toBe(day(2026, 1, 5));
    expect(history?.cut).toBe(false);
  });

  test('a tag approves what it points to, whatever the plan says', async () => {
    const it = repository();
    it.commit('first', { 'plans/north.md': version(1300, 'draft') });
    it.git('tag', 'approved-2026');
    it.commit('second', { 'plans/north.md': version(1250, 'draft') });
    it.git('tag', 'v1');
    expect(told(await historyOf(it.folder))).toMatchObject({
      approved: '1,300 万元 王敏',
      current: '1,250 万元 王敏',
    });
  });

  test('never approved', async () => {
    const it = repository();
    it.commit('first', { 'plans/north.md': version(1300, 'draft') });
    expect(told(await historyOf(it.folder))).toMatchObject({ approved: null });
  });

  test('through a renaming and a merge', async () => {
    const it = repository();
    it.commit('first', { 'plans/huabei.md': version(1300) }, '李雷');
    it.git('checkout', '-q', '-b', 'side');
    it.commit('lower', { 'plans/huabei.md': version(1250) }, '韩梅');
    it.git('checkout', '-q', 'main');
    it.commit('elsewhere', { 'notes.txt': 'x' });
    it.git('merge', '-q', '-m', 'merged', 'side');
    it.git('mv', 'plans/huabei.md', 'plans/north.md');
    it.commit('renamed', {}, '陈默');
    const history = await historyOf(it.folder);
    expect(told(history)?.steps).toEqual(['1,300 万元 李雷', '1,250 万元 韩梅']);
    expect(history?.lastChanged.author).toBe('陈默');
  });

  test('a version that could not be computed is no step', async () => {
    const it = repository();
    it.commit('first', { 'plans/north.md': version(1300) }, '李雷');
    it.commit(
      'broken',
      { 'plans/north.md': version(1300).replace('| 1000 | 1300 |', '| 1000 | 13OO |') },
      '韩梅',
    );
    it.commit('lower', { 'plans/north.md': version(1200) }, '陈默');
    expect(told(await historyOf(it.folder))?.steps).toEqual(['1,300 万元 李雷', '1,200 万元 陈默']);
  });

  test('a plan that was never committed has none', async () => {
    const it = repository();
    it.commit('other', { 'plans/other.md': version(1300) });
    it.write({ 'plans/north.md': version(1200) });
    expect(await historyOf(it.folder)).toBeUndefined();
  });

  test('a shallow clone says that its past is cut', async () => {
    const origin = repository();
    origin.commit('first', { 'plans/north.md': version(1300) });
    origin.commit('second', { 'plans/north.md': version(1200) });
    const folder = await emptyFolder();
    folders.push(folder);
    const at = path.join(folder, 'clone');
    origin.git('clone', '-q', '--depth', '1', pathToFileURL(origin.folder).href, at);
    const history = await historyOf(at);
    expect(history?.cut).toBe(true);
    expect(told(history)).toMatchObject({ original: '1,200 万元 王敏' });
  });
});

const configured = { 'sixfold.config.yaml': 'version: 1\nasOf: 2026-08-31\n' };

describe('in the reports', () => {
  const build = (cwd: string) => sixfold(['build', '--no-pdf'], { cwd });
  const page = (folder: string) => readFileSync(path.join(folder, 'reports/north/index.html'), 'utf8');
  const data = (folder: string): { readonly history?: unknown } =>
    JSON.parse(readFileSync(path.join(folder, 'reports/north/data.json'), 'utf8'));

  test('page and data tell who changed a target; the data keep to their schema', async () => {
    const it = repository();
    it.commit('first', { ...configured, 'plans/north.md': version(1300) }, '李雷');
    const second = it.commit('lower', { 'plans/north.md': version(1200) }, '韩梅');
    expect((await build(it.folder)).err).toBe('');
    expect(page(it.folder)).toMatch(/2026年1月5日，韩梅/);
    const found = data(it.folder);
    const schema = readFileSync(
      path.resolve(import.meta.dirname, '../../src/render/data.schema.json'),
      'utf8',
    );
    const valid = new Ajv2020({ strictTypes: false }).compile(JSON.parse(schema));
    valid(found);
    expect(valid.errors).toBeNull();
    expect(found.history).toMatchObject({
      lastChanged: { commit: second, author: '韩梅', day: '2026-01-05' },
      cut: false,
      targets: expect.arrayContaining([
        expect.objectContaining({
          goal: '销售额',
          original: expect.objectContaining({ exact: '13000000', author: '李雷' }),
          current: expect.objectContaining({ exact: '12000000', commit: second }),
          moved: [expect.objectContaining({ author: '韩梅' })],
        }),
      ]),
    });
  });

  test('a shallow clone is said on the terminal and on the page', async () => {
    const origin = repository();
    origin.commit('first', { ...configured, 'plans/north.md': version(1300) });
    origin.commit('second', { 'plans/north.md': version(1200) });
    const folder = await emptyFolder();
    folders.push(folder);
    const at = path.join(folder, 'clone');
    origin.git('clone', '-q', '--depth', '1', pathToFileURL(origin.folder).href, at);
    const done = await build(at);
    expect(done).toMatchObject({ code: 0, err: expect.stringMatching(/浅克隆.*git fetch --unshallow/) });
    expect(page(at)).toContain('克隆不完整');
    expect(data(at).history).toMatchObject({ cut: true });
  });

  test.each([
    ['without a repository', () => undefined],
    ['in a repository without a commit', (it: TestRepository) => void it.git('init', '-q')],
  ])('%s there is none, and no word of it', async (_, prepare) => {
    const folder = await emptyFolder();
    folders.push(folder);
    const it = testRepository(folder, false);
    it.write({ ...configured, 'plans/north.md': version(1200) });
    prepare(it);
    expect(await build(folder)).toMatchObject({ code: 0, err: '' });
    expect(page(folder)).not.toMatch(/最后修改|来历/);
    expect(data(folder)).not.toHaveProperty('history');
  });
});

test('the diff tells what a target was at first', async () => {
  const it = repository();
  it.commit(
    'first',
    { 'plans/north.md': version(1300), 'sixfold.config.yaml': 'version: 1\nasOf: 2026-08-31\n' },
    '李雷',
  );
  it.commit('lower', { 'plans/north.md': version(1250) }, '韩梅');
  it.write({ 'plans/north.md': version(1200) });
  const { out } = await sixfold(['diff', 'HEAD'], { cwd: it.folder });
  expect(out).toContain(
    '1,250 万元 → 1,200 万元（−50 万元，−4%；最初 1,300 万元（2026年1月5日 李雷），此前已放宽 1 次）',
  );
});
