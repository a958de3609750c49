import { formatDifference, formatPercent, formatQuantity, NONE } from '../language/format.ts';
import type { Unit } from '../language/units.ts';
import type { Lang } from '../language/words.ts';
import {
  absolute,
  divide,
  equals,
  fromDecimal,
  multiply,
  type Rational,
  subtract,
  toFixed,
} from '../model/rational.ts';
import type { Moved } from './change.ts';

/** Two ends and what lies between them, as text; empty where an end is missing, because nothing lies between. */
export interface MovedText {
  readonly from: string;
  readonly to: string;
  readonly by: string;
}

const FINE = 2;

/**
 * Both ends of a change and their difference, rounded alike, so that whoever subtracts what is shown finds what is
 * shown. Where rounding alone would contradict (`104% → 106%`, 1.4 points) or hide the change (`100% → 100%`) one
 * decimal more is shown of all three; where even that does not do, and from two decimals on, the difference is the
 * one of the ends as shown.
 * `places`: the decimals that are shown at most, 1 of a ratio and 2 of anything else when nothing is said.
 */
export function movedText({ from, to }: Moved, unit: Unit, lang: Lang, places = usual(unit)): MovedText {
  const atMost = from === null || to === null ? places : agreeing(from, to, unit, places);
  const end = (value: Rational | null) =>
    value === null ? NONE : formatQuantity({ value, unit }, lang, { atMost });
  if (from === null || to === null) return { from: end(from), to: end(to), by: '' };
  const shown = subtract(rounded(to, unit, atMost), rounded(from, unit, atMost));
  return { from: end(from), to: end(to), by: formatDifference(shown, unit, lang, { atMost }) };
}

/** `+5%` of what it was; empty for a ratio, over zero or less, and where it would read as nothing. */
export function movedShare({ from, to }: Moved, unit: Unit): string {
  if (from === null || to === null || unit.family === 'ratio' || from.n <= 0n) return '';
  const share = divide(subtract(to, from), absolute(from));
  const text = share === null ? '' : formatPercent(share, { signed: true });
  return text === '0%' ? '' : text;
}

function usual(unit: Unit): number {
  return unit.family === 'ratio' ? 1 : 2;
}

function agreeing(from: Rational, to: Rational, unit: Unit, places: number): number {
  const at = (digits: number) => [rounded(from, unit, digits), rounded(to, unit, digits)] as const;
  const apart = (digits: number) => !equals(...at(digits));
  const agrees = (digits: number) => {
    const [a, b] = at(digits);
    return apart(digits) && equals(subtract(b, a), rounded(subtract(to, from), unit, digits));
  };
  // A hundredth of a unit is below what anyone reads into a difference.
  if (places >= FINE && apart(places)) return places;
  const next = [1, 2, 3].map((more) => places + more);
  return [places, places + 1].find(agrees) ?? next.find(apart) ?? places;
}

function rounded(value: Rational, { scale }: Unit, digits: number): Rational {
  const text = toFixed(divide(value, scale) ?? value, digits);
  return multiply(fromDecimal(text) ?? value, scale);
}
