import { type Rational, reduce } from '../model/rational.ts';

/** An exact number as text: `12`, `-7/3`. */
export function fraction(value: Rational): string {
  const { n, d } = reduce(value);
  return d === 1n ? String(n) : `${n}/${d}`;
}
