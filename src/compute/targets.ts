import type { Goal, Plan } from '../decode/plan.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { diagnose } from '../diagnostics/report.ts';
import { valueOf } from '../language/cells.ts';
import { growth as growthOf } from '../model/comparison.ts';
import { contains, distinctPeriods, lastMonth, type Period, samePeriod } from '../model/period.ts';
import { type Rational, subtract } from '../model/rational.ts';
import type { ActualBook } from './actual-book.ts';
import { fromQuanta } from './context.ts';
import type { SpreadBase } from './goal-analysis.ts';
import { nearestQuanta } from './held-cells.ts';
import { ratioSchedule, spreadStock, stockSchedule } from './level-schedule.ts';
import { monthWeights } from './month-weights.ts';
import { flowSchedule, type Held, type Schedule, spreadFlow } from './schedule.ts';
import { scheduleProblem } from './schedule-problem.ts';
import { type HeldTarget, type LevelSource, ownLevel, readCells } from './target-cells.ts';
import { type MemberHints, totalColumn, totalsDiffer, unitSuspicion, weightsZero } from './target-checks.ts';

/** What a goal is to reach, by any period within its own. */
export interface GoalTargets {
  readonly goal: Goal;
  readonly level: Rational | null;
  readonly source: LevelSource;
  /** The dimension whose members the level is the sum of. */
  readonly dimension: string | null;
  readonly baseline: Rational | null;
  readonly growth: Rational | null;
  /** The periods of the author's table for this goal, in order; empty without one. */
  readonly columns: readonly Period[];
  readonly cells: readonly HeldTarget[];
  readonly schedule: Schedule;
  readonly base: SpreadBase;
  /** How a column is spread over its months, also where every column is given. */
  readonly monthBase: SpreadBase;
}

export interface TargetsResult {
  readonly targets: GoalTargets | null;
  readonly diagnostics: readonly Diagnostic[];
}

/** The target of a goal, spread over time. Null with a blocking diagnostic where its numbers disagree. */
export function goalTargets(
  goal: Goal,
  plan: Plan,
  hints: MemberHints,
  actuals: ActualBook,
  fiscal: number,
): TargetsResult {
  const baseline = valueOf(goal.baseline)?.value ?? null;
  const rows = plan.targets.filter((row) => row.goal === goal.name && row.member === null);
  const columns = distinctPeriods(rows.flatMap((row) => row.periods.map((it) => it.period)));
  const read = readCells(
    goal,
    rows.flatMap((row) => row.periods),
    fiscal,
  );
  const own = ownLevel(goal, baseline);
  // Said before the sums, which a wrong unit throws out.
  const suspicion = unitSuspicion(goal, own.level, baseline);
  const diagnostics: Diagnostic[] = [...read.diagnostics, ...own.diagnostics, ...suspicion];
  if (diagnostics.some((it) => it.blocking)) return { targets: null, diagnostics };

  const found = goal.type === 'ratio' ? ratioTargets(goal, own.level, read.cells) : null;
  const result =
    found ?? additiveTargets(goal, own, baseline, columns, read.cells, hints, plan, actuals, fiscal);
  diagnostics.push(...result.diagnostics);
  if (result.parts === null) return { targets: null, diagnostics };
  const { level, schedule, source, cells, monthBase = schedule.base } = result.parts;
  const growth =
    level === null || baseline === null
      ? null
      : goal.type === 'ratio'
        ? subtract(level, baseline)
        : growthOf(baseline, level);
  const totals = rows.flatMap((row) => (row.total === null ? [] : [row.total]));
  diagnostics.push(...totals.flatMap((cell) => totalColumn(goal, level, cell, fiscal)));
  if (own.level === null) diagnostics.push(...unitSuspicion(goal, level, baseline));
  if (diagnostics.some((it) => it.blocking)) return { targets: null, diagnostics };
  return {
    targets: {
      goal,
      level,
      source,
      dimension: source === 'sum-of-members' ? (hints.totals[0]?.dimension ?? null) : null,
      baseline,
      growth,
      columns,
      cells,
      schedule,
      base: schedule.base,
      monthBase,
    },
    diagnostics,
  };
}

interface Parts {
  readonly level: Rational | null;
  readonly source: LevelSource;
  readonly schedule: Schedule;
  readonly cells: readonly HeldTarget[];
  readonly monthBase?: SpreadBase;
}

interface PartsResult {
  readonly parts: Parts | null;
  readonly diagnostics: readonly Diagnostic[];
}

/** A ratio never adds: the goal's level holds wherever no cell says otherwise; the last cell gives a level that is blank. */
function ratioTargets(goal: Goal, level: Rational | null, cells: readonly HeldTarget[]): PartsResult {
  const last = cells.filter((it) => lastMonth(it.period) === lastMonth(goal.period)).at(-1)?.value ?? null;
  const whole = level ?? last;
  if (whole === null && goal.numerator === null)
    return { parts: null, diagnostics: [diagnose('vague-goal', { goal: goal.name }, goal.target.at)] };
  const source: LevelSource = level !== null ? 'given' : last !== null ? 'sum-of-periods' : 'derived';
  return {
    parts: { level: whole, source, schedule: ratioSchedule(goal.period, whole, cells), cells },
    diagnostics: [],
  };
}

function additiveTargets(
  goal: Goal,
  own: { readonly level: Rational | null; readonly source: LevelSource },
  baseline: Rational | null,
  columns: readonly Period[],
  written: readonly HeldTarget[],
  hints: MemberHints,
  plan: Plan,
  actuals: ActualBook,
  fiscal: number,
): PartsResult {
  const fromMembers = hints.periods.filter(
    (it) => contains(goal.period, it.period) && !written.some((cell) => samePeriod(cell.period, it.period)),
  );
  const cells: HeldTarget[] = [
    ...written,
    ...fromMembers.map(({ period, quanta, dimension }) => ({
      period,
      value: fromQuanta(goal, quanta),
      cell: null,
      dimension,
    })),
  ];
  const held: Held<bigint>[] = cells.map((it) => ({
    period: it.period,
    value: nearestQuanta(goal, it.value),
  }));
  const level = levelFrom(goal, own, held, hints);
  if (level === null)
    return { parts: null, diagnostics: [diagnose('vague-goal', { goal: goal.name }, goal.target.at)] };
  if (level.source === 'sum-of-members') {
    const [first, ...others] = hints.totals;
    const second = others.find((it) => it.quanta !== first?.quanta);
    if (first !== undefined && second !== undefined)
      return { parts: null, diagnostics: [totalsDiffer(goal, first, second)] };
  }
  const at = written[0]?.cell?.at ?? fromMembers[0]?.at ?? goal.target.at;
  const problem = (it: Parameters<typeof scheduleProblem>[0]): PartsResult => ({
    parts: null,
    diagnostics: [scheduleProblem(it, goal, null, at, fiscal)],
  });

  if (goal.type === 'stock') {
    const levels = spreadStock(goal.period, level.quanta, baseline, held);
    if (!levels.ok) return problem(levels.problem);
    const schedule = stockSchedule(goal.period, levels.value, goal.quantum, 'level');
    return {
      parts: { level: fromQuanta(goal, level.quanta), source: level.source, schedule, cells },
      diagnostics: [],
    };
  }
  const all = distinctPeriods([
    ...columns.filter((it) => contains(goal.period, it)),
    ...held.map((it) => it.period),
  ]);
  const weights = monthWeights(plan, goal.name, goal.period, actuals);
  const months = spreadFlow(goal.period, level.quanta, all, held, weights, fiscal);
  if (!months.ok) return problem(months.problem);
  const given = columns.length > 0 && columns.every((it) => held.some((cell) => samePeriod(cell.period, it)));
  const base = given ? 'given' : fromMembers.length > 0 && columns.length === 0 ? 'margins' : weights.base;
  const schedule = flowSchedule(goal.period, months.value, goal.quantum, base);
  return {
    parts: {
      level: fromQuanta(goal, level.quanta),
      source: level.source,
      schedule,
      cells,
      monthBase: weights.base,
    },
    diagnostics: months.equal.map((enclosing) =>
      weightsZero(goal, plan, enclosing, schedule, weights.base, fiscal),
    ),
  };
}

/** A blank target is what its periods, or else its members, add up to; a stock's is its last level. */
function levelFrom(
  goal: Goal,
  own: { readonly level: Rational | null; readonly source: LevelSource },
  held: readonly Held<bigint>[],
  hints: MemberHints,
): { quanta: bigint; source: LevelSource } | null {
  if (own.level !== null) return { quanta: nearestQuanta(goal, own.level), source: own.source };
  const last = held.find((it) => lastMonth(it.period) === lastMonth(goal.period));
  if (goal.type === 'stock' && last !== undefined) return { quanta: last.value, source: 'sum-of-periods' };
  const outer = held.filter(
    (it) => !held.some((by) => by.period.months > it.period.months && contains(by.period, it.period)),
  );
  const months = outer.reduce((sum, it) => sum + it.period.months, 0);
  if (months === goal.period.months)
    return { quanta: outer.reduce((sum, it) => sum + it.value, 0n), source: 'sum-of-periods' };
  const total = hints.totals[0];
  return total === undefined ? null : { quanta: total.quanta, source: 'sum-of-members' };
}
