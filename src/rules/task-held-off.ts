import type { TaskAnalysis } from '../compute/feasibility/feasibility-analysis.ts';
import { diagnose } from '../diagnostics/report.ts';
import { valueOf } from '../language/cells.ts';
import { aboutRow } from './about.ts';
import type { Rule } from './rule.ts';

/** A start written before the predecessors can end, in a task that can still be done in time; what is done is past. */
export const taskHeldOff: Rule = {
  codes: ['task-held-off'],
  check: (analysis) => {
    const tasks = analysis.feasibility.timeline?.tasks ?? [];
    const byName = new Map(tasks.map((task) => [task.name, task] as const));
    return tasks.flatMap((task) => {
      const written = valueOf(task.row.cells.start)?.from;
      if (task.startBy !== 'held-off' || written === undefined || task.start === null) return [];
      const last = lastBefore(task, byName);
      if (last === null || task.state === 'done') return [];
      const { name: before, earliestFinish: end } = last;
      const params = { task: task.name, written, start: task.start, before, end: end ?? task.start };
      const about = aboutRow(analysis, 'tasks', task.name);
      return [diagnose('task-held-off', params, task.row.cells.start.at, { about })];
    });
  },
};

/** The predecessor that ends last, which is what the task waits for; null once it is done. */
function lastBefore(task: TaskAnalysis, byName: ReadonlyMap<string, TaskAnalysis>): TaskAnalysis | null {
  let last: TaskAnalysis | null = null;
  for (const name of task.after) {
    const before = byName.get(name);
    if (before === undefined) continue;
    if (last === null || (before.earliestFinish ?? 0) > (last.earliestFinish ?? 0)) last = before;
  }
  return last?.state === 'done' ? null : last;
}
