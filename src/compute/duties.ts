import type { Row } from '../decode/plan.ts';
import { valueOf } from '../language/cells.ts';
import { endOf } from '../model/period.ts';
import type { Span } from '../model/source.ts';
import type { Analysis } from './analysis.ts';
import { nameOf } from './feasibility/lookup.ts';
import type { Duty } from './portfolio-analysis.ts';

type Owed = Omit<Duty, 'owner' | 'plan'>;

/** Everything a plan names an owner for: goals, members, tasks, milestones, adjustments, lessons. A shared duty is each owner's. */
export function dutiesOf(analysis: Analysis): Duty[] {
  const { plan } = analysis;
  const duties: Duty[] = [];
  const put = (owners: readonly string[], duty: Owed) => {
    for (const owner of new Set(owners)) duties.push({ owner, plan: plan.id, ...duty });
  };
  for (const { goal } of analysis.goals) {
    put(goal.owners, { ...goalDuty(analysis, goal.name, goal.row.at, endOf(goal.period)), kind: 'goal' });
  }
  for (const { split, goal, members } of analysis.splits) {
    for (const { member } of members) {
      const name = `${split.goal}/${member.name}`;
      put(valueOf(member.row.cells.owner) ?? [], {
        ...goalDuty(analysis, name, member.row.at, endOf(goal.goal.period)),
        kind: 'split',
      });
    }
  }
  for (const task of analysis.feasibility.timeline?.tasks ?? []) {
    put(ownersOf(task.row), {
      kind: 'task',
      name: task.name,
      due: task.finish,
      state: task.state === 'done' ? 'done' : task.state === 'late' ? 'overdue' : 'open',
      at: task.row.at,
    });
  }
  for (const { row, day, state } of analysis.feasibility.timeline?.milestones ?? []) {
    const said = state === 'done' ? 'done' : state === 'late' ? 'overdue' : 'open';
    put(valueOf(row.cells.owner) ?? [], {
      kind: 'milestone',
      name: nameOf(row),
      due: day,
      state: said,
      at: row.at,
    });
  }
  for (const deviation of analysis.deviations) {
    const { row } = deviation;
    if (row === null) continue;
    put(valueOf(row.cells.owner) ?? [], {
      kind: 'deviation',
      name: valueOf(row.cells.action) ?? deviation.goal,
      due: valueOf(row.cells.due)?.to ?? null,
      state: valueOf(row.cells.status) === 'done' ? 'done' : deviation.overdue ? 'overdue' : 'open',
      at: row.at,
    });
  }
  for (const { row, state } of analysis.lessons) {
    put(valueOf(row.cells.owner) ?? [], {
      kind: 'lesson',
      name: valueOf(row.cells.action) ?? nameOf(row),
      due: valueOf(row.cells.due)?.to ?? null,
      state: state === 'verified' ? 'done' : state === 'overdue' ? 'overdue' : 'open',
      at: row.at,
    });
  }
  return duties;
}

function ownersOf(row: Row<'tasks'>): readonly string[] {
  return valueOf(row.cells.owner) ?? [];
}

/** A target is owed until its period is over; whether it was reached is its light, not a matter of being overdue. */
function goalDuty(analysis: Analysis, name: string, at: Span, due: number) {
  return { name, due, state: due < analysis.asOf ? ('done' as const) : ('open' as const), at };
}
