import type { Goal } from '../decode/plan.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { diagnose } from '../diagnostics/report.ts';
import { type FiscalStart, samePeriod } from '../model/period.ts';
import type { Span } from '../model/source.ts';
import { fromQuanta, quantityOf } from './context.ts';
import type { ScheduleProblem } from './schedule.ts';

/** Why the periods of a goal, or of a member of it, do not make its target. */
export function scheduleProblem(
  problem: ScheduleProblem,
  goal: Goal,
  member: string | null,
  at: Span,
  fiscal: FiscalStart,
): Diagnostic {
  const quantity = (quanta: bigint) => quantityOf(goal, fromQuanta(goal, quanta));
  const about = member === null ? goal.name : `${goal.name}/${member}`;
  switch (problem.kind) {
    case 'overlap':
      return diagnose(
        'periods-overlap',
        { goal: about, first: problem.first, second: problem.second, fiscal },
        at,
        { about },
      );
    case 'sum':
      return diagnose(
        'periods-not-target',
        {
          goal: goal.name,
          member,
          enclosing: samePeriod(problem.enclosing, goal.period) ? null : problem.enclosing,
          whole: quantity(problem.total),
          sum: quantity(problem.sum),
          parts: problem.parts.map((it) => ({ name: it.period, quantity: quantity(it.value) })),
          fiscal,
        },
        at,
        { about },
      );
    case 'end':
      return diagnose(
        'stock-end-differs',
        {
          goal: goal.name,
          member,
          end: quantity(problem.end),
          target: quantity(problem.target),
          column: problem.column,
          fiscal,
        },
        at,
        { about },
      );
  }
}
