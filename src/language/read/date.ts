import { type Day, day, firstDay, isoOfDay, lastDay, yearOfMonth } from '../../model/calendar.ts';
import { endOf, lastMonth, type Period, startOf } from '../../model/period.ts';
import type { DateRange } from '../cells.ts';
import { fold } from '../fold.ts';
import { halves, MONTH_NAME, monthNamed, readPeriod } from './period.ts';
import { form, type ReadContext, type Reading, read, refuse } from './reading.ts';

type DateContext = Pick<ReadContext, 'within' | 'fiscal' | 'lang'>;

/**
 * A day, or the first and last day of what is named: `2026-08-15`, `8月15日`, `15 Aug`, `10月底`, `8月上旬`, `Q3`,
 * `8月1日至8月15日`. A day without a year is the only such day in the plan's period, else it is refused; so is one more
 * than ten years away from it.
 */
export function readDate(text: string, context: DateContext): Reading<DateRange> {
  const found = readAny(text, context);
  const { within } = context;
  if (!found.ok || within === null) return found;
  const near = found.value.from >= startOf(within) - REACH && found.value.to <= endOf(within) + REACH;
  return near ? found : refuse({ kind: 'out-of-reach' });
}

/** Ten years before and after the plan, in days: further away is a slip of the hand, and no calendar could be drawn. */
const REACH = 3653;

function readAny(text: string, context: DateContext): Reading<DateRange> {
  const compact = fold(text).replace(/\((?:周|星期)[一二三四五六日天]\)$/, '');
  const whole = readOne(compact, context);
  if (whole) return whole;
  for (const { left, right } of halves(compact)) {
    const from = readOne(left, context);
    const to = readOne(/^\d{1,2}[日号]$/.test(right) ? `${monthPrefix(left)}${right}` : right, context);
    if (from && to) return between(from, to);
  }
  return dateForm();
}

function between(from: Reading<DateRange>, to: Reading<DateRange>): Reading<DateRange> {
  if (!from.ok) return from;
  if (!to.ok) return to;
  return from.value.from <= to.value.to ? read({ from: from.value.from, to: to.value.to }) : dateForm();
}

/** `8月` of `8月1日`, so that `8月1日-15日` has its month. */
function monthPrefix(left: string): string {
  return /^(.*月)/.exec(left)?.[1] ?? '';
}

function readOne(compact: string, context: DateContext): Reading<DateRange> | null {
  const parts = dayParts(compact, context);
  if (parts) return parts.year === null ? dayWithin(parts, context.within) : oneDay(parts.year, parts);
  const stretch = partOfPeriod(compact, context);
  if (stretch) return stretch;
  const period = readPeriod(compact, context);
  if (period.ok) return read(daysOf(period.value));
  return period.problem.kind === 'form' ? null : period;
}

interface DayParts {
  readonly year: number | null;
  readonly month: number;
  readonly date: number;
}

const ISO = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})[日号]?$/;
const COMPACT = /^(\d{4})(\d{2})(\d{2})$/;
const MONTH_DAY = /^(\d{1,2})月(\d{1,2})[日号]?$/;
const SLASHED = /^(\d{1,2})\/(\d{1,2})$/;
const DAY_FIRST = new RegExp(`^(\\d{1,2})(?:st|nd|rd|th)?(?:of|-)?(${MONTH_NAME})[.,-]?(\\d{4})?$`);
const MONTH_FIRST = new RegExp(`^(${MONTH_NAME})\\.?(\\d{1,2})(?:st|nd|rd|th)?(?:,?(\\d{4}))?$`);

function dayParts(compact: string, { lang }: DateContext): DayParts | null {
  const full = ISO.exec(compact) ?? COMPACT.exec(compact);
  if (full) return { year: Number(full[1]), month: Number(full[2]), date: Number(full[3]) };
  // 8/15 is month and day in Chinese; in English it could be either, so it is not read there.
  const short = MONTH_DAY.exec(compact) ?? (lang === 'en' ? null : SLASHED.exec(compact));
  if (short) return { year: null, month: Number(short[1]), date: Number(short[2]) };
  const dayFirst = DAY_FIRST.exec(compact);
  if (dayFirst) return english(dayFirst[2], dayFirst[1], dayFirst[3]);
  const monthFirst = MONTH_FIRST.exec(compact);
  return monthFirst ? english(monthFirst[1], monthFirst[2], monthFirst[3]) : null;
}

function english(name = '', date = '', year: string | undefined): DayParts {
  return { year: year === undefined ? null : Number(year), month: monthNamed(name), date: Number(date) };
}

function exists(year: number, { month, date }: DayParts): Day | null {
  const value = day(year, month, date);
  const iso = `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(date).padStart(2, '0')}`;
  return isoOfDay(value) === iso ? value : null;
}

function oneDay(year: number, parts: DayParts): Reading<DateRange> {
  const value = exists(year, parts);
  return value === null ? refuse({ kind: 'no-such-day' }) : read({ from: value, to: value });
}

function dayWithin(parts: DayParts, within: Period | null): Reading<DateRange> {
  // A leap year has every day there is.
  if (exists(2024, parts) === null) return refuse({ kind: 'no-such-day' });
  if (!within) return refuse({ kind: 'year', found: 0 });
  const found: Day[] = [];
  for (let year = yearOfMonth(within.from); year <= yearOfMonth(lastMonth(within)); year += 1) {
    const value = exists(year, parts);
    if (value !== null && value >= startOf(within) && value <= endOf(within)) found.push(value);
  }
  const [only] = found;
  return only !== undefined && found.length === 1
    ? read({ from: only, to: only })
    : refuse({ kind: 'year', found: found.length });
}

const ENGLISH_PART = /^(beginningof|startof|early|mid-?|middleof|late|endof)(.+)$/;
const CHINESE_PART = /^(.*?)(上旬|中旬|下旬|初|中|底|末)$/;
const PART_OF: Readonly<Record<string, 'early' | 'middle' | 'late' | 'first' | 'last'>> = {
  上旬: 'early',
  初: 'early',
  early: 'early',
  beginningof: 'first',
  startof: 'first',
  中旬: 'middle',
  中: 'middle',
  mid: 'middle',
  'mid-': 'middle',
  middleof: 'middle',
  下旬: 'late',
  late: 'late',
  底: 'last',
  末: 'last',
  endof: 'last',
};

/** `10月底` is its last day, 上旬 the 1st to 10th, 中旬 the 11th to 20th, 下旬 the rest; `Q3末` and `年底` are last days. */
function partOfPeriod(compact: string, context: DateContext): Reading<DateRange> | null {
  const en = ENGLISH_PART.exec(compact);
  const zh = en ? null : CHINESE_PART.exec(compact);
  const which = PART_OF[en?.[1] ?? zh?.[2] ?? ''];
  const base = en?.[2] ?? zh?.[1];
  if (!which || base === undefined || base === '') return null;
  const period = readPeriod(/^(?:the)?(?:年|year)$/.test(base) ? '全年' : base, context);
  if (!period.ok) return period.problem.kind === 'form' ? null : period;
  const { from, months } = period.value;
  const last = endOf(period.value);
  if (which === 'last') return read({ from: last, to: last });
  if (which === 'first' || (months > 1 && which === 'early'))
    return read({ from: firstDay(from), to: firstDay(from) });
  if (months > 1) return null;
  const first = firstDay(from);
  if (which === 'early') return read({ from: first, to: first + 9 });
  return read(
    which === 'middle' ? { from: first + 10, to: first + 19 } : { from: first + 20, to: lastDay(from) },
  );
}

function daysOf(period: Period): DateRange {
  return { from: startOf(period), to: endOf(period) };
}

function dateForm() {
  return form('日期', 'a date', '2026-08-15、8月15日、10月底', '2026-08-15, 15 Aug, end of October');
}
