import type { Analysis } from '../compute/analysis.ts';
import type { TaskAnalysis } from '../compute/feasibility/feasibility-analysis.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { diagnose } from '../diagnostics/report.ts';
import { valueOf } from '../language/cells.ts';
import { fold } from '../language/fold.ts';
import { ownerAddress } from '../language/reserved.ts';
import type { Day } from '../model/calendar.ts';
import type { Rule } from './rule.ts';

/** More tasks than this on one day is too many for one person. */
const MOST_AT_ONCE = 3;

/**
 * Too many tasks of one person on the same days. Only what is still to be done counts; repeating work and deadlines
 * without a duration do not fill a day, and a team is not one person.
 */
export const ownerOverloaded: Rule = {
  codes: ['owner-overloaded'],
  check: (analysis) => {
    const teams = new Set(analysis.config.teams.map(fold));
    const owners = new Map<string, Busy[]>();
    for (const task of analysis.feasibility.timeline?.tasks ?? []) {
      const busy = busyOf(task, analysis.asOf);
      if (busy === null) continue;
      for (const owner of valueOf(task.row.cells.owner) ?? []) {
        if (teams.has(fold(owner))) continue;
        const known = owners.get(owner);
        if (known === undefined) owners.set(owner, [busy]);
        else known.push(busy);
      }
    }
    return [...owners].flatMap(([owner, tasks]) => judge(analysis, owner, tasks));
  },
};

interface Busy {
  readonly task: TaskAnalysis;
  readonly from: Day;
  readonly to: Day;
}

function busyOf(task: TaskAnalysis, asOf: Day): Busy | null {
  const { start, finish, workdays } = task;
  const repeats = task.row.cells.repeat.state === 'value';
  if (
    start === null ||
    finish === null ||
    repeats ||
    task.state === 'done' ||
    task.state === 'unknown' ||
    (workdays ?? 0) <= 1
  )
    return null;
  return finish < asOf ? null : { task, from: Math.max(start, asOf), to: finish };
}

/** The busiest stretch: the first day on which the most tasks meet, until the first of them ends. */
function judge(analysis: Analysis, owner: string, tasks: readonly Busy[]): Diagnostic[] {
  const worst = busiest(tasks);
  const last = worst.at(-1);
  if (worst.length <= MOST_AT_ONCE || last === undefined) return [];
  const params = {
    owner,
    tasks: worst.map((it) => it.task.name),
    from: Math.max(...worst.map((it) => it.from)),
    to: Math.min(...worst.map((it) => it.to)),
    limit: MOST_AT_ONCE,
  };
  const { at } = last.task.row.cells.owner;
  return [
    diagnose('owner-overloaded', params, at, {
      about: ownerAddress(owner, analysis.plan.frontmatter.lang),
    }),
  ];
}

/** The tasks that meet on the first of the days on which most do. */
function busiest(tasks: readonly Busy[]): readonly Busy[] {
  const starts = tasks.map(({ from }) => from).sort((a, b) => a - b);
  const ends = tasks.map(({ to }) => to).sort((a, b) => a - b);
  let [most, day, started, ended] = [0, 0, 0, 0];
  const meeting = new Map<Day, number>();
  for (const start of starts) {
    started += 1;
    while ((ends[ended] ?? start) < start) ended += 1;
    meeting.set(start, started - ended);
  }
  for (const { from } of tasks) {
    const together = meeting.get(from) ?? 0;
    if (together > most) [most, day] = [together, from];
  }
  return most === 0 ? [] : tasks.filter((it) => it.from <= day && day <= it.to);
}
