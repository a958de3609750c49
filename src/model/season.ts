import type { Month } from './calendar.ts';
import { endOf, monthsOf, type Period, startOf } from './period.ts';
import { add, multiply, type Rational, rational, ZERO } from './rational.ts';

/** Weights for a spread over periods: the days that each has. */
export function weightsByDays(periods: readonly Period[]): Rational[] {
  return periods.map((period) => rational(endOf(period) - startOf(period) + 1));
}

/**
 * Weights for `wanted` periods from weights of others (a 季节性 row by quarter, months wanted; or the reverse): a
 * given period's weight lies evenly on its days, and each wanted one takes what falls on its own. Null when a wanted
 * period is not wholly covered: a missing weight is not zero. The given periods do not overlap.
 */
export function weightsFrom(
  given: readonly { readonly period: Period; readonly weight: Rational }[],
  wanted: readonly Period[],
): Rational[] | null {
  const weights: Rational[] = [];
  for (const period of wanted) {
    let [weight, covered] = [ZERO, 0];
    for (const base of given) {
      const from = Math.max(startOf(period), startOf(base.period));
      const to = Math.min(endOf(period), endOf(base.period));
      if (to < from) continue;
      const whole = endOf(base.period) - startOf(base.period) + 1;
      weight = add(weight, multiply(base.weight, rational(to - from + 1, whole)));
      covered += to - from + 1;
    }
    if (covered !== endOf(period) - startOf(period) + 1) return null;
    weights.push(weight);
  }
  return weights;
}

/** Weights from the same months of an earlier year (`back` months ago); null when one of them is missing or below zero. */
export function weightsFromHistory(
  months: ReadonlyMap<Month, Rational>,
  wanted: readonly Period[],
  back = 12,
): Rational[] | null {
  const weights: Rational[] = [];
  for (const period of wanted) {
    let weight = ZERO;
    for (const month of monthsOf(period)) {
      const value = months.get(month - back);
      if (value === undefined || value.n < 0n) return null;
      weight = add(weight, value);
    }
    weights.push(weight);
  }
  return weights;
}
