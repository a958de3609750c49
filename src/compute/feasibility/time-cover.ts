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
  const { before, first } = chainsOf(tasks, solved.tasks, calendar);
  const late = tasks.flatMap((task) => {
    const finish = solved.tasks.get(task.id)?.earliestFinish;
    if (task.due === null || finish === undefined || finish <= task.due) return [];
    const from = solved.tasks.get(first.get(task.id) ?? task.id)?.earliestStart ?? origin;
    return [coverOf([task.id], from, task.due, calendar.count(from, finish), calendar)];
  });
  const whole = coverOf(solved.longest, origin, endOf(plan.frontmatter.period), solved.effort, calendar);
  const found = [...late, whole].flatMap((it) => it ?? []);
  const least = found.toSorted((a, b) => compare(a.cover, b.cover))[0] ?? null;
  const [last] = least?.chain ?? [];
  return least === null || least === whole || last === undefined
    ? least
    : { ...least, chain: chainTo(last, before) };
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

interface Chains {
  /** The task because of which a task began when it did, by id. */
  readonly before: ReadonlyMap<string, string>;
  /** The first of the chain without a pause that ends with a task, by id. */
  readonly first: ReadonlyMap<string, string>;
}

/** Each task's way back, found once: many late tasks share most of theirs. */
function chainsOf(
  tasks: readonly DatedTask[],
  solved: ReadonlyMap<string, SolvedTask>,
  calendar: WorkCalendar,
): Chains {
  const before = new Map<string, string>();
  for (const { id, after } of tasks) {
    let last: { readonly id: string; readonly finish: Day } | null = null;
    for (const it of after) {
      const finish = solved.get(it)?.earliestFinish;
      if (finish !== undefined && (last === null || finish > last.finish)) last = { id: it, finish };
    }
    const start = solved.get(id)?.earliestStart;
    if (last !== null && start !== undefined && calendar.count(last.finish + 1, start - 1) === 0)
      before.set(id, last.id);
  }
  const first = new Map<string, string>();
  for (const { id } of tasks) {
    const way = [id];
    for (let at = before.get(id); at !== undefined; at = first.has(at) ? undefined : before.get(at))
      way.push(at);
    const end = way.at(-1) ?? id;
    for (const it of way) first.set(it, first.get(end) ?? end);
  }
  return { before, first };
}

function chainTo(last: string, before: ReadonlyMap<string, string>): string[] {
  const chain: string[] = [];
  for (let at: string | undefined = last; at !== undefined; at = before.get(at)) chain.push(at);
  return chain.reverse();
}
