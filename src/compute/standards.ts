import type { Goal } from '../decode/plan.ts';
import { type Cell, type Standard, valueOf } from '../language/cells.ts';
import { lastMonth, type Period, samePeriod } from '../model/period.ts';
import { absolute, compare, divide, negate, type Rational } from '../model/rational.ts';
import type { Comparison, PeriodLine, StandardTest } from './goal-analysis.ts';

/** The lines among which a standard finds those of its cycle. */
export interface StandardLines {
  readonly months: readonly PeriodLine[];
  readonly quarters: readonly PeriodLine[];
  /** The periods of the author's table, for a standard that names no cycle. */
  readonly columns: readonly PeriodLine[];
  readonly whole: PeriodLine;
  readonly ytd: Comparison | null;
}

/**
 * Tests a completion standard on every closed period of its cycle. It is a second test beside the lights: 92 % is
 * green and misses ±5 %. A ratio deviates in points. Prose is not tested.
 */
export function testStandard(
  goal: Goal,
  member: string | null,
  cell: Cell<Standard>,
  lines: StandardLines,
): readonly StandardTest[] {
  const standard = valueOf(cell);
  if (standard === undefined || standard.kind === 'prose') return [];
  const test = (period: Period, found: Rational, met: boolean): StandardTest => ({
    goal: goal.name,
    member,
    period,
    text: cell.text,
    met,
    found,
    at: cell.at,
  });
  if (standard.kind === 'level') {
    const tested = levelOf(goal, lines);
    if (tested === null) return [];
    const order = compare(tested.level, standard.value.value);
    return [test(tested.period, tested.level, standard.bound === 'at-least' ? order >= 0 : order <= 0)];
  }
  return cycleLines(standard.cycle, lines).flatMap((line) => {
    const found = line.state === 'closed' ? deviation(goal, line.comparison) : null;
    if (found === null) return [];
    const adverse = goal.direction === 'higher' ? negate(found) : found;
    const size = standard.symmetric ? absolute(found) : adverse;
    return [test(line.period, found, compare(size, standard.within) <= 0)];
  });
}

/** Flows are held to a level at the end, stocks at their latest level, ratios over all that is closed. */
function levelOf(
  goal: Goal,
  { whole, months, columns, ytd }: StandardLines,
): { readonly period: Period; readonly level: Rational } | null {
  if (whole.state === 'closed' && whole.actual !== null) return { period: whole.period, level: whole.actual };
  if (goal.type === 'flow' || ytd === null) return null;
  const byMonth = months.filter((it) => it.state === 'closed');
  const closed = byMonth.length > 0 ? byMonth : columns.filter((it) => it.state === 'closed');
  const first = closed[0]?.period;
  const last = closed.at(-1)?.period;
  if (first === undefined || last === undefined) return null;
  if (goal.type === 'stock' || samePeriod(first, last)) return { period: last, level: ytd.actual };
  const period: Period = { kind: 'span', from: first.from, months: lastMonth(last) - first.from + 1 };
  return { period, level: ytd.actual };
}

function cycleLines(cycle: 'month' | 'quarter' | 'year' | null, lines: StandardLines): readonly PeriodLine[] {
  switch (cycle) {
    case 'month':
      return lines.months;
    case 'quarter':
      return lines.quarters;
    case 'year':
      return [lines.whole];
    case null:
      return lines.columns;
  }
}

/** Δ ÷ |target|, or the difference in points for a ratio; null over zero. */
function deviation(goal: Goal, comparison: Comparison | null): Rational | null {
  if (comparison === null) return null;
  return goal.type === 'ratio'
    ? comparison.variance
    : divide(comparison.variance, absolute(comparison.target));
}
