import { diagnose } from '../diagnostics/report.ts';
import { aboutGoal } from './about.ts';
import type { Rule } from './rule.ts';

/** The review says met where the figures say missed, or the other way round. */
export const reviewOutcome: Rule = {
  codes: ['review-outcome-wrong'],
  check: (analysis) =>
    analysis.review.flatMap(({ goal, period, claimed, found, comparison, row }) => {
      if (row === null || claimed === null || found === null || claimed === found) return [];
      const fiscal = analysis.config.fiscalYearStart;
      const params = { goal, period, fiscal, claimed, attainment: comparison?.attainment ?? null };
      const about = aboutGoal(goal, null, { period, fiscal });
      return [diagnose('review-outcome-wrong', params, row.cells.outcome.at, { about })];
    }),
};
