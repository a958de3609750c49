import { expect, it } from 'vitest';
import type { PlanPage } from '../../src/view/page.ts';
import { pageOf, RATE, SALES, type Small } from './plans.ts';

const BOTH = `${SALES}\n| 新客户数 | 累计 | 家 | 10 | 60 | 李雷 | 上级要求 | 华东 |`;
const BY_MONTH = `| 目标 | 1月 | 2月 | 3月 | 4月 | 5月 | 6月 |
| --- | ---: | ---: | ---: | ---: | ---: | ---: |
| 销售额 | 100 | 100 | 100 | 100 | 100 | 100 |`;
const DONE = BY_MONTH.replaceAll('| 100', '| 60');
const ENDED = { more: BY_MONTH, actuals: DONE, asOf: '2026-07-31' };
const STEADY = SALES.replace('依据 |', '依据 | 完成标准 |')
  .replace('--- | --- |\n', '--- | --- | --- |\n')
  .replace('上级要求 |', '上级要求 | 月度偏差 ±5% |');

function findings(small: Small): readonly string[] {
  return blocksOf(pageOf(small)).flatMap((block) => (block.kind === 'finding' ? [block.title] : []));
}

function blocksOf(page: PlanPage) {
  return page.sections.flatMap(({ blocks }) => blocks);
}

function columnOf(small: Small, id: string, heading: string): readonly string[] {
  return blocksOf(pageOf(small)).flatMap((block) => {
    if (block.kind !== 'table' || (id !== '' && block.table.id !== id)) return [];
    const at = block.table.columns.findIndex((column) => column.heading === heading);
    if (at < 0) return [];
    return block.table.rows.map((row) => row.cells[at]?.text ?? '');
  });
}

it.each<[string, Small, string]>([
  ['one goal', { goals: SALES }, '这个目标还没有满足 SMART 的全部要求'],
  [
    'one goal, in English',
    { goals: SALES, lang: 'en' },
    'The goal does not yet meet all five SMART criteria',
  ],
  ['none of two', { goals: BOTH }, '2 个目标都还没有满足 SMART 的全部要求'],
  [
    'none of two, in English',
    { goals: BOTH, lang: 'en' },
    'None of the 2 goals meets all five SMART criteria yet',
  ],
  ['one light', { goals: BOTH, ...ENDED }, '销售额：红灯'],
  ['one light, in English', { goals: SALES, lang: 'en', ...ENDED }, '销售额: red'],
  [
    'two lights',
    {
      goals: BOTH,
      ...ENDED,
      actuals: `${DONE}\n| 新客户数 | 10 | 10 | 10 | 10 | 10 | 10 |`,
    },
    '2 个有实际数据的目标：红灯 1 个，绿灯 1 个',
  ],
  ['six deviations', { goals: SALES, ...ENDED }, '6 处偏差都还缺原因或措施'],
  [
    'six deviations, in English',
    { goals: SALES, lang: 'en', ...ENDED },
    'All 6 deviations still lack a cause or an action',
  ],
  ['six tests', { goals: STEADY, ...ENDED }, '6 次完成标准检验都没有通过'],
  [
    'two tests, in English',
    { goals: STEADY, lang: 'en', ...ENDED, asOf: '2026-02-28' },
    'Both tests of the completion standards failed',
  ],
])('the finding of %s', (_, small, wanted) => {
  expect(findings(small)).toContain(wanted);
});

it('sums of a product by period tell what came about only where the parts do', () => {
  const goals = SALES;
  const more = `${BY_MONTH}\n\n| 销售额 / 产品 | 权重 | Q1 | Q2 |\n| --- | ---: | ---: | ---: |\n| 甲 | 50% | 150 | |\n| 乙 | 30% | | |\n| 丙 | 20% | | |`;
  const charts = blocksOf(pageOf({ goals, ...ENDED, more })).flatMap((block) =>
    block.kind === 'chart' && block.chart.kind === 'grid' ? [block.chart] : [],
  );
  expect(charts.map(({ data }) => data.cells?.map(({ text }) => text))).toEqual([
    ['150', '150', '90', '90', '60', '60', '300', '180', '120', '300', '300', '600'],
  ]);
});

it.each<[string, Small, string, string, readonly string[]]>([
  [
    'after the end no pace is compared any more',
    { goals: SALES, ...ENDED },
    'smart',
    '还缺什么',
    ['没有对应的人员产能；没有对应的漏斗；期间已结束，不再有所需的节奏'],
  ],
  [
    'deviations have the decimals of the most exact of them',
    { goals: STEADY, ...ENDED, actuals: DONE.replace('| 60 |', '| 61.2 |') },
    'standards',
    '实际',
    ['−38.8%', '−40.0%', '−40.0%', '−40.0%', '−40.0%', '−40.0%'],
  ],
  [
    'a ratio is told as its author wrote it',
    { goals: RATE.replace('60%', '60.25%') },
    '',
    '目标值',
    ['60.25%'],
  ],
  [
    'a ratio alone lands nowhere',
    {
      goals: RATE,
      asOf: '2026-03-31',
      actuals: '| 目标 | 1月 | 2月 |\n| --- | ---: | ---: |\n| 复购率 | 50% | 51% |',
    },
    'status',
    '落地预测',
    [],
  ],
  [
    'points are told in a row of percent',
    {
      goals: `${SALES}\n${RATE.split('\n').at(-1)}`,
      ...ENDED,
      actuals: `${DONE}\n| 复购率 | 50% | 50% | 50% | 50% | 50% | 50% |`,
    },
    'status',
    '差异',
    ['−240', '−10 个百分点'],
  ],
])('%s', (_, small, table, heading, wanted) => {
  expect(columnOf(small, table, heading)).toEqual(wanted);
});
