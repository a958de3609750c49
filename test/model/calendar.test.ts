import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  day,
  dayFromIso,
  daysIn,
  firstDay,
  isoOfDay,
  isoOfMonth,
  lastDay,
  month,
  monthOf,
  monthOfYear,
  weekday,
  yearOfMonth,
} from '../../src/model/calendar.ts';
import { occurrences, type Rhythm } from '../../src/model/recurrence.ts';
import { workCalendar } from '../../src/model/workdays.ts';
import { runs } from '../runs.ts';
import { anyDay } from './arbitrary.ts';

describe('days', () => {
  it.each([
    '1970-01-01',
    '2000-02-29',
    '2024-02-29',
    '2026-08-31',
    '2100-03-01',
    '1900-02-28',
    '0001-01-01',
    '9999-12-31',
  ])('%s is a day and reads back', (text) => {
    const value = dayFromIso(text);
    expect(value === null ? null : isoOfDay(value)).toBe(text);
  });
  it.each([
    '2026-02-29',
    '2100-02-29',
    '2026-13-01',
    '2026-00-10',
    '2026-06-31',
    '2026-6-1',
    '26-06-01',
    '2026-08-15T00',
    '12026-08-15',
    '',
  ])('%j is none', (text) => {
    expect(dayFromIso(text)).toBeNull();
  });
  it.each([
    ['2026-02-10', 28],
    ['2024-02-10', 29],
    ['2026-12-31', 31],
    ['2026-04-01', 30],
  ])('the month of %s has %i days', (text, days) => {
    expect(daysIn(monthOf(dayFromIso(text) ?? 0))).toBe(days);
  });

  it('agree with the calendar of the platform', () => {
    fc.assert(
      fc.property(anyDay, (value) => {
        const date = new Date(value * 86_400_000);
        const [year, ofYear] = [date.getUTCFullYear(), date.getUTCMonth() + 1];
        return (
          isoOfDay(value) === date.toISOString().slice(0, 10) &&
          monthOf(value) === month(year, ofYear) &&
          weekday(value) === ((date.getUTCDay() + 6) % 7) + 1 &&
          day(year, ofYear, date.getUTCDate()) === value
        );
      }),
      runs(),
    );
  });

  it('a month runs from its first day to the day before the next', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1900 * 12, max: 2200 * 12 }), (value) => {
        return (
          firstDay(value + 1) === lastDay(value) + 1 &&
          monthOf(firstDay(value)) === value &&
          monthOf(lastDay(value)) === value &&
          month(yearOfMonth(value), monthOfYear(value)) === value &&
          isoOfDay(firstDay(value)) === `${isoOfMonth(value)}-01`
        );
      }),
      runs(),
    );
  });
});

const someDays = fc
  .array(
    anyDay.map((value) => value % 40),
    { maxLength: 14 },
  )
  .map((days) => new Set(days));

describe('working days', () => {
  /** 2026-10-01 is a Thursday; the 1st to the 7th are off, Saturday the 10th is worked. */
  const october = workCalendar(
    new Set(Array.from({ length: 7 }, (_, n) => day(2026, 10, 1 + n))),
    new Set([day(2026, 10, 10)]),
  );
  it.each([
    ['2026-09-30', true],
    ['2026-10-01', false],
    ['2026-10-08', true],
    ['2026-10-10', true],
    ['2026-10-11', false],
  ])('%s worked: %s', (text, worked) => {
    expect(october.isWorkday(dayFromIso(text) ?? 0)).toBe(worked);
  });
  it.each([
    ['2026-09-28', '2026-10-11', 6],
    ['2026-10-01', '2026-10-07', 0],
    ['2026-10-08', '2026-10-08', 1],
    ['2026-10-09', '2026-10-08', 0],
  ])('%s to %s: %i', (from, to, count) => {
    expect(october.count(dayFromIso(from) ?? 0, dayFromIso(to) ?? 0)).toBe(count);
  });
  it.each([
    ['2026-09-30', 1, '2026-10-08'],
    ['2026-09-30', 3, '2026-10-10'],
    ['2026-10-08', -1, '2026-09-30'],
    ['2026-10-03', 0, '2026-10-03'],
    ['2026-10-03', -2, '2026-09-29'],
  ])('%s and %i working days: %s', (from, n, to) => {
    expect(isoOfDay(october.add(dayFromIso(from) ?? 0, n))).toBe(to);
  });
  it('a day that is both a holiday and made up for is worked', () => {
    expect(workCalendar(new Set([0]), new Set([0])).count(0, 0)).toBe(1);
  });

  it('agree with asking every day', () => {
    fc.assert(
      fc.property(
        someDays,
        someDays,
        fc.integer({ min: -60, max: 60 }),
        fc.integer({ min: -60, max: 60 }),
        (off, on, from, n) => {
          const calendar = workCalendar(off, on);
          const worked = (value: number) => on.has(value) || (weekday(value) <= 5 && !off.has(value));
          const to = from + Math.abs(n);
          let count = 0;
          for (let at = from; at <= to; at++) if (worked(at)) count++;
          expect(calendar.count(from, to)).toBe(count);
          expect(calendar.isWorkday(from)).toBe(worked(from));
          let at = from;
          for (let left = Math.abs(n); left > 0; ) {
            at += Math.sign(n);
            if (worked(at)) left--;
          }
          expect(calendar.add(from, n)).toBe(at);
          let [next, previous] = [from, from];
          while (!worked(next)) next++;
          while (!worked(previous)) previous--;
          expect([calendar.nextWorkday(from), calendar.previousWorkday(from)]).toEqual([next, previous]);
        },
      ),
      runs(),
    );
  });
});

describe('repeating work', () => {
  const plain = workCalendar(new Set(), new Set());
  it.each([
    ['month', 2, '2026-07-01', '2026-08-31', '07-08 07-24 08-10 08-24'],
    ['week', 1, '2026-08-03', '2026-08-16', '08-05 08-12'],
    ['quarter', 1, '2026-07-01', '2026-12-31', '08-17 11-17'],
    ['quarter', 1, '2026-08-01', '2026-12-31', '09-01 11-17'],
    ['day', 1, '2026-08-07', '2026-08-11', '08-07 08-10 08-11'],
    ['month', 2, '2026-08-17', '2026-08-31', '08-24'],
    ['month', 1, '2026-08-25', '2026-08-31', ''],
    ['month', 1, '2026-08-31', '2026-08-01', ''],
    ['week', 7, '2026-08-03', '2026-08-09', '08-03 08-04 08-04 08-05 08-06 08-06 08-07'],
    ['month', 0, '2026-08-01', '2026-08-31', ''],
  ] as const)('each %s %i times, %s to %s: %s', (per, times, from, to, expected) => {
    const days = occurrences({ per, times }, dayFromIso(from) ?? 0, dayFromIso(to) ?? 0, plain);
    expect(days.map((value) => isoOfDay(value).slice(5)).join(' ')).toBe(expected);
  });

  const rhythm: fc.Arbitrary<Rhythm> = fc.record({
    per: fc.constantFrom('day', 'week', 'month', 'quarter'),
    times: fc.nat({ max: 9 }),
  });

  it('falls on working days in order, and a whole cycle gets its times, evenly', () => {
    fc.assert(
      fc.property(
        rhythm,
        someDays,
        fc.integer({ min: -40, max: 40 }),
        fc.nat({ max: 120 }),
        (it, off, from, length) => {
          const calendar = workCalendar(off, new Set());
          const to = from + length;
          const days = occurrences(it, from, to, calendar);
          const inOrder = days.every((value, n) => n === 0 || value >= (days[n - 1] ?? 0));
          const inside = days.every((value) => calendar.isWorkday(value) && value >= from && value <= to);
          expect([inOrder, inside]).toEqual([true, true]);
          if (it.per !== 'month') return;
          for (let at = monthOf(from) + 1; at < monthOf(to); at++) {
            const ofMonth = days.filter((value) => monthOf(value) === at);
            const worked = calendar.count(firstDay(at), lastDay(at));
            expect(ofMonth.length).toBe(worked === 0 ? 0 : it.times);
            const gaps = ofMonth.slice(1).map((value, n) => calendar.count(ofMonth[n] ?? 0, value - 1));
            if (gaps.length > 0) expect(Math.max(...gaps) - Math.min(...gaps)).toBeLessThanOrEqual(1);
          }
        },
      ),
      runs(),
    );
  });
});
