import { nameOf } from '../compute/feasibility/lookup.ts';
import { diagnose } from '../diagnostics/report.ts';
import { valueOf } from '../language/cells.ts';
import { aboutRow } from './about.ts';
import type { Rule } from './rule.ts';

/** People who leave before they have come count for nothing. */
export const leavesBeforeJoining: Rule = {
  codes: ['leaves-before-joining'],
  check: (analysis) =>
    analysis.plan.rows.people.flatMap((row) => {
      const joins = valueOf(row.cells.joins)?.from;
      const leaves = valueOf(row.cells.leaves)?.to;
      if (joins === undefined || leaves === undefined || leaves >= joins) return [];
      const about = aboutRow(analysis, 'people', nameOf(row));
      return [
        diagnose('leaves-before-joining', { role: nameOf(row), joins, leaves }, row.cells.leaves.at, {
          about,
        }),
      ];
    }),
};
