import { contains, lastMonth, type Period, samePeriod } from '../model/period.ts';
import { type Rational, sum } from '../model/rational.ts';
import type { GoalAnalysis, PeriodLine } from './goal-analysis.ts';
import type { MemberAnalysis } from './split-analysis.ts';

/**
 * The target of a goal or of a member over any period: a flow adds its parts, a stock is the level at the end, a ratio
 * the level given there. A period that reaches beyond the goal's own has what lies within. Null where the lines do not
 * fit the period, which is not zero.
 */
export function targetOver(
  type: GoalAnalysis['goal']['type'],
  thing: Pick<GoalAnalysis, 'target' | 'columns' | 'lines'> & { readonly months?: readonly PeriodLine[] },
  own: Period,
  period: Period,
): Rational | null {
  if (contains(period, own)) return thing.target;
  for (const lines of [thing.columns, thing.lines, thing.months ?? []]) {
    const same = lines.find((line) => samePeriod(line.period, period));
    if (same !== undefined) return same.target;
  }
  const cuts = [thing.columns, thing.lines, thing.months ?? []].map((lines) =>
    lines.filter((line) => contains(period, line.period)),
  );
  if (type === 'flow') {
    const tiling = cuts.find((lines) => covers(lines, overlap(own, period)));
    const targets = tiling?.map((line) => line.target) ?? [null];
    return targets.every((target) => target !== null) ? sum(targets) : null;
  }
  if (type === 'stock') {
    const last = cuts.flat().find((line) => lastMonth(line.period) === lastMonth(overlap(own, period)));
    return last?.target ?? null;
  }
  return thing.target;
}

/** The target of a member of a split over a period. */
export function memberTargetOver(
  goal: GoalAnalysis,
  member: MemberAnalysis,
  period: Period,
): Rational | null {
  return targetOver(goal.goal.type, member, goal.goal.period, period);
}

function covers(lines: readonly PeriodLine[], period: Period): boolean {
  const months = lines.reduce((count, line) => count + line.period.months, 0);
  return lines.length > 0 && months === period.months;
}

function overlap(a: Period, b: Period): Period {
  const from = Math.max(a.from, b.from);
  return { kind: 'span', from, months: Math.max(0, Math.min(lastMonth(a), lastMonth(b)) - from + 1) };
}
