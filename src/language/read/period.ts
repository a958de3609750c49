import { type Month, month, yearOfMonth } from '../../model/calendar.ts';
import {
  type FiscalStart,
  lastMonth,
  monthPeriod,
  overlaps,
  type Period,
  partOfYear,
  spanning,
  yearPeriod,
} from '../../model/period.ts';
import { fold } from '../fold.ts';
import { chineseNumber } from './number.ts';
import { form, type ReadContext, type Reading, read, refuse } from './reading.ts';

/** A period as written: `Q3` has no year yet. */
interface Named {
  readonly kind: 'year' | 'half' | 'quarter' | 'month';
  readonly n: number;
  readonly year: number | null;
}

type PeriodContext = Pick<ReadContext, 'within' | 'fiscal'>;

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
export const MONTH_NAME =
  'jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?';

/** 1 to 12 for an English month, in full or short; 0 when it is none. */
export function monthNamed(name: string): number {
  return MONTHS.indexOf(name.slice(0, 3).toLowerCase()) + 1;
}

/**
 * A period: `2026`, `2026-H2`, `下半年`, `Q3`, `第三季度`, `7月`, `Jul 2026`, `2026-07`, `7-12月`, `2026-Q3..2026-Q4`.
 * Halves and quarters are fiscal, months are calendar months. Without a year it is the only such period that
 * touches the plan's.
 */
export function readPeriod(text: string, context: PeriodContext): Reading<Period> {
  const compact = fold(text);
  if (/^(?:全年|整年|年度|fullyear|wholeyear)$/.test(compact)) return wholeYear(context);
  const single = named(compact);
  if (single) return resolve(single, context);
  for (const { left, right } of halves(compact)) {
    const pair = bothEnds(left, right);
    if (pair) return resolveRange(pair[0], pair[1], context);
  }
  return form('期间', 'a period', 'Q3、7月、2026-07、2026-Q3..2026-Q4', 'Q3, Jul, 2026-07, 2026-Q3..2026-Q4');
}

function wholeYear({ within, fiscal }: PeriodContext): Reading<Period> {
  if (!within) return refuse({ kind: 'year', found: 0 });
  const year = yearPeriod(yearOfMonth(within.from - (fiscal - 1)), fiscal);
  return lastMonth(within) <= lastMonth(year) ? read(year) : refuse({ kind: 'year', found: 2 });
}

const YEAR = '(?:fy)?(?:(\\d{4})(?:年度?|财年|[-/.])?)?';
const PATTERNS: readonly (readonly [RegExp, (m: readonly (string | undefined)[]) => Named])[] = [
  [/^(?:fy)?(\d{4})(?:年度?|财年)?$/, ([, y]) => ({ kind: 'year', n: 1, year: Number(y) })],
  [/^fy(\d{2})$/, ([, y]) => ({ kind: 'year', n: 1, year: 2000 + Number(y) })],
  [new RegExp(`^${YEAR}h([12])$`), ([, y, n]) => part('half', n, y)],
  [/^h([12])[-/,]?(?:fy)?(\d{4})$/, ([, n, y]) => part('half', n, y)],
  [new RegExp(`^${YEAR}(上|下)半年$`), ([, y, n]) => part('half', n === '上' ? '1' : '2', y)],
  [new RegExp(`^${YEAR}q([1-4])$`), ([, y, n]) => part('quarter', n, y)],
  [/^q([1-4])[-/,]?(?:fy)?(\d{4})$/, ([, n, y]) => part('quarter', n, y)],
  [new RegExp(`^${YEAR}第?([一二三四1-4])季度?$`), ([, y, n]) => part('quarter', n, y)],
  [/^(\d{4})[-/.年](0?[1-9]|1[0-2])(?:月份?)?$/, ([, y, n]) => part('month', n, y)],
  [/^(\d{4})(0[1-9]|1[0-2])$/, ([, y, n]) => part('month', n, y)],
  [/^(0?[1-9]|1[0-2])月份?$/, ([, n]) => part('month', n, undefined)],
  [/^(?:(\d{4})年)?(十[一二]?|[一二三四五六七八九])月份?$/, ([, y, n]) => part('month', n, y)],
  [
    new RegExp(`^(${MONTH_NAME})[-,./]?(\\d{4})?$`),
    ([, n, y]) => part('month', String(monthNamed(n ?? '')), y),
  ],
  [
    new RegExp(`^(\\d{4})[-,./]?(${MONTH_NAME})$`),
    ([, y, n]) => part('month', String(monthNamed(n ?? '')), y),
  ],
];

function part(kind: Named['kind'], n: string | undefined, year: string | undefined): Named {
  const digits = n ?? '';
  const value = /^\d+$/.test(digits) ? Number(digits) : (chineseNumber(digits) ?? 0);
  return { kind, n: value, year: year === undefined ? null : Number(year) };
}

function named(compact: string): Named | null {
  for (const [pattern, make] of PATTERNS) {
    const match = pattern.exec(compact);
    if (match) return make(match);
  }
  return null;
}

/** Every way to cut a range at one of its separators. */
export function halves(compact: string): { readonly left: string; readonly right: string }[] {
  const cuts: { left: string; right: string }[] = [];
  for (const match of compact.matchAll(/\.{2,3}|~|〜|至|到|–|—+|to|-/g)) {
    const left = compact.slice(0, match.index);
    const right = compact.slice(match.index + match[0].length);
    if (left !== '' && right !== '') cuts.push({ left, right });
  }
  return cuts;
}

/** `7-12月` and `Q3-4`: a bare number takes the kind of the other end; a year given once holds for both. */
function bothEnds(left: string, right: string): readonly [Named, Named] | null {
  let from = named(left);
  let to = named(right);
  if (from && !to && /^\d{1,2}$/.test(right))
    to = named(from.kind === 'month' ? `${right}月` : `${letter(from)}${right}`);
  if (to && (!from || (from.kind === 'year' && to.kind !== 'year'))) {
    from = /^(?:\d{4}[年/-])?\d{1,2}$/.test(left) && to.kind === 'month' ? named(`${left}月`) : from;
  }
  if (!from || !to || (from.kind === 'year') !== (to.kind === 'year')) return null;
  return [
    { ...from, year: from.year ?? to.year },
    { ...to, year: to.year ?? from.year },
  ];
}

function letter(it: Named): string {
  return it.kind === 'quarter' ? 'q' : it.kind === 'half' ? 'h' : '';
}

function at(it: Named, year: number, fiscal: FiscalStart): Period {
  switch (it.kind) {
    case 'year':
      return yearPeriod(year, fiscal);
    case 'month':
      return monthPeriod(month(year, it.n));
    default:
      return partOfYear(it.kind, year, it.n, fiscal);
  }
}

function resolve(it: Named, { within, fiscal }: PeriodContext): Reading<Period> {
  if (it.year !== null) return read(at(it, it.year, fiscal));
  if (!within) return refuse({ kind: 'year', found: 0 });
  const first = yearOfMonth(within.from) - 1;
  const last = yearOfMonth(lastMonth(within)) + 1;
  const found: Period[] = [];
  for (let year = first; year <= last; year += 1) {
    const period = at(it, year, fiscal);
    if (overlaps(period, within)) found.push(period);
  }
  const [only] = found;
  return only && found.length === 1 ? read(only) : refuse({ kind: 'year', found: found.length });
}

function resolveRange(left: Named, right: Named, context: PeriodContext): Reading<Period> {
  const from = resolve(left, context);
  if (!from.ok) return from;
  const to = resolve(right, context);
  if (!to.ok) return to;
  const end: Month = lastMonth(to.value);
  return end < from.value.from
    ? form('先早后晚的期间', 'a period whose end follows its start', 'Q1-Q4')
    : read(spanning(from.value.from, end, context.fiscal));
}
