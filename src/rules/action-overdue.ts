import { diagnose } from '../diagnostics/report.ts';
import { valueOf } from '../language/cells.ts';
import { aboutGoal } from './about.ts';
import type { Rule } from './rule.ts';

/** An adjustment that is past its date and not marked done. */
export const actionOverdue: Rule = {
  codes: ['action-overdue'],
  check: (analysis) =>
    analysis.deviations.flatMap(({ row, goal, period, overdue }) => {
      const due = row === null ? undefined : valueOf(row.cells.due)?.to;
      if (row === null || !overdue || due === undefined) return [];
      const params = {
        goal,
        action: valueOf(row.cells.action) ?? valueOf(row.cells.cause) ?? '—',
        due,
        owners: valueOf(row.cells.owner) ?? [],
      };
      const fiscal = analysis.config.fiscalYearStart;
      const about = aboutGoal(goal, null, { period, fiscal });
      return [diagnose('action-overdue', params, row.cells.due.at, { about })];
    }),
};
