import { fold } from '../language/fold.ts';
import { formatPeriodShort, joinUnit } from '../language/format.ts';
import { moneyUnit } from '../language/units.ts';
import { type Lang, say, type Words } from '../language/words.ts';
import { allocate } from '../model/allocate.ts';
import { type Day, isoOfDay, weekday } from '../model/calendar.ts';
import { endOf, type FiscalStart, type Period, partsOf, periodKey, startOf } from '../model/period.ts';
import { rational } from '../model/rational.ts';

/** What the author has said about the plan, and what the repository says of all plans. */
export interface Request {
  readonly lang: Lang;
  readonly title: string;
  readonly period: Period;
  readonly fiscal: FiscalStart;
  readonly owner: string;
  readonly currency: string;
  /**
   * Numbers of a worked example: none, only where the author has to give one, or everywhere that a number may stand.
   */
  readonly numbers: 'none' | 'needed' | 'all';
  /** Dimensions that the config declares, with the members at the top. */
  readonly dimensions: readonly DeclaredDimension[];
  readonly teams: readonly string[];
}

export interface DeclaredDimension {
  readonly name: string;
  readonly aliases: readonly string[];
  readonly members: readonly string[];
}

/** A dimension as the plan names it, and its members. */
export interface Members {
  readonly dimension: string;
  readonly names: readonly string[];
}

/** What the starters are written with: words in the plan's language, its periods and days, and cells to be filled in. */
export interface Draft {
  readonly request: Request;
  readonly w: (zh: string, en: string) => string;
  /** A number that only the author knows. */
  readonly fill: (example: string) => string;
  /** A number that may stay blank. */
  readonly known: (example: string) => string;
  /** A sentence with the example's figures; else `hint`, which no report shows. */
  readonly figures: (zh: string, en: string, hint: Words) => string;
  readonly hint: (zh: string, en: string) => string;
  /** The unit in which money is planned: 万元, USD k. */
  readonly money: string;
  /** An amount in it, as people say it: 960 万元, USD 960 k. */
  readonly amount: (number: number) => string;
  /** The unit of small money: 元, USD. */
  readonly coin: string;
  readonly owner: string;
  readonly months: number;
  /** The parts by which the plan is told: quarters, or months where it is short. */
  readonly parts: readonly Period[];
  readonly headings: readonly string[];
  /** A total over the parts by their months, exactly; blank cells for the author, which the program computes. */
  readonly spread: (total: number) => readonly string[];
  /** The level at the end of each part, on the straight way to the last. */
  readonly levels: (from: number, to: number, suffix?: string) => readonly string[];
  /** The working day at a share (0 to 1) of the period. */
  readonly day: (share: number) => string;
  readonly members: (dimension: Words, fallback: readonly Words[]) => Members;
  /** Shares in whole percent that sum to 100, the first ones larger by one where they do not divide. */
  readonly shares: (count: number) => readonly string[];
}

/** The word for a cell whose number is not known yet; the check names every cell that still says so. */
const UNDECIDED: Words = { zh: '待定', en: 'TBD' };

export function draftOf(request: Request): Draft {
  const { lang, period, fiscal, currency, numbers, owner } = request;
  const needed = numbers !== 'none';
  const all = numbers === 'all';
  const w = (zh: string, en: string) => say({ zh, en }, lang);
  const unit = moneyUnit(currency, lang === 'en' ? 1_000 : 10_000);
  const parts = partsOfPlan(period, fiscal);
  const hint = (zh: string, en: string) => `<!-- ${w(zh, en)} -->`;
  return {
    request,
    w,
    fill: (text) => (needed ? text : say(UNDECIDED, lang)),
    known: (text) => (all ? text : ''),
    figures: (zh, en, told) => (all ? w(zh, en) : hint(told.zh, told.en)),
    hint,
    money: say(unit.label, lang),
    amount: (number) => joinUnit(String(number), unit, lang),
    coin: say(moneyUnit(currency).label, lang),
    owner,
    months: period.months,
    parts,
    headings: parts.map((part) =>
      period.months > 12 ? periodKey(part, fiscal) : formatPeriodShort(part, lang, fiscal),
    ),
    spread: (total) => (all ? spread(total, parts) : parts.map(() => '')),
    levels: (from, to, suffix = '') =>
      parts.map((_, i) =>
        all ? `${Math.round(from + ((to - from) * (i + 1)) / parts.length)}${suffix}` : '',
      ),
    day: (share) => isoOfDay(workingDay(period, share)),
    members: (dimension, fallback) => members(request, dimension, fallback),
    shares: (count) => sharesOf(count).map((share) => (needed ? `${share}%` : say(UNDECIDED, lang))),
  };
}

/** Whole quarters from half a year on, months below that or where a quarter would be cut. */
export function partsOfPlan(period: Period, fiscal: FiscalStart): readonly Period[] {
  const quarters = partsOf(period, 'quarter', fiscal);
  const whole = quarters.length * 3 === period.months;
  return whole && quarters.length > 1 ? quarters : partsOf(period, 'month', fiscal);
}

function spread(total: number, parts: readonly Period[]): readonly string[] {
  const { parts: shares } = allocate(
    BigInt(total),
    parts.map((part) => rational(part.months)),
  );
  return shares.map(String);
}

function sharesOf(count: number): readonly bigint[] {
  return allocate(
    100n,
    Array.from({ length: count }, () => rational(1)),
  ).parts;
}

function workingDay(period: Period, share: number): Day {
  const last = endOf(period);
  const start = startOf(period);
  const day = start + Math.round((last - start) * share);
  for (let later = day; later <= last; later += 1) if (isWeekday(later)) return later;
  for (let earlier = day; earlier > start; earlier -= 1) if (isWeekday(earlier)) return earlier;
  return day;
}

function isWeekday(day: Day): boolean {
  return weekday(day) >= 1 && weekday(day) <= 5;
}

/** The config's own members where it declares the dimension, because a plan may use no others. */
function members(request: Request, dimension: Words, fallback: readonly Words[]): Members {
  const { dimensions, lang } = request;
  const named = dimensions.find((it) =>
    [it.name, ...it.aliases].some((name) => [dimension.zh, dimension.en].map(fold).includes(fold(name))),
  );
  if (named === undefined || named.members.length === 0)
    return { dimension: say(dimension, lang), names: fallback.map((name) => say(name, lang)) };
  return { dimension: named.name, names: named.members };
}
