import type { GoalAnalysis } from '../compute/goal-analysis.ts';
import { diagnose } from '../diagnostics/report.ts';
import { contains, endOf, type FiscalStart, lastMonth, type Period, spanning } from '../model/period.ts';
import { aboutGoal } from './about.ts';
import type { Rule } from './rule.ts';

/** Periods that ended some time ago without an actual, of goals that have a source of actuals. Grey, and never a zero. */
export const actualMissing: Rule = {
  codes: ['actual-missing'],
  check: ({ goals, config, asOf }) =>
    goals.flatMap((analysis) => {
      const { goal, lines, hasActualsSource } = analysis;
      const periods = lines
        .filter((line) => line.state === 'missing' && endOf(line.period) + config.graceDays < asOf)
        .filter((line) => !nothingHappened(analysis, line.period))
        .map((line) => line.period);
      if (!hasActualsSource || periods.length === 0) return [];
      const fiscal = config.fiscalYearStart;
      const params = { goal: goal.name, type: goal.type, runs: runsOf(periods, fiscal), fiscal };
      return [diagnose('actual-missing', params, goal.row.at, { about: aboutGoal(goal.name) })];
    }),
};

/** `0/0` says that there was no case to count: the ratio does not exist, yet nothing is missing. */
function nothingHappened({ actuals }: GoalAnalysis, period: Period): boolean {
  return actuals.some(
    (it) =>
      it.members.length === 0 &&
      it.value.kind === 'parts' &&
      it.value.denominator.n === 0n &&
      contains(it.period, period),
  );
}

/** Periods that follow each other, together. */
function runsOf(periods: readonly Period[], fiscal: FiscalStart): readonly Period[] {
  const runs: Period[] = [];
  for (const period of periods) {
    const last = runs.at(-1);
    if (last && lastMonth(last) + 1 === period.from)
      runs[runs.length - 1] = spanning(last.from, lastMonth(period), fiscal);
    else runs.push(period);
  }
  return runs;
}
