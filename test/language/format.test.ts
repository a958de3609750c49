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
} from '../../src/language/format.ts';
import { countUnit, moneyUnit, PERCENT, POINTS, type Unit } from '../../src/language/units.ts';
import type { Lang } from '../../src/language/words.ts';
import { day, month } from '../../src/model/calendar.ts';
import { monthPeriod, partOfYear, spanning, yearPeriod } from '../../src/model/period.ts';
import { negate, type Rational, rational } from '../../src/model/rational.ts';
import { runs } from '../runs.ts';

const yuan = moneyUnit('CNY');
const wan = moneyUnit('CNY', 10_000);
const yi = moneyUnit('CNY', 100_000_000);
const thousand = moneyUnit('USD', 1000);
const million = moneyUnit('CNY', 1_000_000);
const home = countUnit('家');
const customers = countUnit('customers');

describe('numbers', () => {
  it.each<[Rational, Parameters<typeof formatNumber>[1], string]>([
    [rational(0), {}, '0'],
    [rational(1234567), {}, '1,234,567'],
    [rational(-1234), {}, '−1,234'],
    [rational(12345, 10), {}, '1,234.5'],
    [rational(1, 3), {}, '0.33'],
    [rational(1, 3), { digits: 0 }, '0'],
    [rational(-1, 3), { digits: 0 }, '0'],
    [rational(-1, 3), { digits: 1 }, '−0.3'],
    [rational(5, 2), { digits: 0 }, '3'],
    [rational(-5, 2), { digits: 0 }, '−3'],
    [rational(5), { digits: 2 }, '5.00'],
    [rational(5), { signed: true }, '+5'],
    [rational(0), { signed: true }, '0'],
    [rational(1, 1000), { signed: true }, '0'],
    [rational(9_007_199_254_740_993n), { digits: 0 }, '9,007,199,254,740,993'],
    [rational(100), { atMost: 0 }, '100'],
  ])('%o %o → %s', (value, style, text) => expect(formatNumber(value, style)).toBe(text));
});

describe('quantities', () => {
  it.each<[number, Unit, Lang, string]>([
    [10_000_000, wan, 'zh-CN', '1,000 万元'],
    [10_000_000, wan, 'en', 'CNY 10 m'],
    [12_340_000, wan, 'en', 'CNY 12.34 m'],
    [12_345_600, wan, 'en', 'CNY 12.3456 m'],
    [200_000, wan, 'en', 'CNY 200 k'],
    [-380_000, wan, 'en', 'CNY −380 k'],
    [0, wan, 'en', 'CNY 0'],
    [2_500_000_000, yi, 'en', 'CNY 2.5 bn'],
    [2_500_000_000, yi, 'zh-CN', '25 亿元'],
    [10_000_000, million, 'en', 'CNY 10 m'],
    [10_000_000, million, 'zh-CN', '10 百万元'],
    [1_250_000, thousand, 'en', 'USD 1,250 k'],
    [1_250_000, thousand, 'zh-CN', '1,250 千美元'],
    [300, yuan, 'zh-CN', '300 元'],
    [300, yuan, 'en', 'CNY 300'],
    [12, home, 'zh-CN', '12 家'],
    [1200, customers, 'en', '1,200 customers'],
    [1, PERCENT, 'zh-CN', '100%'],
  ])('%d %o %s → %s', (value, unit, lang, text) => {
    expect(formatQuantity({ value: rational(value), unit }, lang)).toBe(text);
  });

  it.each<[Rational, Unit, Lang, string]>([
    [rational(8, 100), PERCENT, 'zh-CN', '+8 个百分点'],
    [rational(-123, 1000), PERCENT, 'en', '−12.3 pp'],
    [rational(-380_000), wan, 'zh-CN', '−38 万元'],
    [rational(-380_000), wan, 'en', 'CNY −380 k'],
    [rational(5), home, 'zh-CN', '+5 家'],
    [rational(0), home, 'zh-CN', '0 家'],
    [rational(3, 100), POINTS, 'zh-CN', '+3 个百分点'],
  ])('a difference of %o %o %s → %s', (value, unit, lang, text) => {
    expect(formatDifference(value, unit, lang)).toBe(text);
  });

  it.each<[Rational, Parameters<typeof formatPercent>[1], string]>([
    [rational(230, 770), {}, '29.9%'],
    [rational(230, 770), { digits: 0 }, '30%'],
    [rational(230, 770), { digits: 2 }, '29.87%'],
    [rational(79995, 100000), { digits: 2 }, '80.00%'],
    [rational(1, 8), { digits: 0 }, '13%'],
    [rational(-1, 8), { digits: 0 }, '−13%'],
    [rational(3, 10), { signed: true }, '+30%'],
  ])('%o %o → %s', (value, style, text) => expect(formatPercent(value, style)).toBe(text));
});

describe('periods and days', () => {
  const q3 = partOfYear('quarter', 2026, 3, 1);
  const fiscal = yearPeriod(2026, 4);
  it.each([
    [formatPeriod(yearPeriod(2026, 1), 'zh-CN', 1), '2026 年'],
    [formatPeriod(fiscal, 'zh-CN', 4), '2026 财年'],
    [formatPeriod(fiscal, 'en', 4), 'FY2026'],
    [formatPeriod(q3, 'zh-CN', 1), '2026 年第三季度'],
    [formatPeriod(q3, 'en', 1), 'Q3 2026'],
    [formatPeriod(partOfYear('half', 2026, 2, 1), 'zh-CN', 1), '2026 年下半年'],
    [formatPeriod(monthPeriod(month(2026, 7)), 'zh-CN', 1), '2026 年 7 月'],
    [formatPeriod(monthPeriod(month(2026, 7)), 'en', 1), 'Jul 2026'],
    [formatPeriod(spanning(month(2026, 7), month(2027, 2), 1), 'en', 1), 'Jul 2026 – Feb 2027'],
    // The fourth quarter of a fiscal year from April lies in the next calendar year, and keeps the name of its own.
    [formatPeriod(partOfYear('quarter', 2026, 4, 4), 'zh-CN', 4), '2026 财年第四季度'],
    [formatPeriodShort(q3, 'zh-CN', 1), 'Q3'],
    [formatPeriodShort(monthPeriod(month(2026, 7)), 'zh-CN', 1), '7月'],
    [formatPeriodShort(monthPeriod(month(2026, 7)), 'en', 1), 'Jul'],
    [formatDay(day(2026, 8, 15), 'zh-CN'), '2026年8月15日'],
    [formatDay(day(2026, 8, 15), 'en'), '15 Aug 2026'],
    [formatDayShort(day(2026, 8, 15), 'zh-CN'), '8月15日'],
    [formatDayShort(day(2026, 8, 15), 'en'), '15 Aug'],
  ])('%s', (text, expected) => expect(text).toBe(expected));
});

describe('laws', () => {
  const value = fc
    .tuple(fc.bigInt({ min: -(10n ** 18n), max: 10n ** 18n }), fc.bigInt({ min: 1n, max: 10n ** 9n }))
    .map(([n, d]) => rational(n, d));
  const unit = fc.constantFrom(yuan, wan, yi, thousand, home, PERCENT);
  const digits = fc.integer({ min: 0, max: 8 });

  it('shows digits, one sign, and never -0, NaN or Infinity', () => {
    fc.assert(
      fc.property(value, unit, digits, fc.boolean(), (number, shown, places, signed) => {
        const text = formatIn(number, shown, { digits: places, signed });
        expect(text).toMatch(/^[+−]?\d{1,3}(,\d{3})*(\.\d+)?$/);
        if (!/[1-9]/.test(text)) expect(text).not.toMatch(/[+−]/);
      }),
      runs(),
    );
  });

  it('f(−x) = −f(x)', () => {
    fc.assert(
      fc.property(value, digits, (number, places) => {
        const plain = formatNumber(number, { digits: places });
        const mirrored = formatNumber(negate(number), { digits: places });
        const flipped = plain.startsWith('−') ? plain.slice(1) : /[1-9]/.test(plain) ? `−${plain}` : plain;
        expect(mirrored).toBe(flipped);
      }),
      runs(),
    );
  });

  it('rounds half away from zero, against an oracle of whole numbers', () => {
    fc.assert(
      fc.property(value, digits, (number, places) => {
        const scaled = number.n * 10n ** BigInt(places) * 2n;
        const size = scaled < 0n ? -scaled : scaled;
        const whole = (size + number.d) / (2n * number.d);
        const text = formatNumber(number, { digits: places }).replace(/[−,.]/g, '');
        expect(BigInt(text)).toBe(whole);
      }),
      runs(),
    );
  });
});
