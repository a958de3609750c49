import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyAdjustments } from '../../src/compute/scenario-plan.ts';
import type { Cell } from '../../src/language/cells.ts';
import type { Quantity } from '../../src/language/units.ts';
import { divide, type Rational, rational, toFixed, toNumber } from '../../src/model/rational.ts';
import { runs } from '../runs.ts';
import { analyse, GOALS, SALES } from './analyse.ts';

const show = (value: Rational | null | undefined) => (value ? toFixed(value, 2) : '—');
const parts =
  '| 目标 | Q1 | Q2 | Q3 | Q4 |\n| --- | ---: | ---: | ---: | ---: |\n| 销售总额 | 200 | 250 | 300 | 250 |\n\n| 销售总额 / 产品 | 权重 | Q1 | Q2 | Q3 | Q4 | 负责人 |\n| --- | ---: | ---: | ---: | ---: | ---: | --- |\n| 产品A | 40% | 80 | | | | 李雷 |\n| 产品B | 60% | | | | | 韩梅 |';
const people = '| 人员 | 人数 | 人均月产能 |\n| --- | ---: | ---: |\n| 顾问 | 4 | 20万元 |';
const monitoring = '| 目标 | Q1 | Q2 |\n| --- | ---: | ---: |\n| 销售总额 | 180 | 225 |';

function outcomes(changes: string, text: object = {}) {
  const resources = `${people}\n\n| 情景 | 调整 |\n| --- | --- |\n| 试 | ${changes} |`;
  const { scenarios } = analyse({ parts, monitoring, resources, ...text }).analysis;
  return scenarios.map(({ goals, cover }) => ({
    target: show(goals[0]?.target),
    landing: show(goals[0]?.landing),
    cover: show(cover),
  }));
}

describe('a scenario is the whole plan computed again', () => {
  it.each([
    ['销售总额:目标 = 1100', '11000000.00'],
    ['销售总额:目标 +10%', '11000000.00'],
    ['销售总额:目标 ×0.5', '5000000.00'],
    ['销售总额:目标 +50', '10500000.00'],
    ['销售总额@Q3:目标 = 360', '10600000.00'],
    ['销售总额/产品A:目标 +100', '11000000.00'],
    ['销售总额:目标 +10%; 销售总额/产品A:目标 +60', '11600000.00'],
    ['人员/顾问:人数 +2', '10000000.00'],
  ])('%s → target %s', (changes, target) => {
    expect(outcomes(changes)[1]?.target).toBe(target);
  });

  it.each([
    ['销售总额:目标 = 1100', '11000000.00 300.00 | 110.00 190.00'],
    ['新增客户:目标 = 400', '10000000.00 400.00 | 147.00 253.00'],
    ['新增客户/区域=华东:目标 +40', '10000000.00 340.00 | 150.00 190.00'],
    ['新增客户/华南:目标 +40', '10000000.00 340.00 | 110.00 230.00'],
    ['新增客户/北方:目标 +40', '10000000.00 300.00 | 110.00 190.00'],
    ['新增客户:基线 = 200', '10000000.00 300.00 | 110.00 190.00'],
  ])('of several goals changes one: %s', (changes, expected) => {
    const table = (goal: string, ...rows: string[]) =>
      `| ${goal} / 区域 | 目标值 | 负责人 |\n| --- | ---: | --- |\n${rows.join('\n')}`;
    const { analysis } = analyse({
      goals: `${SALES}\n| 新增客户 | 累计 | 家 | 250 | 300 | 王敏 | 华东 | 新品上市 |`,
      parts: `${table('销售总额', '| 华东 | 600 | 李雷 |', '| 华南 | 400 | 韩梅 |')}\n\n${table('新增客户', '| 华东 | 110 | 李雷 |', '| 华南 | 190 | 韩梅 |')}`,
      resources: `| 情景 | 调整 |\n| --- | --- |\n| 试 | ${changes} |`,
    });
    const row = analysis.plan.rows.scenarios[0]?.cells.changes;
    const adjustments = row?.state === 'value' ? row.value : [];
    const { plan } = applyAdjustments(analysis.plan, analysis, adjustments);
    const split = plan.splits.find((it) => it.goal === '新增客户');
    const members = split?.members.map(({ row: { cells } }) =>
      cells.target.state === 'value' ? show(cells.target.value.value) : cells.target.state,
    );
    const targets = analysis.scenarios[1]?.goals.map((it) => show(it.target));
    expect(`${targets?.join(' ')} | ${members?.join(' ')}`).toBe(expected);
  });

  it('stands beside the plan as it is', () => {
    expect(outcomes('人员/顾问:人数 ×2')).toEqual([
      { target: '10000000.00', landing: '9000000.00', cover: '0.96' },
      { target: '10000000.00', landing: '9000000.00', cover: '1.92' },
    ]);
  });

  it('moves a growth target with its baseline', () => {
    const goals = `${GOALS}\n| 销售总额 | 累计 | 万元 | 500 | +30% | 王敏 | 华东 | 新区域 |`;
    const quarters =
      '| 目标 | Q1 | Q2 | Q3 | Q4 |\n| --- | ---: | ---: | ---: | ---: |\n| 销售总额 | 150 | 150 | 150 | 200 |';
    expect(outcomes('销售总额:基线 = 600', { goals, parts: quarters })[1]?.target).toBe('7800000.00');
  });

  it('changes a price', () => {
    const split =
      '| 销售总额 / 产品 | 数量 | 单价(元) | 负责人 |\n| --- | ---: | ---: | --- |\n| 产品A | 100 | 40000 | 李雷 |\n| 产品B | 200 | 30000 | 韩梅 |';
    expect(outcomes('销售总额/产品A:单价 ×1.1', { parts: split })[1]?.target).toBe('10400000.00');
  });

  it('gives its outcomes an address, beside those of the plan as it is', () => {
    const { figures } = analyse({
      parts,
      monitoring,
      resources: `${people}\n\n| 情景 | 调整 |\n| --- | --- |\n| 悲观 | 销售总额:目标 -10% |\n| 加人 | 人员/顾问:人数 +2 |`,
    }).analysis;
    const value = (address: string) => {
      const found = figures.get(address)?.value;
      return found?.state === 'number' ? toFixed(found.value, 2) : (found?.state ?? 'none');
    };
    expect([value('销售总额:目标'), value('销售总额/情景=悲观:目标')]).toEqual(['10000000.00', '9000000.00']);
    expect([value('销售总额/悲观:落地预测'), value('销售总额/悲观:保障率')]).toEqual(['9000000.00', '1.07']);
    expect([value('情景/加人:保障率'), value('计划:保障率')]).toEqual(['1.44', '0.96']);
    expect(figures.get('销售总额/悲观:目标')?.inputs).toMatchObject([
      { kind: 'figure', id: { subject: '销售总额', measure: 'target' } },
      { kind: 'cell', text: '销售总额:目标 -10%' },
    ]);
  });

  it('has no result where the numbers do not add up', () => {
    expect(outcomes('销售总额:目标 ×1000000000000000')[1]).toEqual({ target: '—', landing: '—', cover: '—' });
  });
});

describe('laws', () => {
  const { analysis } = analyse({ parts, monitoring, resources: people });
  const goal = analysis.plan.goals[0];
  it('keeps the sums for any target', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 3_000_000 }), (hundreds) => {
        const value = {
          value: rational(hundreds * 100),
          unit: goal?.unit ?? { family: 'money', label: { zh: '', en: '' }, scale: rational(1), base: 'CNY' },
        } as const;
        const address = {
          subject: '销售总额',
          member: null,
          dimension: null,
          period: null,
          measure: 'target',
        } as const;
        const { plan } = applyAdjustments(analysis.plan, analysis, [
          { address, change: { kind: 'set', value } },
        ]);
        const cells =
          plan.targets[0]?.periods.map((it) =>
            it.cell.state === 'value' ? Number(it.cell.value.value.n / it.cell.value.value.d) : 0,
          ) ?? [];
        expect(cells.reduce((a, b) => a + b, 0)).toBe(hundreds * 100);
        const members =
          plan.splits[0]?.members.map(({ row }) =>
            row.cells.target.state === 'value'
              ? Number(row.cells.target.value.value.n / row.cells.target.value.value.d)
              : 0,
          ) ?? [];
        expect(members.reduce((a, b) => a + b, 0)).toBe(hundreds * 100);
      }),
      runs(),
    );
  });
});

describe('what an adjustment changes in the plan', () => {
  const QUARTERS = '| 目标 | Q1 | Q2 | Q3 | Q4 |\n| --- | ---: | ---: | ---: | ---: |\n';
  const PRODUCTS =
    '\n\n| 销售总额 / 产品 | 权重 | 负责人 |\n| --- | ---: | --- |\n| 产品A | 40% | 李雷 |\n| 产品B | 60% | 韩梅 |';
  const RATIO = `${GOALS}\n| 复购率 | 比率 | % | 52% | 60% | 王敏 | 华东 | 毛利高 |`;
  const STOCK = `${GOALS}\n| 活跃客户 | 存量 | 家 | 100 | 160 | 王敏 | 华东 | 口碑 |`;
  const written = (cell: Cell<Quantity> | null | undefined) =>
    cell?.state === 'value'
      ? toNumber(divide(cell.value.value, cell.value.unit.scale) ?? cell.value.value)
      : '_';

  /** The goal’s target, its periods and the amounts of its members; how many changes found nothing to change. */
  function change(changes: string, text: object): string {
    const { analysis } = analyse({
      parts: `${QUARTERS}| 销售总额 | 200 | 250 | 300 | 250 |${PRODUCTS}`,
      resources: `| 情景 | 调整 |\n| --- | --- |\n| 试 | ${changes} |`,
      ...text,
    });
    const cell = analysis.plan.rows.scenarios[0]?.cells.changes;
    const { plan, unapplied } = applyAdjustments(
      analysis.plan,
      analysis,
      cell?.state === 'value' ? cell.value : [],
    );
    if (unapplied.length > 0) return `${unapplied.length} unapplied`;
    const [goal] = plan.goals;
    const target = goal?.target.state === 'value' ? goal.target.value.value : null;
    const level = target === null ? '_' : toNumber(divide(target.value, target.unit.scale) ?? target.value);
    const rows = plan.targets.map((row) => row.periods.map((it) => written(it.cell)).join(' '));
    const splits = plan.splits.map((split) =>
      split.members.map(({ row }) => written(row.cells.target)).join(' '),
    );
    return [`${level} from ${written(goal?.baseline)}`, ...rows, ...splits].join(' | ');
  }

  const REGIONS = 'dimensions:\n  区域:\n    - 华东:\n        - 上海\n        - 杭州\n    - 华南\n';
  const NESTED =
    '| 销售总额 / 区域 | 目标值 |\n| --- | --- |\n| 华东 | 600 |\n| 上海 | 400 |\n| 杭州 | 200 |\n| 华南 | 400 |';
  const TWICE =
    '| 销售总额 / 行业 | 目标值 |\n| --- | --- |\n| 重点 | 400 |\n| 其他 | 600 |\n\n| 销售总额 / 产品 | 目标值 |\n| --- | --- |\n| 重点 | 300 |\n| 一般 | 700 |';

  it.each<[string, object, string]>([
    ['销售总额:目标 = 1100', {}, '1100 from 770 | 220 275 330 275 | 440 660'],
    ['销售总额@2026:目标 = 1100', {}, '1100 from 770 | 220 275 330 275 | 440 660'],
    ['销售总额:目标 = 1000.1', {}, '1000.1 from 770 | 200.02 250.03 300.03 250.02 | 400.04 600.06'],
    ['销售总额:目标 = 1000.006', {}, '1000.01 from 770 | 200 250 300.01 250 | 400 600.01'],
    [
      '销售总额:目标 = 1100',
      { parts: `${QUARTERS}| 销售总额 | 200 | | 300.05 | 250 |` },
      '1100 from 770 | 220 _ 330.05 275',
    ],
    ['销售总额:目标 = 0', {}, '0 from 770 | 0 0 0 0 | 0 0'],
    ['销售总额@Q3:目标 = 360', {}, '1060 from 770 | 200 250 360 250 | 424 636'],
    ['销售总额@Q3:目标 +10%; 销售总额@Q4:目标 -30', {}, '1000 from 770 | 200 250 330 220 | 400 600'],
    ['销售总额@H1:目标 = 500', {}, '1 unapplied'],
    ['销售总额:增幅 = 10%', {}, '1 unapplied'],
    ['销售总额/产品A:目标 = 500', {}, '1100 from 770 | 220 275 330 275 | 500 600'],
    ['销售总额/产品=产品A:目标 ×1.5', {}, '1200 from 770 | 240 300 360 300 | 600 600'],
    ['销售总额/产品A@Q1:目标 = 90', {}, '1 unapplied'],
    ['销售总额/产品A:权重 = 50%', {}, '1 unapplied'],
    ['销售总额/产品A:单价 ×2', {}, '1 unapplied'],
    ['销售总额:基线 = 800', {}, '1000 from 800 | 200 250 300 250 | _ _'],
    [
      '复购率:目标 = 66%',
      {
        goals: RATIO,
        parts: `${QUARTERS}| 复购率 | 54% | 56% | | |\n\n| 复购率 / 区域 | 目标值 |\n| --- | --- |\n| 东 | 65% |\n| 西 | |`,
      },
      '66 from 52 | 59.4 61.6 _ _ | 71.5 66',
    ],
    [
      '复购率/东:目标 = 66%',
      { goals: RATIO, parts: '| 复购率 / 区域 | 目标值 |\n| --- | --- |\n| 东 | 65% |\n| 西 | |' },
      '1 unapplied',
    ],
    [
      '活跃客户:目标 = 176',
      { goals: STOCK, parts: `${QUARTERS}| 活跃客户 | 115 | 130 | 145 | 160 |` },
      '176 from 100 | 126 143 159 176',
    ],
    [
      '活跃客户@Q2:目标 = 140',
      { goals: STOCK, parts: `${QUARTERS}| 活跃客户 | 115 | 130 | 145 | 160 |` },
      '160 from 100 | 115 140 145 160',
    ],
    // Months share the new total; what contains them adds them up again.
    [
      '销售总额:目标 = 1100',
      {
        parts:
          '| 目标 | Q1 | 1月 | 2月 | 3月 | Q2 | Q3 | Q4 |\n| --- | --- | --- | --- | --- | --- | --- | --- |\n| 销售总额 | 200 | 80 | 60 | 60 | 250 | 300 | 250 |',
      },
      '1100 from 770 | _ 88 66 66 275 330 275',
    ],
    [
      '销售总额@Q1:目标 = 260',
      {
        parts:
          '| 目标 | Q1 | 1月 | 2月 | 3月 | Q2 | Q3 | Q4 |\n| --- | --- | --- | --- | --- | --- | --- | --- |\n| 销售总额 | 200 | 80 | 60 | 60 | 250 | 300 | 250 |',
      },
      '1060 from 770 | 260 _ _ _ 250 300 250',
    ],
    [
      '销售总额@1月:目标 = 100',
      {
        parts:
          '| 目标 | Q1 | 1月 | 2月 | 3月 | Q2 | Q3 | Q4 |\n| --- | --- | --- | --- | --- | --- | --- | --- |\n| 销售总额 | 200 | 80 | 60 | 60 | 250 | 300 | 250 |',
      },
      '1020 from 770 | _ 100 60 60 250 300 250',
    ],
    // Quantities and prices give way to the amounts that follow from them.
    [
      '销售总额/产品A:数量 ×1.1',
      {
        parts:
          '| 销售总额 / 产品 | 数量 | 单价 |\n| --- | --- | --- |\n| 产品A | 200 | 2万 |\n| 产品B | 300 | 2万 |',
      },
      '1040 from 770 | 440 600',
    ],
    [
      '销售总额/产品A:单价 = 3万',
      {
        parts:
          '| 销售总额 / 产品 | 数量 | 单价 |\n| --- | --- | --- |\n| 产品A | 200 | 2万 |\n| 产品B | 300 | 2万 |',
      },
      '1200 from 770 | 600 600',
    ],
    [
      '销售总额:目标 = 1100',
      {
        goals: `${GOALS}\n| 销售总额 | 累计 | 万元 | 770 | 1000 | 王敏 | 华东 | 年度目标 |\n| 新增客户 | 累计 | 家 | — | 300 | 王敏 | 华东 | 新品 |`,
        parts: `${QUARTERS}| 销售总额 | 200 | 250 | 300 | 250 |\n| 新增客户 | 60 | 70 | 80 | 90 |\n\n| 新增客户 / 区域 | 目标值 |\n| --- | --- |\n| 东 | 100 |\n| 西 | 200 |`,
      },
      '1100 from 770 | 220 275 330 275 | 60 70 80 90 | 100 200',
    ],
    ['销售总额:基线 ×2', {}, '1000 from 1540 | 200 250 300 250 | _ _'],
    ['销售总额@Q1:基线 = 800', {}, '1 unapplied'],
    ['销售总额:基线 = 800', { goals: SALES.replace('770', '—') }, '1000 from 800 | 200 250 300 250 | _ _'],
    ['销售总额:基线 +80', { goals: SALES.replace('770', '—') }, '1 unapplied'],
    [
      '销售总额:基线 = 1000',
      {
        goals: SALES.replace('1000', '+30%').replace('770', '500'),
        parts: `${QUARTERS}| 销售总额 | 150 | 150 | 150 | 200 |`,
      },
      '1300 from 1000 | 300 300 300 400',
    ],
    ['销售总额:目标 +10%; 销售总额/产品A:目标 +60', {}, '1160 from 770 | 232 290 348 290 | 500 660'],
    [
      '新增客户/产品A:目标 = 150',
      {
        goals: `${GOALS}\n| 新增客户 | 累计 | 家 | — | 300 | 王敏 | 华东 | 新品 |\n| 销售总额 | 累计 | 万元 | 770 | 1000 | 王敏 | 华东 | 年度目标 |`,
        parts:
          '| 销售总额 / 产品 | 目标值 |\n| --- | --- |\n| 产品A | 400 |\n| 产品B | 600 |\n\n| 新增客户 / 区域 | 目标值 |\n| --- | --- |\n| 东 | 100 |\n| 西 | 200 |\n\n| 新增客户 / 产品 | 目标值 |\n| --- | --- |\n| 产品A | 120 |\n| 产品B | 180 |',
      },
      '330 from _ | 400 600 | 110 220 | 150 180',
    ],
    // What is not tiled, not positive or no amount is scaled by itself.
    [
      '销售总额:目标 = 1100',
      { parts: '| 目标 | Q1 | Q2 |\n| --- | --- | --- |\n| 销售总额 | 200 | 250 |' },
      '1100 from 770 | 220 275',
    ],
    [
      '销售总额:目标 = 2000',
      { parts: `${QUARTERS}| 销售总额 | -100 | 300 | 400 | 400 |` },
      '2000 from 770 | -200 600 800 800',
    ],
    [
      '销售总额:目标 = 1000.1',
      { parts: `${QUARTERS}| 销售总额 | 0 | 333 | 333 | 334 |` },
      '1000.1 from 770 | 0 333.03 333.03 334.04',
    ],
    [
      '销售总额:目标 = 100',
      { goals: SALES.replace('1000', '0'), parts: `${QUARTERS}| 销售总额 | 0 | 0 | 0 | 0 |` },
      '100 from 770 | 25 25 25 25',
    ],
    [
      '销售总额:目标 = 1100',
      { goals: SALES.replace('1000', ''), parts: `${QUARTERS}| 销售总额 | 200 | 250 | 300 | 250 |` },
      '1100 from 770 | 220 275 330 275',
    ],
    [
      '活跃客户:目标 = 0',
      { goals: STOCK, parts: `${QUARTERS}| 活跃客户 | 115 | 130 | 145 | 160 |` },
      '0 from 100 | 0 0 0 0',
    ],
    [
      '复购率:目标 = 60.03%',
      { goals: RATIO, parts: `${QUARTERS}| 复购率 | 54% | 56% | | |` },
      '60.03 from 52 | 54.027 56.028 _ _',
    ],
    [
      '销售总额:目标 = 1100',
      { parts: `${QUARTERS}| 销售总额 | 200 | 250 | 300 | 250 |\n| 销售总额/产品A | 80 | | | |${PRODUCTS}` },
      '1100 from 770 | 220 275 330 275 | _ _ _ _ | 440 660',
    ],
    [
      '销售总额:目标 = 1100',
      {
        parts: '| 销售总额 / 产品 | 目标值 |\n| --- | --- |\n| 产品A | 400 |\n| 产品B | — |\n| 产品C | 600 |',
      },
      '1100 from 770 | 440 _ 660',
    ],
    [
      '销售总额:目标 = 1100',
      {
        parts:
          '| 销售总额 / 产品 | 权重 | 目标值 |\n| --- | --- | --- |\n| 产品A | — | 400 |\n| 产品B | 60% | |',
      },
      '1100 from 770 | 440 660',
    ],
    ['销售总额/上海:目标 = 500', { config: REGIONS, parts: NESTED }, '1 unapplied'],
    ['销售总额/华东:目标 = 700', { config: REGIONS, parts: NESTED }, '1100 from 770 | 700 466.67 233.33 400'],
    ['销售总额/重点:目标 = 500', { parts: TWICE }, '1 unapplied'],
    ['销售总额/行业=重点:目标 = 500', { parts: TWICE }, '1100 from 770 | 500 600 | 330 770'],
    ['销售总额/产品=重点:目标 = 400', { parts: TWICE }, '1100 from 770 | 440 660 | 400 700'],
    ['销售总额/渠道=重点:目标 = 400', { parts: TWICE }, '1 unapplied'],
    ['没有的目标:目标 = 1', {}, '1 unapplied'],
    ['人员/顾问:人数 = 3', {}, '1 unapplied'],
  ])('%s', (changes, text, expected) => expect(change(changes, text)).toBe(expected));

  const ROWS = {
    strategy:
      '| 渠道 | 预算占比 | 预算 | 线索占比 | 线索 | 转化率 | 单条线索成本 |\n| --- | --- | --- | --- | --- | --- | --- |\n| 展会 | 30% | 9万 | | 600 | 10% | 50 |\n| 线上 | 20% | | 40% | | | |\n\n| 阶段 | 转化率 | 客单价 |\n| --- | --- | --- |\n| 线索 | 40% | |\n| 成交 | | 10万 |',
    tables: `${people}\n\n| 预算 | 金额 |\n| --- | --- |\n| 市场 | 15万 |\n\n| 任务 | 负责人 | 开始 | 工期 | 预算 |\n| --- | --- | --- | --- | --- |\n| 布展 | 李雷 | 9月1日 | 5 | 2万 |\n| 培训 | 李雷 | 9月1日 | | |`,
  };
  /** Every number in the rows that differs from what it was, as `kind column: value`. */
  function rowsChanged(changes: string): string[] {
    const { analysis } = analyse({
      parts,
      strategy: ROWS.strategy,
      resources: `${ROWS.tables}\n\n| 情景 | 调整 |\n| --- | --- |\n| 试 | ${changes} |`,
    });
    const cell = analysis.plan.rows.scenarios[0]?.cells.changes;
    const { plan, unapplied } = applyAdjustments(
      analysis.plan,
      analysis,
      cell?.state === 'value' ? cell.value : [],
    );
    const numbers = (from: typeof plan) =>
      (['people', 'channels', 'funnel', 'budget', 'tasks'] as const).flatMap((kind) =>
        from.rows[kind].flatMap((row, n) =>
          Object.entries(row.cells).map(([column, it]) => `${kind} ${n} ${column}: ${numberIn(it)}`),
        ),
      );
    const before = new Set(numbers(analysis.plan));
    return [...numbers(plan).filter((it) => !before.has(it)), ...unapplied.map(() => 'unapplied')];
  }
  it.each<[string, string[]]>([
    ['人员/顾问:人数 +2', ['people 0 heads: 6']],
    ['人员/顾问:人均月产能 ×1.5', ['people 0 productivity: 300000']],
    ['渠道/展会:转化率 = 12%', ['channels 0 conversion: 0.12']],
    ['渠道/展会:线索 ×2', ['channels 0 leads: 1200']],
    ['渠道/线上:线索占比 = 50%', ['channels 1 leadShare: 0.5']],
    ['渠道/线上:预算占比 = 25%', ['channels 1 budgetShare: 0.25']],
    ['渠道/展会:预算 = 10万', ['channels 0 budget: 100000']],
    ['渠道/展会:单条线索成本 ×2', ['channels 0 costPerLead: 100']],
    ['阶段/线索:转化率 = 50%', ['funnel 0 conversion: 0.5']],
    ['阶段/成交:客单价 ×2', ['funnel 1 dealSize: 200000']],
    ['预算/市场:金额 ×2', ['budget 0 amount: 300000']],
    ['任务/布展:工期 ×2', ['tasks 0 duration: 10']],
    ['任务/布展:预算 ×2', ['tasks 0 budget: 40000']],
    ['人员/顾问:人数 +2; 人员/顾问:人数 ×2', ['people 0 heads: 12']],
    // Nothing is assumed where nothing is written.
    ['渠道/线上:线索 ×2', ['unapplied']],
    ['渠道/线上:转化率 = 12%', ['unapplied']],
    ['渠道/线上:预算 = 10万', ['unapplied']],
    ['渠道/展会:线索占比 = 10%', ['unapplied']],
    ['阶段/成交:转化率 = 50%', ['unapplied']],
    ['任务/培训:工期 ×2', ['unapplied']],
    ['任务/培训:预算 ×2', ['unapplied']],
  ])('%s', (changes, expected) => expect(rowsChanged(changes)).toEqual(expected));
});

/** The number in a cell of a row: a rational, an amount or a rate; anything else is of no interest here. */
function numberIn(cell: unknown): number | null {
  const inside = (it: unknown, name: string): unknown =>
    typeof it === 'object' && it !== null && name in it
      ? Object.entries(it).find(([key]) => key === name)?.[1]
      : undefined;
  const value = inside(cell, 'value');
  for (const it of [value, inside(value, 'value'), inside(value, 'rate')]) {
    const [n, d] = [inside(it, 'n'), inside(it, 'd')];
    if (typeof n === 'bigint' && typeof d === 'bigint') return toNumber({ n, d });
  }
  return null;
}
