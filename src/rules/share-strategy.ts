import type { Analysis } from '../compute/analysis.ts';
import { nameOf } from '../compute/feasibility/lookup.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { diagnose } from '../diagnostics/report.ts';
import { type Cell, valueOf } from '../language/cells.ts';
import { sameName } from '../language/fold.ts';
import { absolute, compare, type Rational, rational, subtract } from '../model/rational.ts';
import { aboutGoal } from './about.ts';
import type { Rule } from './rule.ts';

/** A written share is rounded to whole percents or tenths; a share that follows from amounts is not. */
const ROUNDING = rational(1, 200);

/** 目标占比 of step 3 and the share of the same member in step 2 are two numbers (ruling 25). */
export const shareStrategy: Rule = {
  codes: ['share-strategy-disagrees'],
  check: (analysis) => [
    ...analysis.plan.rows.segments.flatMap((row) => judge(analysis, nameOf(row), row.cells.share)),
    ...analysis.plan.rows.products.flatMap((row) => judge(analysis, nameOf(row), row.cells.share)),
  ],
};

function judge(analysis: Analysis, name: string, cell: Cell<Rational>): Diagnostic[] {
  const strategy = valueOf(cell);
  if (strategy === undefined) return [];
  return analysis.splits.flatMap(({ split, members }) => {
    const member = members.find((it) => sameName(it.member.name, name));
    if (member?.weight === null || member === undefined) return [];
    const difference = absolute(subtract(member.weight, strategy));
    const agrees = member.weightHeld ? difference.n === 0n : compare(difference, ROUNDING) <= 0;
    if (agrees) return [];
    const params = { name, strategy, plan: member.weight, goal: split.goal };
    const about = aboutGoal(split.goal, name);
    return [diagnose('share-strategy-disagrees', params, cell.at, { about })];
  });
}
