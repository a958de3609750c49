import { diagnose } from '../diagnostics/report.ts';
import { aboutGoal } from './about.ts';
import type { Rule } from './rule.ts';

/** A goal nobody can watch. A draft may still lack its source. */
export const noActualsSource: Rule = {
  codes: ['no-actuals-source'],
  check: ({ plan, goals }) =>
    plan.frontmatter.status === 'draft'
      ? []
      : goals
          .filter((goal) => !goal.hasActualsSource)
          .map(({ goal }) =>
            diagnose('no-actuals-source', { goal: goal.name }, goal.row.at, { about: aboutGoal(goal.name) }),
          ),
};
