import { beforeAll, describe, expect, test } from 'vitest';
import { meantAddresses, nearestAddresses } from '../../src/claims/nearest-addresses.ts';
import type { Analysis } from '../../src/compute/analysis.ts';
import type { Figure } from '../../src/compute/figure.ts';
import { treeJson } from '../../src/explain/json.ts';
import { printTree } from '../../src/explain/print.ts';
import { matches } from '../../src/explain/suggest.ts';
import { figureTree, spelled, type TreeNode } from '../../src/explain/tree.ts';
import { diskFiles } from '../../src/io/disk.ts';
import { addressKey } from '../../src/language/address.ts';
import { day } from '../../src/model/calendar.ts';
import { runPipeline } from '../../src/pipeline.ts';
import { readSources } from '../../src/read/sources.ts';
import { ROOT } from '../support/repository.ts';

let analyses: readonly Analysis[];
beforeAll(async () => {
  const sources = await readSources(await diskFiles(ROOT), ['plans']);
  const run = runPipeline(sources, { asOf: null, today: day(2026, 8, 31) });
  analyses = run.outcomes.flatMap(({ analysis }) => analysis ?? []);
});

const east = () => analyses.find(({ plan }) => plan.id === 'east-2026') as Analysis;
const figureAt = (address: string) => east().figures.get(address) as Figure;
const print = (address: string, depth?: number) =>
  printTree(figureTree(figureAt(address), east(), depth), {
    lang: 'zh-CN',
    colour: false,
    place: ({ line, column }) => `${line}:${column}`,
  });

describe('every figure of the sample plans', () => {
  test('is found again by the address that its tree prints', () => {
    for (const analysis of analyses) {
      const fiscal = analysis.config.fiscalYearStart;
      for (const address of analysis.figures.addresses()) {
        const figure = analysis.figures.get(address);
        if (figure === null) throw new Error(`${address} is listed and not found`);
        const again = analysis.figures.get(spelled(figure.id, analysis));
        expect(again && addressKey(again.id, fiscal)).toBe(addressKey(figure.id, fiscal));
      }
    }
  });

  test('is not made from itself, and names only figures that there are', () => {
    for (const analysis of analyses) {
      const fiscal = analysis.config.fiscalYearStart;
      const sound = new Set<string>();
      const visit = (figure: Figure, above: readonly string[]): void => {
        const key = addressKey(figure.id, fiscal);
        if (above.includes(key)) throw new Error([...above.slice(above.indexOf(key)), key].join(' ← '));
        if (sound.has(key)) return;
        for (const input of figure.inputs) {
          if (input.kind === 'cell') continue;
          const found = analysis.figures.at(input.id);
          if (found === null)
            throw new Error(`${key} names ${addressKey(input.id, fiscal)}, which is not there`);
          visit(found, [...above, key]);
        }
        sound.add(key);
      };
      for (const address of analysis.figures.addresses()) {
        const figure = analysis.figures.get(address);
        if (figure !== null) visit(figure, []);
      }
    }
  });

  test('ends in cells of files, or where there is no value', () => {
    for (const analysis of analyses) {
      for (const address of analysis.figures.addresses().filter((_, n) => n % 7 === 0)) {
        const figure = analysis.figures.get(address);
        if (figure === null || figure.value.state === 'missing') continue;
        const text = printTree(figureTree(figure, analysis), {
          lang: 'en',
          colour: false,
          place: (at) => `${at.file}:${at.line}`,
        });
        expect(text.split('\n').every((line) => !line.includes('undefined'))).toBe(true);
      }
    }
  });
});

describe('a tree', () => {
  test('of a figure that was filled in is its cell', () => {
    expect(print('销售总额:目标')).toBe('销售总额:目标  1,000 万元  19:26 “1000”\n');
  });

  test('of a computed figure says the formula in words and goes on to the cells', () => {
    expect(print('销售总额:增幅')).toBe(
      [
        '销售总额:增幅  29.87%  = 目标 ÷ 基线 − 1',
        '├─ 销售总额:目标  1,000 万元  19:26 “1000”',
        '└─ 销售总额:基线  770 万元  19:20 “770”',
        '',
      ].join('\n'),
    );
  });

  test('is cut at a depth, which what was filled in does not need', () => {
    expect(print('销售总额:增幅', 0)).toBe('销售总额:增幅  29.87%  = 目标 ÷ 基线 − 1 …\n');
    expect(print('销售总额:增幅', 1)).toBe(print('销售总额:增幅'));
    expect(print('销售总额:目标', 0)).toBe(print('销售总额:目标'));
  });

  test('opens a figure that several others use only once', () => {
    const seen = new Set<string>();
    const visit = (node: TreeNode): void => {
      if (node.kind === 'cell') return;
      if (node.figure?.formula != null && node.hidden === null) {
        expect(seen.has(node.address), node.address).toBe(false);
        seen.add(node.address);
      }
      node.inputs.forEach(visit);
    };
    visit(figureTree(figureAt('2026 年度华东区销售计划:加权达成率'), east()));
    expect(seen.size).toBeGreaterThan(10);
  });

  test('as JSON has the exact number and every place', () => {
    const of = {
      plan: 'east-2026',
      file: 'plans/east-2026/plan.md',
      asOf: '2026-08-31',
      lang: 'zh-CN',
    } as const;
    const { figure, ...rest } = JSON.parse(treeJson(figureTree(figureAt('销售总额:增幅'), east()), of));
    expect(rest).toEqual({ version: 1, ...of });
    expect(figure).toMatchObject({
      address: '销售总额:增幅',
      text: '29.87%',
      value: { state: 'number', exact: '23/77' },
      formula: { id: 'growth-rate', words: '目标 ÷ 基线 − 1' },
      inputs: [
        { address: '销售总额:目标', inputs: [{ kind: 'cell', text: '1000', at: { line: 19, column: 26 } }] },
        { address: '销售总额:基线' },
      ],
    });
  });
});

describe('addresses', () => {
  const known = ['销售总额:目标', '销售总额@2026-Q3:目标', '销售总额@2026-Q3:实际', '新客户数:目标'];

  test.each([
    ['销售总额:目标值', ['销售总额:目标']],
    ['销售额@Q3:目标', ['销售总额@2026-Q3:目标']],
    ['销售总额@2027-Q3:目标', ['销售总额@2026-Q3:目标']],
    // The measure exists, of other things only; or the goal does, and not the measure.
    ['毛利率:目标', ['销售总额:目标', '新客户数:目标']],
    ['新客户数:利润', ['新客户数:目标']],
    ['新客户数 ： 目标', ['新客户数:目标']],
    ['毛利', []],
  ])('%s was meant as %j', (asked, meant) => {
    expect(nearestAddresses(asked, known)).toEqual(meant);
  });

  test.each([
    ['新客户数:保障率', ['阶段:保障率', '预算:保障率', '新客户数/转介绍加码:保障率']],
    ['销售总额/产品C@Q3:目标', ['销售总额/产品A@2026-Q3:目标', '销售总额/产品B@2026-Q3:目标']],
  ])('%s of the sample plan was meant as %j', (asked, meant) => {
    expect(meantAddresses(asked, east())).toEqual(meant);
  });

  test.each([
    ['', true],
    ['q3 实际', true],
    ['Ｑ３', true],
    ['Q4', false],
  ])('the filter “%s” on 销售总额@2026-Q3:实际 → %s', (filter, found) => {
    expect(matches('销售总额@2026-Q3:实际', filter)).toBe(found);
  });
});
