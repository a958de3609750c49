import path from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { expect, it, vi } from 'vitest';
import { diskFiles } from '../../src/io/disk.ts';
import { moneyUnit, PERCENT, POINTS, type Unit } from '../../src/language/units.ts';
import { type Rational, rational } from '../../src/model/rational.ts';
import { runPipeline } from '../../src/pipeline.ts';
import { readSources } from '../../src/read/sources.ts';
import { readWords } from '../../src/render/interface-words.ts';
import { workbook } from '../../src/render/workbook.ts';
import { numberCell, plainNumber } from '../../src/render/workbook-number.ts';
import type { PlanPage } from '../../src/view/page.ts';
import { viewPlan } from '../../src/view/plan-page.ts';
import { templates } from './templates.ts';

const words = readWords(templates.get('words/zh-CN.yaml') ?? '');
const page = await east();

async function east(): Promise<PlanPage> {
  const { outcomes, portfolio, config } = runPipeline(
    await readSources(await diskFiles(path.resolve('.')), ['plans']),
    { asOf: null, today: 0 },
  );
  const outcome = outcomes.find(({ id }) => id === 'east-2026');
  if (outcome === undefined) throw new Error('there is no such plan');
  return viewPlan(outcome, portfolio, config);
}

/** The files of a workbook by their paths, as text. */
async function filesOf(of: PlanPage): Promise<ReadonlyMap<string, string>> {
  const entries = Object.entries(unzipSync(await workbook(of, words)));
  return new Map(entries.map(([name, bytes]) => [name, strFromU8(bytes)]));
}

const wan = moneyUnit('CNY', 10_000);
it.each<[string, Rational, Unit | null, number | null, string]>([
  ['1,000', rational(10_000_000), wan, 1000, '#,##0'],
  ['929.5', rational(9_294_573, 1), wan, 929.4573, '#,##0.0'],
  ['−45.5 万元', rational(-455_000), wan, -45.5, '#,##0.0" 万元"'],
  ['CNY 10 m', rational(10_000_000), wan, 10, '"CNY "#,##0" m"'],
  ['+2', rational(20_000), wan, 2, '+#,##0;-#,##0;#,##0'],
  ['60%', rational(3, 5), PERCENT, 0.6, '#,##0%'],
  ['92.9%', rational(9294, 10_000), null, 0.9294, '#,##0.0%'],
  ['−2', rational(-2, 100), POINTS, -2, '#,##0'],
  ['0', rational(-40), wan, -0.004, '#,##0'],
  ['绿灯', rational(1), null, null, ''],
  ['3', rational(1), null, null, ''],
])('%s of %o in %o is %d as %s', (text, value, unit, number, format) => {
  const cell = numberCell(text, { kind: 'number', value, unit });
  expect(cell).toEqual(number === null ? null : { value: number, format });
});

it.each<[string, number | null, string]>([
  ['7', 7, '0'],
  ['9.5', 9.5, '0.0'],
  ['4%', 0.04, '0%'],
  ['1,200', 1200, '#,##0'],
  ['−3', -3, '0'],
  ['007', null, ''],
  ['12,00', null, ''],
  ['15天', null, ''],
  ['=1+1', null, ''],
  ['', null, ''],
])('the text %s is %d as %s', (text, value, format) => {
  expect(plainNumber(text)).toEqual(value === null ? null : { value, format });
});

it('has a sheet for each step, the findings and where the numbers come from, with numbers as numbers', async () => {
  const files = await filesOf(page);
  const names = [...(files.get('xl/workbook.xml') ?? '').matchAll(/<sheet [^>]*name="([^"]*)"/g)].map(
    ([, name]) => name,
  );
  expect(names).toEqual([
    '一页看懂',
    '1 核心目标',
    '2 目标拆解',
    '3 销售策略',
    '4 资源与时间',
    '5 执行与监控',
    '6 复盘迭代',
    '检查发现',
    '数字从哪里来',
  ]);
  const goals = files.get('xl/worksheets/sheet2.xml') ?? '';
  expect(goals).toMatch(/<c r="E2"[^>]*><v>1000<\/v>/);
  expect(goals).toMatch(/<c r="E4"[^>]*><v>0.6<\/v>/);
});

it('is the same at any hour', async () => {
  const first = await workbook(page, words);
  vi.useFakeTimers({ now: Date.UTC(2031, 4, 5), toFake: ['Date'] });
  const second = await workbook(page, words).finally(() => vi.useRealTimers());
  expect(Buffer.from(second).equals(first)).toBe(true);
});

it('runs nothing that an author wrote, and takes any title for a sheet', async () => {
  const [first, ...rest] = page.sections;
  if (first === undefined) throw new Error('there is no section');
  const title = `=HYPERLINK("x") [a]/${'长'.repeat(40)}`;
  const sections = [{ ...first, title }, { ...first, title }, ...rest];
  const files = await filesOf({ ...page, header: { ...page.header, title: '=1+1\u0001' }, sections });
  expect([...files.values()].some((text) => /<f[ >]/.test(text))).toBe(false);
  const names = [...(files.get('xl/workbook.xml') ?? '').matchAll(/<sheet [^>]*name="([^"]*)"/g)].map(
    ([, name = '']) => name,
  );
  expect(new Set(names).size).toBe(names.length);
  expect(Math.max(...names.map((name) => name.replaceAll('&quot;', '"').length))).toBeLessThanOrEqual(31);
});
