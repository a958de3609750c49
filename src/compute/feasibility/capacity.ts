import type { Plan, Row } from '../../decode/plan.ts';
import { valueOf } from '../../language/cells.ts';
import { sameBase } from '../../language/units.ts';
import type { Day, Month } from '../../model/calendar.ts';
import { endOf, lastMonth, monthPeriod, monthsOf, startOf } from '../../model/period.ts';
import { coverOf, monthlyCapacity, type People, shortfallOf } from '../../model/ramp-capacity.ts';
import { subtract, sum, ZERO } from '../../model/rational.ts';
import type { GoalAnalysis, PeriodLine } from '../goal-analysis.ts';
import { recruitable, repairsAt, type Situation } from './capacity-repairs.ts';
import type { CapacityAnalysis, Repair, Rescue } from './feasibility-analysis.ts';
import { nameOf, supportedGoal } from './lookup.ts';
import { rescueOf } from './rescue.ts';

/** The rows of people that carry each goal, in the order of the goals. */
export function analyseCapacity(plan: Plan, goals: readonly GoalAnalysis[], asOf: Day): CapacityAnalysis[] {
  const productive = plan.rows.people.filter((row) => valueOf(row.cells.productivity) !== undefined);
  return goals.flatMap((goal) => {
    const rows = productive.filter((row) => goalOfPeople(goals, row) === goal);
    const analysis = rows.length === 0 ? null : capacityOf(goal, rows, asOf);
    return analysis === null ? [] : [analysis];
  });
}

/** A row that names no goal works for the only additive goal whose unit its productivity is counted in. */
export function goalOfPeople(goals: readonly GoalAnalysis[], row: Row<'people'>): GoalAnalysis | null {
  const productivity = valueOf(row.cells.productivity);
  if (productivity === undefined) return null;
  return supportedGoal(
    goals,
    row.cells.goal,
    ({ goal }) => goal.type === 'flow' && sameBase(goal.unit, productivity.unit),
  );
}

/** What the model counts with; a row's 期间 bounds it like 到岗 and 离岗 do. Null heads: nobody. */
export function peopleOf(row: Row<'people'>): People {
  const period = valueOf(row.cells.period);
  const joins = valueOf(row.cells.joins)?.from ?? (period ? startOf(period) : null);
  const leaves = valueOf(row.cells.leaves)?.to ?? (period ? endOf(period) : null);
  const written = row.cells.joins.state === 'value';
  return {
    heads: valueOf(row.cells.heads) ?? ZERO,
    joins,
    leaves,
    productivity: valueOf(row.cells.productivity)?.value ?? null,
    // Only a written 到岗 begins a ramp; a period says when the row counts, not when people were new.
    ramp: written ? (valueOf(row.cells.ramp) ?? null) : null,
  };
}

/**
 * Capacity against the target, month by month. Flow goals only: a ratio has no capacity, and of a stock goal the plan
 * does not say how much work its level is.
 */
function capacityOf(goal: GoalAnalysis, rows: readonly Row<'people'>[], asOf: Day): CapacityAnalysis | null {
  if (goal.goal.type !== 'flow' || goal.goal.direction === 'lower' || goal.target === null) return null;
  const months = monthsOf(goal.goal.period);
  const people = rows.map(peopleOf);
  const lines = monthlyCapacity(people, months).map((line) => {
    const need = goal.months.find(({ period }) => period.from === line.month)?.target ?? null;
    const short = need === null ? ZERO : subtract(need, line.capacity);
    return {
      period: monthPeriod(line.month),
      need,
      capacity: line.capacity,
      effectiveHeads: line.effectiveHeads,
      shortfall: short.n > 0n ? short : ZERO,
    };
  });
  const needed = lines.map(({ need, capacity }) => ({ need: need ?? ZERO, capacity }));
  const capacity = sum(lines.map((line) => line.capacity));
  const situation = { goal, lines, rows, people };
  const promised = committedEnds(goal);
  const commitments = repairsAt(situation, promised, asOf);
  const [repairs, ends] =
    commitments.length > 0 ? [commitments, promised] : [repairsAt(situation, months, asOf), months];
  return {
    goal: goal.goal.name,
    unit: goal.goal.unit,
    months: lines,
    need: sum(needed.map(({ need }) => need)),
    capacity,
    shortfall: shortfallOf(needed),
    cover: coverOf(needed),
    repairs,
    rescue: lateRescue(situation, repairs, ends, asOf),
    committedShort: commitments.length > 0,
  };
}

/**
 * The last months of the periods for which the author himself gave a target. How a quarter's target was spread over
 * its months is the program's doing: the repairs are asked of the commitments first (300 in a quarter with 5 people
 * at 12 need 20 a month each, not 20.2 because July has 31 days).
 */
function committedEnds(goal: GoalAnalysis): Month[] {
  const held = (lines: readonly PeriodLine[]) =>
    lines.filter((line) => line.held && line.target !== null).map((line) => lastMonth(line.period));
  const ends = new Set([...held(goal.columns), ...held(goal.months), lastMonth(goal.goal.period)]);
  return [...ends].sort((a, b) => a - b);
}

/** Null while the people to hire can still be there in time. */
function lateRescue(
  situation: Situation,
  repairs: readonly Repair[],
  ends: readonly Month[],
  asOf: Day,
): Rescue | null {
  const role = recruitable(situation);
  const hiring = repairs.find((repair) => repair.kind === 'heads');
  if (role === null || hiring === undefined || hiring.from > asOf) return null;
  const { goal, lines, people } = situation;
  const name = people.length > 1 ? nameOf(role.row) : null;
  return rescueOf({ goal, lines, ends, people, role: { people: role.people, name }, asOf });
}
