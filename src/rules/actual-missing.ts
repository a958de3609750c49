import { diagnose } from '../diagnostics/report.ts';
import { endOf } from '../model/period.ts';
import { aboutGoal } from './about.ts';
import type { Rule } from './rule.ts';

/** Periods that ended some time ago without an actual, of goals that have a source of actuals. Grey, and never a zero. */
export const actualMissing: Rule = {
  codes: ['actual-missing'],
  check: ({ goals, config, asOf }) =>
    goals.flatMap(({ goal, lines, hasActualsSource }) => {
      const periods = lines
        .filter((line) => line.state === 'missing' && endOf(line.period) + config.graceDays < asOf)
        .map((line) => line.period);
      if (!hasActualsSource || periods.length === 0) return [];
      const params = { goal: goal.name, periods, fiscal: config.fiscalYearStart };
      return [diagnose('actual-missing', params, goal.row.at, { about: aboutGoal(goal.name) })];
    }),
};
