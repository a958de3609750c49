import { absolute, compare, divide, type Rational, sign, subtract, ZERO } from './rational.ts';

export type Direction = 'higher' | 'lower';
export type Impact = 'favourable' | 'adverse' | 'neutral';
export type Light = 'green' | 'yellow' | 'red' | 'grey';

/** Attainment below `red` is red, below `yellow` yellow (fractions: 0.8, 0.9). */
export interface Lights {
  readonly red: Rational;
  readonly yellow: Rational;
}

/** An actual beside its target; null where a percentage does not exist. */
export interface Comparison {
  readonly target: Rational;
  readonly actual: Rational;
  readonly variance: Rational;
  readonly variancePercent: Rational | null;
  readonly attainment: Rational | null;
  readonly impact: Impact;
  readonly light: Light;
}

/**
 * Compares an actual (AC) with its target (PL), both in the same base units. Variance is AC − PL whatever the
 * direction, as a fraction of |PL| except for ratios, whose difference is told in points; only the impact turns with
 * the direction. Both numbers are given: where one is missing there is no comparison.
 */
export function compareTo(
  target: Rational,
  actual: Rational,
  how: { readonly direction: Direction; readonly ratio: boolean; readonly lights: Lights },
): Comparison {
  const variance = subtract(actual, target);
  const attainment = attainmentOf(target, actual, how.direction);
  return {
    target,
    actual,
    variance,
    variancePercent: how.ratio ? null : divide(variance, absolute(target)),
    attainment,
    impact: impactOf(variance, how.direction),
    light: lightOf(attainment, how.lights),
  };
}

/** AC ÷ PL, or 2 − AC ÷ PL where lower is better; null when the target is not above zero. */
export function attainmentOf(target: Rational, actual: Rational, direction: Direction): Rational | null {
  if (compare(target, ZERO) <= 0) return null;
  const share = divide(actual, target);
  if (share === null || direction === 'higher') return share;
  return subtract({ n: 2n, d: 1n }, share);
}

/** What a difference means: favourable or adverse by its sign and the goal's direction. */
export function impactOf(variance: Rational, direction: Direction): Impact {
  const towards = direction === 'higher' ? sign(variance) : -sign(variance);
  return towards > 0 ? 'favourable' : towards < 0 ? 'adverse' : 'neutral';
}

/** The light of an exact attainment (never of a rounded one); grey where there is none, which is never red. */
export function lightOf(attainment: Rational | null, lights: Lights): Light {
  if (attainment === null) return 'grey';
  if (compare(attainment, lights.red) < 0) return 'red';
  return compare(attainment, lights.yellow) < 0 ? 'yellow' : 'green';
}

/** (target − baseline) ÷ |baseline|; null over zero. 500 → 650 is 0.3. */
export function growth(baseline: Rational, target: Rational): Rational | null {
  return divide(subtract(target, baseline), absolute(baseline));
}
