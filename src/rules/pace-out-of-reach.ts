import { diagnose } from '../diagnostics/report.ts';
import { compare, type Rational, rational } from '../model/rational.ts';
import { aboutGoal } from './about.ts';
import type { Rule } from './rule.ts';

/** A little more than the best period so far can happen; a fifth more needs a reason. */
const BEYOND: Rational = rational(6, 5);

/** What is left has to come faster than it ever came, and the goal is behind already. */
export const paceOutOfReach: Rule = {
  codes: ['pace-out-of-reach'],
  check: ({ goals }) =>
    goals.flatMap(({ goal, landing, grain, light }) => {
      if (landing === null || goal.type !== 'flow' || goal.direction === 'lower' || light === 'green')
        return [];
      const { neededPace, bestPace, neededRatio } = landing;
      if (neededPace === null || bestPace === null || neededRatio === null) return [];
      if (compare(neededRatio, BEYOND) <= 0) return [];
      const params = {
        goal: goal.name,
        needed: { value: neededPace, unit: goal.unit },
        best: { value: bestPace, unit: goal.unit },
        ratio: neededRatio,
        periods: landing.remainingPeriods,
        grain,
      };
      return [diagnose('pace-out-of-reach', params, goal.target.at, { about: aboutGoal(goal.name) })];
    }),
};
