import type { Plan, Row } from '../../decode/plan.ts';
import { valueOf } from '../../language/cells.ts';
import { divide, larger, multiply, type Rational, sum } from '../../model/rational.ts';
import type { BudgetAnalysis } from './feasibility-analysis.ts';
import { isTotalRow } from './lookup.ts';

/**
 * The plan's budget: a 合计 row when it is filled, else the sum of its lines. Shares are of that row (ruling 27).
 * Uses are not added to each other: the fee of a seminar may stand with its task and with its channel.
 */
export function analyseBudget(plan: Plan, channelBudget: Rational | null): BudgetAnalysis | null {
  const rows = plan.rows.budget;
  if (rows.length === 0) return null;
  const { total, held } = totalBudget(plan);
  const lines = rows
    .filter((row) => !isTotalRow(row))
    .map((row) => {
      const amount = amountOf(row, held ? total : null);
      return { row, amount, share: amount === null || total === null ? null : divide(amount, total) };
    });
  const uses: { from: BudgetAnalysis['uses'][number]['from']; amount: Rational }[] = [];
  const put = (from: BudgetAnalysis['uses'][number]['from'], amounts: readonly Rational[]) => {
    if (amounts.length > 0) uses.push({ from, amount: sum(amounts) });
  };
  put(
    'tasks',
    plan.rows.tasks.flatMap((row) => valueOf(row.cells.budget)?.value ?? []),
  );
  put('channels', channelBudget === null ? [] : [channelBudget]);
  put(
    'tools',
    plan.rows.tools.flatMap((row) => valueOf(row.cells.cost)?.value ?? []),
  );
  return { total, totalHeld: held, lines, uses, cover: coverOf(total, lines, uses) };
}

/** The total and whether a 合计 row states it; null when no line has an amount. */
export function totalBudget(plan: Plan): { readonly total: Rational | null; readonly held: boolean } {
  for (const row of plan.rows.budget) {
    const amount = isTotalRow(row) ? valueOf(row.cells.amount) : undefined;
    if (amount !== undefined) return { total: amount.value, held: true };
  }
  const amounts = plan.rows.budget.flatMap((row) => valueOf(row.cells.amount)?.value ?? []);
  return { total: amounts.length === 0 ? null : sum(amounts), held: false };
}

function amountOf(row: Row<'budget'>, total: Rational | null): Rational | null {
  const written = valueOf(row.cells.amount);
  if (written !== undefined) return written.value;
  const share = valueOf(row.cells.share);
  return share === undefined || total === null ? null : multiply(total, share);
}

/** Budget ÷ the largest single claim on it; null when nothing claims it. */
function coverOf(
  total: Rational | null,
  lines: BudgetAnalysis['lines'],
  uses: BudgetAnalysis['uses'],
): Rational | null {
  const amounts = lines.flatMap((line) => line.amount ?? []);
  const claims = [...uses.map((use) => use.amount), ...(amounts.length > 0 ? [sum(amounts)] : [])];
  const most = claims.reduce<Rational | null>((most, it) => (most === null ? it : larger(most, it)), null);
  return total === null || most === null ? null : divide(total, most);
}
