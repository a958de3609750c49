import type { Analysis } from '../compute/analysis.ts';
import type { TaskAnalysis } from '../compute/feasibility/feasibility-analysis.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { diagnose } from '../diagnostics/report.ts';
import { valueOf } from '../language/cells.ts';
import type { Day } from '../model/calendar.ts';
import { workCalendar } from '../model/workdays.ts';
import { aboutRow } from './about.ts';
import type { Rule } from './rule.ts';

/** A deadline before the work can be done: because of predecessors, of its own duration, or because it starts later. */
export const taskImpossible: Rule = {
  codes: ['task-impossible'],
  check: (analysis) => {
    const tasks = analysis.feasibility.timeline?.tasks ?? [];
    const ends = new Map<string, Day>();
    for (const { name, earliestFinish } of tasks)
      ends.set(name, Math.max(ends.get(name) ?? 0, earliestFinish ?? 0));
    return tasks.flatMap((task) => judge(analysis, task, ends));
  },
};

function judge(analysis: Analysis, task: TaskAnalysis, ends: ReadonlyMap<string, Day>): Diagnostic[] {
  const due = valueOf(task.row.cells.due)?.to;
  const start = valueOf(task.row.cells.start)?.from;
  if (due === undefined) return [];
  const reason =
    start !== undefined && start > due
      ? 'start-after-due'
      : task.earliestFinish !== null && task.earliestFinish > due
        ? waits(task, ends)
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
function waits(task: TaskAnalysis, ends: ReadonlyMap<string, Day>): boolean {
  if (task.after.length === 0) return false;
  const start = valueOf(task.row.cells.start)?.from;
  return start === undefined || task.after.some((name) => (ends.get(name) ?? 0) >= start);
}
