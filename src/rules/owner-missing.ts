import { nameOf } from '../compute/feasibility/lookup.ts';
import { diagnose } from '../diagnostics/report.ts';
import { valueOf } from '../language/cells.ts';
import { aboutGoal, aboutRow } from './about.ts';
import type { Rule } from './rule.ts';

/** Goals, members and tasks that nobody answers for. A plan's own owner answers for its goals. */
export const ownerMissing: Rule = {
  codes: ['goal-without-owner', 'task-without-owner'],
  check: (analysis) => {
    const { plan } = analysis;
    const goals = plan.goals.filter((goal) => goal.owners.length === 0 && plan.frontmatter.owner === null);
    const tasks = plan.rows.tasks.filter((row) => (valueOf(row.cells.owner) ?? []).length === 0);
    return [
      ...goals.map((goal) =>
        diagnose('goal-without-owner', { goal: goal.name, member: null }, goal.row.at, {
          about: aboutGoal(goal.name),
        }),
      ),
      ...tasks.map((row) =>
        diagnose('task-without-owner', { task: nameOf(row) }, row.at, {
          about: aboutRow(analysis, 'tasks', nameOf(row)),
        }),
      ),
    ];
  },
};
