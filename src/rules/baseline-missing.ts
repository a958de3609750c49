import { diagnose } from '../diagnostics/report.ts';
import { aboutGoal } from './about.ts';
import type { Rule } from './rule.ts';

/** A goal with neither a baseline nor a reason why there is none. A derived goal follows from others. */
export const baselineMissing: Rule = {
  codes: ['baseline-missing'],
  check: ({ plan }) =>
    plan.goals
      .filter((goal) => {
        const explained = goal.baseline.state === 'none' && goal.reason.trim() !== '';
        return goal.baseline.state !== 'value' && !explained && goal.numerator === null;
      })
      .map((goal) =>
        diagnose('baseline-missing', { goal: goal.name }, goal.baseline.at, { about: aboutGoal(goal.name) }),
      ),
};
