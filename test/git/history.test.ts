import { readFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { Ajv2020 } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { afterAll, describe, expect, test } from 'vitest';
import { readHistories } from '../../src/commands/history.ts';
import type { PlanHistory } from '../../src/history/history.ts';
import { type Line, lineOf, type Point, stepsOf } from '../../src/history/line.ts';
import { diskFiles } from '../../src/io/disk.ts';
import { openRepository, type Repository } from '../../src/io/git.ts';
import { formatQuantity } from '../../src/language/format.ts';
import { day } from '../../src/model/calendar.ts';
import { equals, rational, toNumber } from '../../src/model/rational.ts';
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

/** `main` and `side` part at the first commit; what each does there is a case. */
const RAISED = (target: number) => ({ 'plans/north.md': version(target) });
const OWNED = (target: number) => ({
  'plans/north.md': version(target).replace('owner: 陈默', 'owner: 吴桐'),
});

type Deed = readonly [by: string, files: Readonly<Record<string, string>>];

interface Merge {
  readonly main: readonly Deed[];
  readonly side: readonly Deed[];
  /** Who merges, and what he makes of a conflict. */
  readonly merged?: Readonly<Record<string, string>>;
  readonly pulled?: boolean;
}

function mergedRepository({ main, side, merged, pulled = false }: Merge): TestRepository {
  const it = repository();
  it.commit('first', RAISED(1300), '李雷');
  it.git('branch', 'side');
  for (const [by, files] of main) it.commit(by, files, by);
  it.git('checkout', '-q', 'side');
  for (const [by, files] of side) it.commit(by, files, by);
  if (!pulled) it.git('checkout', '-q', 'main');
  try {
    it.git('merge', '-q', '--no-ff', '--no-commit', pulled ? 'main' : 'side');
  } catch {
    // A conflict is settled by what the case writes.
  }
  it.commit('merge', merged ?? {}, '合并人');
  return it;
}

describe('a target through a merge', () => {
  const owner: Deed = ['韩梅', OWNED(1300)];
  const raise: Deed = ['高原', RAISED(1400)];
  test.each<[string, Merge, string[], string[]]>([
    ['only main changed it', { main: [raise], side: [owner] }, ['1,300 李雷', '1,400 高原'], []],
    ['only the side changed it', { main: [owner], side: [raise] }, ['1,300 李雷', '1,400 高原'], []],
    [
      'only main changed it, pulled',
      { main: [raise], side: [owner], pulled: true },
      ['1,300 李雷', '1,400 高原'],
      [],
    ],
    [
      'only the side changed it, pulled',
      { main: [owner], side: [raise], pulled: true },
      ['1,300 李雷', '1,400 高原'],
      [],
    ],
    [
      'main lowered it',
      { main: [['高原', RAISED(1250)]], side: [owner] },
      ['1,300 李雷', '1,250 高原'],
      ['1,250 高原'],
    ],
    [
      'tried on the side and taken back',
      { main: [raise], side: [['韩梅', RAISED(1500)], owner] },
      ['1,300 李雷', '1,400 高原'],
      [],
    ],
    [
      'both changed it, main kept its own',
      { main: [raise], side: [['韩梅', RAISED(1350)]], merged: RAISED(1400) },
      ['1,300 李雷', '1,400 高原'],
      [],
    ],
    [
      'both changed it, main took that of the side',
      { main: [raise], side: [['韩梅', RAISED(1350)]], merged: RAISED(1350) },
      ['1,300 李雷', '1,400 高原', '1,350 合并人'],
      ['1,350 合并人'],
    ],
    [
      'both changed it, the merge set a third',
      { main: [raise], side: [['韩梅', RAISED(1350)]], merged: RAISED(1450) },
      ['1,300 李雷', '1,400 高原', '1,450 合并人'],
      [],
    ],
    [
      'both set the same',
      { main: [raise], side: [['韩梅', RAISED(1400)], owner], merged: OWNED(1400) },
      ['1,300 李雷', '1,400 高原'],
      [],
    ],
    [
      'nobody changed it but the merge',
      { main: [['高原', { 'notes.txt': 'x' }]], side: [owner], merged: RAISED(1200) },
      ['1,300 李雷', '1,200 合并人'],
      ['1,200 合并人'],
    ],
  ])('%s', async (_, merge, steps, moved) => {
    const found = told(await historyOf(mergedRepository(merge).folder));
    const plain = (points: readonly string[] | undefined) =>
      points?.map((point) => point.replace(' 万元', ''));
    expect({ steps: plain(found?.steps), moved: plain(found?.moved) }).toEqual({ steps, moved });
  });

  test('renamed on one side, changed on the other', async () => {
    const it = repository();
    it.commit('first', { 'plans/huabei.md': version(1300) }, '李雷');
    it.git('branch', 'side');
    it.git('mv', 'plans/huabei.md', 'plans/north.md');
    it.commit('renamed', {}, '陈默');
    it.git('checkout', '-q', 'side');
    it.commit('raised', { 'plans/huabei.md': version(1400) }, '韩梅');
    it.commit('raised', { 'plans/huabei.md': version(1450) }, '吴桐');
    it.git('checkout', '-q', 'main');
    it.git('merge', '-q', '-m', 'merged', 'side');
    const history = await historyOf(it.folder);
    expect(told(history)?.steps).toEqual(['1,300 万元 李雷', '1,400 万元 韩梅', '1,450 万元 吴桐']);
  });

  test('of three branches at once, of which one changed it, and picked from another', async () => {
    const it = repository();
    it.commit('first', RAISED(1300), '李雷');
    for (const name of ['a', 'b', 'c']) it.git('branch', name);
    it.git('checkout', '-q', 'a');
    it.commit('notes', { 'notes.txt': 'x' });
    it.git('checkout', '-q', 'b');
    const raised = it.commit('raised', RAISED(1400), '韩梅');
    it.git('checkout', '-q', 'c');
    it.commit('more notes', { 'more.txt': 'x' });
    it.git('checkout', '-q', 'main');
    it.git('merge', '-q', '-m', 'octopus', 'a', 'b', 'c');
    expect(told(await historyOf(it.folder))?.steps).toEqual(['1,300 万元 李雷', '1,400 万元 韩梅']);
    it.git('checkout', '-q', '-b', 'picked', 'c');
    it.git('cherry-pick', raised);
    it.git('merge', '-q', '-m', 'both', 'main');
    expect(told(await historyOf(it.folder))?.steps).toEqual(['1,300 万元 李雷', '1,400 万元 韩梅']);
  });

  test('of a project in a folder of a larger repository', async () => {
    const it = repository();
    const at = (target: number, owner = '陈默') => ({
      'sales/plans/north.md': version(target).replace('owner: 陈默', `owner: ${owner}`),
    });
    it.commit('before', { 'notes.txt': 'x' });
    it.commit('first', at(1300), '李雷');
    it.git('checkout', '-q', '-b', 'side');
    it.commit('owner', at(1300, '吴桐'), '韩梅');
    it.git('checkout', '-q', 'main');
    it.commit('raised', at(1400), '高原');
    it.commit('elsewhere', { 'notes.txt': 'y' });
    it.git('merge', '-q', '-m', 'merged', 'side');
    it.commit('after', { 'notes.txt': 'z' });
    const history = await historyOf(path.join(it.folder, 'sales'));
    expect(told(history)?.steps).toEqual(['1,300 万元 李雷', '1,400 万元 高原']);
  });
});

describe('a target in a table beside the plan', () => {
  const goals = /\| 目标 \| 类型 [\s\S]*?\n\n/;
  const plan = north
    .replace('owner: 陈默', 'owner: 陈默\ntables: [goals.csv]')
    .replace(goals, '')
    .replace(/## 第二步[\s\S]*?(?=## 第三步)/, '');
  const table = (year: number) =>
    `目标,类型,单位,基线,目标值,负责人,完成标准,依据,范围\n销售额,累计,万元,1000,${year},陈默,年末达成,公司年度目标,北京\n`;

  test('is a step of who changed the table, also one lowered too late', async () => {
    const it = repository();
    it.commit('first', { 'plans/north.md': plan, 'plans/goals.csv': table(1300) }, '李雷');
    it.git('tag', 'approved-2026');
    it.commit('raised', { 'plans/goals.csv': table(1400) }, '韩梅');
    it.commit('words', { 'plans/north.md': plan.replace('再谈扩容', '再谈增购') }, '吴桐');
    const last = it.commit('lowered', { 'plans/goals.csv': table(1250) }, '高原');
    it.commit('elsewhere', { 'plans/other.csv': table(1) }, '陈默');
    const history = await historyOf(it.folder);
    expect(told(history)).toEqual({
      original: '1,300 万元 李雷',
      approved: '1,300 万元 李雷',
      current: '1,250 万元 高原',
      steps: ['1,300 万元 李雷', '1,400 万元 韩梅', '1,250 万元 高原'],
      moved: ['1,250 万元 高原'],
    });
    expect(history?.lastChanged).toMatchObject({ commit: last, author: '高原' });
  });

  test('through a merge, and through another name of the plan and its table', async () => {
    const it = repository();
    it.commit('first', { 'plans/huabei.md': plan, 'plans/goals.csv': table(1300) }, '李雷');
    it.git('branch', 'side');
    it.commit('raised', { 'plans/goals.csv': table(1400) }, '韩梅');
    it.git('checkout', '-q', 'side');
    it.commit('owner', { 'plans/huabei.md': plan.replace('owner: 陈默', 'owner: 吴桐') }, '吴桐');
    it.git('checkout', '-q', 'main');
    it.git('merge', '-q', '-m', 'merged', 'side');
    const merged = await historyOf(it.folder, 'huabei');
    expect(told(merged)?.steps).toEqual(['1,300 万元 李雷', '1,400 万元 韩梅']);
    expect(merged?.lastChanged.author).toBe('吴桐');
    it.git('mv', 'plans/huabei.md', 'plans/north.md');
    it.git('mv', 'plans/goals.csv', 'plans/targets.csv');
    const renamed = plan.replace('owner: 陈默', 'owner: 吴桐').replace('goals.csv', 'targets.csv');
    it.commit('renamed', { 'plans/north.md': renamed }, '陈默');
    it.commit('again', { 'plans/targets.csv': table(1500) }, '高原');
    expect(told(await historyOf(it.folder))?.steps).toEqual([
      '1,300 万元 李雷',
      '1,400 万元 韩梅',
      '1,500 万元 高原',
    ]);
  });

  test('actuals beside the plan are a change of it, and no step', async () => {
    const it = repository();
    const actuals = (sum: number) => `期间,目标,实际\n2026-Q1,销售额,${sum}\n`;
    const own = plan.replace('owner: 陈默', 'owner: 陈默\nactuals: a.csv');
    const first = { 'plans/north.md': own, 'plans/goals.csv': table(1300), 'plans/a.csv': actuals(100) };
    it.commit('first', first, '李雷');
    it.git('tag', 'approved-2026');
    it.commit('actuals', { 'plans/a.csv': actuals(300) }, '吴桐');
    const history = await historyOf(it.folder);
    expect(history?.lastChanged.author).toBe('吴桐');
    expect(told(history)).toMatchObject({ approved: '1,300 万元 李雷', steps: ['1,300 万元 李雷'] });
  });

  test('put into it without a change is no step', async () => {
    const it = repository();
    it.commit('first', RAISED(1200), '李雷');
    it.commit('moved out', { 'plans/north.md': plan, 'plans/goals.csv': table(1200) }, '韩梅');
    expect(told(await historyOf(it.folder))?.steps).toEqual(['1,200 万元 李雷']);
  });
});

describe('laws', () => {
  const point = (level: number, n: number): Point => ({
    target: rational(level),
    commit: String(n),
    author: null,
    day: null,
  });
  const numbers = (line: Line | null) => stepsOf(line).map(({ target }) => toNumber(target));
  const levels = fc.array(fc.option(fc.integer({ min: 1, max: 4 })), { maxLength: 12 });
  const follow = (from: Line | null, path: readonly (number | null)[], n: number) =>
    path.reduce<Line | null>(
      (line, level, at) => lineOf(level === null ? null : point(level, n + at), [line]),
      from,
    );

  test('on one line a step is each level that differs from the one before', () => {
    fc.assert(
      fc.property(levels, (path) => {
        const known = path.flatMap((level) => level ?? []);
        expect(numbers(follow(null, path, 0))).toEqual(known.filter((level, n) => level !== known[n - 1]));
      }),
    );
  });

  test('a side that leaves a target as it was adds no step, whichever side merges the other', () => {
    fc.assert(
      fc.property(levels, levels, (start, path) => {
        const base = follow(null, start, 0);
        const changed = follow(base, path, 100);
        const idle = follow(base, base === null ? [] : [toNumber(base.point.target), null], 200);
        const level = changed === null ? null : changed.point;
        // Both ways, and once more: what was merged is merged again.
        const once = lineOf(level === null ? null : { ...level, commit: '300' }, [changed, idle]);
        const back = lineOf(level === null ? null : { ...level, commit: '301' }, [idle, once]);
        expect(once).toBe(changed);
        const undone = base !== null && level !== null && equals(base.point.target, level.target);
        expect(back).toBe(undone ? base : changed);
      }),
    );
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
    const committed = data(it.folder);
    it.write({ 'plans/north.md': version(1150) });
    expect((await build(it.folder)).err).toBe('');
    expect(page(it.folder)).toContain('改为 1,150 万元（尚未提交）');
    const uncommitted = data(it.folder);
    const schema = readFileSync(
      path.resolve(import.meta.dirname, '../../src/render/data.schema.json'),
      'utf8',
    );
    const valid = new Ajv2020({ strictTypes: false }).compile(JSON.parse(schema));
    for (const found of [committed, uncommitted]) {
      valid(found);
      expect(valid.errors).toBeNull();
    }
    const now = { value: 11500000, exact: '11500000', commit: null, author: null, day: null };
    expect(uncommitted.history).toMatchObject({
      lastChanged: { commit: second },
      targets: expect.arrayContaining([expect.objectContaining({ goal: '销售额', current: now })]),
    });
    expect(committed.history).toMatchObject({
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
