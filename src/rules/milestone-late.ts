import { nameOf } from '../compute/feasibility/lookup.ts';
import { diagnose } from '../diagnostics/report.ts';
import { aboutRow } from './about.ts';
import type { Rule } from './rule.ts';

/** Past its day and not done, or reported late. */
export const milestoneLate: Rule = {
  codes: ['milestone-late'],
  check: (analysis) =>
    (analysis.feasibility.timeline?.milestones ?? []).flatMap(({ row, day, state }) => {
      if (state !== 'late') return [];
      const params = { milestone: nameOf(row), day, days: Math.max(0, analysis.asOf - day) };
      return [
        diagnose('milestone-late', params, row.cells.date.at, {
          about: aboutRow(analysis, 'milestones', nameOf(row)),
        }),
      ];
    }),
};
