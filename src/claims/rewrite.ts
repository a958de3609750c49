import type { FigureValue, Light } from '../compute/figure.ts';
import {
  formatDay,
  formatDayShort,
  formatDifference,
  formatNumber,
  formatQuantity,
  MINUS,
} from '../language/format.ts';
import type { Unit } from '../language/units.ts';
import { type Lang, say, type Words } from '../language/words.ts';
import { type Day, day, isoOfDay, monthOf, monthOfYear, yearOfMonth } from '../model/calendar.ts';
import { lastMonth, type Period } from '../model/period.ts';
import { absolute, compare, divide, fromDecimal, type Rational, sign, toFixed } from '../model/rational.ts';
import { keepsBound } from './bounds.ts';
import { stepOf, type WrittenNumber, writtenNumber } from './written.ts';

export interface Rewritten {
  readonly holds: boolean;
  /** The claim's text with the figure as it is today, written the way its author writes. */
  readonly text: string;
  /** The figure with more decimals, for the message. */
  readonly fine: string;
}

interface Around {
  readonly within: Period;
  readonly lang: Lang;
}

/** A claim's text beside a figure; null when the text holds nothing that could be compared with it. */
export function rewrite(text: string, value: FigureValue, around: Around): Rewritten | null {
  switch (value.state) {
    case 'number':
      return rewriteNumber(text, value.value, value.unit, around.lang);
    case 'day':
      return rewriteDay(text, value.day, around);
    case 'light':
      return rewriteLight(text, value.light, around.lang);
    case 'missing':
      return null;
  }
}

function rewriteNumber(text: string, value: Rational, unit: Unit, lang: Lang): Rewritten | null {
  const written = writtenNumber(text);
  if (written === null) return null;
  const points = unit.label.en === 'pp';
  const show = (style: { digits?: number; atMost?: number }) =>
    points ? formatDifference(value, unit, lang, style) : formatQuantity({ value, unit }, lang, style);
  const fine = show({ atMost: 6 });
  const step = stepOf(written, unit);
  if (step === null) return { holds: false, text: show({ digits: written.decimals }), fine };
  const printed = divide(value, step);
  if (printed === null) return null;
  const now = toFixed(printed, written.decimals);
  const before = toFixed(written.value, written.decimals);
  if (same(now, before) || keeps(written, printed)) return { holds: true, text, fine };
  // In the author's steps nothing would be left of the figure (1000 万元 as `0 亿元`): it is told in its own unit.
  if (!/[1-9]/.test(now) && sign(value) !== 0) {
    const own = show({ atMost: 2 });
    return { holds: false, text: /[1-9]/.test(own) ? own : fine, fine };
  }
  return { holds: false, text: withNumber(text, written, printed), fine };
}

/** 至少 800 is true of 1000, and stays as it is written. */
function keeps({ bound, value }: WrittenNumber, printed: Rational): boolean {
  return bound !== null && keepsBound(bound.kind, compare(printed, value));
}

function same(a: string, b: string): boolean {
  const plain = (it: string) => (/[1-9]/.test(it) ? it : it.replace('-', ''));
  return plain(a) === plain(b);
}

function withNumber(text: string, written: WrittenNumber, printed: Rational): string {
  const digits = written.decimals;
  const size = formatNumber(absolute(printed), { digits });
  const number = written.grouped ? size : size.replaceAll(',', '');
  const rounded = toFixed(printed, digits);
  const negative = rounded.startsWith('-') && /[1-9]/.test(rounded);
  const { word } = written;
  if (word !== null) {
    const turned = sign(printed) !== 0 && negative !== word.negative ? word.opposite : word.text;
    const head = replaceAt(text.slice(0, written.from), word, turned);
    const tail = text.slice(written.to);
    return word.from < written.from
      ? `${head}${number}${tail}`
      : `${head}${number}${tail.replace(word.text, turned)}`;
  }
  const mark = negative ? MINUS : written.sign === '+' && /[1-9]/.test(rounded) ? '+' : '';
  return `${headOf(text, written, printed, rounded)}${mark}${number}${text.slice(written.to)}`;
}

/** What stands before the number. Nothing is over the number that it is: then the word goes. */
function headOf(text: string, { from, bound }: WrittenNumber, printed: Rational, rounded: string): string {
  const shown = fromDecimal(rounded);
  const strict = bound?.kind === 'over' || bound?.kind === 'under';
  if (!strict || bound.words === null || shown === null) return text.slice(0, from);
  if (keepsBound(bound.kind, compare(printed, shown))) return text.slice(0, from);
  return `${text.slice(0, bound.words.from)}${text.slice(bound.words.to, from).trimStart()}`;
}

function replaceAt(text: string, word: { readonly text: string; readonly from: number }, by: string): string {
  if (word.from >= text.length) return text;
  return `${text.slice(0, word.from)}${by}${text.slice(word.from + word.text.length)}`;
}

const LIGHTS: Readonly<Record<Light, Words>> = {
  red: { zh: '红灯', en: 'red' },
  yellow: { zh: '黄灯', en: 'yellow' },
  green: { zh: '绿灯', en: 'green' },
  grey: { zh: '灰灯', en: 'grey' },
};
const LIGHT_WORDS: readonly (readonly [RegExp, Light])[] = [
  [/红|\bred\b|🔴/iu, 'red'],
  [/黄|\byellow\b|\bamber\b|🟡/iu, 'yellow'],
  [/绿|\bgreen\b|🟢/iu, 'green'],
  [/灰|\bgr[ea]y\b|⚪/iu, 'grey'],
];

function rewriteLight(text: string, light: Light, lang: Lang): Rewritten | null {
  const found = LIGHT_WORDS.filter(([pattern]) => pattern.test(text));
  const only = found[0];
  if (only === undefined || found.length > 1) return null;
  const now = say(LIGHTS[light], lang);
  return { holds: only[1] === light, text: only[1] === light ? text : now, fine: now };
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** `2026-08-15`, `2026年8月15日`, `8月15日`, `15 Aug 2026`, `15 Aug`. Without a year, the one within the plan. */
function rewriteDay(text: string, value: Day, { within, lang }: Around): Rewritten | null {
  const fine = formatDay(value, lang);
  const iso = /(\d{4})-(\d{1,2})-(\d{1,2})/.exec(text);
  const chinese = /(?:(\d{4})\s*年\s*)?(\d{1,2})\s*月\s*(\d{1,2})\s*日/.exec(text);
  const english = /(\d{1,2})\s+([A-Za-z]{3})[a-z]*\.?(?:\s+(\d{4}))?/.exec(text);
  const match = iso ?? chinese ?? english;
  if (match === null) return null;
  const month =
    english !== null && match === english ? MONTHS.indexOf((english[2] ?? '').toLowerCase()) + 1 : 0;
  const read =
    match === english
      ? { year: english?.[3], month, date: Number(english?.[1]) }
      : { year: match[1], month: Number(match[2]), date: Number(match[3]) };
  if (read.month < 1) return null;
  const claimed = dayIn(read, within);
  const now =
    match === iso
      ? isoOfDay(value)
      : read.year === undefined
        ? formatDayShort(value, match === english ? 'en' : 'zh-CN')
        : formatDay(value, match === english ? 'en' : 'zh-CN');
  const rewritten = `${text.slice(0, match.index)}${now}${text.slice(match.index + match[0].length)}`;
  return { holds: claimed === value, text: claimed === value ? text : rewritten, fine };
}

function dayIn(
  read: { readonly year: string | undefined; readonly month: number; readonly date: number },
  within: Period,
): Day | null {
  if (read.year !== undefined) return day(Number(read.year), read.month, read.date);
  for (let year = yearOfMonth(within.from); year <= yearOfMonth(lastMonth(within)); year += 1) {
    const found = day(year, read.month, read.date);
    const month = monthOf(found);
    if (month >= within.from && month <= lastMonth(within) && monthOfYear(month) === read.month) return found;
  }
  return null;
}
