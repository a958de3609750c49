import type { Analysis, SplitAnalysis } from '../compute/analysis.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { diagnose } from '../diagnostics/report.ts';
import { add, compare, multiply, ONE, rational, subtract } from '../model/rational.ts';
import type { Rule } from './rule.ts';

/** Above this the assigned numbers stop being believed (DOMAIN.md, Decomposition). */
const MOST_OVER = rational(1, 5);

/** People are assigned more than 120 % of the target, or less than all of it. */
export const overAssigned: Rule = {
  codes: ['over-assigned', 'assigned-short'],
  check: (analysis: Analysis) => analysis.splits.flatMap(judge),
};

function judge({ split, goal, members, total, overAssignment: over }: SplitAnalysis): Diagnostic[] {
  if (over === null || total.target === null) return [];
  const { unit } = goal.goal;
  const assigned = multiply(total.target, add(ONE, over));
  const at = members.find((it) => it.assigned !== null)?.member.row.cells.assigned.at ?? split.at;
  const amounts = {
    goal: split.goal,
    dimension: split.dimension,
    assigned: { value: assigned, unit },
    target: { value: total.target, unit },
  };
  const extra = { about: split.goal };
  if (compare(over, MOST_OVER) > 0) return [diagnose('over-assigned', { ...amounts, over }, at, extra)];
  if (over.n >= 0n) return [];
  const short = { value: subtract(total.target, assigned), unit };
  return [diagnose('assigned-short', { ...amounts, short }, at, extra)];
}
