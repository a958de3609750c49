import type { Actual, Goal } from '../decode/plan.ts';
import { add, divide, type Rational, ZERO } from '../model/rational.ts';

/** What of a goal decides how its actuals add. */
export type Adding = Pick<Goal, 'name' | 'type' | 'unit'>;

/** An actual at any grain, and the records it was put together from. */
export interface ActualLevel {
  readonly value: Rational;
  /** For a ratio: its two parts, when they are known. */
  readonly parts: { readonly numerator: Rational; readonly denominator: Rational } | null;
  /** For a price-volume analysis. */
  readonly sale: { readonly quantity: Rational; readonly amount: Rational } | null;
  readonly from: readonly Actual[];
  /** How it was put together: as given, over time, or over the members of a dimension. */
  readonly by: 'given' | 'periods' | { readonly dimension: string; readonly members: readonly string[] };
}

/** One record as a level; a ratio over zero does not exist. */
export function levelOf(goal: Adding, actual: Actual): ActualLevel | null {
  const { value: read } = actual;
  const from = [actual];
  switch (read.kind) {
    case 'level':
      return { value: read.value, parts: null, sale: null, from, by: 'given' };
    case 'parts': {
      const value = divide(read.numerator, read.denominator);
      return value === null ? null : { value, parts: read, sale: null, from, by: 'given' };
    }
    case 'sale': {
      const value = goal.unit.family === 'money' ? read.amount : read.quantity;
      return { value, parts: null, sale: read, from, by: 'given' };
    }
  }
}

/** Flows add over time, a stock is its last level, a ratio is Σ numerators over Σ denominators or nothing. */
export function joinPeriods(goal: Adding, levels: readonly (ActualLevel | null)[]): ActualLevel | null {
  const known = levels.filter((it) => it !== null);
  if (known.length !== levels.length || known.length === 0) return null;
  if (goal.type === 'stock') return known.at(-1) ?? null;
  return join(goal, known, 'periods');
}

/** The members of a dimension together. */
export function joinMembers(
  goal: Adding,
  by: { readonly dimension: string; readonly members: readonly string[] },
  levels: readonly ActualLevel[],
): ActualLevel | null {
  return join(goal, levels, { dimension: by.dimension, members: by.members });
}

function join(goal: Adding, levels: readonly ActualLevel[], by: ActualLevel['by']): ActualLevel | null {
  const from = levels.flatMap((it) => it.from);
  const sale = joinSales(levels);
  if (goal.type !== 'ratio') {
    return { value: levels.reduce((total, it) => add(total, it.value), ZERO), parts: null, sale, from, by };
  }
  let [numerator, denominator] = [ZERO, ZERO];
  for (const { parts } of levels) {
    if (parts === null) return null;
    numerator = add(numerator, parts.numerator);
    denominator = add(denominator, parts.denominator);
  }
  const value = divide(numerator, denominator);
  return value === null ? null : { value, parts: { numerator, denominator }, sale: null, from, by };
}

function joinSales(levels: readonly ActualLevel[]): ActualLevel['sale'] {
  let [quantity, amount] = [ZERO, ZERO];
  for (const { sale } of levels) {
    if (sale === null) return null;
    quantity = add(quantity, sale.quantity);
    amount = add(amount, sale.amount);
  }
  return { quantity, amount };
}
