import { preferEarlier } from './earlier-cells.ts';
import type { Estimate } from './proportional-fit.ts';
import { cheapestPaths, move, type Paths, type Table, upCost } from './quantum-moves.ts';

/**
 * Rounds a table so that both margins hold: of all roundings of each open cell down or up, the one with the smallest
 * sum of squared differences, ties to the one that rounds up the earlier cells. It is a minimum-cost flow from rows
 * to columns in which rounding up a cell by f costs (1 − f)² − f² = 1 − 2f: every row takes its cheapest cells, then
 * shortest augmenting paths level the columns.
 *
 * `slack` lets cells go so many quanta beyond down and up, for estimates whose margins are a little off; null when the
 * margins cannot be met within it. Tables are flat, row by row; closed cells are zero.
 */
export function roundControlled(
  estimate: Estimate,
  open: readonly boolean[],
  rows: readonly bigint[],
  columns: readonly bigint[],
  slack = 0,
): bigint[] | null {
  const table = tableOf(estimate, open, columns.length, slack);
  const base = estimate.whole.map((whole, cell) => (open[cell] ? whole + BigInt(table.low[cell] ?? 0) : 0n));
  const height = rows.length;
  const supply = rows.map((row, i) => Number(row - lineSum(base, i * table.width, 1, table.width)));
  const surplus = columns.map((column, j) => Number(lineSum(base, j, table.width, height) - column));
  if (!fillRows(table, supply, surplus) || !levelColumns(table, surplus, height)) return null;
  preferEarlier(table, height);
  return base.map((value, cell) => value + BigInt((table.steps[cell] ?? 0) - (table.low[cell] ?? 0)));
}

function tableOf(
  { whole, part, unit }: Estimate,
  open: readonly boolean[],
  width: number,
  slack: number,
): Table {
  const low = open.map((isOpen, cell) => (isOpen ? -Math.min(slack, small(whole[cell] ?? 0n)) : 0));
  const high = open.map((isOpen, cell) => (isOpen ? slack + ((part[cell] ?? 0) > 0 ? 1 : 0) : 0));
  return { width, steps: [...low], low, high, part, unit };
}

function small(value: bigint): number {
  return value > 1_000_000n ? 1_000_000 : Number(value);
}

/** Gives each row its quanta where they cost least in that row; between equals, to the column that wants them most. */
function fillRows(table: Table, supply: readonly number[], surplus: number[]): boolean {
  for (const [row, quanta] of supply.entries()) {
    if (quanta < 0) return false;
    for (let left = quanta; left > 0; left--) {
      let [best, cost] = [-1, Infinity];
      for (let column = 0; column < table.width; column++) {
        const up = upCost(table, row * table.width + column);
        const wanted = best !== -1 && up === cost && (surplus[column] ?? 0) < (surplus[best] ?? 0);
        if (up < cost || wanted) [best, cost] = [column, up];
      }
      if (best === -1) return false;
      move(table, row * table.width + best, 1);
      surplus[best] = (surplus[best] ?? 0) + 1;
    }
  }
  return true;
}

/** Moves quanta from columns that have too many to those that want some, each along the cheapest path there is. */
function levelColumns(table: Table, surplus: number[], height: number): boolean {
  for (let left = surplus.reduce((sum, it) => sum + Math.max(0, it), 0); left > 0; left--) {
    const paths = cheapestPaths(
      table,
      new Array<number>(height).fill(Infinity),
      surplus.map((it) => (it > 0 ? 0 : Infinity)),
    );
    let end = -1;
    for (const [column, it] of surplus.entries()) {
      const cost = paths.columns[column] ?? Infinity;
      if (it < 0 && cost < (paths.columns[end] ?? Infinity)) end = column;
    }
    if (end === -1) return false;
    const start = moveAlong(table, paths, end);
    surplus[start] = (surplus[start] ?? 0) - 1;
    surplus[end] = (surplus[end] ?? 0) + 1;
  }
  return surplus.every((it) => it === 0);
}

/** Raises and lowers the cells of the path that ends in a column; returns the column in which it starts. */
function moveAlong(table: Table, paths: Paths, end: number): number {
  let column = end;
  for (;;) {
    const raised = paths.intoColumn[column] ?? -1;
    if (raised === -1) return column;
    const lowered = paths.intoRow[Math.floor(raised / table.width)] ?? 0;
    move(table, raised, 1);
    move(table, lowered, -1);
    column = lowered % table.width;
  }
}

function lineSum(cells: readonly bigint[], start: number, step: number, count: number): bigint {
  let sum = 0n;
  for (let n = 0; n < count; n++) sum += cells[start + n * step] ?? 0n;
  return sum;
}
