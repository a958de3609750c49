import { describe, expect, it } from 'vitest';
import { type ActualBook, actualBook, type Members, type Roster } from '../../src/compute/actual-book.ts';
import type { Actual, ActualValue, GoalType } from '../../src/decode/plan.ts';
import { PLAIN } from '../../src/language/units.ts';
import { month } from '../../src/model/calendar.ts';
import { monthPeriod, type Period, partOfYear, yearPeriod } from '../../src/model/period.ts';
import { rational, toNumber } from '../../src/model/rational.ts';
import { wholeFile } from '../../src/model/source.ts';

const year = yearPeriod(2026, 1);
const q = (n: number) => partOfYear('quarter', 2026, n, 1);
const m = (n: number) => monthPeriod(month(2026, n));
const none: Members = [];
const of = (member: string, dimension = '产品'): Members => [{ dimension, member }];
const level = (value: number): ActualValue => ({ kind: 'level', value: rational(value) });
const parts = (numerator: number, denominator: number): ActualValue => ({
  kind: 'parts',
  numerator: rational(numerator),
  denominator: rational(denominator),
});

function record(members: Members, period: Period, value: number | ActualValue): Actual {
  const it = typeof value === 'number' ? level(value) : value;
  return { subject: '销售', members, measure: null, period, value: it, at: wholeFile('a.csv') };
}

const rosters: Roster[] = [
  { dimension: '产品', parent: null, members: ['A', 'B'] },
  { dimension: '产品', parent: 'A', members: ['A1', 'A2'] },
];

function book(records: readonly Actual[], type: GoalType = 'flow'): ActualBook {
  return actualBook(records, [{ name: '销售', type, unit: PLAIN }], () => rosters);
}

function at(records: readonly Actual[], period: Period, members = none, type: GoalType = 'flow') {
  const found = book(records, type).level('销售', members, period);
  return found === null ? null : toNumber(found.value);
}

describe('actuals at any grain', () => {
  it.each<[string, Actual[], Period, number | null]>([
    ['a month', [record(none, m(1), 5)], m(1), 5],
    ['missing is not zero', [record(none, m(1), 5)], m(2), null],
    ['zero is zero', [record(none, m(1), 0)], m(1), 0],
    [
      'a quarter from its months',
      [record(none, m(1), 5), record(none, m(2), 6), record(none, m(3), 7)],
      q(1),
      18,
    ],
    ['a quarter with a month missing', [record(none, m(1), 5), record(none, m(2), 6)], q(1), null],
    ['a quarter’s row where its months are absent', [record(none, q(1), 20)], q(1), 20],
    [
      'months win over the quarter’s row',
      [record(none, q(1), 20), record(none, m(1), 5), record(none, m(2), 6), record(none, m(3), 7)],
      q(1),
      18,
    ],
    ['the quarter’s row where a month is absent', [record(none, q(1), 20), record(none, m(1), 5)], q(1), 20],
    [
      'a year from quarters and months',
      [
        record(none, q(1), 10),
        record(none, q(2), 20),
        record(none, m(7), 1),
        record(none, m(8), 1),
        record(none, m(9), 1),
        record(none, q(4), 40),
      ],
      year,
      73,
    ],
    ['a quarter’s row says nothing of its months', [record(none, q(1), 20)], m(1), null],
  ])('%s', (_, records, period, expected) => expect(at(records, period)).toBe(expected));
});

describe('actuals by member', () => {
  it.each<[string, Actual[], number | null]>([
    ['the sum counts when every member has a value', [record(of('A'), m(1), 3), record(of('B'), m(1), 4)], 7],
    ['a missing member leaves the total missing', [record(of('A'), m(1), 3)], null],
    ['a member at zero does not', [record(of('A'), m(1), 3), record(of('B'), m(1), 0)], 3],
    [
      'a total that is given wins',
      [record(of('A'), m(1), 3), record(of('B'), m(1), 4), record(none, m(1), 9)],
      9,
    ],
    [
      'children make their parent',
      [record(of('A1'), m(1), 1), record(of('A2'), m(1), 2), record(of('B'), m(1), 4)],
      7,
    ],
  ])('%s', (_, records, expected) => expect(at(records, m(1))).toBe(expected));

  it('sums a second dimension', () => {
    const two = (product: string, region: string, value: number) =>
      record([...of(product), ...of(region, '区域')], m(1), value);
    const records = [two('A', '东', 1), two('A', '西', 2), two('B', '东', 3), two('B', '西', 4)];
    const both = [...rosters, { dimension: '区域', parent: null, members: ['东', '西'] }];
    const found = actualBook(records, [{ name: '销售', type: 'flow', unit: PLAIN }], () => both);
    expect(found.level('销售', of('A'), m(1))?.value).toEqual(rational(3));
    expect(found.level('销售', of('东', '区域'), m(1))?.value).toEqual(rational(4));
    expect(found.level('销售', none, m(1))?.value).toEqual(rational(10));
  });
});

describe('what is put together, and what is not', () => {
  const deep: Roster[] = [
    { dimension: '产品', parent: null, members: ['A'] },
    { dimension: '产品', parent: 'A', members: ['A1'] },
    { dimension: '产品', parent: 'A1', members: ['A11'] },
    { dimension: '区域', parent: null, members: ['东'] },
    { dimension: '区域', parent: '东', members: ['沪', '杭'] },
    { dimension: '区域', parent: '沪', members: ['浦东'] },
  ];
  const two = (product: string, region: string, value: number, period = m(1)) =>
    record([...of(product), ...of(region, '区域')], period, value);
  const sold = (actual: Actual): Actual => ({ ...actual, measure: 'leads' });
  const added = (records: readonly Actual[], own: readonly Roster[], members: Members, period: Period) => {
    const it = actualBook(records, [{ name: '销售', type: 'flow', unit: PLAIN }], () => own);
    const found = it.level('销售', members, period);
    return found === null ? null : toNumber(found.value);
  };
  it.each<[string, Actual[], Members, Period, number | null]>([
    ['three levels of two dimensions', [two('A11', '浦东', 5), two('A11', '杭', 2)], none, m(1), 7],
    ['a part of one on a level between', [two('A11', '浦东', 5)], of('沪', '区域'), m(1), 5],
    ['a part of both', [two('A11', '浦东', 5)], [...of('A'), ...of('沪', '区域')], m(1), 5],
    ['one leaf missing', [two('A11', '浦东', 5)], none, m(1), null],
    [
      'members over a quarter of months',
      [1, 2, 3].flatMap((n) => [two('A1', '浦东', n, m(n)), two('A1', '杭', 1, m(n))]),
      none,
      q(1),
      9,
    ],
    ['another measure of the same goal', [sold(record(none, m(1), 9))], none, m(1), null],
    ['a period before any record', [record(none, m(2), 9)], none, m(1), null],
    [
      'a period that begins before any record',
      [record(none, m(2), 4), record(none, m(3), 5)],
      none,
      q(1),
      null,
    ],
    [
      'a period that ends after every record',
      [record(none, m(1), 4), record(none, m(2), 5)],
      none,
      q(1),
      null,
    ],
    ['a member that no table knows', [record(of('B'), m(1), 9)], none, m(1), null],
  ])('%s', (_, records, members, period, expected) => {
    expect(added(records, deep, members, period)).toBe(expected);
  });

  it.each<[string, string, string[], number | null]>([
    ['every member', '销售', ['A', 'B'], 7],
    ['some of them', '销售', ['B'], 4],
    ['one without a record', '销售', ['A', 'C'], null],
    ['nobody', '销售', [], null],
    ['a goal that is none', '利润', ['A', 'B'], null],
  ])('the sum over %s, whatever the total says', (_, goal, members, expected) => {
    const it = book([record(none, m(1), 100), record(of('A'), m(1), 3), record(of('B'), m(1), 4)]);
    const found = it.sumOf(goal, none, { dimension: '产品', parent: null, members }, m(1));
    expect(found === null ? null : toNumber(found.value)).toBe(expected);
  });

  it('a member that stands under itself has no sum', () => {
    const circle = [
      { dimension: '产品', parent: null, members: ['A'] },
      { dimension: '产品', parent: 'A', members: ['A'] },
    ];
    expect(added([record(of('A'), m(2), 1)], circle, none, m(1))).toBeNull();
    expect(added([record(of('A'), m(1), 1), record(of('A'), m(3), 1)], circle, none, m(2))).toBeNull();
    expect(added([record(of('A'), m(1), 6)], circle, none, m(1))).toBe(6);
  });

  it('the same part whatever the order of its dimensions, and the last record of a period', () => {
    const it = book([two('A', '东', 1), two('A', '东', 2)]);
    expect(it.given('销售', [...of('东', '区域'), ...of('A')], m(1))?.value).toEqual(level(2));
    expect(it.recorded('销售')).toEqual([m(1)]);
    expect(it.recorded('利润')).toEqual([]);
    expect(it.given('销售', none, m(1))).toBeNull();
  });
});

describe('ratios and stocks', () => {
  const g12 = [parts(50, 100), parts(50, 200), parts(50, 1000), parts(2, 10)];

  it('G12: 152 / 1310, never the sum or the mean', () => {
    const records = g12.map((value, i) => record(none, q(i + 1), value));
    const found = book(records, 'ratio').level('销售', none, year);
    expect(found?.value).toEqual(rational(152, 1310));
  });

  it('levels of a ratio do not add', () => {
    const records = [m(1), m(2), m(3)].map((it) => record(none, it, 1));
    expect(at(records, q(1), none, 'ratio')).toBeNull();
    expect(at(records, m(1), none, 'ratio')).toBe(1);
  });

  it('a ratio over zero does not exist', () => {
    expect(at([record(none, m(1), parts(1, 0))], m(1), none, 'ratio')).toBeNull();
  });

  it('a stock is its last level', () => {
    const records = [record(none, m(1), 5), record(none, m(2), 6), record(none, m(3), 4)];
    expect(at(records, q(1), none, 'stock')).toBe(4);
  });
});

describe('sales', () => {
  const sale = (quantity: number, amount: number): ActualValue => ({
    kind: 'sale',
    quantity: rational(quantity),
    amount: rational(amount),
  });
  const months = [sale(2, 10), sale(3, 20), sale(4, 30)].map((it, i) => record(none, m(i + 1), it));
  const found = (family: 'money' | 'count', records: readonly Actual[]) => {
    const unit = { ...PLAIN, family };
    const of = actualBook(records, [{ name: '销售', type: 'flow', unit }], () => rosters);
    const { value, sale: both } = of.level('销售', none, q(1)) ?? {};
    return [value, both?.quantity, both?.amount].map((it) => (it === undefined ? null : toNumber(it)));
  };
  it.each<[string, 'money' | 'count', readonly Actual[], (number | null)[]]>([
    ['money is their amount', 'money', months, [60, 9, 60]],
    ['else their quantity', 'count', months, [9, 9, 60]],
    ['one month without a price', 'count', [...months.slice(0, 2), record(none, m(3), 4)], [9, null, null]],
  ])('%s', (_, family, records, expected) => expect(found(family, records)).toEqual(expected));
});

describe('what is on record', () => {
  const records = [record(none, m(2), 1), record(none, q(1), 5), record(of('A'), m(3), 2)];
  it.each<[string, Members, Period[]]>([
    ['of the whole', none, [m(2), q(1)]],
    ['of a member', of('A'), [m(3)]],
    ['of nobody', of('B'), []],
  ])('%s', (_, members, expected) => {
    expect(book(records).periods('销售', members)).toEqual(expected);
    expect(expected.map((it) => book(records).given('销售', members, it)?.period)).toEqual(expected);
  });
  it('all of it', () => {
    expect(book(records).of('销售')).toEqual(records);
    expect(book(records).of('利润')).toEqual([]);
  });
});
