import type { Estimate } from './proportional-fit.ts';

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

interface Table {
  readonly width: number;
  /** Quanta above the whole part: now, and at least and at most. */
  readonly steps: number[];
  readonly low: readonly number[];
  readonly high: readonly number[];
  readonly part: readonly number[];
  readonly unit: number;
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

/** What one more quantum in a cell costs, times `unit`; infinite where it may not go higher. */
function upCost(table: Table, cell: number): number {
  const steps = table.steps[cell] ?? 0;
  if (steps >= (table.high[cell] ?? 0)) return Infinity;
  return table.unit * (2 * steps + 1) - 2 * (table.part[cell] ?? 0);
}

/** What one quantum less costs. */
function downCost(table: Table, cell: number): number {
  const steps = table.steps[cell] ?? 0;
  if (steps <= (table.low[cell] ?? 0)) return Infinity;
  return 2 * (table.part[cell] ?? 0) - table.unit * (2 * steps - 1);
}

/** Gives each row its quanta where they cost least in that row, whatever the columns say; counts what they get. */
function fillRows(table: Table, supply: readonly number[], surplus: number[]): boolean {
  for (const [row, quanta] of supply.entries()) {
    if (quanta < 0) return false;
    for (let left = quanta; left > 0; left--) {
      let [best, cost] = [-1, Infinity];
      for (let column = 0; column < table.width; column++) {
        const up = upCost(table, row * table.width + column);
        if (up < cost) [best, cost] = [column, up];
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

function move(table: Table, cell: number, by: number): void {
  table.steps[cell] = (table.steps[cell] ?? 0) + by;
}

interface Paths {
  readonly rows: number[];
  readonly columns: number[];
  /** The cell by which a column (raised) or a row (lowered) is reached; −1 at the start of a path. */
  readonly intoColumn: number[];
  readonly intoRow: number[];
}

/** Bellman and Ford: row → column raises the cell between them, column → row lowers it. */
function cheapestPaths(table: Table, rows: number[], columns: number[]): Paths {
  const intoRow = rows.map(() => -1);
  const intoColumn = columns.map(() => -1);
  for (let changed = true; changed; ) {
    changed = false;
    for (let row = 0, cell = 0; row < rows.length; row++) {
      for (let column = 0; column < table.width; column++, cell++) {
        const [atRow, atColumn] = [rows[row] ?? Infinity, columns[column] ?? Infinity];
        const raised = atRow + upCost(table, cell);
        if (raised < atColumn) {
          columns[column] = raised;
          intoColumn[column] = cell;
          changed = true;
          continue;
        }
        const lowered = atColumn + downCost(table, cell);
        if (lowered < atRow) {
          rows[row] = lowered;
          intoRow[row] = cell;
          changed = true;
        }
      }
    }
  }
  return { rows, columns, intoColumn, intoRow };
}

/**
 * Among the cheapest roundings, moves to the one that raises the earliest cells: cell by cell, raise it if a circle of
 * changes that cost nothing and touch no earlier cell allows it. With potentials of an optimal flow, exactly the
 * changes of reduced cost zero are free.
 */
function preferEarlier(table: Table, height: number): void {
  const potential = cheapestPaths(
    table,
    new Array<number>(height).fill(0),
    new Array<number>(table.width).fill(0),
  );
  const gap = (cell: number) =>
    (potential.columns[cell % table.width] ?? 0) - (potential.rows[Math.floor(cell / table.width)] ?? 0);
  const mayRise = (cell: number) => upCost(table, cell) === gap(cell);
  const mayFall = (cell: number) => downCost(table, cell) === -gap(cell);
  for (let cell = 0; cell < table.steps.length; cell++) {
    if (!mayRise(cell)) continue;
    const circle = freeCircle(table, height, cell, mayRise, mayFall);
    if (circle === null) continue;
    move(table, cell, 1);
    for (const [n, other] of circle.entries()) move(table, other, n % 2 === 0 ? -1 : 1);
  }
}

/** The cells to lower and raise in turn so that raising `cell` leaves every margin as it is; only later cells. */
function freeCircle(
  table: Table,
  height: number,
  cell: number,
  mayRise: (cell: number) => boolean,
  mayFall: (cell: number) => boolean,
): number[] | null {
  const { width } = table;
  const home = Math.floor(cell / width);
  const intoColumn = new Map<number, number>([[cell % width, -1]]);
  const intoRow = new Map<number, number>();
  for (const column of intoColumn.keys()) {
    for (let row = home; row < height; row++) {
      const lowered = row * width + column;
      if (lowered <= cell || intoRow.has(row) || !mayFall(lowered)) continue;
      intoRow.set(row, lowered);
      if (row === home) return circleFrom(lowered, intoColumn, intoRow, width);
      for (let next = 0; next < width; next++) {
        const raised = row * width + next;
        if (!intoColumn.has(next) && mayRise(raised)) intoColumn.set(next, raised);
      }
    }
  }
  return null;
}

function circleFrom(
  last: number,
  intoColumn: ReadonlyMap<number, number>,
  intoRow: ReadonlyMap<number, number>,
  width: number,
): number[] {
  const cells = [last];
  for (;;) {
    const raised = intoColumn.get((cells.at(-1) ?? 0) % width) ?? -1;
    if (raised === -1) return cells;
    cells.push(raised, intoRow.get(Math.floor(raised / width)) ?? 0);
  }
}

function lineSum(cells: readonly bigint[], start: number, step: number, count: number): bigint {
  let sum = 0n;
  for (let n = 0; n < count; n++) sum += cells[start + n * step] ?? 0n;
  return sum;
}
