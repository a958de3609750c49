import { expect, it } from 'vitest';
import { moneyUnit, PERCENT, PLAIN } from '../../src/language/units.ts';
import { rational } from '../../src/model/rational.ts';
import { onOneScale } from '../../src/view/charts/one-scale.ts';
import { pageOf } from './plans.ts';

const wan = moneyUnit('CNY', 10_000);
const yuan = moneyUnit('CNY', 1);
const families = {
  family: 'count',
  label: { zh: '家', en: 'accounts' },
  scale: rational(1),
  base: '家',
} as const;

const DRAWN = [
  { of: 'sales', unit: wan, high: 468 },
  { of: 'cash', unit: wan, high: 408 },
  { of: 'fee', unit: wan, high: 12 },
  { of: 'cost', unit: yuan, high: 400 },
  { of: 'active', unit: families, high: 760 },
  { of: 'trial', unit: families, high: 48 },
  { of: 'new', unit: families, high: 24 },
  { of: 'rate', unit: PERCENT, high: 85 },
  { of: 'plain', unit: PLAIN, high: 9 },
  { of: 'other', unit: PLAIN, high: 8 },
];

it.each([
  ['sales', ['sales', 'cash'], false],
  ['cash', ['sales', 'cash'], false],
  ['fee', ['fee'], true],
  ['cost', ['cost'], false],
  ['active', ['active'], false],
  ['new', ['trial', 'new'], true],
  ['rate', ['rate'], false],
  ['plain', ['plain'], false],
])('%s has one scale with %j', (own, peers, larger) => {
  expect(onOneScale(own, DRAWN)).toEqual({ peers, larger });
});

it('goals of one unit are drawn to one scale, one that would be flat to a larger one, which is said', () => {
  const goals = [
    '| 目标 | 类型 | 单位 | 基线 | 目标值 | 负责人 |',
    '| --- | --- | --- | ---: | ---: | --- |',
    '| 销售额 | 累计 | 万元 | 500 | 600 | 王敏 |',
    '| 回款额 | 累计 | 万元 | 400 | 480 | 王敏 |',
    '| 服务费 | 累计 | 万元 | 20 | 30 | 王敏 |',
  ].join('\n');
  const actuals =
    '| 目标 | 1月 | 2月 |\n| --- | ---: | ---: |\n| 销售额 | 90 | 95 |\n| 回款额 | 70 | 60 |\n| 服务费 | 5 | 4 |';
  const page = pageOf({ goals, actuals, asOf: '2026-02-28' });
  const charts = [
    page.summary.picture,
    ...page.sections.flatMap(({ blocks }) => blocks.map((it) => (it.kind === 'chart' ? it.chart : null))),
  ].flatMap((chart) => (chart?.kind === 'months' ? [chart] : []));
  expect(charts.map(({ params }) => params.high === charts[0]?.params.high)).toEqual([true, true, false]);
  expect(charts.map(({ topic }) => topic.includes('按更大的比例绘制'))).toEqual([false, false, true]);
});
