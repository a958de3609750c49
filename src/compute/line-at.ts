import { compareTo } from '../model/comparison.ts';
import { contains, type Period, samePeriod } from '../model/period.ts';
import { sum } from '../model/rational.ts';
import type { Comparison, GoalAnalysis, PeriodLine } from './goal-analysis.ts';

/**
 * How a goal did in a period, whichever way the plan cuts its year: the line of that period, else the sum of the closed
 * lines that make it up (flows only: ratios do not add, and of a stock the last line counts). The whole period has its
 * year to date until it is closed. Null where nothing was watched.
 */
export function comparisonAt(goal: GoalAnalysis, period: Period): Comparison | null {
  const cuts = [goal.columns, goal.lines, goal.quarters, goal.months];
  const same = [...cuts.flat(), goal.whole].filter((line) => samePeriod(line.period, period));
  const own = same.find((line) => line.comparison !== null)?.comparison ?? null;
  if (own !== null) return own;
  if (contains(period, goal.goal.period)) return goal.ytd;
  for (const lines of cuts) {
    const inside = lines.filter((line) => contains(period, line.period));
    const months = inside.reduce((count, line) => count + line.period.months, 0);
    if (months === period.months) return together(goal, inside);
  }
  return null;
}

function together({ goal }: GoalAnalysis, lines: readonly PeriodLine[]): Comparison | null {
  const known = lines.flatMap((line) => line.comparison ?? []);
  if (goal.type === 'ratio' || known.length < lines.length) return null;
  if (goal.type === 'stock') return known.at(-1) ?? null;
  const [target, actual] = [sum(known.map((it) => it.target)), sum(known.map((it) => it.actual))];
  return compareTo(target, actual, { direction: goal.direction, ratio: false, lights: goal.lights });
}
