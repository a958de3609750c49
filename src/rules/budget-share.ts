import type { Analysis } from '../compute/analysis.ts';
import { isTotalRow } from '../compute/feasibility/lookup.ts';
import type { Diagnostic, Params } from '../diagnostics/diagnostic.ts';
import { diagnose } from '../diagnostics/report.ts';
import { type Cell, valueOf } from '../language/cells.ts';
import { compare, ONE, type Rational, subtract, sum } from '../model/rational.ts';
import type { Rule } from './rule.ts';

/** Shares of one whole that are more than the whole. Less is fine: not everything goes through these rows. */
export const budgetShare: Rule = {
  codes: ['budget-share-over-100'],
  check: ({ plan }: Analysis) => {
    const lines = plan.rows.budget.filter((row) => !isTotalRow(row));
    return [
      ...judge(
        'budget',
        plan.rows.channels.map((row) => row.cells.budgetShare),
      ),
      ...judge(
        'leads',
        plan.rows.channels.map((row) => row.cells.leadShare),
      ),
      ...judge(
        'lines',
        lines.map((row) => row.cells.share),
      ),
    ];
  },
};

function judge(of: Params<'budget-share-over-100'>['of'], cells: readonly Cell<Rational>[]): Diagnostic[] {
  const filled = cells.filter((cell) => valueOf(cell) !== undefined);
  const total = sum(filled.flatMap((cell) => valueOf(cell) ?? []));
  const last = filled.at(-1);
  if (last === undefined || compare(total, ONE) <= 0) return [];
  return [diagnose('budget-share-over-100', { of, total, over: subtract(total, ONE) }, last.at)];
}
