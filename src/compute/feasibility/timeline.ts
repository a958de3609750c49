import type { Config } from '../../decode/config.ts';
import type { Plan, Row } from '../../decode/plan.ts';
import { valueOf } from '../../language/cells.ts';
import type { Day } from '../../model/calendar.ts';
import { endOf, startOf } from '../../model/period.ts';
import { compare, ONE, type Rational } from '../../model/rational.ts';
import { occurrences } from '../../model/recurrence.ts';
import { type WorkCalendar, workCalendar } from '../../model/workdays.ts';
import type { TaskAnalysis, Timeline } from './feasibility-analysis.ts';
import { nameOf } from './lookup.ts';
import { type DatedTask, datedTasks, solveTasks } from './network-of-tasks.ts';
import { type PlannedDates, plannedDates } from './planned-dates.ts';
import { timeCover } from './time-cover.ts';

/** Tasks, milestones, all critical paths and the time there is; null when the plan has neither task nor milestone. */
export function analyseTimeline(plan: Plan, config: Config, asOf: Day): Timeline | null {
  const rows = plan.rows.tasks;
  if (rows.length === 0 && plan.rows.milestones.length === 0) return null;
  const calendar = workCalendar(config.holidays, config.workdays);
  const dated = datedTasks(rows);
  const origin = originOf(plan, dated, calendar);
  const solved = solveTasks(dated, origin, calendar);
  const names = new Map(dated.map((task) => [task.id, nameOf(task.row)]));
  const named = (ids: readonly string[]) => ids.map((id) => names.get(id) ?? id);

  const hasProgress = rows.some((row) => row.cells.progress.state === 'value');
  const tasks = dated.map((task) => {
    const dates = plannedDates(task, solved.ok ? solved.tasks.get(task.id) : undefined, calendar);
    return analyseTask(plan, task, dates, named(task.after), { asOf, calendar, hasProgress });
  });
  const time = solved.ok && isNetwork(dated) ? timeCover(plan, dated, solved, origin, calendar) : null;
  const starts = tasks.flatMap((task) => task.start ?? []);
  // A deadline that cannot be kept does not end the work.
  const finishes = tasks.flatMap((task) =>
    task.finish === null ? [] : Math.max(task.finish, task.earliestFinish ?? task.finish),
  );
  return {
    tasks,
    milestones: milestonesOf(plan.rows.milestones, asOf),
    criticalPaths: solved.ok && isNetwork(dated) ? solved.criticalPaths.map(named) : [],
    start: starts.length === 0 ? null : Math.min(...starts),
    finish: finishes.length === 0 ? null : Math.max(...finishes),
    time: time === null ? null : { ...time, chain: named(time.chain) },
    cycle: solved.ok ? null : named(solved.cycle),
  };
}

/** Without a duration or a predecessor there is no network, only dates. */
function isNetwork(tasks: readonly DatedTask[]): boolean {
  return tasks.some((task) => task.duration !== null || task.after.length > 0);
}

/** The first working day of the earliest thing written, or of the plan's period when that comes first or nothing is. */
function originOf(plan: Plan, tasks: readonly DatedTask[], calendar: WorkCalendar): Day {
  const written = tasks.flatMap((task) => {
    const start = task.start ?? task.due;
    if (start === null) return [];
    const back =
      task.start === null && task.duration !== null ? calendar.add(start + 1, -task.duration) : start;
    return [back];
  });
  const floating = tasks.some((task) => task.start === null && task.due === null);
  const first = Math.min(...written);
  const begin = startOf(plan.frontmatter.period);
  return calendar.nextWorkday(written.length === 0 || (floating && begin < first) ? begin : first);
}

interface Clock {
  readonly asOf: Day;
  readonly calendar: WorkCalendar;
  /** Somebody keeps track of progress in this plan: then a blank one means nothing was done yet. */
  readonly hasProgress: boolean;
}

function analyseTask(
  plan: Plan,
  task: DatedTask,
  dates: PlannedDates,
  after: readonly string[],
  clock: Clock,
): TaskAnalysis {
  const { row } = task;
  const { finish, solved, startBy, finishBy } = dates;
  const start = finish === null && task.start === null ? null : dates.start;
  const progress = valueOf(row.cells.progress) ?? null;
  const repeat = valueOf(row.cells.repeat);
  const bounds = {
    from: start ?? startOf(plan.frontmatter.period),
    to: finish ?? endOf(plan.frontmatter.period),
  };
  const dated = start !== null && finish !== null;
  return {
    row,
    name: nameOf(row),
    start: repeat !== undefined ? bounds.from : start,
    finish: repeat !== undefined ? bounds.to : finish,
    startBy: repeat !== undefined && start === null ? 'plan' : startBy,
    finishBy: repeat !== undefined && finish === null ? 'plan' : finishBy,
    startHeld: task.start !== null,
    finishHeld: task.due !== null,
    workdays: task.duration ?? (dated ? clock.calendar.count(start, finish) : null),
    earliestStart: solved?.earliestStart ?? null,
    earliestFinish: solved?.earliestFinish ?? null,
    latestStart: solved?.latestStart ?? null,
    latestFinish: solved?.latestFinish ?? null,
    slack: solved?.slack ?? null,
    critical: solved?.critical ?? false,
    after,
    progress,
    state: stateOf(start, finish, progress, repeat !== undefined, clock),
    occurrences: repeat === undefined ? [] : occurrences(repeat, bounds.from, bounds.to, clock.calendar),
  };
}

/** Where nobody writes progress, nobody can tell whether what is past was done: it is neither called done nor late. */
function stateOf(
  start: Day | null,
  finish: Day | null,
  progress: Rational | null,
  repeats: boolean,
  { asOf, hasProgress }: Clock,
): TaskAnalysis['state'] {
  if (progress !== null && compare(progress, ONE) >= 0) return 'done';
  if (finish !== null && finish < asOf) {
    return progress === null && (repeats || !hasProgress) ? 'unknown' : 'late';
  }
  if (progress !== null && progress.n > 0n) return 'running';
  return start !== null && start <= asOf ? 'running' : 'to-come';
}

function milestonesOf(rows: readonly Row<'milestones'>[], asOf: Day): Timeline['milestones'] {
  const hasStatus = rows.some((row) => row.cells.status.state === 'value');
  return rows.flatMap((row) => {
    const date = valueOf(row.cells.date);
    if (date === undefined) return [];
    const status = valueOf(row.cells.status);
    const past = date.to < asOf && (hasStatus || status !== undefined);
    return [
      { row, day: date.to, state: status === 'done' || status === 'late' ? status : past ? 'late' : 'open' },
    ];
  });
}
