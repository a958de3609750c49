import { describe, expect, it } from 'vitest';
import type { Analysis } from '../../src/compute/analysis.ts';
import { formulas } from '../../src/language/formulas.ts';
import { day } from '../../src/model/calendar.ts';
import { analysed, figureAt } from './plan-of.ts';

const analysis = analysed({
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

describe('where a figure comes from', () => {
  const all = analysis.figures.addresses().flatMap((it) => analysis.figures.get(it) ?? []);

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

  it('nothing rests on itself', () => {
    const state = new Map<string, 'open' | 'done'>();
    const key = (id: (typeof all)[number]['id']) => JSON.stringify(id);
    const visit = (figure: (typeof all)[number]): void => {
      const name = key(figure.id);
      if (state.get(name) === 'done') return;
      expect(state.get(name), name).toBeUndefined();
      state.set(name, 'open');
      for (const input of figure.inputs) {
        const next = input.kind === 'figure' ? analysis.figures.at(input.id) : null;
        if (next !== null) visit(next);
      }
      state.set(name, 'done');
    };
    for (const figure of all) visit(figure);
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
});
