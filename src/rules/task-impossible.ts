import type { Analysis } from '../compute/analysis.ts';
import type { TaskAnalysis } from '../compute/feasibility/feasibility-analysis.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { diagnose } from '../diagnostics/report.ts';
import { valueOf } from '../language/cells.ts';
import { workCalendar } from '../model/workdays.ts';
import { aboutRow } from './about.ts';
import type { Rule } from './rule.ts';

/** A deadline before the work can be done: because of predecessors, of its own duration, or because it starts later. */
export const taskImpossible: Rule = {
  codes: ['task-impossible'],
  check: (analysis) => (analysis.feasibility.timeline?.tasks ?? []).flatMap((task) => judge(analysis, task)),
};

function judge(analysis: Analysis, task: TaskAnalysis): Diagnostic[] {
  const due = valueOf(task.row.cells.due)?.to;
  const start = valueOf(task.row.cells.start)?.from;
  if (due === undefined) return [];
  const reason =
    start !== undefined && start > due
      ? 'start-after-due'
      : task.earliestFinish !== null && task.earliestFinish > due
        ? waits(analysis, task)
          ? 'predecessors'
          : 'duration'
        : null;
  if (reason === null) return [];
  const earliest = Math.max(task.earliestFinish ?? due, due);
  const calendar = workCalendar(analysis.config.holidays, analysis.config.workdays);
  const params = {
    task: task.name,
    due,
    earliest,
    workdays: calendar.count(due + 1, earliest),
    after: task.after,
    reason,
  } as const;
  const about = aboutRow(analysis, 'tasks', task.name);
  return [diagnose('task-impossible', params, task.row.cells.due.at, { about })];
}

/** Whether it is its predecessors that keep it from starting when it was to start. */
function waits(analysis: Analysis, task: TaskAnalysis): boolean {
  if (task.after.length === 0) return false;
  const start = valueOf(task.row.cells.start)?.from;
  const tasks = analysis.feasibility.timeline?.tasks ?? [];
  const ends = tasks.filter((it) => task.after.includes(it.name)).map((it) => it.earliestFinish ?? 0);
  return start === undefined || Math.max(...ends) >= start;
}
