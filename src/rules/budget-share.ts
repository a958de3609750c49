import { isTotalRow } from '../compute/feasibility/lookup.ts';
import type { Diagnostic, Params } from '../diagnostics/diagnostic.ts';
import { diagnose } from '../diagnostics/report.ts';
import { type Cell, valueOf } from '../language/cells.ts';
import { kinds } from '../language/vocabulary.ts';
import type { Words } from '../language/words.ts';
import { compare, ONE, type Rational, subtract, sum } from '../model/rational.ts';
import { aboutColumn } from './about.ts';
import type { Rule } from './rule.ts';

/** Shares of one whole that are more than the whole. Less is fine: not everything goes through these rows. */
export const budgetShare: Rule = {
  codes: ['budget-share-over-100'],
  check: (analysis) => {
    const { budget, channels } = analysis.plan.rows;
    const about = (kind: 'budget' | 'channels', column: { readonly label: Words }) =>
      aboutColumn(analysis, kind, column);
    const lines = budget.filter((row) => !isTotalRow(row)).map((row) => row.cells.share);
    const { budgetShare: ofBudget, leadShare: ofLeads } = kinds.channels.columns;
    return [
      ...judge(
        'budget',
        channels.map((row) => row.cells.budgetShare),
        about('channels', ofBudget),
      ),
      ...judge(
        'leads',
        channels.map((row) => row.cells.leadShare),
        about('channels', ofLeads),
      ),
      ...judge('lines', lines, about('budget', kinds.budget.columns.share)),
    ];
  },
};

function judge(
  of: Params<'budget-share-over-100'>['of'],
  cells: readonly Cell<Rational>[],
  about: string,
): Diagnostic[] {
  const filled = cells.filter((cell) => valueOf(cell) !== undefined);
  const total = sum(filled.flatMap((cell) => valueOf(cell) ?? []));
  const last = filled.at(-1);
  if (last === undefined || compare(total, ONE) <= 0) return [];
  const params = { of, total, over: subtract(total, ONE) };
  return [diagnose('budget-share-over-100', params, last.at, { about })];
}
