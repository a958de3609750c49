import {
  type Day,
  firstDay,
  isoOfMonth,
  lastDay,
  type Month,
  month,
  monthOfYear,
  yearOfMonth,
} from './calendar.ts';

/** A run of whole months. Quarters, halves and years are fiscal; a month is a calendar month. */
export interface Period {
  readonly kind: 'year' | 'half' | 'quarter' | 'month' | 'span';
  readonly from: Month;
  readonly months: number;
}

/** The month of the year (1 to 12) in which a fiscal year starts. A fiscal year is named by its first calendar year. */
export type FiscalStart = number;

const LENGTH = { year: 12, half: 6, quarter: 3, month: 1 } as const;

export function yearPeriod(year: number, fiscal: FiscalStart): Period {
  return { kind: 'year', from: month(year, fiscal), months: 12 };
}

/** The n-th (from 1) half or quarter of a fiscal year. */
export function partOfYear(kind: 'half' | 'quarter', year: number, n: number, fiscal: FiscalStart): Period {
  return { kind, from: month(year, fiscal) + (n - 1) * LENGTH[kind], months: LENGTH[kind] };
}

export function monthPeriod(value: Month): Period {
  return { kind: 'month', from: value, months: 1 };
}

/** The period of the months from–to (both included), called by its fiscal name when it has one. */
export function spanning(from: Month, to: Month, fiscal: FiscalStart): Period {
  const months = to - from + 1;
  const offset = (((from - (fiscal - 1)) % 12) + 12) % 12;
  if (months === 12 && offset === 0) return { kind: 'year', from, months };
  if (months === 6 && offset % 6 === 0) return { kind: 'half', from, months };
  if (months === 3 && offset % 3 === 0) return { kind: 'quarter', from, months };
  return { kind: months === 1 ? 'month' : 'span', from, months };
}

export function lastMonth(period: Period): Month {
  return period.from + period.months - 1;
}

export function startOf(period: Period): Day {
  return firstDay(period.from);
}

export function endOf(period: Period): Day {
  return lastDay(lastMonth(period));
}

export function contains(outer: Period, inner: Period): boolean {
  return outer.from <= inner.from && lastMonth(inner) <= lastMonth(outer);
}

export function overlaps(a: Period, b: Period): boolean {
  return a.from <= lastMonth(b) && b.from <= lastMonth(a);
}

export function samePeriod(a: Period, b: Period): boolean {
  return a.from === b.from && a.months === b.months;
}

export function monthsOf(period: Period): Month[] {
  return Array.from({ length: period.months }, (_, i) => period.from + i);
}

/** The parts of a kind that lie wholly in the period, in order; a part that is cut by its edge is left out. */
export function partsOf(period: Period, kind: 'half' | 'quarter' | 'month', fiscal: FiscalStart): Period[] {
  const length = LENGTH[kind];
  const offset = (((period.from - (fiscal - 1)) % length) + length) % length;
  const first = offset === 0 ? period.from : period.from + length - offset;
  const parts: Period[] = [];
  for (let from = first; from + length - 1 <= lastMonth(period); from += length) {
    parts.push({ kind, from, months: length });
  }
  return parts;
}

/** The one spelling of a period used as a key, in addresses and in files: `2026`, `2026-H2`, `2026-Q3`, `2026-07`, `2026-07..2026-12`. */
export function periodKey(period: Period, fiscal: FiscalStart): string {
  const fiscalYear = yearOfMonth(period.from - (fiscal - 1));
  const offset = period.from - (fiscal - 1) - fiscalYear * 12;
  switch (period.kind) {
    case 'year':
      return String(fiscalYear);
    case 'half':
      return `${fiscalYear}-H${offset / 6 + 1}`;
    case 'quarter':
      return `${fiscalYear}-Q${offset / 3 + 1}`;
    case 'month':
      return isoOfMonth(period.from);
    case 'span':
      return `${isoOfMonth(period.from)}..${isoOfMonth(lastMonth(period))}`;
  }
}

/** What a period is called in a table of its plan: the number within its fiscal year (Q3 → 3, H1 → 1, July → 7, a year → the year). */
export function ordinal(period: Period, fiscal: FiscalStart): number {
  const offset = (((period.from - (fiscal - 1)) % 12) + 12) % 12;
  switch (period.kind) {
    case 'half':
      return offset / 6 + 1;
    case 'quarter':
      return offset / 3 + 1;
    case 'month':
      return monthOfYear(period.from);
    default:
      return yearOfMonth(period.from - (fiscal - 1));
  }
}

/** Each of some periods once, by their beginning, the longer first. */
export function distinctPeriods(periods: readonly Period[]): Period[] {
  const found = new Map(periods.toReversed().map((it) => [`${it.from}+${it.months}`, it]));
  return [...found.values()].sort((a, b) => a.from - b.from || b.months - a.months);
}
