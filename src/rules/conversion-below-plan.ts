import { nameOf } from '../compute/feasibility/lookup.ts';
import { diagnose } from '../diagnostics/report.ts';
import { aboutRow } from './about.ts';
import type { Rule } from './rule.ts';

/** A channel that converts so much less than the plan counts on that its light is red or yellow. */
export const conversionBelowPlan: Rule = {
  codes: ['conversion-below-plan'],
  check: (analysis) =>
    (analysis.feasibility.channels?.channels ?? []).flatMap(({ row, actualConversion, conversion: plan }) => {
      const measured = actualConversion.filter(
        ({ comparison }) => comparison?.light === 'red' || comparison?.light === 'yellow',
      );
      if (plan === null || measured.length === 0) return [];
      const params = { name: nameOf(row), fiscal: analysis.config.fiscalYearStart, plan, measured };
      const about = aboutRow(analysis, 'channels', nameOf(row));
      return [diagnose('conversion-below-plan', params, row.cells.conversion.at, { about })];
    }),
};
