import { type Direction, type Impact, impactOf } from './comparison.ts';
import { isZero, type Rational, subtract, sum } from './rational.ts';

/** From plan to actual by its members: plan + Σ steps + unexplained = actual, exactly. */
export interface Bridge {
  readonly plan: Rational;
  readonly actual: Rational;
  readonly steps: readonly { readonly member: string; readonly amount: Rational; readonly impact: Impact }[];
  /** What no member explains (a total given beside members that are incomplete); null when nothing. */
  readonly unexplained: Rational | null;
}

/**
 * The contribution of each member to the variance of a total. A member whose target or actual is missing has no step:
 * what it would have brought stays unexplained, because missing is not zero.
 */
export function bridge(
  plan: Rational,
  actual: Rational,
  members: readonly {
    readonly member: string;
    readonly plan: Rational | null;
    readonly actual: Rational | null;
  }[],
  direction: Direction,
): Bridge {
  const steps = members.flatMap((it) => {
    if (it.plan === null || it.actual === null) return [];
    const amount = subtract(it.actual, it.plan);
    return [{ member: it.member, amount, impact: impactOf(amount, direction) }];
  });
  const rest = subtract(subtract(actual, plan), sum(steps.map((step) => step.amount)));
  return { plan, actual, steps, unexplained: isZero(rest) ? null : rest };
}
