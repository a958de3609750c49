import { describe, expect, it } from 'vitest';
import { formatAddress } from '../../src/language/address.ts';
import { periodKey } from '../../src/model/period.ts';
import { amount, decode, number, shown } from './plan.ts';

const HEAD = (columns: string) =>
  `| 目标 | ${columns} |\n|${' --- |'.repeat(columns.split('|').length + 1)}\n`;

describe('goals', () => {
  it('have the unit, type, quantum and direction that their rows say', () => {
    const { plan, found } = decode({
      steps: {
        1: `${HEAD('类型 | 单位 | 基线 | 目标值 | 精度')}| 销售总额 | 累计 | 万元 | 770 | 1000 | |
| 大额合同 | | 亿元 | | 1.5 | |
| 新客户数 | | 家 | — | 150 | 5 |
| 复购率 | | % | 52% | ≥60% | |
| 逾期率 | 比率 | % | 9 | ≤5% | |
| 活跃客户 | 存量 | 家 | 320 | 410 | |
| 投诉 | 累计 | 件 | 24 | ≤12 | |`,
      },
    });
    const rows = plan.goals.map((it) =>
      [
        it.name,
        it.type,
        it.unit.label.zh,
        it.direction,
        it.type === 'ratio' ? '' : number(it.quantum),
        amount(it.baseline),
        shown(it.target, (t) => (t.value ? number(t.value.value) : '?')),
      ].join(' '),
    );
    expect(found).toEqual([]);
    expect(rows).toEqual([
      '销售总额 flow 万元 higher 100 7700000 10000000',
      '大额合同 flow 亿元 higher 10000  150000000',
      '新客户数 flow 家 higher 5 — 150',
      '复购率 ratio % higher  13/25 3/5',
      '逾期率 ratio % lower  9/100 1/20',
      '活跃客户 stock 家 higher 1 320 410',
      '投诉 flow 件 lower 1 24 12',
    ]);
  });

  it.each([
    ['1000万元', '', '万元', '10000000'],
    ['60%', '', '%', '3/5'],
    ['300 家', '', '家', '300'],
    ['1000', '', '', '1000'],
    ['12万', '家', '家', '120000'],
    ['USD 1.2m', '', '百万美元', '1200000'],
  ])('without a unit column the target says it: %s (%s)', (target, unit, label, value) => {
    const { plan, found } = decode({
      frontmatter: `title: 计划\nperiod: 2026${target.includes('USD') ? '\ncurrency: USD' : ''}`,
      steps: { 1: `${HEAD('单位 | 目标值')}| 某目标 | ${unit} | ${target} |` },
    });
    const [goal] = plan.goals;
    expect(found).toEqual([]);
    expect(goal?.unit.label.zh).toBe(label);
    expect(shown(goal?.target, (it) => (it.value ? number(it.value.value) : ''))).toBe(value);
  });

  it('take the unit of a heading', () => {
    const { plan } = decode({ steps: { 1: `${HEAD('基线(万元) | 目标值（万元）')}| 销售 | 770 | 1000 |` } });
    expect(plan.goals[0]?.unit.label.zh).toBe('万元');
    expect(amount(plan.goals[0]?.baseline)).toBe('7700000');
  });

  it.each([
    ['基线（万元） | 目标值（亿元）', '770 | 0.1', '7700000 10000000'],
    ['基线(元) | 目标值', '7700000 | 1000', '7700000 10000000'],
    ['基线(家) | 目标值(%)', '770 | 1000', '7700000 10000000'],
  ])('read a column in the unit of its heading where it counts the same: %s', (heads, cells, expected) => {
    const { plan } = decode({ steps: { 1: `${HEAD(`单位 | ${heads}`)}| 销售 | 万元 | ${cells} |` } });
    const [goal] = plan.goals;
    const target = shown(goal?.target, (it) => (it.value ? number(it.value.value) : ''));
    expect(`${amount(goal?.baseline)} ${target}`).toBe(expected);
  });

  it.each([
    ['基线 | 目标值', '31 | 0.33', ['percent-or-fraction']],
    ['基线 | 目标值', '0.31 | 0.33', ['percent-or-fraction', 'percent-or-fraction']],
    ['基线 | 目标值', '— | 1', ['percent-or-fraction']],
    ['基线 | 目标值', '52% | ≥0.6', ['percent-or-fraction']],
    ['基线 | 目标值', '0.8% | 0.5', []],
    ['基线 | 目标值', '3% | ≤1', []],
    ['基线 | 目标值(%)', '— | 0.5', []],
    ['基线 | 目标值 | 完成标准', '52% | 60% | ≥0.58', ['percent-or-fraction']],
  ])('never take a fraction for a percentage in silence: %s, %s', (heads, cells, codes) => {
    const goals = `${HEAD(`单位 | ${heads}`)}| 续约率 | % | ${cells} |`;
    expect(decode({ steps: { 1: goals } }).codes).toEqual(codes);
  });

  it('grow over their baseline, ratios by points', () => {
    const { plan, found } = decode({
      steps: {
        1: `${HEAD('类型 | 单位 | 基线 | 目标值')}| 销售 | 累计 | 万元 | 500 | +30% |\n| 复购率 | 比率 | % | 52% | +5个百分点 |`,
      },
    });
    expect(found).toEqual([]);
    expect(
      plan.goals.map((it) =>
        shown(
          it.target,
          (t) => `${t.growth ? number(t.growth) : ''}/${t.value ? number(t.value.value) : ''}`,
        ),
      ),
    ).toEqual(['3/10/', '/57/100']);
  });

  it('have a period of their own and lights of their own', () => {
    const { plan, found } = decode({
      steps: {
        1: `${HEAD('单位 | 目标值 | 期间 | 红灯 | 黄灯 | id')}| 新客户 | 家 | 300 | Q3 | 85% | 95% | G1 |`,
      },
    });
    const [goal] = plan.goals;
    expect(found).toEqual([]);
    expect(goal && periodKey(goal.period, 1)).toBe('2026-Q3');
    expect([goal?.id, goal && number(goal.lights.red), goal && number(goal.lights.yellow)]).toEqual([
      'G1',
      '17/20',
      '19/20',
    ]);
  });

  it('derive a ratio from sums of addresses', () => {
    const { plan, found } = decode({
      steps: {
        1: `${HEAD('类型 | 单位 | 基线 | 目标值 | 分子 | 分母')}| 销售总额 | 累计 | 万元 | 500 | 650 | | |
| 重点行业占比 | 比率 | % | 58% | ≥70% | 销售总额/制造业 + 销售总额 / 零售业 | 销售总额 |
| 市场份额 | 比率 | % | 3% | 5% | 销售总额 | 外部 |`,
        2: '| 销售总额 / 行业 | 权重 |\n| --- | --- |\n| 制造业 | 45% |\n| 零售业 | 26% |\n| 其他 | 29% |',
      },
    });
    const sum = (it: (typeof plan.goals)[number]['numerator'] | undefined) =>
      it?.terms.map((t) => formatAddress(t.address, 'zh-CN', 1)).join(' + ');
    expect(found).toEqual([]);
    expect(sum(plan.goals[1]?.numerator)).toBe('销售总额/行业=制造业 + 销售总额/行业=零售业');
    expect(sum(plan.goals[1]?.denominator)).toBe('销售总额');
    expect(plan.goals[2]?.denominator?.terms).toEqual([]);
  });

  it.each([
    ['| 销售 | 累计 | 万元 | 提升销量 |', ['goal-without-number']],
    ['| 销售 | 累计 | 万元 | 待定 |', ['cell-undecided']],
    ['| 销售 | 累积 | 万元 | 1000 |', ['unknown-choice']],
    ['| 销售 | 累计 | 万 | 1000 |', ['unit-unclear']],
    ['| 销售 | 累计 | 万元、% | 1000 |', ['unit-unclear']],
    ['| 销售 | 累计 | % | 10% |', ['percentage-that-adds']],
    ['| 销售 | 累计 | 万元 | 60% |', ['wrong-unit']],
    ['| 复购率 | 比率 | % | +5% |', ['ratio-change-in-percent']],
    ['| 渠道 | 累计 | 家 | 10 |', ['reserved-name']],
    ['| 销售@华东 | 累计 | 家 | 10 |', ['name-with-mark']],
    ['| 合计 | 累计 | 家 | 10 |', ['total-row-unclear']],
    ['| | 累计 | 家 | 10 |', ['row-without-name']],
    ['| 销售 | 累积 | 万 | 很多 |', ['unit-unclear', 'unknown-choice', 'goal-without-number']],
    ['| 销售 | 累计 | 家 | 10 |\n| 销售 | 累计 | 家 | 12 |', ['duplicate-goal']],
  ])('%s → %j', (row, codes) => {
    expect(decode({ steps: { 1: `${HEAD('类型 | 单位 | 目标值')}${row}` } }).codes).toEqual(codes);
  });

  it('merge over two tables by name, whatever their case and width', () => {
    const { plan, found } = decode({
      steps: {
        1: `${HEAD('单位 | 目标值')}| Sales A | 万元 | 1000 |\n\n更多：\n\n${HEAD('基线 | 负责人')}| ｓａｌｅｓ a | 770 | 王敏 |`,
      },
    });
    expect(found).toEqual([]);
    expect(plan.goals.map((it) => [it.name, amount(it.baseline), it.owners])).toEqual([
      ['Sales A', '7700000', ['王敏']],
    ]);
  });
});

describe('a target too large to be meant', () => {
  it.each([
    ['万元', '1000', []],
    ['万元', '10000000', ['unit-likely-wrong']],
    ['万元', '1000亿', []],
    ['元', '10000000', []],
    ['亿元', '1000', ['unit-likely-wrong']],
    ['家', '100000000000', []],
  ])('%s: %s → %j', (unit, target, codes) => {
    const goals = `| 目标 | 单位 | 基线 | 目标值 |\n| --- | --- | --- | --- |\n| 规模 | ${unit} | — | ${target} |`;
    expect(decode({ steps: { 1: goals } }).codes).toEqual(codes);
  });
});
