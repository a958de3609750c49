import type { AddressSum } from '../language/address.ts';
import type { Period } from '../model/period.ts';
import type { Parts } from '../model/ratio.ts';
import { add, negate, type Rational, ZERO } from '../model/rational.ts';
import type { Analysis } from './analysis.ts';
import type { FigureId } from './figure.ts';
import type { GoalAnalysis } from './goal-analysis.ts';

/** Σ numerators and Σ denominators of a ratio over its closed periods; null where either is not on record. */
export function actualSides(plan: Analysis, { goal }: GoalAnalysis): Parts | null {
  const side = (measure: 'numerator' | 'denominator') =>
    numberAt(plan, { subject: goal.name, dimension: null, member: null, period: null, measure });
  return partsOf(side('numerator'), side('denominator'));
}

/** What a derived ratio's numerator and denominator come to in the plan; null where either comes from outside. */
export function targetSides(plan: Analysis, { goal }: GoalAnalysis, period: Period): Parts | null {
  return partsOf(targetSum(plan, goal.numerator, period), targetSum(plan, goal.denominator, period));
}

function targetSum(plan: Analysis, terms: AddressSum | null, period: Period): Rational | null {
  if (terms === null || terms.terms.length === 0) return null;
  let total = ZERO;
  for (const { sign, address } of terms.terms) {
    const { subject, dimension, member } = address;
    const value = numberAt(plan, { subject, dimension, member, period, measure: 'target' });
    if (value === null) return null;
    total = add(total, sign === 1 ? value : negate(value));
  }
  return total;
}

function partsOf(numerator: Rational | null, denominator: Rational | null): Parts | null {
  return numerator === null || denominator === null ? null : { numerator, denominator };
}

function numberAt(plan: Analysis, id: FigureId): Rational | null {
  const value = plan.figures.at(id)?.value;
  return value?.state === 'number' ? value.value : null;
}
