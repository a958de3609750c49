import { beforeAll, describe, expect, it } from 'vitest';
import type { Analysis } from '../../src/compute/analysis.ts';
import type { Figure, FigureId } from '../../src/compute/figure.ts';
import { addressKey } from '../../src/language/address.ts';
import { formatPeriodShort } from '../../src/language/format.ts';
import { formulas } from '../../src/language/formulas.ts';
import { day } from '../../src/model/calendar.ts';
import { analysed, figureAt, type Written } from './plan-of.ts';

const WRITTEN: Written = {
  asOf: day(2026, 5, 31),
  goals: `
| 目标 | 类型 | 单位 | 基线 | 目标值 | 权重 | id |
| --- | --- | --- | --- | --- | --- | --- |
| 销售总额 | 累计 | 万元 | 770 | 1000 | 60% | sales |
| 活跃客户 | 存量 | 家 | 100 | 160 | 20% | |
| 复购率 | 比率 | % | 52% | 60% | 20% | |
`,
  split: `
| 目标 | Q1 | Q2 | Q3 | Q4 |
| --- | --- | --- | --- | --- |
| 销售总额 | 200 | 250 | 300 | |

| 销售总额 / 产品 | 权重 | Q1 | Q2 | Q3 | Q4 | 下达 |
| --- | --- | --- | --- | --- | --- | --- |
| 产品A | 40% | 100 | | | | 440 |
| 产品B | 60% | | | | | 660 |

| 销售总额 / 区域 | 数量 | 单价 | 目标值 |
| --- | --- | --- | --- |
| 华东 | 100 | 6万 | |
| 华南 | 80 | 5万 | 400 |
`,
  csv: `期间,目标,产品,实际,分子,分母
2026-01,销售总额,产品A,30,,
2026-01,销售总额,产品B,40,,
2026-02,销售总额,产品A,32,,
2026-02,销售总额,产品B,30,,
2026-03,销售总额,,70,,
2026-01,活跃客户,,104,,
2026-01,复购率,,,30,60
2026-02,复购率,,,33,60
2025-01,销售总额,,55,,
`,
};

const TABLES: Written = {
  asOf: day(2026, 5, 31),
  config: 'dimensions:\n  区域:\n    - 华东:\n        - 上海\n        - 杭州\n    - 华南\n',
  goals: `
| 目标 | 类型 | 单位 | 基线 | 目标值 |
| --- | --- | --- | --- | --- |
| 销售总额 | 累计 | 万元 | 770 | 1000 |
| 新客户 | 累计 | 家 | — | |
| 门店 | 存量 | 家 | 10 | 40 |
`,
  split: `
| 销售总额 / 产品 | 权重 | Q1 | Q2 | Q3 | Q4 | 5月 |
| --- | --- | --- | --- | --- | --- | --- |
| 产品A | 40% | 101 | | | | |
| 产品B | 60% | | 151 | | | 52 |

| 销售总额 / 行业 | 权重 | Q1 | 7月 | 8月 | 9月 |
| --- | --- | --- | --- | --- | --- |
| 制造 | 40% | 91 | 31 | 32 | 33 |
| 零售 | 60% | | | 46 | |

| 销售总额 / 区域 | 目标值 | Q1 |
| --- | --- | --- |
| 华东 | 601 | |
| 上海 | 303 | 71 |
| 杭州 | | |
| 华南 | | 93 |

| 新客户 / 产品 | Q1 | Q2 | Q3 | Q4 |
| --- | --- | --- | --- | --- |
| 产品A | 11 | 12 | 13 | 14 |
| 产品B | 21 | 22 | 23 | 24 |

| 新客户 / 区域 | Q1 | 5月 |
| --- | --- | --- |
| 华东 | | |
| 上海 | 7 | 3 |
| 杭州 | 8 | |
| 华南 | | |

| 门店 / 区域 | 目标值 | Q2 |
| --- | --- | --- |
| 华东 | 30 | 17 |
| 华南 | 10 | |
`,
};

/** Growth, sides of ratios, one of them from outside, columns of two lengths, quantities and prices. */
const SIDES: Written = {
  asOf: day(2026, 2, 28),
  goals: `
| 目标 | 类型 | 单位 | 基线 | 目标值 | 权重 | 分子 | 分母 | id |
| --- | --- | --- | --- | --- | --- | --- | --- | --- |
| 销售总额 | 累计 | 元 | 20000 | +10% | 60% | | | sales |
| 客户 | 累计 | 家 | | 300 | 40% | | | |
| 份额 | 比率 | % | 50% | | | 销售总额/产品A | 销售总额 | |
| 回访率 | 比率 | % | 50% | 60% | | 外部 | 客户 | |
| 门店 | 存量 | 家 | 10 | 22 | | | | |
`,
  split: `
| 目标 | Q1 | Q2 | Q3 | Q4 | H1 |
| --- | --- | --- | --- | --- | --- |
| 客户 | 60 | | | 90 | 130 |
| 回访率 | 55% | | | | |
| 门店 | | 15 | | | |

| 销售总额 / 产品 | 数量 | 单价 | 下达 |
| --- | --- | --- | --- |
| 产品A | 1000 | 10 | 11000 |
| 产品B | 800 | 15 | 13200 |
`,
  csv: `期间,目标,产品,数量,金额,实际,分子,分母
2026-01,销售总额,产品A,100,1100,,,
2026-01,销售总额,产品B,70,1050,,,
2026-02,销售总额,产品A,90,900,,,
2026-02,销售总额,产品B,60,960,,,
2026-01,客户,,,,20,,
2026-02,客户,,,,22,,
2026-01,回访率,,,,,12,20
2026-02,回访率,,,,50%,,
2026-01,门店,,,,11,,
2026-02,门店,,,,12,,
`,
};

/** Rows of members that follow from every kind of cell. */
const MEMBERS: Written = {
  config: 'dimensions:\n  区域:\n    - 华东:\n        - 上海\n        - 杭州\n    - 华南\n',
  goals: `
| 目标 | 类型 | 单位 | 基线 | 目标值 |
| --- | --- | --- | --- | --- |
| 销售额 | 累计 | 万元 | — | 1000 |
| 客户 | 累计 | 家 | — | 100 |
| 门店 | 存量 | 家 | 10 | 40 |
| 复购率 | 比率 | % | 50% | 60% |
`,
  split: `
| 销售额 / 产品 | 数量 | 单价 | 权重 | 目标值 | 合计 |
| --- | --- | --- | --- | --- | --- |
| 甲 | 100 | 2万 | | | |
| 乙 | 7 | | 30% | | |
| 丙 | | | | 300 | |
| 丁 | | | | | 150 |
| 戊 | | | | | |
| 己 | | | — | | |

| 销售额 / 区域 | Q1 | 1月 | 2月 | 3月 | Q2 | Q3 | Q4 |
| --- | --- | --- | --- | --- | --- | --- | --- |
| 华东 | | | | | | | |
| 上海 | 90 | 30 | 30 | 30 | 90 | 90 | 90 |
| 杭州 | | 20 | 20 | 20 | 60 | 60 | 60 |
| 华南 | | | | | | | |

| 客户 / 产品 | 数量 | 权重 |
| --- | --- | --- |
| 甲 | 40 | |
| 乙 | | |

| 门店 / 产品 | Q2 | Q4 |
| --- | --- | --- |
| 甲 | 12 | 25 |
| 乙 | | |

| 复购率 / 产品 | 目标值 | Q1 |
| --- | --- | --- |
| 甲 | 65% | 62% |
| 乙 | | |
`,
};

let analysis: Analysis;
beforeAll(() => {
  analysis = analysed(WRITTEN);
});

/** Every cell that a figure rests on, through all its inputs. */
function cellsOf(from: Analysis, address: string): string[] {
  const first = from.figures.get(address);
  const seen = new Set<unknown>();
  const cells = new Set<string>();
  const walk = (figure: typeof first) => {
    if (figure === null || seen.has(figure)) return;
    seen.add(figure);
    for (const input of figure.inputs) {
      if (input.kind === 'cell') cells.add(input.text);
      else walk(from.figures.at(input.id));
    }
  };
  walk(first);
  return [...cells];
}

/** The figures through which any figure of a plan comes back to itself. */
function circles(from: Analysis): string[] {
  const state = new Map<string, 'open' | 'done'>();
  const found: string[] = [];
  const visit = (figure: Figure | null): void => {
    if (figure === null) return;
    const name = addressKey(figure.id, from.config.fiscalYearStart);
    if (state.get(name) === 'open') found.push(name);
    if (state.has(name)) return;
    state.set(name, 'open');
    for (const input of figure.inputs) if (input.kind === 'figure') visit(from.figures.at(input.id));
    state.set(name, 'done');
  };
  for (const address of from.figures.addresses()) visit(from.figures.get(address));
  return found;
}

describe('addresses', () => {
  it.each<[string, number | string]>([
    ['销售总额:目标', 1000],
    ['sales:target', 1000],
    ['SALES : 目标', 1000],
    ['销售 总额：目标', 1000],
    ['销售总额@Q4:目标', 250],
    ['销售总额@第四季度:计划', 250],
    ['销售总额@2026-Q4:target', 250],
    ['销售总额/产品A@Q1:目标', 100],
    ['销售总额/产品=产品A@Q1:目标', 100],
    ['销售总额/产品A@2026-01:实际', 30],
    ['销售总额@1月:实际', 70],
    ['销售总额@3月:实际', 70],
    ['销售总额/产品A@3月:实际', 'no-actual'],
    ['销售总额@9月:实际', 'not-closed'],
    ['销售总额@H1:目标', 450],
    ['销售总额@1月:灯', 'green'],
    ['销售总额/华东:目标', 600],
    ['销售总额/华东:权重', 60],
    ['活跃客户@6月:目标', 130],
    ['活跃客户:增幅', 60],
    ['复购率:增幅', 8],
    ['复购率:累计实际', 52.5],
    // The pace to date is 202 of 200: what is still to come is scaled by it, and a level keeps its distance.
    ['销售总额@Q4:落地预测', 252.5],
    ['销售总额@H1:落地预测', 454.5],
    ['销售总额@Q1:落地预测', 'no figure'],
    ['活跃客户@6月:预测', 129],
    ['活跃客户@Q4:预测', 159],
    ['复购率@10月:预测', 52.5],
    ['销售总额:节奏倍数', 19 / 15],
    ['销售总额/区域=华北:目标', 'no figure'],
    ['没有的目标:目标', 'no figure'],
    ['销售总额:没有的度量', 'no figure'],
    ['销售总额', 'no figure'],
    ['', 'no figure'],
    ['::@/', 'no figure'],
  ])('%s → %s', (address, expected) => expect(figureAt(analysis, address)).toBe(expected));

  it('lists every figure once, and every one it lists is found', () => {
    const all = analysis.figures.addresses();
    expect(new Set(all).size).toBe(all.length);
    expect(all.filter((it) => analysis.figures.get(it) === null)).toEqual([]);
    expect(all).toContain('销售总额/产品A@2026-Q3:目标');
  });
});

describe('addresses of a plan as a whole, and of members without a table', () => {
  const csv =
    '期间,目标,区域,产品,实际\n2026-01,销售总额,华东,,30\n2026-01,销售总额,华南,,40\n2026-01,销售总额,,A,50\n';
  const weights = (first: string, second: string) =>
    `| 目标 | 类型 | 单位 | 基线 | 目标值 | 权重 | id |\n| --- | --- | --- | --- | --- | --- | --- |\n| 销售总额 | 累计 | 万元 | 770 | 1000 | ${first} | sales |\n| 客户 | 累计 | 家 | 10 | 20 | ${second} | |`;
  const nested = 'dimensions:\n  区域:\n    - 华东:\n        - 上海\n    - 华南\n';
  it.each<[string, Written, string, number | string]>([
    ['a member that only reports', { csv }, '销售总额/华东@1月:实际', 30],
    ['by its dimension', { csv }, '销售总额/区域=华南@1月:实际', 40],
    ['by the id of its goal', { csv, goals: weights('', '') }, 'sales/华南@1月:实际', 40],
    ['of another dimension', { csv }, '销售总额/产品=A@1月:实际', 50],
    ['not of that dimension', { csv }, '销售总额/产品=华东@1月:实际', 'no figure'],
    ['one that does not report', { csv }, '销售总额/华北@1月:实际', 'no figure'],
    [
      'beside a table of another dimension',
      { csv, split: '| 销售总额 / 产品 | 目标值 |\n| --- | --- |\n| A | 1000 |' },
      '销售总额/华东@1月:实际',
      30,
    ],
    [
      'a member below another',
      { csv: csv.replace('华东', '上海'), config: nested },
      '销售总额/上海@1月:实际',
      30,
    ],
    ['and the one above', { csv: csv.replace('华东', '上海'), config: nested }, '销售总额/华东@1月:实际', 30],
    ['of a plan without weights', {}, '计划:加权达成率', 'no-weights'],
    ['with weights, and nothing to weigh', { goals: weights('60%', '40%') }, '计划:加权达成率', 'no-actual'],
    ['by its title', { goals: weights('60%', '40%') }, '试验:加权达成率', 'no-actual'],
    ['in English', { goals: weights('60%', '40%') }, 'plan:weightedAttainment', 'no-actual'],
    ['a weight', { goals: weights('60%', '40%') }, 'sales:权重', 60],
    ['no weight', { goals: weights('', '') }, 'sales:权重', 'no-weights'],
  ])('%s', (_, written, address, expected) => {
    expect(figureAt(analysed({ ...written, asOf: day(2026, 1, 31) }), address)).toBe(expected);
  });
});

describe('where a figure comes from', () => {
  let all: readonly Figure[] = [];
  let tables: Analysis;
  let sides: Analysis;
  beforeAll(() => {
    all = analysis.figures.addresses().flatMap((it) => analysis.figures.get(it) ?? []);
    tables = analysed(TABLES);
    sides = analysed(SIDES);
  });

  it('every input is a figure that is there, or a cell with its text', () => {
    for (const figure of all) {
      for (const input of figure.inputs) {
        if (input.kind === 'figure') expect(analysis.figures.at(input.id)).not.toBeNull();
        else expect(input.text).not.toBe('');
      }
    }
  });

  it('every number has a formula, or stands in a cell', () => {
    for (const { id, value, formula, at } of all) {
      if (value.state === 'number') expect([id, formula !== null || at !== null]).toEqual([id, true]);
      if (formula !== null) expect(Object.keys(formulas)).toContain(formula.id);
    }
  });

  it('every placeholder of a formula has its argument', () => {
    for (const { formula } of all) {
      if (formula === null) continue;
      const { zh, en } = formulas[formula.id];
      for (const [, name = ''] of `${zh}${en}`.matchAll(/\{(\w+)\}/g))
        expect(formula.args).toHaveProperty(name);
    }
  });

  it.each<[string, string[]]>([
    ['销售总额:目标', ['1000']],
    ['销售总额:增幅', ['1000', '770']],
    ['销售总额@Q4:目标', ['1000', '200', '250', '300']],
    ['销售总额/产品A:目标', ['1000', '40%']],
    ['销售总额/华东:目标', ['100', '6万']],
    ['销售总额@1月:实际', ['30', '40']],
    ['销售总额@3月:实际', ['70']],
    ['复购率@1月:实际', ['30', '60']],
  ])('%s rests on %j', (address, cells) => {
    for (const cell of cells) expect(cellsOf(analysis, address)).toContain(cell);
  });

  it.each<[string, string, string]>([
    // Fitted: the member's total, the whole in the period, and the cells filled beside it.
    ['销售总额/产品A@Q2:目标', 'two-way', '产品A 销售总额@Q2 产品A@Q1 产品B@Q2 产品B@5月'],
    ['销售总额/产品A@Q3:目标', 'two-way', '产品A 销售总额@Q3 产品A@Q1 产品B@Q2 产品B@5月'],
    // Inside a column, its own cell is the total, and what is filled elsewhere has had its say there.
    ['销售总额/产品A@5月:目标', 'two-way', '产品A@Q2 销售总额@5月 产品B@5月'],
    ['销售总额/产品A@8月:目标', 'two-way', '产品A@Q3 销售总额@8月'],
    ['销售总额/产品A@H1:目标', 'sum-of-periods', '产品A@Q1 产品A@Q2'],
    ['销售总额/产品A@2月..5月:目标', 'sum-of-periods', '产品A@2月 产品A@3月 产品A@4月 产品A@5月'],
    // Without a column of their own, the months of Q2 are cut from the quarter and it from the year.
    ['销售总额/制造@5月:目标', 'two-way', '制造@Q2 销售总额@5月'],
    ['销售总额/制造@Q2:目标', 'two-way', '制造 销售总额@Q2 制造@Q1 制造@7月 制造@8月 制造@9月 零售@8月'],
    // A member under another is fitted within that one.
    ['销售总额/杭州@Q1:目标', 'two-way', '杭州 华东@Q1 上海@Q1'],
    ['销售总额/华东@Q1:目标', 'two-way', '华东 销售总额@Q1 华南@Q1'],
    ['销售总额/杭州:目标', 'rest-of-total', '华东 上海'],
    ['销售总额/华南:目标', 'rest-of-total', '销售总额 华东'],
    // A goal without a number of its own is what its members say.
    ['新客户:目标', 'sum-of-periods', '新客户@Q1 新客户@Q2 新客户@Q3 新客户@Q4'],
    ['新客户@Q3:目标', 'sum-of-members', '产品A@Q3 产品B@Q3'],
    ['新客户/华东@Q1:目标', 'sum-of-members', '上海@Q1 杭州@Q1'],
    ['新客户/杭州@5月:目标', 'two-way', '杭州 华东@5月 上海@Q1 上海@5月 杭州@Q1'],
    ['新客户@Q1:预测', 'actuals-and-forecasts', '新客户@1月 新客户@2月 新客户@3月'],
    ['门店/华南@Q2:目标', 'share-of-total', '门店@Q2 华南 华东@Q2'],
  ])('%s is %s of %s', (address, formula, inputs) => {
    const figure = tables.figures.get(address);
    const short = (id: FigureId) => {
      const when = id.period === null ? '' : `@${formatPeriodShort(id.period, 'zh-CN', 1)}`;
      return `${id.member ?? id.subject}${when}`;
    };
    expect(figure?.formula?.id).toBe(formula);
    const names = figure?.inputs.map((it) => (it.kind === 'figure' ? short(it.id) : it.text));
    expect(names?.join(' ')).toBe(inputs);
  });

  it.each<[string, number, string, string]>([
    ['销售额/甲:目标', 200, 'quantity-times-price', '甲 甲'],
    ['销售额/乙:目标', 300, 'share-of-total', '销售额 “30%”'],
    ['销售额/丙:目标', 300, 'written', '“300”'],
    ['销售额/丁:目标', 150, 'written', '“150”'],
    ['销售额/戊:目标', 50, 'rest-of-total', '销售额 甲 乙 丙 丁'],
    ['销售额/杭州:目标', 240, 'sum-of-periods', '杭州@Q1 杭州@Q2 杭州@Q3 杭州@Q4'],
    ['销售额/华南:目标', 400, 'rest-of-total', '销售额 华东'],
    ['销售额/杭州@Q1:目标', 60, 'sum-of-periods', '杭州@1月 杭州@2月 杭州@3月'],
    ['客户/甲:目标', 40, 'written', '“40”'],
    ['客户/乙:目标', 60, 'rest-of-total', '客户 甲'],
    ['门店/甲:目标', 25, 'level-at-end', '甲@Q4'],
    ['门店/乙:目标', 15, 'rest-of-total', '门店 甲'],
    ['门店/乙@Q2:目标', 13, 'share-of-total', '门店@Q2 乙 甲@Q2'],
    ['复购率/甲:目标', 65, 'written', '“65%”'],
    ['复购率/乙:目标', 60, 'same-as-enclosing', '复购率'],
    ['复购率/甲@Q2:目标', 65, 'same-as-enclosing', '甲'],
    ['复购率/甲@Q1:目标', 62, 'written', '“62%”'],
  ])('of a member: %s is %s, %s of %s', (address, expected, formula, inputs) => {
    const found = analysed(MEMBERS);
    const figure = found.figures.get(address);
    const short = ({ member, subject, period }: FigureId) =>
      `${member ?? subject}${period === null ? '' : `@${formatPeriodShort(period, 'zh-CN', 1)}`}`;
    expect([figureAt(found, address), figure?.formula?.id ?? 'written']).toEqual([expected, formula]);
    const names = figure?.inputs.map((it) => (it.kind === 'figure' ? short(it.id) : `“${it.text}”`));
    expect(names?.join(' ')).toBe(inputs);
  });

  it.each<[string, number | string | null, string, string]>([
    ['销售总额:目标', 22_000, 'growth-on-baseline', '销售总额:baseline “+10%”'],
    ['sales:增幅', 10, 'growth-rate', '销售总额:target 销售总额:baseline'],
    ['销售总额:增量', 2000, 'increase', '销售总额:target 销售总额:baseline'],
    ['客户:增幅', 'no-baseline', 'growth-rate', '客户:target 客户:baseline'],
    ['门店:权重', 'no-weights', 'written', ''],
    ['份额:目标', (10_000 / 22_000) * 100, 'numerator-over-denominator', '产品A:target 销售总额:target'],
    ['份额@Q2:目标', null, 'numerator-over-denominator', '产品A@Q2:target 销售总额@Q2:target'],
    [
      '份额@1月:实际',
      (1100 / 2150) * 100,
      'numerator-over-denominator',
      '产品A@1月:actual 销售总额@1月:actual',
    ],
    ['份额@1月:分子', 1100, 'sum-of-terms', '产品A@1月:actual'],
    ['份额:分子', 2000, 'sum-of-closed-actuals', '份额@1月:numerator 份额@2月:numerator'],
    ['份额:累计实际', (2000 / 4010) * 100, 'numerator-over-denominator', '份额:numerator 份额:denominator'],
    // A side from outside is a figure of the ratio itself; a level that is reported stands for both.
    ['回访率@1月:实际', 60, 'numerator-over-denominator', '回访率@1月:numerator 客户@1月:actual'],
    ['回访率@1月:分子', 12, 'written', '“12” “20”'],
    ['回访率@1月:分母', 20, 'sum-of-terms', '客户@1月:actual'],
    ['回访率@2月:实际', 50, 'written', '“50%”'],
    ['回访率@2月:分子', 'no-actual', 'written', '“50%”'],
    ['回访率@Q1:目标', 55, 'written', '“55%”'],
    ['回访率@Q3:目标', 60, 'same-as-enclosing', '回访率:target'],
    ['客户@Q2:目标', 70, 'spread-by-days', '客户@H1:target 客户@Q1:target'],
    ['客户@H1:目标', 130, 'written', '“130”'],
    ['客户@H2:目标', 170, 'sum-of-periods', '客户@Q3:target 客户@Q4:target'],
    ['客户@2月:目标', 19, 'spread-by-days', '客户@Q1:target'],
    ['客户@8月..9月:目标', 53, 'sum-of-months', '客户@8月:target 客户@9月:target'],
    ['客户:累计实际', 42, 'sum-of-closed-actuals', '客户@1月:actual 客户@2月:actual'],
    ['客户:实际', 42, 'sum-of-closed-actuals', '客户@1月:actual 客户@2月:actual'],
    ['客户@Q1:预测', 63, 'actuals-and-forecasts', '客户@1月:actual 客户@2月:actual 客户@3月:landing'],
    ['客户@3月:预测', 21, 'forecast-pace', '客户@3月:target 客户:ytdActual 客户:ytdTarget'],
    ['门店@6月:目标', 15, 'straight-from-baseline', '门店:baseline 门店@Q2:target 门店:target'],
    ['门店:累计实际', 12, 'last-closed-actual', '门店@2月:actual'],
    ['门店@Q1:预测', 13, 'level-at-end', '门店@3月:landing'],
    ['门店@3月:预测', 13, 'forecast-stock', '门店@3月:target 门店:ytdActual 门店:ytdTarget'],
    ['份额@3月:预测', (2000 / 4010) * 100, 'landing-ratio', '份额:ytdActual'],
    ['销售总额:价格影响', 160, 'sum-of-members', '产品A:priceEffect 产品B:priceEffect'],
    ['销售总额:新增影响', 0, 'new-effect', '产品A:newEffect 产品B:newEffect'],
    ['销售总额:停售影响', 0, 'discontinued-effect', '产品A:discontinuedEffect 产品B:discontinuedEffect'],
    [
      '销售总额/产品:超额下达率',
      10,
      'over-assignment',
      '产品A:assigned 产品A:target 产品B:assigned 产品B:target',
    ],
    [
      'sales/产品:超额下达率',
      10,
      'over-assignment',
      '产品A:assigned 产品A:target 产品B:assigned 产品B:target',
    ],
    [
      '计划:加权达成率',
      null,
      'weighted-attainment',
      '销售总额:weight 销售总额:ytdAttainment 客户:weight 客户:ytdAttainment',
    ],
    [
      '试验:加权达成率',
      null,
      'weighted-attainment',
      '销售总额:weight 销售总额:ytdAttainment 客户:weight 客户:ytdAttainment',
    ],
    ['别的:加权达成率', 'no figure', 'none', ''],
  ])('%s is %s, %s of %s', (address, expected, formula, inputs) => {
    const figure = sides.figures.get(address);
    const short = ({ member, subject, period, measure }: FigureId) =>
      `${member ?? subject}${period === null ? '' : `@${formatPeriodShort(period, 'zh-CN', 1)}`}:${measure}`;
    const value = figureAt(sides, address);
    if (typeof expected === 'number') expect(value).toBeCloseTo(expected, 9);
    if (typeof expected === 'string') expect(value).toBe(expected);
    expect(figure === null ? 'none' : (figure.formula?.id ?? 'written')).toBe(formula);
    const names = figure?.inputs.map((it) => (it.kind === 'figure' ? short(it.id) : `“${it.text}”`)) ?? [];
    expect(names.join(' ')).toBe(inputs);
  });

  it.each([
    ['the plan above', () => analysis],
    ['tables of every shape', () => tables],
    ['sides of ratios', () => sides],
  ])('nothing rests on itself in %s', (_name, from) => expect(circles(from())).toEqual([]));
});
