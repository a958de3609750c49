import { type ActualBook, actualBook, type Members } from '../compute/actual-book.ts';
import { splitsOf } from '../compute/member-rows.ts';
import { rostersOf } from '../compute/rosters.ts';
import { ownLevel } from '../compute/target-cells.ts';
import type { Config } from '../decode/config.ts';
import type { Goal, PeriodCell, Plan, Split, SplitMember } from '../decode/plan.ts';
import type { GoalTargets, MemberTargets, SplitTargets, TargetLine, Targets } from '../history/targets.ts';
import { valueOf } from '../language/cells.ts';
import type { Quantity } from '../language/units.ts';
import type { Day } from '../model/calendar.ts';
import { contains, distinctPeriods, endOf, type Period } from '../model/period.ts';
import { type Rational, sum } from '../model/rational.ts';

/**
 * A version of a plan as its author wrote it. Targets are those that stand in cells; what would have to be computed is
 * not known. Actuals are those on record by the day.
 */
export interface Written extends Targets {
  readonly plan: Plan;
  readonly config: Config;
}

/** What the author wrote, beside the periods for which either of two versions has actuals. */
export function writtenOf(plan: Plan, config: Config, asOf: Day, recorded: Recorded): Written {
  const splits = splitsOf(plan);
  const actuals = actualsBy(plan, asOf);
  const rosters = new Map(plan.goals.map(({ name }) => [name, rostersOf(splits, config, actuals, name)]));
  const book = actualBook(actuals, plan.goals, (goal) => rosters.get(goal) ?? []);
  const goals = plan.goals.map((goal) => goalOf(goal, plan, book, recorded(goal)));
  return {
    ...{ plan, config, goals },
    splits: splits.flatMap((split) => {
      const goal = goals.find((it) => it.goal.name === split.goal);
      return goal === undefined ? [] : [splitOf(split, goal, book)];
    }),
  };
}

/** The periods in which a goal is watched: the finest for which there are actuals. */
export type Recorded = (goal: Goal) => readonly Period[];

export function recordedIn(plans: readonly Plan[], asOf: Day): Recorded {
  return ({ name, id }) => {
    const names = new Set([name]);
    // A goal that was renamed keeps its id; its actuals stand under its name.
    for (const other of plans.flatMap(({ goals }) => goals))
      if (id !== null && other.id === id) names.add(other.name);
    const own = plans.flatMap((plan) => actualsBy(plan, asOf).filter(({ subject }) => names.has(subject)));
    const periods = distinctPeriods(own.map(({ period }) => period));
    return periods.filter((it) => !periods.some((by) => by.months < it.months && contains(it, by)));
  };
}

function actualsBy({ actuals }: Plan, asOf: Day): Plan['actuals'] {
  return actuals.filter(({ period }) => endOf(period) <= asOf);
}

function goalOf(goal: Goal, plan: Plan, book: ActualBook, recorded: readonly Period[]): GoalTargets {
  const rows = plan.targets.filter((row) => row.goal === goal.name && row.member === null);
  const actual = (period: Period) => book.level(goal.name, [], period)?.value ?? null;
  const columns = columnsOf(
    rows.flatMap((row) => row.periods),
    actual,
  );
  const baseline = valueOf(goal.baseline)?.value ?? null;
  const target = ownLevel(goal, baseline).level ?? wholeOf(goal, columns);
  return {
    ...{ goal, target, columns, quarters: [], months: [] },
    lines: linesOf(recorded, actual),
    whole: { period: goal.period, target, held: true, actual: actual(goal.period) },
  };
}

function splitOf(split: Split, goal: GoalTargets, book: ActualBook): SplitTargets {
  const members = split.members.map((member) => memberOf(member, split, goal, book));
  return { split, goal, members };
}

function memberOf(
  member: SplitMember,
  { dimension }: Split,
  { goal, lines }: GoalTargets,
  book: ActualBook,
): MemberTargets {
  const of: Members = [{ dimension, member: member.name }];
  const actual = (period: Period) => book.level(goal.name, of, period)?.value ?? null;
  const columns = columnsOf(member.periods, actual);
  const target = valueOf(member.row.cells.target)?.value ?? null;
  const whole = actual(goal.period);
  return {
    ...{ member, target, columns, held: target !== null },
    lines: linesOf(
      lines.map(({ period }) => period),
      actual,
    ),
    ytd: whole === null ? null : { actual: whole },
    depth: member.parent === null ? 0 : 1,
  };
}

type ActualAt = (period: Period) => Rational | null;

function columnsOf(cells: readonly PeriodCell<Quantity>[], actual: ActualAt): TargetLine[] {
  const lines = cells.flatMap(({ period, cell }): TargetLine[] => {
    const target = valueOf(cell)?.value;
    return target === undefined ? [] : [{ period, target, held: true, actual: actual(period) }];
  });
  return lines.toSorted((a, b) => a.period.from - b.period.from || b.period.months - a.period.months);
}

/** Only the actuals: a target of a line that is no column would have to be computed. */
function linesOf(periods: readonly Period[], actual: ActualAt): TargetLine[] {
  return periods.map((period) => ({ period, target: null, held: false, actual: actual(period) }));
}

/** What the written periods of an amount within a period add up to when they leave no gap in it; null otherwise. */
export function wholeOf(
  { type, period }: Pick<Goal, 'type' | 'period'>,
  columns: readonly TargetLine[],
): Rational | null {
  const outer = columns.filter(
    (it) =>
      contains(period, it.period) &&
      !columns.some((by) => by.period.months > it.period.months && contains(by.period, it.period)),
  );
  const months = outer.reduce((count, it) => count + it.period.months, 0);
  if (type !== 'flow' || months !== period.months) return null;
  return sum(outer.flatMap(({ target }) => target ?? []));
}
