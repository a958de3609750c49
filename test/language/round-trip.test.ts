import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatAddress } from '../../src/language/address.ts';
import {
  formatDay,
  formatDayShort,
  formatPercent,
  formatPeriod,
  formatPeriodShort,
  formatQuantity,
} from '../../src/language/format.ts';
import { measures } from '../../src/language/measures.ts';
import { parseAddress } from '../../src/language/read/address.ts';
import { countUnit, moneyUnit, PERCENT } from '../../src/language/units.ts';
import { LANGS } from '../../src/language/words.ts';
import { day, month } from '../../src/model/calendar.ts';
import { monthPeriod, type Period, partOfYear, samePeriod, yearPeriod } from '../../src/model/period.ts';
import { equals, rational } from '../../src/model/rational.ts';
import { cell, plan2026 } from './reading.ts';

/** What the report prints can be written into a plan again and means the same. */
const lang = fc.constantFrom(...LANGS);
const period: fc.Arbitrary<Period> = fc.oneof(
  fc.constant(yearPeriod(2026, 1)),
  fc.integer({ min: 1, max: 2 }).map((n) => partOfYear('half', 2026, n, 1)),
  fc.integer({ min: 1, max: 4 }).map((n) => partOfYear('quarter', 2026, n, 1)),
  fc.integer({ min: 1, max: 12 }).map((n) => monthPeriod(month(2026, n))),
);
const unit = fc.constantFrom(
  moneyUnit('CNY'),
  moneyUnit('CNY', 10_000),
  moneyUnit('USD', 1000),
  countUnit('家'),
  PERCENT,
);

describe('what is printed is read back as the same', () => {
  it('quantities in their unit', () => {
    fc.assert(
      fc.property(fc.integer({ min: -1_000_000, max: 1_000_000 }), unit, lang, (count, its, language) => {
        const value = { n: BigInt(count) * its.scale.n, d: its.scale.d * 10n };
        const text = formatQuantity({ value, unit: its }, language, { atMost: 4 });
        const read = cell('quantity', text, {
          unit: its,
          lang: language,
          currency: its.family === 'money' ? its.base : 'CNY',
        });
        expect(read.ok && equals(read.value.value, value), text).toBe(true);
      }),
    );
  });

  it('percentages', () => {
    fc.assert(
      fc.property(fc.integer({ min: -10_000, max: 10_000 }), (n) => {
        const value = rational(n, 1000);
        const read = cell('percent', formatPercent(value));
        expect(read.ok && equals(read.value, value)).toBe(true);
      }),
    );
  });

  it('periods, long and short', () => {
    fc.assert(
      fc.property(period, lang, (it, language) => {
        for (const text of [formatPeriod(it, language, 1), formatPeriodShort(it, language, 1)]) {
          const read = cell('period', text);
          expect(read.ok && samePeriod(read.value, it), text).toBe(true);
        }
      }),
    );
  });

  it('days, long and short', () => {
    fc.assert(
      fc.property(fc.integer({ min: day(2026, 1, 1), max: day(2026, 12, 31) }), lang, (it, language) => {
        for (const text of [formatDay(it, language), formatDayShort(it, language)]) {
          const read = cell('date', text, { lang: language });
          expect(read.ok && read.value.from === it && read.value.to === it, text).toBe(true);
        }
      }),
    );
  });

  it('addresses', () => {
    const name = fc.constantFrom('销售总额', 'New customers', '产品A', '渠道');
    const measure = fc.constantFrom(
      ...Object.keys(measures).filter((it): it is keyof typeof measures => it in measures),
    );
    fc.assert(
      fc.property(
        name,
        fc.option(name),
        fc.option(period),
        measure,
        lang,
        (subject, member, when, what, language) => {
          const address = {
            subject,
            member,
            dimension: member === null ? null : '区域',
            period: when,
            measure: what,
          };
          const read = parseAddress(formatAddress(address, language, 1), plan2026);
          expect(read.ok && { ...read.value, period: null }).toEqual({ ...address, period: null });
          expect(
            read.ok &&
              (read.value.period === when ||
                (when && read.value.period && samePeriod(read.value.period, when))),
          ).toBe(true);
        },
      ),
    );
  });

  it('any text gives a value or a problem, never a throw', () => {
    const types = [
      'quantity',
      'number',
      'percent',
      'rate',
      'target',
      'assigned',
      'date',
      'period',
      'workdays',
      'lag',
      'ramp',
      'recurrence',
      'sum',
      'address',
      'standard',
      'adjustments',
    ] as const;
    fc.assert(
      fc.property(
        fc.constantFrom(...types),
        fc.oneof(fc.string({ unit: 'grapheme' }), fc.stringMatching(/^[0-9月日Q年,.%+\-~/@:=万元 ]{0,20}$/)),
        (type, text) => {
          expect(typeof cell(type, text).ok).toBe('boolean');
        },
      ),
      { numRuns: 2000 },
    );
  });
});
