import type { Plan } from '../decode/plan.ts';
import { valueOf } from '../language/cells.ts';
import { fold } from '../language/fold.ts';
import { overlaps, type Period } from '../model/period.ts';
import type { Analysis } from './analysis.ts';
import { goalNamed } from './feasibility/lookup.ts';
import type { Part } from './portfolio-parts.ts';

/**
 * Titles of the plans that name this one as their parent, could not be computed, and contribute to the part or may do
 * so, because their goals or what those contribute to could not be read.
 */
export function lackingFor(
  parent: Analysis,
  part: Part,
  period: Period,
  dropped: readonly Plan[],
): readonly string[] {
  return dropped.flatMap((child) => {
    const { parent: up, title } = child.frontmatter;
    const isChild = up !== null && fold(up) === fold(parent.plan.id) && child.id !== parent.plan.id;
    return isChild && mayContribute(child, parent, part, period) ? [title] : [];
  });
}

function mayContribute({ goals }: Plan, parent: Analysis, part: Part, period: Period): boolean {
  if (goals.length === 0) return true;
  return goals.some((goal) => {
    const address = valueOf(goal.parentGoal);
    // A cell that could not be read counts as blank and keeps its text.
    if (address === undefined) return goal.parentGoal.state === 'blank' && goal.parentGoal.text !== '';
    return (
      overlaps(goal.period, period) &&
      goalNamed(parent.goals, address.subject) === part.goal &&
      fold(address.member ?? '') === fold(part.member?.member.name ?? '')
    );
  });
}
