import { describe, expect, it } from 'vitest';
import { type Rational, toFixed } from '../../src/model/rational.ts';
import { analyse, GOALS } from './analyse.ts';

const show = (value: Rational | null | undefined) => (value ? toFixed(value, 2) : '—');

const funnel = (rows: string) => `| 阶段 | 转化率 | 周期 | 客单价 |\n| --- | ---: | ---: | ---: |\n${rows}`;
const channels = (rows: string) =>
  `| 渠道 | 预算占比 | 线索占比 | 线索 | 转化率 | 单条线索成本 |\n| --- | ---: | ---: | ---: | ---: | ---: |\n${rows}`;
const money = `${GOALS}\n| 销售总额 | 累计 | 元 | — | 2000000 | 王敏 | 华东 | 新区域 |`;

describe('G10: 2 000 000, 75 000 a deal, closing 20 %', () => {
  it('needs 26.67 deals and 133.33 opportunities', () => {
    const { analysis } = analyse({
      goals: money,
      strategy: funnel('| 商机 | 20% | | |\n| 成交 | | | 75000 |'),
    });
    const stages = analysis.feasibility.funnels[0]?.stages.map((stage) => show(stage.needed));
    expect(stages).toEqual(['133.33', '26.67']);
  });
});

describe('the funnel against the channels', () => {
  const strategy = `${channels('| 展会 | 30% | | 600 | 10% | |\n| 转介绍 | 20% | | 300 | 20% | |')}\n\n${funnel('| 线索 | 40% | | |\n| 商机 | 25% | | |\n| 成交 | | | 10万 |')}`;
  it('is short of leads', () => {
    const found = analyse({ strategy }).analysis.feasibility.funnels[0];
    expect([found?.neededLeads, found?.promisedLeads, found?.cover].map(show)).toEqual([
      '1000.00',
      '900.00',
      '0.90',
    ]);
    expect(found?.repairs.map((repair) => repair.kind)).toEqual(['leads', 'conversion', 'conversion']);
  });
  it('reaches before the plan when stages take time', () => {
    const slow = funnel('| 线索 | 40% | 30天 | |\n| 商机 | 25% | 1个月 | |\n| 成交 | | | 10万 |');
    const found = analyse({ strategy: slow }).analysis.feasibility.funnels[0];
    const first = found?.stages[0]?.months[0];
    expect(first?.period.from).toBe(2025 * 12 + 10);
    expect(show(found?.beforePlan)).not.toBe('0.00');
  });
});

describe('channels', () => {
  const resources = '| 预算 | 金额 |\n| --- | ---: |\n| 市场 | 15万 |';
  const stages = funnel('| 线索 | 40% | | |\n| 商机 | 25% | | |\n| 成交 | | | 10万 |');
  it.each([
    [
      'a share of the budget buys leads',
      '| 线上 | 20% | | | | 50 |',
      { budget: '30000.00', affordableLeads: '600.00' },
    ],
    [
      'a share of the leads splits the need',
      '| 线上 | 20% | 30% | | 8% | |',
      { leads: '300.00', deals: '24.00', revenue: '2400000.00' },
    ],
    [
      'a rate that leads to a stage goes on from there',
      '| 线上 | | | 100 | 20% @商机 | |',
      { deals: '5.00' },
    ],
    ['nothing is guessed', '| 线上 | | | | 8% | |', { budget: '—', leads: '—', deals: '—', revenue: '—' }],
  ])('%s', (_, row, expected) => {
    const { analysis } = analyse({ strategy: `${channels(row)}\n\n${stages}`, resources });
    const found = analysis.feasibility.channels?.channels[0];
    const { budget, leads, deals, revenue, affordableLeads } = found ?? {};
    const all = { budget, leads, deals, revenue, affordableLeads };
    const told = Object.fromEntries(Object.entries(all).map(([name, value]) => [name, show(value)]));
    expect(told).toMatchObject(expected);
  });

  it('compares a measured conversion with the planned one', () => {
    const monitoring = '| 目标 | Q2 |\n| --- | ---: |\n| 渠道/展会:转化率 | 10% |';
    const { analysis } = analyse({ strategy: channels('| 展会 | 30% | | | 20% | |'), monitoring });
    const rate = analysis.feasibility.channels?.channels[0]?.actualConversion[0];
    expect([show(rate?.rate), rate?.comparison?.light]).toEqual(['0.10', 'red']);
  });
});

describe('budget', () => {
  const lines = (rows: string) => `| 预算 | 金额 | 占比 |\n| --- | ---: | ---: |\n${rows}`;
  it.each([
    [
      'the sum of its lines',
      '| 展会 | 9万 | |\n| 线上 | 6万 | |',
      '150000.00',
      ['90000.00', '60000.00'],
      '1.00',
    ],
    [
      'a total row, and shares of it',
      '| 展会 | | 60% |\n| 线上 | | 40% |\n| 合计 | 15万 | |',
      '150000.00',
      ['90000.00', '60000.00'],
      '1.00',
    ],
    [
      'less than its lines',
      '| 展会 | 9万 | |\n| 线上 | 11万 | |\n| 合计 | 15万 | |',
      '150000.00',
      ['90000.00', '110000.00'],
      '0.75',
    ],
  ])('%s', (_, rows, total, amounts, cover) => {
    const found = analyse({ resources: lines(rows) }).analysis.feasibility.budget;
    expect(show(found?.total)).toBe(total);
    expect(found?.lines.map((line) => show(line.amount))).toEqual(amounts);
    expect(show(found?.cover)).toBe(cover);
  });

  it('names the smallest cover as the binding constraint', () => {
    const resources = `${lines('| 展会 | 9万 | |\n| 线上 | 11万 | |\n| 合计 | 15万 | |')}\n\n| 人员 | 人数 | 人均月产能 |\n| --- | ---: | ---: |\n| 顾问 | 5 | 20万元 |`;
    const { constraints, binding } = analyse({ resources }).analysis.feasibility;
    expect(constraints.map((it) => `${it.kind} ${show(it.cover)}`)).toEqual([
      'budget 0.75',
      expect.stringMatching(/^capacity 1\./),
    ]);
    expect(binding?.kind).toBe('budget');
  });
});
