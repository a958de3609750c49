import type { Analysis } from '../compute/analysis.ts';
import type { GoalAnalysis } from '../compute/goal-analysis.ts';

/**
 * The goals as a page tells them. A ratio that is reported only as levels has no figure to date (levels do not add up
 * to one), and yet it stands somewhere: at the level of its last closed period, and the page says which that is.
 */
export function standingGoals(analysis: Analysis): readonly GoalAnalysis[] {
  return analysis.goals.map(standing);
}

function standing(goal: GoalAnalysis): GoalAnalysis {
  if (goal.ytd !== null) return goal;
  const last = goal.lines.findLast((line) => line.state === 'closed' && line.comparison !== null);
  if (last?.comparison == null) return goal;
  const light = goal.light === 'grey' ? last.comparison.light : goal.light;
  return { ...goal, ytd: last.comparison, closed: [last], light };
}
