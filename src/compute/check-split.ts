import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { diagnose } from '../diagnostics/report.ts';
import { valueOf } from '../language/cells.ts';
import type { Period } from '../model/period.ts';
import { compare, divide, isZero, ONE, subtract, sum } from '../model/rational.ts';
import { quantityOf } from './context.ts';
import type { GoalAnalysis } from './goal-analysis.ts';
import type { SplitGrid } from './split-grid.ts';

/** What a table says twice and differently: totals that are filled in, uplifts that do not match. */
export function checkSplit(grid: SplitGrid, goal: GoalAnalysis, fiscal: number): readonly Diagnostic[] {
  return [...totalRow(grid, goal, fiscal), ...totalColumns(grid, fiscal), ...uplifts(grid)];
}

function totalRow(grid: SplitGrid, analysis: GoalAnalysis, fiscal: number): readonly Diagnostic[] {
  const { goal, split } = grid;
  if (split.total === null || goal.type === 'ratio') return [];
  const total = split.total;
  const at = (period: Period | null) =>
    sum(grid.top.flatMap((index) => (period === null ? grid.total(index) : grid.at(index, period)) ?? []));
  const cells = [
    { column: null, cell: total.row.cells.target },
    ...(total.total === null ? [] : [{ column: null, cell: total.total }]),
    ...total.periods.map((it) => ({ column: it.period, cell: it.cell })),
  ];
  return cells.flatMap(({ column, cell }) => {
    const written = valueOf(cell);
    const found = at(column);
    if (written === undefined || compare(written.value, found) === 0) return [];
    const params = {
      goal: goal.name,
      dimension: split.dimension,
      column,
      whole: written,
      sum: quantityOf(goal, found),
      parts: [],
      fiscal,
    };
    return [diagnose('total-row-differs', params, cell.at, { about: analysis.goal.name })];
  });
}

function totalColumns(grid: SplitGrid, fiscal: number): readonly Diagnostic[] {
  const { goal, split } = grid;
  return split.members.flatMap((member, index) => {
    const cell = member.total;
    const written = cell === null ? undefined : valueOf(cell);
    const found = grid.total(index);
    if (cell === null || written === undefined || found === null || compare(written.value, found) === 0)
      return [];
    const params = {
      goal: goal.name,
      member: member.name,
      whole: written,
      sum: quantityOf(goal, found),
      parts: [],
      fiscal,
    };
    return [diagnose('total-column-differs', params, cell.at, { about: `${goal.name}/${member.name}` })];
  });
}

/** `1100 (+10%)` declares the uplift over the target; to the tenth of a percent it must be what it says. */
function uplifts(grid: SplitGrid): readonly Diagnostic[] {
  const { goal, split } = grid;
  return split.members.flatMap((member, index) => {
    const cell = member.row.cells.assigned;
    const written = valueOf(cell);
    const target = grid.total(index);
    if (written === undefined || written.uplift === null || target === null || isZero(target)) return [];
    const share = divide(written.quantity.value, target);
    if (share === null) return [];
    const found = subtract(share, ONE);
    const away = subtract(found, written.uplift);
    const tolerance = { n: 1n, d: 1000n };
    if (compare(away, tolerance) <= 0 && compare(away, { n: -1n, d: 1000n }) >= 0) return [];
    const params = {
      member: member.name,
      assigned: written.quantity,
      target: quantityOf(goal, target),
      declared: written.uplift,
      found,
    };
    return [diagnose('assigned-uplift-differs', params, cell.at, { about: `${goal.name}/${member.name}` })];
  });
}
