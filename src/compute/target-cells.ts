import type { Goal } from '../decode/plan.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { diagnose } from '../diagnostics/report.ts';
import { type Cell, valueOf } from '../language/cells.ts';
import type { Quantity } from '../language/units.ts';
import { contains, type Period } from '../model/period.ts';
import { add, multiply, ONE, type Rational } from '../model/rational.ts';
import { fromQuanta } from './context.ts';
import { countCell, nearestQuanta } from './held-cells.ts';

/** Where a target of a goal as a whole comes from. */
export type LevelSource = 'given' | 'growth' | 'sum-of-periods' | 'sum-of-members' | 'derived' | 'none';

/** A filled cell of a goal's row, or what the members of a table give for a period the row leaves blank. */
export interface HeldTarget {
  readonly period: Period;
  readonly value: Rational;
  /** null: summed from the members of a dimension. */
  readonly cell: Cell<unknown> | null;
  readonly dimension: string | null;
}

/** The level of a goal as its own row gives it: a number, or growth on the baseline. */
export function ownLevel(
  goal: Goal,
  baseline: Rational | null,
): { level: Rational | null; source: LevelSource; diagnostics: readonly Diagnostic[] } {
  const written = valueOf(goal.target);
  if (written?.value) {
    if (goal.type === 'ratio') return { level: written.value.value, source: 'given', diagnostics: [] };
    const counted = countCell(goal, goal.name, written.value, goal.target);
    return counted.ok
      ? { level: written.value.value, source: 'given', diagnostics: [] }
      : { level: null, source: 'none', diagnostics: [counted.diagnostic] };
  }
  const growth = written?.growth ?? null;
  if (growth === null) return { level: null, source: 'none', diagnostics: [] };
  if (baseline === null || goal.type === 'ratio') {
    const missing = diagnose('growth-without-baseline', { goal: goal.name, growth }, goal.target.at);
    return { level: null, source: 'none', diagnostics: [missing] };
  }
  const exact = multiply(baseline, add(ONE, growth));
  return { level: fromQuanta(goal, nearestQuanta(goal, exact)), source: 'growth', diagnostics: [] };
}

/** The filled cells of a goal's row; what lies outside its period or is finer than its quantum is a diagnostic. */
export function readCells(
  goal: Goal,
  periods: readonly { readonly period: Period; readonly cell: Cell<Quantity> }[],
  fiscal: number,
): { cells: HeldTarget[]; diagnostics: Diagnostic[] } {
  const cells: HeldTarget[] = [];
  const diagnostics: Diagnostic[] = [];
  for (const { period, cell } of periods) {
    const quantity = valueOf(cell);
    if (quantity === undefined) continue;
    if (!contains(goal.period, period)) {
      const params = { goal: goal.name, column: period, period: goal.period, fiscal };
      diagnostics.push(diagnose('cell-outside-period', params, cell.at));
      continue;
    }
    const counted = goal.type === 'ratio' ? null : countCell(goal, goal.name, quantity, cell);
    if (counted?.ok === false) diagnostics.push(counted.diagnostic);
    else cells.push({ period, value: quantity.value, cell, dimension: null });
  }
  return { cells, diagnostics };
}
