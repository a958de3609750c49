import { fromDecimal, multiply, negate, type Rational, rational } from '../../model/rational.ts';
import { normal } from '../fold.ts';
import { scaleOf } from '../units.ts';
import { form, type Reading, read } from './reading.ts';

/** A number at the start of a text, what it was multiplied by (`12万`: 10 000), and the text that follows it. */
export interface Leading {
  readonly value: Rational;
  /** The scale word was written (`12万`, `3k`): the number is absolute, whatever the column's unit. */
  readonly scaled: boolean;
  readonly factor: number;
  readonly rest: string;
}

const NUMBER =
  /^([+-]?)\s*(\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d{1,3}(?: \d{3})+(?:\.\d+)?|\d+(?:\.\d+)?|\.\d+)(?![\d.,]*\d)/;
const NUMERAL = /^([一二两三四五六七八九十][一二两三四五六七八九十百千零〇]*)/;
const SCALE =
  /^\s*(万亿|十亿|千万|百万|亿|万|千|(?:trillion|billion|million|thousand|bn|mn|tn|k|m|b|w)(?![\p{L}]))/iu;

/** The number a (normalised) text begins with, or null. Grouping by threes is taken away; a broken group is refused. */
export function leadingNumber(text: string): Leading | null {
  const digits = NUMBER.exec(text);
  const value = digits ? plainNumber(digits[1] ?? '', digits[2] ?? '') : numeral(text);
  if (!value) return null;
  const after = digits ? text.slice(digits[0].length) : text.slice(NUMERAL.exec(text)?.[0].length ?? 0);
  const scale = SCALE.exec(after);
  const factor = scale ? (scaleOf(scale[1] ?? '') ?? 1) : 1;
  return {
    value: factor === 1 ? value : multiply(value, rational(factor)),
    scaled: scale !== null,
    factor,
    rest: after.slice(scale?.[0].length ?? 0).trim(),
  };
}

function plainNumber(sign: string, digits: string): Rational | null {
  const value = fromDecimal(digits.replace(/[, ]/g, ''));
  return value && sign === '-' ? negate(value) : value;
}

function numeral(text: string): Rational | null {
  const match = NUMERAL.exec(text);
  const value = match ? chineseNumber(match[1] ?? '') : null;
  return value === null ? null : rational(value);
}

const DIGITS = '零一二三四五六七八九';
const TENS: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1000 };

/**
 * 两 → 2, 十二 → 12, 三百零五 → 305; null when it is not a numeral below 万. 二百五 is refused: some mean 205 by it,
 * most 250.
 */
export function chineseNumber(text: string): number | null {
  let total = 0;
  let digit: number | null = null;
  let unit = 0;
  for (const character of text) {
    const tens = TENS[character];
    if (tens !== undefined) {
      total += (digit ?? 1) * tens;
      digit = null;
      unit = tens;
    } else {
      const value = character === '两' ? 2 : character === '〇' ? 0 : DIGITS.indexOf(character);
      if (value < 0 || (digit !== null && digit !== 0)) return null;
      if (value === 0) unit = 0;
      digit = value;
    }
  }
  if (text === '' || (digit !== null && unit >= 100)) return null;
  return total + (digit ?? 0);
}

/** Words that may follow a plain number without changing it. */
const COUNTERS =
  /^(?:人|名|位|个人|个|家|条|台|件|套|场|次|单|份|笔|批|天|people|persons?|heads?|reps?|units?|leads?|deals?|pcs|ftes?|times)?$/i;

/** A plain number, with the word it counts if that is a common one: `5`, `5 人`, `1,200 条`, `1.2万`, `两名`. */
export function readNumber(text: string): Reading<Rational> {
  const leading = leadingNumber(normal(text));
  return leading && COUNTERS.test(leading.rest)
    ? read(leading.value)
    : form('一个数字', 'a number', '5', '5');
}
