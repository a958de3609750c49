/** A table whose determined cells are filled: what is left of it to fit, and the cells that are no longer open. */
export interface Remainder {
  readonly rows: readonly bigint[];
  readonly columns: readonly bigint[];
  readonly open: readonly boolean[];
  /** The value of a determined cell; null for the others. Flat, row by row. */
  readonly forced: readonly (bigint | null)[];
}

/**
 * A row or column with one open cell leaves that cell no choice, and filling it may leave the next one none. Such
 * cells are exact; fitting would only approach them, and slowly where they are small beside their neighbours. The
 * table can be filled, which the caller has made sure of.
 */
export function fillForced(
  rows: readonly bigint[],
  columns: readonly bigint[],
  open: readonly boolean[],
): Remainder {
  const width = columns.length;
  const rest = { rows: [...rows], columns: [...columns] };
  const left = [...open];
  const forced = open.map((): bigint | null => null);
  const lines = [
    ...rows.map((_, row) => ({ of: rest.rows, index: row, cells: columns.map((_, j) => row * width + j) })),
    ...columns.map((_, column) => ({
      of: rest.columns,
      index: column,
      cells: rows.map((_, i) => i * width + column),
    })),
  ];
  for (let changed = true; changed; ) {
    changed = false;
    for (const { of, index, cells } of lines) {
      const [cell, another] = cells.filter((it) => left[it]);
      if (cell === undefined || another !== undefined) continue;
      const value = of[index] ?? 0n;
      forced[cell] = value;
      left[cell] = false;
      const [row, column] = [Math.floor(cell / width), cell % width];
      rest.rows[row] = (rest.rows[row] ?? 0n) - value;
      rest.columns[column] = (rest.columns[column] ?? 0n) - value;
      changed = true;
    }
  }
  return { ...rest, open: left, forced };
}
