import { nameOf } from '../compute/feasibility/lookup.ts';
import { diagnose } from '../diagnostics/report.ts';
import { sameName } from '../language/fold.ts';
import { aboutRow } from './about.ts';
import type { Rule } from './rule.ts';

/** Tasks that wait for each other. */
export const taskCycle: Rule = {
  codes: ['task-cycle'],
  check: (analysis) => {
    const cycle = analysis.feasibility.timeline?.cycle ?? null;
    const first = cycle?.[0];
    if (cycle === null || first === undefined) return [];
    const row = analysis.plan.rows.tasks.find((it) => sameName(nameOf(it), first));
    const about = aboutRow(analysis, 'tasks', first);
    const at = row?.cells.after.at ?? analysis.plan.document.frontmatter.at;
    return [diagnose('task-cycle', { tasks: [...cycle, first] }, at, { about })];
  },
};
