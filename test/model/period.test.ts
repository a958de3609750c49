import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { daysIn, month } from '../../src/model/calendar.ts';
import {
  contains,
  endOf,
  lastMonth,
  monthPeriod,
  monthsOf,
  ordinal,
  overlaps,
  type Period,
  partOfYear,
  partsOf,
  periodKey,
  samePeriod,
  spanning,
  startOf,
  yearPeriod,
} from '../../src/model/period.ts';
import { add, equals, rational, sum, ZERO } from '../../src/model/rational.ts';
import { weightsByDays, weightsFrom, weightsFromHistory } from '../../src/model/season.ts';
import { runs } from '../runs.ts';
import { anyWeight, show } from './arbitrary.ts';

describe('periods have one name', () => {
  it.each([
    [2026, 1, 2026, 12, 1, '2026'],
    [2026, 7, 2026, 12, 1, '2026-H2'],
    [2026, 7, 2026, 9, 1, '2026-Q3'],
    [2026, 7, 2026, 7, 1, '2026-07'],
    [2026, 2, 2026, 4, 1, '2026-02..2026-04'],
    [2026, 4, 2027, 3, 4, '2026'],
    [2027, 1, 2027, 3, 4, '2026-Q4'],
    [2026, 10, 2027, 3, 4, '2026-H2'],
    [2026, 1, 2026, 12, 4, '2026-01..2026-12'],
    [2026, 12, 2027, 1, 1, '2026-12..2027-01'],
  ])('%i-%i to %i-%i in a year from month %i is %s', (y1, m1, y2, m2, fiscal, key) => {
    expect(periodKey(spanning(month(y1, m1), month(y2, m2), fiscal), fiscal)).toBe(key);
  });
});

const FISCAL_STARTS = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12];
const fiscalStart = fc.integer({ min: 1, max: 12 });
const anyPeriod = fc
  .tuple(fc.integer({ min: 2000 * 12, max: 2050 * 12 }), fc.integer({ min: 1, max: 30 }), fiscalStart)
  .map(([from, months, fiscal]) => ({ period: spanning(from, from + months - 1, fiscal), fiscal }));

describe('laws of periods', () => {
  it('a period is its months and its days', () => {
    fc.assert(
      fc.property(anyPeriod, ({ period }) => {
        const months = monthsOf(period);
        return (
          months.length === period.months &&
          months[0] === period.from &&
          months.at(-1) === lastMonth(period) &&
          endOf(period) - startOf(period) + 1 === months.reduce((days, it) => days + daysIn(it), 0) &&
          show(sum(weightsByDays([period]))) === String(endOf(period) - startOf(period) + 1)
        );
      }),
      runs(),
    );
  });

  const years = Array.from({ length: 51 }, (_, n) => 2000 + n);
  it.each([
    ['half', 2, 'H'],
    ['quarter', 4, 'Q'],
  ] as const)('a %s is one of %i that tile a fiscal year and know their number', (kind, count, letter) => {
    for (const [year, fiscal] of years.flatMap((y) => FISCAL_STARTS.map((m) => [y, m] as const))) {
      const whole = yearPeriod(year, fiscal);
      const parts = partsOf(whole, kind, fiscal);
      expect(parts.flatMap(monthsOf)).toEqual(monthsOf(whole));
      const numbers = Array.from({ length: count }, (_, n) => n + 1);
      expect(parts).toEqual(numbers.map((n) => partOfYear(kind, year, n, fiscal)));
      expect(parts.map((part) => ordinal(part, fiscal))).toEqual(numbers);
      expect(parts.map((part) => periodKey(part, fiscal))).toEqual(
        numbers.map((n) => `${year}-${letter}${n}`),
      );
    }
  });
  it('a year is called by its first calendar year, a month by its own', () => {
    for (const fiscal of FISCAL_STARTS) {
      expect(ordinal(yearPeriod(2026, fiscal), fiscal)).toBe(2026);
      expect(periodKey(yearPeriod(2026, fiscal), fiscal)).toBe('2026');
      expect(ordinal(monthPeriod(month(2026, fiscal)), fiscal)).toBe(fiscal);
    }
  });

  it('parts lie in the period, apart from each other, and none that fits is missing', () => {
    fc.assert(
      fc.property(anyPeriod, fc.constantFrom('half', 'quarter', 'month'), ({ period, fiscal }, kind) => {
        const parts = partsOf(period, kind, fiscal);
        const years = [-1, 0, 1, 2, 3].map((n) => Math.floor(period.from / 12) + n);
        const all = years.flatMap((year) =>
          kind === 'month'
            ? monthsOf(yearPeriod(year, fiscal)).map(monthPeriod)
            : (kind === 'half' ? [1, 2] : [1, 2, 3, 4]).map((n) => partOfYear(kind, year, n, fiscal)),
        );
        expect(parts).toEqual(all.filter((part) => contains(period, part)));
      }),
      runs(),
    );
  });

  it('contains, overlaps and equals are those of the sets of months', () => {
    fc.assert(
      fc.property(
        anyPeriod,
        fc.integer({ min: -14, max: 14 }),
        fc.integer({ min: 1, max: 14 }),
        ({ period }, shift, months) => {
          const other: Period = { kind: 'span', from: period.from + shift, months };
          const set = new Set(monthsOf(period));
          const inside = monthsOf(other).filter((it) => set.has(it)).length;
          return (
            contains(period, other) === (inside === months) &&
            overlaps(period, other) === inside > 0 &&
            overlaps(other, period) === inside > 0 &&
            samePeriod(period, other) === (inside === months && months === period.months)
          );
        },
      ),
      runs(),
    );
  });

  it('different periods have different names', () => {
    fc.assert(
      fc.property(
        anyPeriod,
        fc.integer({ min: -14, max: 14 }),
        fc.integer({ min: 1, max: 14 }),
        ({ period, fiscal }, shift, months) => {
          const other = spanning(period.from + shift, period.from + shift + months - 1, fiscal);
          return (periodKey(period, fiscal) === periodKey(other, fiscal)) === samePeriod(period, other);
        },
      ),
      runs(),
    );
  });
});

describe('weights of seasons', () => {
  const quarters = partsOf(yearPeriod(2026, 1), 'quarter', 1);
  const months = partsOf(yearPeriod(2026, 1), 'month', 1);

  it('a quarter lies on its months by their days', () => {
    const given = quarters.map((period, n) => ({ period, weight: rational(90 * (n + 1)) }));
    expect(weightsFrom(given, months.slice(0, 3))?.map(show)).toEqual(['31', '28', '31']);
  });
  it('months make a quarter', () => {
    const given = months.map((period, n) => ({ period, weight: rational(n + 1) }));
    expect(weightsFrom(given, quarters)?.map(show)).toEqual(['6', '15', '24', '33']);
  });
  it('a wanted period that is not covered makes it none: missing is not zero', () => {
    const given = quarters.slice(1).map((period) => ({ period, weight: rational(1) }));
    expect(weightsFrom(given, months)).toBeNull();
  });
  it.each([
    [new Map(months.map((it, n) => [it.from - 12, rational(n + 1)])), '6 15 24 33'],
    [new Map(months.map((it, n) => [it.from - 12, rational(n % 3 === 0 ? 0 : 1)])), '2 2 2 2'],
    [new Map(months.slice(1).map((it) => [it.from - 12, rational(1)])), null],
    [new Map(months.map((it, n) => [it.from - 12, rational(n - 1)])), null],
  ])('the same months of last year %#', (history, expected) => {
    expect(weightsFromHistory(history, quarters)?.map(show).join(' ') ?? null).toBe(expected);
  });

  it('nothing gets lost: the parts of a period weigh what it weighs', () => {
    const weighted = fc.array(anyWeight, { minLength: 4, maxLength: 4 });
    fc.assert(
      fc.property(weighted, fc.constantFrom('half', 'quarter', 'month'), (weights, kind) => {
        const given = quarters.map((period, n) => ({ period, weight: weights[n] ?? ZERO }));
        const wanted = weightsFrom(given, partsOf(yearPeriod(2026, 1), kind, 1));
        return wanted !== null && equals(sum(wanted), weights.reduce(add, ZERO));
      }),
      runs(),
    );
  });
});
