import type { SplitMember } from '../decode/plan.ts';
import { valueOf } from '../language/cells.ts';
import { bridge } from '../model/bridge.ts';
import { type Period, samePeriod } from '../model/period.ts';
import { add, divide, type Rational, sum } from '../model/rational.ts';
import type { Context } from './context.ts';
import type { GoalAnalysis, PeriodLine } from './goal-analysis.ts';
import { memberSource } from './member-source.ts';
import { comparedLines, landingOf, lightToDate, yearToDate } from './monitor.ts';
import { assignedLevels } from './over-assignment.ts';
import { lineOf } from './period-lines.ts';
import type { Bridge, MemberAnalysis, SplitAnalysis } from './split-analysis.ts';
import type { SplitGrid } from './split-grid.ts';
import { WatchedMember, WatchedSplit } from './watched-split.ts';

/** One decomposition watched over time, with what its members contribute to the variance of the goal. */
export function analyseSplit(
  context: Context,
  grid: SplitGrid,
  goal: GoalAnalysis,
  goalLine: (period: Period) => PeriodLine,
): SplitAnalysis {
  const { split } = grid;
  const members = split.members.map((_, index) => analyseMember(context, grid, index, goal));
  const targets = grid.top.map((index) => members[index]?.target ?? null).filter((it) => it !== null);
  const known = {
    split,
    goal,
    members,
    total: {
      target: goal.goal.type === 'ratio' ? goal.target : targets.length === 0 ? null : sum(targets),
      columns: split.periods.map(goalLine),
    },
    overAssignment: assignedLevels(members).find((it) => it.parent === null)?.over ?? null,
  };
  return new WatchedSplit(known, () => bridgeOf(grid, members, goal));
}

function analyseMember(
  context: Context,
  grid: SplitGrid,
  index: number,
  goalAnalysis: GoalAnalysis,
): MemberAnalysis {
  const { split, goal } = grid;
  const member = memberAt(grid, index);
  const source = memberSource(context, grid, index);
  const target = grid.total(index);
  const line = (period: Period) => lineOf(source, period, context.asOf);
  const { weight, assigned } = member.row.cells;
  const known = {
    member,
    target,
    held: grid.totalHeld(index),
    weight: valueOf(weight) ?? weightOf(grid, index, target),
    weightHeld: weight.state === 'value',
    assigned: valueOf(assigned)?.quantity.value ?? null,
    depth: depthOf(grid, index),
  };
  const monitored = () => {
    const lines = goalAnalysis.lines.map((it) => line(it.period));
    const ytd = yearToDate(goal, lines, source.actual);
    return { lines, ytd, landing: landingOf(goal, target, lines, ytd, null), light: lightToDate(ytd, lines) };
  };
  return new WatchedMember(known, () => split.periods.map(line), monitored);
}

/** The exact share of its whole: the goal, or its parent in the same table. Ratios have none. */
function weightOf(grid: SplitGrid, index: number, target: Rational | null): Rational | null {
  if (grid.goal.type === 'ratio' || target === null) return null;
  const parent = parentOf(grid, index);
  const siblings = parent === null ? grid.top : grid.children(parent);
  const whole = parent === null ? sum(siblings.flatMap((it) => grid.total(it) ?? [])) : grid.total(parent);
  return whole === null ? null : divide(target, whole);
}

function parentOf(grid: SplitGrid, index: number): number | null {
  if (grid.top.includes(index)) return null;
  const found = grid.split.members.findIndex((_, i) => grid.children(i).includes(index));
  return found === -1 ? null : found;
}

function depthOf(grid: SplitGrid, index: number): number {
  let depth = 0;
  for (let at = parentOf(grid, index); at !== null; at = parentOf(grid, at)) depth += 1;
  return depth;
}

/** PL → members → AC over the closed lines of the goal; null for ratios, and where no member has actuals. */
function bridgeOf(grid: SplitGrid, members: readonly MemberAnalysis[], goal: GoalAnalysis): Bridge | null {
  if (goal.ytd === null || goal.goal.type === 'ratio') return null;
  const counted = comparedLines(goal);
  const parts = grid.top.flatMap((index) => {
    const it = members[index];
    if (it === undefined) return [];
    const lines = it.lines.filter((line) => counted.some((by) => samePeriod(by.period, line.period)));
    return [
      {
        member: it.member.name,
        plan: it.target === null ? null : total(lines.map((line) => line.target)),
        actual: total(lines.map((line) => line.actual)),
      },
    ];
  });
  if (parts.every((it) => it.actual === null)) return null;
  return bridge(goal.ytd.target, goal.ytd.actual, parts, goal.goal.direction);
}

function total(values: readonly (Rational | null)[]): Rational | null {
  let found: Rational | null = null;
  for (const value of values) {
    if (value === null) return null;
    found = found === null ? value : add(found, value);
  }
  return found;
}

function memberAt(grid: SplitGrid, index: number): SplitMember {
  const member = grid.split.members[index];
  if (member === undefined) throw new RangeError('a member of the split was expected');
  return member;
}
