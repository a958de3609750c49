import type { Analysis } from '../compute/analysis.ts';
import { isInGrace, lacksOf, OVER_ACHIEVED } from '../compute/deviations.ts';
import type { Comparison, GoalAnalysis } from '../compute/goal-analysis.ts';
import type { DeviationAnalysis } from '../compute/review-analysis.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { Computed } from '../diagnostics/messages/monitoring.ts';
import { diagnose } from '../diagnostics/report.ts';
import { contains, type Period, samePeriod } from '../model/period.ts';
import { compare } from '../model/rational.ts';
import { aboutGoal, targetPlace } from './about.ts';
import type { Rule } from './rule.ts';

/** Every red needs a cause, an adjustment, an owner and a date; every yellow a cause; so does doing far better than planned. */
export const unexplained: Rule = {
  codes: ['red-without-cause', 'yellow-without-cause', 'over-achievement-unexplained'],
  check: (analysis) => analysis.deviations.flatMap((deviation) => judge(analysis, deviation)),
};

function judge(analysis: Analysis, deviation: DeviationAnalysis): Diagnostic[] {
  const { config, asOf } = analysis;
  const goal = analysis.goals.find((it) => it.goal.name === deviation.goal);
  const { comparison, period } = deviation;
  if (goal === undefined || comparison === null || deviation.state === 'explained') return [];
  if (isInGrace(period, config, asOf)) return [];
  const params = {
    ...outcome(goal, comparison),
    period,
    fiscal: config.fiscalYearStart,
    computed: computedFrom(goal, period),
  };
  const at = deviation.row?.at ?? targetPlace(analysis, goal, period);
  const about = aboutGoal(goal.goal.name, null, { period, fiscal: config.fiscalYearStart });
  if (comparison.light === 'red') {
    const lacks = deviation.row === null ? (['row'] as const) : lacksOf(deviation);
    return [diagnose('red-without-cause', { ...params, lacks }, at, { about })];
  }
  if (comparison.light === 'yellow') return [diagnose('yellow-without-cause', params, at, { about })];
  const over = comparison.attainment !== null && compare(comparison.attainment, OVER_ACHIEVED) > 0;
  return over ? [diagnose('over-achievement-unexplained', params, at, { about })] : [];
}

/** What a target that nobody wrote follows from; null where the author gave it. */
function computedFrom({ goal, columns, lines, spread }: GoalAnalysis, period: Period): Computed | null {
  const written = [...lines, ...columns].filter((it) => it.held);
  if (samePeriod(period, goal.period) || written.some((it) => samePeriod(it.period, period))) return null;
  // Parts that were written, such as the months of a quarter, add up to it.
  const inside = written.filter((it) => contains(period, it.period));
  if (inside.length > 0) return null;
  const around = columns.find((it) => it.held && contains(it.period, period));
  return { from: around?.period ?? goal.period, type: goal.type, base: spread };
}

function outcome({ goal }: GoalAnalysis, comparison: Comparison) {
  return {
    goal: goal.name,
    target: { value: comparison.target, unit: goal.unit },
    actual: { value: comparison.actual, unit: goal.unit },
    attainment: comparison.attainment,
  };
}
