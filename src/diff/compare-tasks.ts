import type { Analysis } from '../compute/analysis.ts';
import type { TaskAnalysis } from '../compute/feasibility/feasibility-analysis.ts';
import { valueOf } from '../language/cells.ts';
import { fold } from '../language/fold.ts';
import type { Day } from '../model/calendar.ts';
import { type WorkCalendar, workCalendar } from '../model/workdays.ts';
import type { Change } from './change.ts';
import type { Names } from './names.ts';

/**
 * Tasks that slipped, the end of the work, and the chains that decide about it. Days are counted as worked; a task
 * that only got another name is the same.
 */
export function compareTimeline(before: Analysis, after: Analysis, names: Names): Change[] {
  const [was, now] = [before.feasibility.timeline, after.feasibility.timeline];
  if (was === null || now === null) return [];
  const { holidays, workdays } = after.config;
  const calendar = workCalendar(holidays, workdays);
  const changes: Change[] = [];
  for (const task of now.tasks) {
    const old = was.tasks.find((it) => keyOf(it, names.was) === keyOf(task, names.now));
    if (old !== undefined) changes.push(...compareTask(old, task, calendar));
  }
  if (was.finish !== now.finish) {
    const slip = slipOf(was.finish, now.finish, calendar);
    changes.push({ kind: 'finish', from: was.finish, to: now.finish, slip });
  }
  if (chains(was.criticalPaths, names.was) !== chains(now.criticalPaths, names.now)) {
    changes.push({ kind: 'critical-path', from: was.criticalPaths, to: now.criticalPaths });
  }
  return changes;
}

function compareTask(old: TaskAnalysis, task: TaskAnalysis, calendar: WorkCalendar): Change[] {
  const moved = old.start !== task.start || old.finish !== task.finish;
  if (!moved && old.critical === task.critical) return [];
  return [
    {
      kind: 'task',
      name: task.name,
      start: { from: old.start, to: task.start },
      finish: { from: old.finish, to: task.finish },
      slip: slipOf(old.finish, task.finish, calendar),
      critical: { from: old.critical, to: task.critical },
    },
  ];
}

/** The id where the author gave one, so that a renamed task is the same task. */
function keyOf({ row, name }: TaskAnalysis, called: Names['was']): string {
  const id = valueOf(row.cells.id);
  return id === undefined || id === '' ? `name ${fold(called(name))}` : `id ${fold(id)}`;
}

function slipOf(from: Day | null, to: Day | null, calendar: WorkCalendar): number | null {
  if (from === null || to === null) return null;
  return to >= from ? calendar.count(from + 1, to) : -calendar.count(to + 1, from);
}

function chains(paths: readonly (readonly string[])[], called: Names['was']): string {
  return JSON.stringify(paths.map((path) => path.map((name) => fold(called(name)))).sort());
}
