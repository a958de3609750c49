import type { Plan } from '../../decode/plan.ts';
import type { Day } from '../../model/calendar.ts';
import { endOf } from '../../model/period.ts';
import { compare, divide, type Rational, rational } from '../../model/rational.ts';
import type { WorkCalendar } from '../../model/workdays.ts';
import type { TimeCover } from './feasibility-analysis.ts';
import type { DatedTask, SolvedTask, SolvedTasks } from './network-of-tasks.ts';

type Solved = Extract<SolvedTasks, { readonly ok: true }>;

/**
 * The chain of tasks that has least time for its work, as working days there are ÷ working days it needs. A deadline
 * that cannot be kept: from the start of the chain that leads to it until the deadline, and until it can be done.
 * Where all can be kept: from the first task to the end of the plan's period, against the longest chain by durations
 * alone. Null when nothing takes time.
 */
export function timeCover(
  plan: Plan,
  tasks: readonly DatedTask[],
  solved: Solved,
  origin: Day,
  calendar: WorkCalendar,
): TimeCover | null {
  const byId = new Map(tasks.map((task) => [task.id, task]));
  const late = tasks.flatMap((task) => {
    const finish = solved.tasks.get(task.id)?.earliestFinish;
    if (task.due === null || finish === undefined || finish <= task.due) return [];
    const chain = chainTo(task, byId, solved.tasks, calendar);
    const from = solved.tasks.get(chain[0] ?? task.id)?.earliestStart ?? origin;
    return [coverOf(chain, from, task.due, calendar.count(from, finish), calendar)];
  });
  const whole = coverOf(solved.longest, origin, endOf(plan.frontmatter.period), solved.effort, calendar);
  const found = [...late, whole].flatMap((it) => it ?? []);
  return found.toSorted((a, b) => compare(a.cover, b.cover))[0] ?? null;
}

function coverOf(
  chain: readonly string[],
  from: Day,
  until: Day,
  needed: number,
  calendar: WorkCalendar,
): TimeCover | null {
  const available = calendar.count(from, until);
  const cover: Rational | null = needed <= 0 ? null : divide(rational(available), rational(needed));
  return cover === null ? null : { chain, from, until, available, needed, cover };
}

/** The tasks without a pause that end with this one: each began because the one before it was done. */
function chainTo(
  last: DatedTask,
  tasks: ReadonlyMap<string, DatedTask>,
  solved: ReadonlyMap<string, SolvedTask>,
  calendar: WorkCalendar,
): string[] {
  const chain = [last.id];
  for (let task = last; ; ) {
    const start = solved.get(task.id)?.earliestStart;
    const before = task.after
      .map((id) => ({ id, finish: solved.get(id)?.earliestFinish ?? Number.NEGATIVE_INFINITY }))
      .toSorted((a, b) => b.finish - a.finish)[0];
    const next = tasks.get(before?.id ?? '');
    if (start === undefined || before === undefined || next === undefined) return chain;
    if (calendar.count(before.finish + 1, start - 1) > 0) return chain;
    chain.unshift(next.id);
    task = next;
  }
}
