import type { GoalAnalysis } from '../compute/goal-analysis.ts';
import { formatDifference, formatPeriodShort, formatQuantity } from '../language/format.ts';
import type { Unit } from '../language/units.ts';
import type { Lang } from '../language/words.ts';
import type { Day } from '../model/calendar.ts';
import { endOf, type FiscalStart, lastMonth, type Period, spanning, startOf } from '../model/period.ts';
import { absolute, compare, divide, type Rational, rational } from '../model/rational.ts';

/**
 * How exactly a number is told in a sentence or on a tile, the same wherever it stands: a reader of tens does not want
 * their hundredths.
 */
export function places(value: Rational, unit: Unit): number {
  if (unit.family === 'ratio') return 1;
  if (unit.family === 'count') return compare(absolute(value), rational(10)) < 0 ? 1 : 0;
  const shown = absolute(divide(value, unit.scale) ?? value);
  return compare(shown, rational(10_000)) >= 0 ? 0 : compare(shown, rational(10)) >= 0 ? 1 : 2;
}

/** An estimate or a sum in a sentence: `921 万元`, `61.5%`. */
export function about(value: Rational, unit: Unit, lang: Lang): string {
  return together(formatQuantity({ value, unit }, lang, { atMost: places(value, unit) }), lang);
}

/** A given or exact amount in a sentence, with all of its decimals up to two. */
export function exactly(value: Rational, unit: Unit, lang: Lang): string {
  return together(formatQuantity({ value, unit }, lang, { atMost: 2 }), lang);
}

/** A number and its unit stay on one line; in Chinese a break between them is as good as any other. */
function together(text: string, lang: Lang): string {
  return lang === 'en' ? text.replaceAll(' ', '\u00a0') : text;
}

/** A signed difference: `−53 万元`, `+2.5 个百分点`. */
export function difference(value: Rational, unit: Unit, lang: Lang): string {
  return together(formatDifference(value, unit, lang, { atMost: places(value, unit) }), lang);
}

/** The size of a difference without its sign, where words say the direction. */
export function size(value: Rational, unit: Unit, lang: Lang): string {
  return difference(absolute(value), unit, lang).replace('+', '');
}

/** What a run of periods is called: `1月–8月`, `Q3`. Empty for none. */
export function runName(periods: readonly Period[], lang: Lang, fiscal: FiscalStart): string {
  const [first] = periods;
  const last = periods.at(-1);
  if (first === undefined || last === undefined) return '';
  const name = formatPeriodShort(spanning(first.from, lastMonth(last), fiscal), lang, fiscal);
  return lang !== 'en' && /^\d+$/.test(name) ? `${name} 年` : name;
}

export type Phase = 'before' | 'no-actuals' | 'running' | 'ended';

/** Where a goal stands in its time: it decides which sentences can be true. */
export function phaseOf(goal: GoalAnalysis, asOf: Day): Phase {
  if (goal.ytd === null) return asOf < startOf(goal.goal.period) ? 'before' : 'no-actuals';
  return asOf >= endOf(goal.goal.period) ? 'ended' : 'running';
}

/** The first letter large, as headings and labels begin in English. */
export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** The beginning of an English sentence about all of several: `Both`, `All 3`. */
export function allOf(many: number): string {
  return many === 2 ? 'Both' : `All ${many}`;
}

/** Names in a row: `A、B 和 C`, `A, B and C`. */
export function series(names: readonly string[], lang: Lang): string {
  if (lang !== 'en') return names.join('、');
  if (names.length < 2) return names.join('');
  return `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
}

/** So many lines a label may take before it is cut; a row grows with its label. */
const MOST_LINES = 6;

/** Breaks a label into at most `lines` lines of about `columns` columns (a Chinese character is two), joined by `|`. */
export function wrapLabel(text: string, columns: number, lines = MOST_LINES): string {
  const words =
    text
      .replace(/\|/g, '/')
      .match(/[\uff08\u300a\u201c]?[\u2e80-\u9fff\uff00-\uffef]|[^\s\u2e80-\u9fff\uff00-\uffef]+\s*|\s+/gu) ??
    [];
  const rows: string[] = [''];
  for (const word of words) {
    const current = rows.at(-1) ?? '';
    const fits = columnsOf(current + word.trimEnd()) <= columns;
    if (
      fits ||
      current === '' ||
      /^[\u3001\u3002\uff0c\uff1b\uff1a\uff01\uff1f\uff09\u300b\u201d,.;:!?)]/.test(word)
    )
      rows[rows.length - 1] = current + word;
    else rows.push(word);
  }
  const trimmed = rows.map((row) => row.trim());
  if (trimmed.length <= lines) return trimmed.join('|');
  const kept = trimmed.slice(0, lines);
  return [...kept.slice(0, -1), `${(kept.at(-1) ?? '').slice(0, -1)}…`].join('|');
}

export function columnsOf(text: string): number {
  let columns = 0;
  for (const character of text) columns += /[\u2e80-\u9fff\uff00-\uffef]/u.test(character) ? 2 : 1;
  return columns;
}
