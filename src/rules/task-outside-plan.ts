import { diagnose } from '../diagnostics/report.ts';
import { endOf, startOf } from '../model/period.ts';
import { aboutRow } from './about.ts';
import type { Rule } from './rule.ts';

/** Preparing before a plan and closing it afterwards is normal; further away than this it is a wrong year, as a rule. */
const NEAR_DAYS = 92;

/** A task far before or after the plan. */
export const taskOutsidePlan: Rule = {
  codes: ['task-outside-plan'],
  check: (analysis) => {
    const { period } = analysis.plan.frontmatter;
    return (analysis.feasibility.timeline?.tasks ?? []).flatMap((task) => {
      const [from, to] = [task.start ?? task.finish, task.finish ?? task.start];
      if (from === null || to === null) return [];
      if (from <= endOf(period) + NEAR_DAYS && to >= startOf(period) - NEAR_DAYS) return [];
      const params = { task: task.name, from, to, period, fiscal: analysis.config.fiscalYearStart };
      const { due, start } = task.row.cells;
      const at = due.state === 'value' ? due.at : start.at;
      return [diagnose('task-outside-plan', params, at, { about: aboutRow(analysis, 'tasks', task.name) })];
    });
  },
};
