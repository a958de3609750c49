import { diagnose } from '../diagnostics/report.ts';
import { endOf, startOf } from '../model/period.ts';
import { aboutRow } from './about.ts';
import type { Rule } from './rule.ts';

/** A task wholly before or after the plan: a wrong year, as a rule. */
export const taskOutsidePlan: Rule = {
  codes: ['task-outside-plan'],
  check: (analysis) => {
    const { period } = analysis.plan.frontmatter;
    return (analysis.feasibility.timeline?.tasks ?? []).flatMap((task) => {
      const [from, to] = [task.start ?? task.finish, task.finish ?? task.start];
      if (from === null || to === null || (from <= endOf(period) && to >= startOf(period))) return [];
      const params = { task: task.name, from, to, period, fiscal: analysis.config.fiscalYearStart };
      const { due, start } = task.row.cells;
      const at = due.state === 'value' ? due.at : start.at;
      return [diagnose('task-outside-plan', params, at, { about: aboutRow(analysis, 'tasks', task.name) })];
    });
  },
};
