import type { Config } from '../decode/config.ts';
import type { Plan, Row } from '../decode/plan.ts';
import { valueOf } from '../language/cells.ts';
import type { Day } from '../model/calendar.ts';
import { contains, endOf, lastMonth, type Period } from '../model/period.ts';
import { compare, type Rational, rational } from '../model/rational.ts';
import { goalNamed } from './feasibility/lookup.ts';
import type { Comparison, GoalAnalysis, PeriodLine } from './goal-analysis.ts';
import { comparisonAt } from './line-at.ts';
import type { DeviationAnalysis } from './review-analysis.ts';

/** Above this attainment a cause is asked for as well. */
export const OVER_ACHIEVED: Rational = rational(120, 100);

/**
 * What the plan says about its deviations: the rows of the table as they stand, then every closed period of a goal
 * that is red, yellow or above 120 % and that no row covers. A row covers its period's sub-periods and the goal's
 * members. Periods are those in which the goal is watched: months where actuals are monthly, else the table's.
 */
export function analyseDeviations(
  plan: Plan,
  _config: Config,
  goals: readonly GoalAnalysis[],
  asOf: Day,
): readonly DeviationAnalysis[] {
  const written = plan.rows.deviations.flatMap((row) => writtenDeviation(row, goals, asOf));
  const silent = goals.flatMap((goal) =>
    goal.lines
      .filter((line) => asksForCause(line.comparison) && !isCovered(plan, goal, line.period))
      .map((line) => missingDeviation(goal, line)),
  );
  return [...written, ...silent];
}

/** A deviation of a goal (or `goal/member`) in a period; rows of things that are no goals have no comparison. */
function writtenDeviation(
  row: Row<'deviations'>,
  goals: readonly GoalAnalysis[],
  asOf: Day,
): DeviationAnalysis[] {
  const period = valueOf(row.name);
  const name = valueOf(row.cells.goal);
  if (period === undefined || name === undefined) return [];
  const goal = goalOf(goals, name);
  const comparison = goal === null ? null : comparisonAt(goal, period);
  const due = valueOf(row.cells.due)?.to;
  return [
    {
      row,
      goal: goal?.goal.name ?? name,
      period,
      comparison,
      state: lacksOf({ row, comparison }).length === 0 ? 'explained' : 'incomplete',
      recovery: goal === null ? null : recoveryOf(goal, period, comparison),
      overdue: due !== undefined && due < asOf && valueOf(row.cells.status) !== 'done',
    },
  ];
}

function missingDeviation(goal: GoalAnalysis, line: PeriodLine): DeviationAnalysis {
  return {
    row: null,
    goal: goal.goal.name,
    period: line.period,
    comparison: line.comparison,
    state: 'missing',
    recovery: null,
    overdue: false,
  };
}

function asksForCause(comparison: Comparison | null): boolean {
  if (comparison === null) return false;
  if (comparison.light === 'red' || comparison.light === 'yellow') return true;
  return comparison.attainment !== null && compare(comparison.attainment, OVER_ACHIEVED) > 0;
}

function isCovered(plan: Plan, goal: GoalAnalysis, period: Period): boolean {
  return plan.rows.deviations.some((row) => {
    const covered = valueOf(row.name);
    const name = valueOf(row.cells.goal);
    return (
      covered !== undefined &&
      name !== undefined &&
      contains(covered, period) &&
      goalOf([goal], name) === goal
    );
  });
}

/** The goal of `goal` or `goal/member`, by name or id. */
function goalOf(goals: readonly GoalAnalysis[], name: string): GoalAnalysis | null {
  return goalNamed(goals, name.split('/')[0] ?? name);
}

/** Whether its time to be explained is not over yet: some days of grace follow the period's end. */
export function isInGrace(period: Period, { graceDays }: Config, asOf: Day): boolean {
  return endOf(period) + graceDays >= asOf;
}

/** A part of a deviation's row that may be asked for. */
export type Owed = 'cause' | 'action' | 'owner' | 'due';

/** What a deviation still owes, in the order of its columns: a red cause, adjustment, owner and date; anything milder the cause alone. */
export function lacksOf({ row, comparison }: Pick<DeviationAnalysis, 'row' | 'comparison'>): readonly Owed[] {
  const owed: readonly Owed[] = comparison?.light === 'red' ? ['cause', 'action', 'owner', 'due'] : ['cause'];
  return row === null ? owed : owed.filter((part) => !isWritten(row, part));
}

function isWritten({ cells }: Row<'deviations'>, part: Owed): boolean {
  switch (part) {
    case 'cause':
      return !isBlank(valueOf(cells.cause));
    case 'action':
      return !isBlank(valueOf(cells.action));
    case 'owner':
      return (valueOf(cells.owner) ?? []).length > 0;
    case 'due':
      return valueOf(cells.due) !== undefined;
  }
}

function isBlank(text: string | undefined): boolean {
  return text === undefined || text.trim() === '';
}

/**
 * The closed periods after the deviation say whether the adjustment worked: the latest is green: recovered; its
 * attainment is above that of the deviation: improved. Null where nothing had to recover.
 */
function recoveryOf(
  goal: GoalAnalysis,
  period: Period,
  comparison: Comparison | null,
): DeviationAnalysis['recovery'] {
  if (comparison?.light !== 'red' && comparison?.light !== 'yellow') return null;
  const latest = goal.closed
    .filter((line) => line.period.from > lastMonth(period) && line.comparison !== null)
    .at(-1)?.comparison;
  if (latest === undefined || latest === null) return 'too-early';
  if (latest.light === 'green') return 'recovered';
  const [before, after] = [comparison.attainment, latest.attainment];
  return before !== null && after !== null && compare(after, before) > 0 ? 'improved' : 'not-yet';
}
