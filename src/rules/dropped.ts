import type { Analysis, PlanOutcome } from '../compute/analysis.ts';
import type { Plan } from '../decode/plan.ts';
import { fold } from '../language/fold.ts';

/** The plan of that name that exists and could not be computed; none when nobody is named. */
export function droppedNamed(name: string | null, dropped: readonly PlanOutcome[]): readonly PlanOutcome[] {
  return name === null ? [] : dropped.filter(({ id }) => fold(id) === fold(name)).slice(0, 1);
}

/** Plans that name this one as their parent. Of one whose frontmatter could not be read nobody knows. */
export function droppedChildren({ plan }: Analysis, dropped: readonly PlanOutcome[]): readonly PlanOutcome[] {
  return dropped.filter((it) => {
    const parent = writtenPlan(it)?.frontmatter.parent ?? null;
    return parent !== null && it.id !== plan.id && fold(parent) === fold(plan.id);
  });
}

/** What could be read of a plan that was not computed. */
export function writtenPlan({ reached }: PlanOutcome): Plan | null {
  return reached.stage === 'decoded' ? reached.written : null;
}
