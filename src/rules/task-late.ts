import { diagnose } from '../diagnostics/report.ts';
import { valueOf } from '../language/cells.ts';
import { aboutRow } from './about.ts';
import type { Rule } from './rule.ts';

/** Past its date and not finished, in a plan that keeps track of progress. */
export const taskLate: Rule = {
  codes: ['task-late'],
  check: (analysis) =>
    (analysis.feasibility.timeline?.tasks ?? []).flatMap((task) => {
      if (task.state !== 'late' || task.finish === null) return [];
      const params = {
        task: task.name,
        due: task.finish,
        days: analysis.asOf - task.finish,
        progress: task.progress,
        owners: valueOf(task.row.cells.owner) ?? [],
      };
      const { progress } = task.row.cells;
      const at = progress.state === 'value' ? progress.at : task.row.cells.due.at;
      return [diagnose('task-late', params, at, { about: aboutRow(analysis, 'tasks', task.name) })];
    }),
};
