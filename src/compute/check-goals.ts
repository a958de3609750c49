import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { diagnose } from '../diagnostics/report.ts';
import { compare } from '../model/rational.ts';
import { type Context, quantityOf } from './context.ts';
import type { GoalAnalysis } from './goal-analysis.ts';

/** What only shows once goals are watched: a share the plan does not reach, totals that differ from their members. */
export function checkGoals(context: Context, goals: readonly GoalAnalysis[]): readonly Diagnostic[] {
  return goals.flatMap((goal) => [...shareNotReached(context, goal), ...totalsAgainstMembers(context, goal)]);
}

/** A derived ratio whose own plan falls short of its target (ruling 6). */
function shareNotReached({ fiscal }: Context, analysis: GoalAnalysis): readonly Diagnostic[] {
  const { goal, target, implied } = analysis;
  if (target === null || implied === null || implied === undefined) return [];
  const order = compare(implied, target);
  if (goal.direction === 'higher' ? order >= 0 : order <= 0) return [];
  const params = {
    goal: goal.name,
    target: quantityOf(goal, target),
    implied: quantityOf(goal, implied),
    period: goal.period,
    fiscal,
  };
  return [diagnose('share-not-reached', params, goal.target.at, { about: goal.name })];
}

/** A total that is given wins over the sum of its members, but a difference is worth a look (ruling 14). */
function totalsAgainstMembers(context: Context, analysis: GoalAnalysis): readonly Diagnostic[] {
  const { goal } = analysis;
  const rosters = (context.rosters.get(goal.name) ?? []).filter((it) => it.parent === null);
  return analysis.closed.flatMap(({ period }) => {
    const given = context.actuals.given(goal.name, [], period);
    const level = context.actuals.level(goal.name, [], period);
    if (given === null || level === null) return [];
    return rosters.flatMap((roster) => {
      const sum = context.actuals.sumOf(goal.name, [], roster, period);
      if (sum === null || compare(sum.value, level.value) === 0) return [];
      const params = {
        goal: goal.name,
        dimension: roster.dimension,
        period,
        given: quantityOf(goal, level.value),
        sum: quantityOf(goal, sum.value),
        fiscal: context.fiscal,
      };
      return [diagnose('actual-total-differs', params, given.at, { about: goal.name })];
    });
  });
}
