import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ratioSchedule, spreadStock, stockSchedule } from '../../src/compute/level-schedule.ts';
import { periodTree } from '../../src/compute/period-tree.ts';
import {
  flowSchedule,
  type Held,
  type MonthWeights,
  spreadFlow,
  weightOf,
} from '../../src/compute/schedule.ts';
import { month } from '../../src/model/calendar.ts';
import {
  monthPeriod,
  monthsOf,
  type Period,
  partOfYear,
  partsOf,
  spanning,
  yearPeriod,
} from '../../src/model/period.ts';
import { ONE, rational, toNumber } from '../../src/model/rational.ts';
import { runs } from '../runs.ts';

const year = yearPeriod(2026, 1);
const q = (n: number) => partOfYear('quarter', 2026, n, 1);
const m = (n: number) => monthPeriod(month(2026, n));
const even: MonthWeights = { base: 'equal', from: year.from, weights: monthsOf(year).map(() => ONE) };
const quarters = [q(1), q(2), q(3), q(4)];

/** `Q1 200` → a held quarter; `3月 7` → a held month. */
function held(...cells: readonly (readonly [Period, number])[]): Held<bigint>[] {
  return cells.map(([period, value]) => ({ period, value: BigInt(value) }));
}

function spreadMonths(total: number, columns: readonly Period[], cells: Held<bigint>[]) {
  const result = spreadFlow(year, BigInt(total), columns, cells, even, 1);
  if (!result.ok) return result.problem;
  return result.value.map(Number);
}

const sum = (values: readonly number[]) => values.reduce((a, b) => a + b, 0);

describe('a flow over the months of a year', () => {
  it.each<[string, number, Period[], Held<bigint>[], number[]]>([
    ['nothing filled', 24, [], [], [2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2]],
    [
      'quarters filled',
      100,
      quarters,
      held([q(1), 30], [q(2), 30], [q(3), 30], [q(4), 10]),
      [10, 10, 10, 10, 10, 10, 10, 10, 10, 4, 3, 3],
    ],
    ['one quarter filled', 100, quarters, held([q(1), 40]), [14, 13, 13, 7, 7, 6, 7, 7, 6, 7, 7, 6]],
    [
      'a month filled within a blank quarter',
      120,
      quarters,
      held([m(1), 32]),
      [32, 8, 8, 8, 8, 8, 8, 8, 8, 8, 8, 8],
    ],
    [
      'months of a filled quarter',
      120,
      [q(1), m(1)],
      held([q(1), 60], [m(1), 40]),
      [40, 10, 10, 7, 7, 6, 7, 7, 6, 7, 7, 6],
    ],
    [
      'a whole quarter by its months',
      12,
      [m(1), m(2), m(3), q(1)],
      held([m(1), 1], [m(2), 1], [m(3), 1]),
      [1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1],
    ],
    [
      'blank columns some of whose parts are filled',
      120,
      [partOfYear('half', 2026, 1, 1), q(1), m(1)],
      held([m(1), 21]),
      [21, ...Array(11).fill(9)],
    ],
    [
      'nothing beside what is filled',
      90,
      quarters,
      held([q(1), 90]),
      [30, 30, 30, 0, 0, 0, 0, 0, 0, 0, 0, 0],
    ],
    ['a negative total', -24, [], [], [-2, -2, -2, -2, -2, -2, -2, -2, -2, -2, -2, -2]],
  ])('%s', (_, total, columns, cells, expected) => {
    expect(spreadMonths(total, columns, cells)).toEqual(expected);
  });

  it.each<[string, number, Period[], Held<bigint>[], object]>([
    [
      'quarters short of the target',
      1000,
      quarters,
      held([q(1), 200], [q(2), 250], [q(3), 300], [q(4), 240]),
      {
        kind: 'sum',
        enclosing: year,
        total: 1000n,
        sum: 990n,
        parts: held([q(1), 200], [q(2), 250], [q(3), 300], [q(4), 240]),
      },
    ],
    [
      'months beyond their quarter',
      100,
      [q(1), m(1)],
      held([q(1), 30], [m(1), 40]),
      { kind: 'sum', enclosing: q(1), total: 30n, sum: 40n, parts: held([m(1), 40]) },
    ],
    [
      'months of a quarter beyond the year, the quarter blank',
      100,
      [q(1), m(1), m(2), m(3)],
      held([m(1), 40], [m(2), 40], [m(3), 40]),
      { kind: 'sum', enclosing: year, total: 100n, sum: 120n, parts: held([q(1), 120]) },
    ],
    ['columns that cross', 100, [q(1), spanning(month(2026, 2), month(2026, 5), 1)], [], { kind: 'overlap' }],
  ])('%s', (_, total, columns, cells, problem) => {
    expect(spreadMonths(total, columns, cells)).toMatchObject(problem);
  });

  it('keeps every filled cell, and every level adds up to the total', () => {
    const columnSets = [
      [],
      quarters,
      partsOf(year, 'half', 1),
      [...quarters, m(1), m(2), m(3)],
      [q(3), q(4)],
      [m(5), q(1)],
    ];
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 1_000_000 }),
        fc.constantFrom(...columnSets),
        fc.array(fc.integer({ min: 0, max: 40_000 }), { minLength: 8, maxLength: 8 }),
        fc.array(fc.boolean(), { minLength: 8, maxLength: 8 }),
        (total, columns, amounts, filled) => {
          const cells = columns.flatMap((period, i) =>
            filled[i] === true ? [{ period, value: BigInt(amounts[i] ?? 0) }] : [],
          );
          const result = spreadFlow(year, BigInt(total), columns, cells, even, 1);
          if (!result.ok) return;
          const months = result.value.map(Number);
          expect(sum(months)).toBe(total);
          const schedule = flowSchedule(year, result.value, ONE, 'equal');
          for (const cell of cells)
            expect(toNumber(schedule.at(cell.period) ?? ONE)).toBe(Number(cell.value));
          expect(sum(quarters.map((it) => toNumber(schedule.at(it) ?? ONE)))).toBe(total);
        },
      ),
      runs(),
    );
  });

  it.each<[string, number, Held<bigint>[], number[], Period[]]>([
    ['weights for all', 100, [], [1, 1, 1, 1], []],
    ['no weights at all: equal shares', 100, [], [0, 0, 0, 0], [year, q(1), q(2), q(3), q(4)]],
    ['none for the blank ones', 100, held([q(1), 40]), [1, 0, 0, 0], [year, q(2), q(3), q(4)]],
    ['nothing to share among them', 40, held([q(1), 40]), [1, 0, 0, 0], []],
    ['one blank alone takes the rest', 100, held([q(1), 40], [q(2), 20], [q(3), 20]), [1, 1, 1, 0], [q(4)]],
  ])('says where shares are equal for want of weights: %s', (_, total, cells, byQuarter, equal) => {
    const weights = byQuarter.flatMap((it) => [rational(it), rational(it), rational(it)]);
    const spread = spreadFlow(
      year,
      BigInt(total),
      quarters,
      cells,
      { base: 'days', from: year.from, weights },
      1,
    );
    expect(spread.ok && spread.equal).toEqual(equal);
  });

  it('has no target outside its period', () => {
    const schedule = flowSchedule(q(2), [1n, 2n, 3n], rational(100), 'days');
    expect(schedule.at(q(2))).toEqual(rational(600));
    expect(schedule.at(m(5))).toEqual(rational(200));
    expect(schedule.at(m(7))).toBeNull();
    expect(schedule.at(year)).toBeNull();
  });

  it('weighs a quarter by its months', () => expect(toNumber(weightOf(q(1), even))).toBe(3));
});

describe('a stock', () => {
  const levels = (target: number | null, baseline: number | null, cells: Held<bigint>[]) => {
    const result = spreadStock(
      year,
      target === null ? null : BigInt(target),
      baseline === null ? null : rational(baseline),
      cells,
    );
    return result.ok ? result.value.map((it) => (it === null ? null : Number(it))) : result.problem;
  };

  it.each<[string, number | null, number | null, Held<bigint>[], (number | null)[]]>([
    ['straight from the baseline', 120, 0, [], [10, 20, 30, 40, 50, 60, 70, 80, 90, 100, 110, 120]],
    ['through a filled quarter', 120, 0, held([q(2), 30]), [5, 10, 15, 20, 25, 30, 45, 60, 75, 90, 105, 120]],
    [
      'no baseline: nothing before the first known level',
      90,
      null,
      held([q(3), 60]),
      [null, null, null, null, null, null, null, null, 60, 70, 80, 90],
    ],
    ['falling', 0, 12, [], [11, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1, 0]],
    [
      'columns in any order',
      120,
      0,
      held([q(3), 60], [q(1), 30], [q(2), 45]),
      [10, 20, 30, 35, 40, 45, 50, 55, 60, 80, 100, 120],
    ],
    ['no target: nothing after the last', null, 0, held([q(1), 30]), [10, 20, 30, ...Array(9).fill(null)]],
    ['nothing known', null, 0, [], Array(12).fill(null)],
    [
      'the target written once more',
      120,
      0,
      held([q(4), 120]),
      [10, 20, 30, 40, 50, 60, 70, 80, 90, 100, 110, 120],
    ],
    [
      'a quarter and its last month alike',
      120,
      0,
      held([q(1), 60], [m(3), 60]),
      [20, 40, 60, 67, 73, 80, 87, 93, 100, 107, 113, 120],
    ],
  ])('%s', (_, target, baseline, cells, expected) => {
    expect(levels(target, baseline, cells)).toEqual(expected);
  });

  it('ends at its target', () => {
    expect(levels(100, 0, held([q(4), 90]))).toEqual({ kind: 'end', column: q(4), end: 90n, target: 100n });
  });

  it('has one level at one time', () => {
    const both = held([q(1), 60], [m(3), 61]);
    expect(levels(100, 0, both)).toEqual({ kind: 'end', column: m(3), end: 61n, target: 60n });
  });

  it('stands at the end of any period', () => {
    const schedule = stockSchedule(
      year,
      monthsOf(year).map((_, i) => BigInt(i + 1)),
      ONE,
      'level',
    );
    expect(schedule.at(q(2))).toEqual(rational(6));
    expect(schedule.at(year)).toEqual(rational(12));
    expect(schedule.at(yearPeriod(2027, 1))).toBeNull();
    expect(stockSchedule(year, [null], ONE, 'level').at(m(1))).toBeNull();
    expect(stockSchedule(year, [0n], ONE, 'level').at(m(1))).toEqual(rational(0));
    expect(stockSchedule(year, [], ONE, 'level').at(m(1))).toBeNull();
  });
});

describe('a ratio', () => {
  const halfAndQuarter = () =>
    ratioSchedule(year, rational(60, 100), [
      { period: partOfYear('half', 2026, 1, 1), value: rational(55, 100) },
      { period: q(2), value: rational(56, 100) },
    ]);
  it.each([
    ['the whole', year, 60],
    ['its own cell', q(2), 56],
    ['the smallest period around it', m(5), 56],
    ['the half around it', q(1), 55],
    ['the goal where no cell is', q(3), 60],
  ])('%s', (_, period, percent) => {
    expect(toNumber(halfAndQuarter().at(period) ?? ONE)).toBe(percent / 100);
  });
  it('is given by cells or by one level, and is none outside its period', () => {
    const filled = [{ period: year, value: rational(55, 100) }];
    const schedule = halfAndQuarter();
    expect([schedule.base, ratioSchedule(year, ONE, []).base]).toEqual(['given', 'level']);
    expect(schedule.at(yearPeriod(2027, 1))).toBeNull();
    expect(ratioSchedule(year, ONE, filled).at(year)).toEqual(ONE);
    expect(ratioSchedule(year, ONE, filled).at(m(1))).toEqual(rational(55, 100));
    expect(ratioSchedule(year, null, []).at(m(1))).toBeNull();
  });
});

describe('columns as a tree', () => {
  it('quarters over months, gaps as months', () => {
    const tree = periodTree(year, [q(1), m(2), m(4), q(4)], 1);
    if (!tree.ok) throw new Error('a tree was expected');
    expect(tree.root.children.map((it) => it.period.months)).toEqual([3, 1, 1, 1, 3, 3]);
    expect(tree.root.children[0]?.children.map((it) => it.column !== null)).toEqual([false, true, false]);
  });
});
