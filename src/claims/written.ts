import { simplified } from '../language/traditional.ts';
import { currencyOf, scaleOf, type Unit } from '../language/units.ts';
import { fromDecimal, multiply, negate, type Rational, rational } from '../model/rational.ts';
import { type Bound, boundOf } from './bounds.ts';

/** A number as it stands in a text: where, with what sign, how many decimals, and in which steps it counts. */
export interface WrittenNumber {
  readonly from: number;
  readonly to: number;
  readonly sign: '' | '+' | '-';
  /** A word in the text that tells the direction (落后, behind) in place of a sign. */
  readonly word: DirectionWord | null;
  /** 至少, over: the figure may lie beyond the number. */
  readonly bound: Bound | null;
  readonly decimals: number;
  readonly grouped: boolean;
  /** The number with its sign, in printed steps (`1000` of `1000 万元`). */
  readonly value: Rational;
  /** What follows the number, up to the end of the text. */
  readonly rest: string;
  /** What stands before it. */
  readonly before: string;
}

export interface DirectionWord {
  readonly text: string;
  readonly from: number;
  readonly negative: boolean;
  readonly opposite: string;
}

const OPPOSITES: readonly (readonly [below: string, above: string])[] = [
  ['落后', '领先'],
  ['低于', '高于'],
  ['减少', '增加'],
  ['下降', '上升'],
  ['少', '多'],
  ['behind', 'ahead'],
  ['below', 'above'],
  ['down', 'up'],
  ['short by', 'over by'],
];

const NUMBER = /(?:([+\-−])\s*)?(\d{1,3}(?:,\d{3})+|\d+)(\.\d+)?/g;

/** The one number of a text; null when there is none, or more than one that could be meant. */
export function writtenNumber(text: string): WrittenNumber | null {
  const plain = halfWidth(text);
  const found = [...plain.matchAll(NUMBER)].filter((match) => !namesATime(plain, match));
  const match = found[0];
  if (match === undefined || found.length > 1) return null;
  const [whole, mark = '', digits = '', fraction = ''] = match;
  const from = match.index;
  const size = fromDecimal(digits.replaceAll(',', '') + fraction);
  if (size === null) return null;
  const joined = /[\p{L}\p{N})]$/u.test(plain.slice(0, from));
  const sign = mark === '+' ? '+' : mark === '' || joined ? '' : '-';
  const start = joined && mark !== '' ? from + mark.length : from;
  const to = from + whole.length;
  const bound = boundOf(plain.slice(0, start), plain.slice(to));
  const word = sign === '' && bound === null ? directionWord(plain) : null;
  const negative = sign === '-' || word?.negative === true;
  return {
    from: start,
    to,
    sign,
    word,
    bound,
    decimals: Math.max(0, fraction.length - 1),
    grouped: digits.includes(','),
    value: negative ? negate(size) : size,
    rest: plain.slice(to),
    before: plain.slice(0, start),
  };
}

/** Half width, and words of amounts in simplified characters; one character for one, so that places in the text stay what they are. */
function halfWidth(text: string): string {
  return simplified(text).replace(/[！-～]/g, (it) => String.fromCharCode(it.charCodeAt(0) - 0xfee0));
}

/** The 3 of Q3, the 8 of 8月, the 2026 of 2026 年 are names of periods, not amounts. */
function namesATime(text: string, match: RegExpExecArray | RegExpMatchArray): boolean {
  const at = match.index ?? 0;
  const before = text.slice(0, at);
  const after = text.slice(at + match[0].length);
  return (
    /[QHqh第]$/.test(before) ||
    /^\s*(?:年|月|日|季度|-\d|\/\d)/.test(after) ||
    /\d[-/]$/.test(before + (match[1] ?? ''))
  );
}

function directionWord(text: string): DirectionWord | null {
  for (const [below, above] of OPPOSITES) {
    for (const [word, opposite, negative] of [
      [below, above, true],
      [above, below, false],
    ] as const) {
      const from = text.search(spelled(word));
      if (from !== -1) return { text: word, from, negative, opposite };
    }
  }
  return null;
}

/** 至少 and 许多 tell no direction, nor does the up of group. */
function spelled(word: string): RegExp {
  if (/^[a-z]/.test(word)) return new RegExp(`\\b${word}\\b`, 'i');
  return word.length > 1 ? new RegExp(word) : new RegExp(`(?<![至最不许众多])${word}(?![少数家个种项次])`);
}

const SCALE =
  /^\s*(万亿|十亿|千万|百万|亿|万|千|百(?!分)|(?:trillion|billion|million|thousand|hundred|bn|mn|tn|k|m|b)(?![\p{L}]))/iu;
/** A scale of prose alone: no unit of a table counts in hundreds. */
const HUNDRED: Readonly<Record<string, number>> = { 百: 100, hundred: 100 };
const PERCENT_SIGN = /^\s*(?:%|percent|pct)/i;
const POINTS_WORD = /^\s*(?:个?百分点|pp\b|ppts?\b|points?\b|percentage points?)/i;

/** Words that count things, behind a number that is no money. */
const COUNTED =
  /^(?:个(?!百分点)|家|条|人|名|位|台|件|套|场|次|单|份|笔|天|customers?|leads?|deals?|people|units?|pcs|days?)/i;

/**
 * How many base units one printed step of a written number is, for a figure of this unit; null when the text names a
 * thing that the figure does not count (万元 beside a ratio, % beside money). A number without any unit is in the
 * figure's own.
 */
export function stepOf(written: WrittenNumber, unit: Unit): Rational | null {
  const { rest, before } = written;
  const percent = PERCENT_SIGN.test(rest);
  const points = POINTS_WORD.test(rest);
  if (unit.family === 'ratio') {
    const differs = unit.label.zh === '%' ? points : percent;
    if (differs) return null;
    if (percent || points) return rational(1, 100);
    const part = PARTS.find(([pattern]) => pattern.test(rest));
    if (part !== undefined) return part[1];
    return SCALE.test(rest) ? null : unit.scale;
  }
  if (percent || points) return null;
  const [scaled = '', word] = SCALE.exec(rest) ?? [];
  const after = rest.slice(scaled.length).replace(/^\s+/, '');
  const base = unit.base.toLowerCase();
  const counted = base !== '' && after.toLowerCase().startsWith(base);
  // 12 hundred thousand: only one scale can be kept while the number changes. 千克 is none.
  if (word !== undefined && SCALE.test(after) && !counted) return null;
  const step =
    word === undefined ? null : rational(BigInt(scaleOf(word) ?? HUNDRED[word.toLowerCase()] ?? 1));
  const currency = currencyAt(before, after, unit.family === 'money' ? unit.base : 'CNY');
  if (unit.family === 'money') {
    if (currency === null) return COUNTED.test(after) ? null : (step ?? unit.scale);
    return currency === unit.base ? (step ?? rational(1)) : null;
  }
  if (currency !== null) return null;
  return step ?? (counted ? rational(1) : unit.scale);
}

/** Steps of a ratio besides percent and points; 折 and 番 count otherwise, and are no step of it. */
const PARTS: readonly (readonly [RegExp, Rational | null])[] = [
  [/^\s*成/, rational(1, 10)],
  [/^\s*‰/, rational(1, 1000)],
  [/^\s*(?:倍|times\b|x\b)/i, rational(1)],
  [/^\s*[折番]/, null],
];

/** The currency that stands right behind a number (`万 美元`) or right before it (`US$ 10`), in a plan of `own`. */
function currencyAt(before: string, after: string, own: string): string | null {
  const letters = /^[a-z$¥€£]+/i.exec(after)?.[0];
  const behind = letters === undefined ? parts(4, (size) => after.slice(0, size)) : [letters];
  const sign = /(?:[a-z]*[$¥€£]|\b[a-z]+|人民币)\s*$/i.exec(before)?.[0] ?? '';
  for (const name of [...behind, sign]) {
    const found = currencyOf(name, own);
    if (found !== null) return found;
  }
  return null;
}

function parts(longest: number, part: (size: number) => string): string[] {
  return Array.from({ length: longest }, (_, n) => part(longest - n));
}

/** The value that the text claims, in base units. */
export function claimedValue(written: WrittenNumber, step: Rational): Rational {
  return multiply(written.value, step);
}
