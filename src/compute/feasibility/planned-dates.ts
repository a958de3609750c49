import type { Day } from '../../model/calendar.ts';
import type { WorkCalendar } from '../../model/workdays.ts';
import type { FinishBy, StartBy } from './feasibility-analysis.ts';
import type { DatedTask, SolvedTask } from './network-of-tasks.ts';

export interface PlannedDates {
  readonly start: Day | null;
  readonly startBy: StartBy;
  readonly finish: Day | null;
  readonly finishBy: FinishBy;
  readonly solved: SolvedTask | null;
}

/**
 * A task as planned, and by what: a due date counts as written, a written start as the earliest day (its predecessors
 * may hold it off), the rest follows from the network. A task that cannot be done by its due date keeps what is written.
 */
export function plannedDates(
  task: DatedTask,
  solved: SolvedTask | undefined,
  calendar: WorkCalendar,
): PlannedDates {
  const { due, duration } = task;
  const begin = startOf(task, solved, calendar);
  if (due !== null) {
    const start = begin.start ?? due;
    const passed = start > due;
    const startBy = begin.start === null ? 'due' : passed && task.start === null ? 'deadline' : begin.startBy;
    return { start: passed ? due : start, startBy, finish: due, finishBy: 'written', solved: solved ?? null };
  }
  if (solved === undefined) return { ...begin, finish: null, finishBy: 'start', solved: null };
  const { start } = begin;
  if (duration !== null && start !== null)
    return { ...begin, finish: lastDayOf(start, duration, calendar), finishBy: 'duration', solved };
  const dated = task.start !== null || task.after.length > 0;
  return { ...begin, finish: dated ? start : null, finishBy: 'start', solved };
}

type Begin = Pick<PlannedDates, 'start' | 'startBy'>;

function startOf(task: DatedTask, solved: SolvedTask | undefined, calendar: WorkCalendar): Begin {
  const { start, due, duration, after } = task;
  if (start !== null)
    return solved !== undefined && heldOff(task, solved, calendar)
      ? { start: solved.ready, startBy: 'held-off' }
      : { start, startBy: 'written' };
  if (after.length > 0 && solved !== undefined)
    return { start: due === null ? solved.earliestStart : solved.ready, startBy: 'predecessors' };
  if (due !== null && duration !== null)
    return { start: calendar.add(due + 1, -duration), startBy: 'duration' };
  if (due !== null) return { start: due, startBy: 'due' };
  return { start: solved?.earliestStart ?? null, startBy: 'plan' };
}

/** Whether a task cannot begin on the working day that it says, because of its predecessors, and still be done in time. */
export function heldOff(task: DatedTask, solved: SolvedTask, calendar: WorkCalendar): boolean {
  const { ready, earliestFinish } = solved;
  if (task.start === null || ready === null) return false;
  return calendar.nextWorkday(task.start) < ready && (task.due === null || earliestFinish <= task.due);
}

function lastDayOf(start: Day, duration: number, calendar: WorkCalendar): Day {
  return duration === 0 ? start : calendar.add(start - 1, duration);
}
