import { nameOf } from '../compute/feasibility/lookup.ts';
import { diagnose } from '../diagnostics/report.ts';
import { aboutRow } from './about.ts';
import type { Rule } from './rule.ts';

/** A channel that converts so much less than the plan counts on that its light is red or yellow. */
export const conversionBelowPlan: Rule = {
  codes: ['conversion-below-plan'],
  check: (analysis) =>
    (analysis.feasibility.channels?.channels ?? []).flatMap(({ row, actualConversion }) =>
      actualConversion.flatMap(({ period, rate, comparison }) => {
        if (comparison?.light !== 'red' && comparison?.light !== 'yellow') return [];
        const params = {
          name: nameOf(row),
          period,
          fiscal: analysis.config.fiscalYearStart,
          plan: comparison.target,
          actual: rate,
        };
        return [
          diagnose('conversion-below-plan', params, row.cells.conversion.at, {
            about: aboutRow(analysis, 'channels', nameOf(row)),
          }),
        ];
      }),
    ),
};
