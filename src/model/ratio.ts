import { add, divide, multiply, type Rational, sign, smaller, sum, ZERO } from './rational.ts';

/** A ratio by its two parts, in base units. */
export interface Parts {
  readonly numerator: Rational;
  readonly denominator: Rational;
}

/** Σ numerators ÷ Σ denominators: ratios never add and are never averaged. Null over zero, and for none. */
export function ratioOf(parts: readonly Parts[]): Rational | null {
  return divide(sum(parts.map((it) => it.numerator)), sum(parts.map((it) => it.denominator)));
}

/** A goal's attainment counts at most this much in the weighted attainment of a plan. */
export const ATTAINMENT_CAP: Rational = { n: 6n, d: 5n };

/**
 * Σ weight × attainment (each capped at 120 %) ÷ Σ weight, over the goals whose attainment is known; a goal without
 * one counts on neither side. `covered` is the weight that was counted. Null when nothing was.
 */
export function weightedAttainment(
  goals: readonly { readonly weight: Rational | null; readonly attainment: Rational | null }[],
): { readonly value: Rational; readonly covered: Rational } | null {
  let [points, covered] = [ZERO, ZERO];
  for (const { weight, attainment } of goals) {
    if (weight === null || attainment === null || sign(weight) <= 0) continue;
    points = add(points, multiply(weight, smaller(attainment, ATTAINMENT_CAP)));
    covered = add(covered, weight);
  }
  const value = divide(points, covered);
  return value && { value, covered };
}
