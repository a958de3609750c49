import { contains, type Period, samePeriod } from '../model/period.ts';
import type { Comparison, GoalAnalysis, PeriodLine } from './analysis.ts';

/** What is known of a goal in a period, whichever way the plan cuts its year; null when it was not watched there. */
export function lineAt(goal: GoalAnalysis, period: Period): PeriodLine | null {
  const lines = [...goal.columns, ...goal.lines, ...goal.quarters, ...goal.months, goal.whole];
  const same = lines.filter((line) => samePeriod(line.period, period));
  return same.find((line) => line.comparison !== null) ?? same[0] ?? null;
}

/** Comparison at exactly this period; of the whole period the year to date stands in until it is closed. */
export function comparisonAt(goal: GoalAnalysis, period: Period): Comparison | null {
  const line = lineAt(goal, period);
  if (line?.comparison) return line.comparison;
  return contains(period, goal.goal.period) ? (goal.whole.comparison ?? goal.ytd) : null;
}
