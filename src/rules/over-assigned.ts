import type { Analysis } from '../compute/analysis.ts';
import { type AssignedLevel, assignedLevels } from '../compute/over-assignment.ts';
import type { SplitAnalysis } from '../compute/split-analysis.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { diagnose } from '../diagnostics/report.ts';
import { compare, rational, subtract } from '../model/rational.ts';
import { aboutGoal } from './about.ts';
import type { Rule } from './rule.ts';

/** Above this the assigned numbers stop being believed. */
const MOST_OVER = rational(1, 5);

/** People are assigned more than 120 % of the target, or less than all of it, on any level of the decomposition. */
export const overAssigned: Rule = {
  codes: ['over-assigned', 'assigned-short'],
  check: (analysis: Analysis) =>
    analysis.splits.flatMap((split) => assignedLevels(split.members).flatMap((level) => judge(split, level))),
};

function judge({ split, goal }: SplitAnalysis, level: AssignedLevel): Diagnostic[] {
  const { parent, rows, assigned, target, over } = level;
  const { unit } = goal.goal;
  const at = rows.find((it) => it.assigned !== null)?.member.row.cells.assigned.at ?? split.at;
  const about = aboutGoal(split.goal, parent);
  const amounts = {
    goal: about,
    dimension: split.dimension,
    assigned: { value: assigned, unit },
    target: { value: target, unit },
  };
  if (compare(over, MOST_OVER) > 0) return [diagnose('over-assigned', { ...amounts, over }, at, { about })];
  if (over.n >= 0n) return [];
  const short = { value: subtract(target, assigned), unit };
  return [diagnose('assigned-short', { ...amounts, short }, at, { about })];
}
