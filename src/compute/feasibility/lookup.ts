import type { Plan, Row } from '../../decode/plan.ts';
import { type Cell, valueOf } from '../../language/cells.ts';
import { sameName } from '../../language/fold.ts';
import { moneyUnit, type Unit } from '../../language/units.ts';
import { totalNames } from '../../language/vocabulary.ts';
import { divide, floor, multiply, type Rational, rational } from '../../model/rational.ts';
import type { GoalAnalysis } from '../goal-analysis.ts';

/** The goal of that name or id; null when there is none. */
export function goalNamed(goals: readonly GoalAnalysis[], name: string): GoalAnalysis | null {
  return (
    goals.find(({ goal }) => sameName(goal.name, name) || (goal.id !== null && sameName(goal.id, name))) ??
    null
  );
}

/**
 * The goal a row supports: the one it names, else the only goal that `fits`. A row that fits several goals without
 * naming one supports none, because nothing is guessed.
 */
export function supportedGoal(
  goals: readonly GoalAnalysis[],
  cell: Cell<string>,
  fits: (goal: GoalAnalysis) => boolean,
): GoalAnalysis | null {
  const named = valueOf(cell);
  if (named !== undefined) return goalNamed(goals, named);
  if (cell.state === 'none') return null;
  const fitting = goals.filter(fits);
  return fitting.length === 1 ? (fitting[0] ?? null) : null;
}

export function isTotalRow(row: Row<'budget'>): boolean {
  const name = valueOf(row.name);
  return name !== undefined && totalNames.some((total) => sameName(total, name));
}

export function nameOf(row: { readonly name: Cell<string> }): string {
  return valueOf(row.name) ?? row.name.text;
}

/** Money of the plan that belongs to no goal: in whole units of its currency. */
export function planMoney(plan: Plan): Unit {
  return moneyUnit(plan.frontmatter.currency);
}

export function smallest(values: readonly (Rational | null)[]): Rational | null {
  let least: Rational | null = null;
  for (const value of values) {
    if (value !== null && (least === null || value.n * least.d < least.n * value.d)) least = value;
  }
  return least;
}

/** What of an amount can be set as a target: whole steps of the goal, rounded down, as a target above it is out of reach. */
export function wholeQuanta(value: Rational, quantum: Rational): Rational {
  const count = divide(value, quantum);
  return count === null ? value : multiply(rational(floor(count)), quantum);
}
