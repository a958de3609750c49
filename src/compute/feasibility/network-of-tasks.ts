import type { Row } from '../../decode/plan.ts';
import { valueOf } from '../../language/cells.ts';
import { fold } from '../../language/fold.ts';
import type { Day } from '../../model/calendar.ts';
import { type NetworkTask, solveNetwork, type TaskTimes } from '../../model/network.ts';
import { toNumber } from '../../model/rational.ts';
import type { WorkCalendar } from '../../model/workdays.ts';
import { nameOf } from './lookup.ts';

/** A task as the author dated it. Days are calendar days; the duration counts working days. */
export interface DatedTask {
  readonly id: string;
  readonly row: Row<'tasks'>;
  readonly start: Day | null;
  readonly due: Day | null;
  /** Written, or null: start and due then are a window, and a due date alone is a moment. */
  readonly duration: number | null;
  readonly after: readonly string[];
}

/** Rows as tasks with unique ids; predecessors found by name or by id, unknown ones left out (decoding reports them). */
export function datedTasks(rows: readonly Row<'tasks'>[]): DatedTask[] {
  const ids = rows.map((_, i) => `task ${i}`);
  // A thousand tasks with hundreds of predecessors each are too many to be searched one by one.
  const byName = new Map<string, string>();
  for (const [i, row] of rows.entries()) {
    for (const name of [nameOf(row), valueOf(row.cells.id) ?? '']) {
      const key = fold(name);
      if (!byName.has(key)) byName.set(key, ids[i] ?? '');
    }
  }
  return rows.map((row, i) => {
    const duration = valueOf(row.cells.duration);
    return {
      id: ids[i] ?? '',
      row,
      start: valueOf(row.cells.start)?.from ?? null,
      due: valueOf(row.cells.due)?.to ?? null,
      duration: duration === undefined ? null : Math.ceil(toNumber(duration)),
      after: (valueOf(row.cells.after) ?? []).flatMap((name) => byName.get(fold(name)) ?? []),
    };
  });
}

export interface SolvedTask {
  /** When its predecessors let it begin; null without any. */
  readonly ready: Day | null;
  readonly earliestStart: Day;
  readonly earliestFinish: Day;
  readonly latestStart: Day;
  readonly latestFinish: Day;
  readonly slack: number;
  readonly critical: boolean;
}

export type SolvedTasks =
  | {
      readonly ok: true;
      readonly tasks: ReadonlyMap<string, SolvedTask>;
      readonly criticalPaths: readonly (readonly string[])[];
      /** The longest chain by durations alone, whatever the written dates: its working days, and its ids in order. */
      readonly effort: number;
      readonly longest: readonly string[];
    }
  | { readonly ok: false; readonly cycle: readonly string[] };

/**
 * The critical path over working days, counted from `origin`. A written start is the earliest day on which a task may
 * begin; a task with start and due but no duration fills its window, and can only be pushed out by a predecessor.
 */
export function solveTasks(tasks: readonly DatedTask[], origin: Day, calendar: WorkCalendar): SolvedTasks {
  const before = (day: Day) => calendar.count(origin, day - 1);
  const network = solveNetwork(tasks.map((task) => fixedTask(task, before, calendar)));
  if (!network.ok) return { ok: false, cycle: network.cycle };
  const effort = solveNetwork(
    tasks.map((task) => ({ id: task.id, duration: effortOf(task, calendar), after: task.after })),
  );
  const solved = new Map(
    tasks.flatMap((task): [string, SolvedTask][] => {
      const times = network.tasks.get(task.id);
      if (times === undefined) return [];
      const ready = Math.max(0, ...task.after.map((id) => network.tasks.get(id)?.earliestFinish ?? 0));
      return [[task.id, inDays(task, times, ready, origin, calendar)]];
    }),
  );
  return {
    ok: true,
    tasks: solved,
    criticalPaths: network.criticalPaths,
    effort: effort.ok ? effort.length : 0,
    longest: effort.ok ? (effort.criticalPaths[0] ?? []) : [],
  };
}

function fixedTask(task: DatedTask, before: (day: Day) => number, calendar: WorkCalendar): NetworkTask {
  const { id, after, start, due, duration } = task;
  if (duration !== null) {
    const from = start ?? (due !== null && after.length === 0 ? calendar.add(due + 1, -duration) : null);
    return from === null ? { id, after, duration } : { id, after, duration, notBefore: before(from) };
  }
  if (due === null) return { id, after, duration: 0, ...(start !== null && { notBefore: before(start) }) };
  if (start === null && after.length === 0) return { id, after, duration: 0, notBefore: before(due + 1) };
  // A window ends on its due day; one day of work is what a late predecessor still has to leave it.
  return { id, after, duration: 1, notBefore: Math.max(0, before(due + 1) - 1) };
}

/** Working days of work: the duration, else the window between start and due. */
export function effortOf(task: DatedTask, calendar: WorkCalendar): number {
  if (task.duration !== null) return task.duration;
  return task.start === null || task.due === null ? 0 : calendar.count(task.start, task.due);
}

function inDays(
  task: DatedTask,
  times: TaskTimes,
  readyAt: number,
  origin: Day,
  calendar: WorkCalendar,
): SolvedTask {
  /** The last day of so many units of work since the origin. */
  const dayOf = (units: number) => calendar.add(origin - 1, Math.max(1, units));
  const free = task.after.length > 0 ? dayOf(readyAt + 1) : null;
  const moment = times.earliestFinish === times.earliestStart;
  const written = task.due ?? task.start;
  const finish = moment
    ? Math.max(written ?? dayOf(readyAt), readyAt > 0 ? dayOf(readyAt) : (written ?? 0))
    : dayOf(times.earliestFinish);
  const isWindow = task.duration === null && !moment;
  const start = isWindow
    ? Math.max(task.start ?? free ?? finish, free ?? task.start ?? finish)
    : dayOf(times.earliestStart + 1);
  const latestFinish =
    moment && written === null ? dayOf(times.latestFinish) : calendar.add(finish, times.slack);
  return {
    ready: moment && task.after.length > 0 ? dayOf(readyAt) : free,
    earliestStart: moment ? finish : Math.min(start, finish),
    earliestFinish: finish,
    latestStart: moment || isWindow ? latestFinish : dayOf(times.latestStart + 1),
    latestFinish,
    slack: times.slack,
    critical: times.critical,
  };
}
