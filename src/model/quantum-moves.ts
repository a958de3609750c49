/** A table between rounding down and up: what each cell has beyond its whole part, and what a change would cost. */
export interface Table {
  readonly width: number;
  /** Quanta above the whole part: now, and at least and at most. */
  readonly steps: number[];
  readonly low: readonly number[];
  readonly high: readonly number[];
  readonly part: readonly number[];
  readonly unit: number;
}

/** What one more quantum in a cell costs, times `unit`; infinite where it may not go higher. */
export function upCost(table: Table, cell: number): number {
  const steps = table.steps[cell] ?? 0;
  if (steps >= (table.high[cell] ?? 0)) return Infinity;
  return table.unit * (2 * steps + 1) - 2 * (table.part[cell] ?? 0);
}

/** What one quantum less costs. */
export function downCost(table: Table, cell: number): number {
  const steps = table.steps[cell] ?? 0;
  if (steps <= (table.low[cell] ?? 0)) return Infinity;
  return 2 * (table.part[cell] ?? 0) - table.unit * (2 * steps - 1);
}

export function move(table: Table, cell: number, by: number): void {
  table.steps[cell] = (table.steps[cell] ?? 0) + by;
}

export interface Paths {
  readonly rows: number[];
  readonly columns: number[];
  /** The cell by which a column (raised) or a row (lowered) is reached; −1 at the start of a path. */
  readonly intoColumn: number[];
  readonly intoRow: number[];
}

/** Bellman and Ford: row → column raises the cell between them, column → row lowers it. */
export function cheapestPaths(table: Table, rows: number[], columns: number[]): Paths {
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
