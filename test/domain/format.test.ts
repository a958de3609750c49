import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  formatDay,
  formatDayShort,
  formatDifference,
  formatIn,
  formatNumber,
  formatPercent,
  formatPeriod,
  formatPeriodShort,
  formatQuantity,
  MINUS,
  type NumberStyle,
} from '../../src/language/format.ts';
import { PERCENT, type Unit } from '../../src/language/units.ts';
import { dayFromIso, month } from '../../src/model/calendar.ts';
import { spanning } from '../../src/model/period.ts';
import { absolute, compare, fromDecimal, negate, rational, subtract } from '../../src/model/rational.ts';
import { anyRational, q } from '../model/arbitrary.ts';
import { runs } from '../runs.ts';

const WAN: Unit = {
  family: 'money',
  label: { zh: '万元', en: '10k CNY' },
  scale: rational(10_000),
  base: 'CNY',
};
const CUSTOMERS: Unit = {
  family: 'count',
  label: { zh: '家', en: 'customers' },
  scale: rational(1),
  base: '家',
};

describe('numbers as people read them', () => {
  it.each([
    ['1234567', {}, '1,234,567'],
    ['1234.5', {}, '1,234.5'],
    ['-1234.567', {}, '−1,234.57'],
    ['-0.001', {}, '0'],
    ['-0.001', { digits: 2 }, '0.00'],
    ['0.001', { signed: true }, '0'],
    ['12', { signed: true }, '+12'],
    ['-12', { signed: true }, '−12'],
    ['2/3', { atMost: 3 }, '0.667'],
    ['100', { atMost: 0 }, '100'],
    ['0.5', { digits: 0 }, '1'],
    ['-0.5', { digits: 0 }, '−1'],
    ['999999.995', {}, '1,000,000'],
  ] as const)('%s with %j: %s', (value, style: NumberStyle, expected) => {
    expect(formatNumber(q(value), style)).toBe(expected);
  });

  it.each([
    ['10000000', WAN, 'zh-CN', '1,000 万元', '+1,000 万元'],
    ['123456', WAN, 'zh-CN', '12.35 万元', '+12.35 万元'],
    ['300', CUSTOMERS, 'en', '300 customers', '+300 customers'],
    ['0.6', PERCENT, 'zh-CN', '60%', '+60 个百分点'],
    ['-0.02987', PERCENT, 'en', '−3%', '−3 pp'],
    ['0.29870', PERCENT, 'en', '29.9%', '+29.9 pp'],
  ] as const)('%s is a quantity and a difference in %s', (value, unit, lang, quantity, difference) => {
    expect(formatQuantity({ value: q(value), unit }, lang)).toBe(quantity);
    expect(formatDifference(q(value), unit, lang)).toBe(difference);
  });

  it('never shows NaN, Infinity, an exponent or a minus in front of nothing', () => {
    const style = fc.record(
      { digits: fc.nat({ max: 6 }), atMost: fc.nat({ max: 6 }), signed: fc.boolean() },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(anyRational, style, fc.constantFrom(WAN, CUSTOMERS, PERCENT), (value, how, unit) => {
        for (const text of [
          formatNumber(value, how),
          formatIn(value, unit, how),
          formatPercent(value, how).slice(0, -1),
        ]) {
          if (!/^[+−]?\d{1,3}(,\d{3})*(\.\d+)?$/.test(text)) return false;
          if (/^[+−]/.test(text) && !/[1-9]/.test(text)) return false;
        }
        return true;
      }),
      runs(),
    );
  });

  it('f(−x) = −f(x), and what is shown is the nearest such number', () => {
    fc.assert(
      fc.property(anyRational, fc.nat({ max: 5 }), (value, digits) => {
        const text = formatNumber(value, { digits });
        const mirrored = formatNumber(negate(value), { digits });
        const plain = (it: string) => it.replace(MINUS, '').replaceAll(',', '');
        if (plain(text) !== plain(mirrored)) return false;
        if (/[1-9]/.test(text) && text.startsWith(MINUS) === mirrored.startsWith(MINUS)) return false;
        const back = fromDecimal(text.replace(MINUS, '-').replaceAll(',', ''));
        const half = rational(1n, 2n * 10n ** BigInt(digits));
        return back !== null && compare(absolute(subtract(back, value)), half) <= 0;
      }),
      runs(),
    );
  });
});

describe('days and periods', () => {
  it.each([
    ['zh-CN', '2026年8月15日', '8月15日'],
    ['en', '15 Aug 2026', '15 Aug'],
  ] as const)('in %s: %s', (lang, long, short) => {
    const day = dayFromIso('2026-08-15') ?? 0;
    expect([formatDay(day, lang), formatDayShort(day, lang)]).toEqual([long, short]);
  });

  it.each([
    [1, 12, 1, '2026 年', '2026', '2026', '2026'],
    [7, 12, 1, '2026 年下半年', 'H2', 'H2 2026', 'H2'],
    [7, 9, 1, '2026 年第三季度', 'Q3', 'Q3 2026', 'Q3'],
    [7, 7, 1, '2026 年 7 月', '7月', 'Jul 2026', 'Jul'],
    [2, 5, 1, '2026 年 2 月至 5 月', '2月–5月', 'Feb – May 2026', 'Feb–May'],
    [4, 15, 4, '2026 财年', '2026', 'FY2026', '2026'],
    [13, 15, 4, '2026 财年第四季度', 'Q4', 'Q4 FY2026', 'Q4'],
    [4, 9, 4, '2026 财年上半年', 'H1', 'H1 FY2026', 'H1'],
    [13, 13, 4, '2027 年 1 月', '1月', 'Jan 2027', 'Jan'],
  ])('months %i to %i of 2026, years from month %i: %s', (from, to, fiscal, zh, zhShort, en, enShort) => {
    const period = spanning(month(2026, from), month(2026, to), fiscal);
    expect([formatPeriod(period, 'zh-CN', fiscal), formatPeriodShort(period, 'zh-CN', fiscal)]).toEqual([
      zh,
      zhShort,
    ]);
    expect([formatPeriod(period, 'en', fiscal), formatPeriodShort(period, 'en', fiscal)]).toEqual([
      en,
      enShort,
    ]);
  });
});
