/**
 * Shipping whole supplies of rows to whole demands of columns over the open cells of a table (a maximum flow). Tables
 * are flat, row by row. It answers three questions: can both margins be met, if not which rows or columns are in the
 * way, and which open cells can be other than zero at all.
 */
export type Shipment =
  | { readonly ok: true; readonly flow: readonly bigint[] }
  | {
      readonly ok: false;
      readonly axis: 'row' | 'column';
      /** The rows (columns) that together need more than the columns (rows) they are open to. */
      readonly group: readonly number[];
      /** By how much, above zero. */
      readonly missing: bigint;
    };

/** Supplies and demands are zero or more and have the same sum; anything else is a bug of the caller. */
export function ship(
  supply: readonly bigint[],
  demand: readonly bigint[],
  open: readonly boolean[],
): Shipment {
  const state: State = {
    supply: [...supply],
    demand: [...demand],
    open,
    flow: open.map(() => 0n),
    width: demand.length,
  };
  const stuck = [...supply.keys()].filter((row) => !exhaust(state, row));
  if (stuck.length === 0) return { ok: true, flow: state.flow };

  const line = worstLine(supply, demand, open);
  if (line !== null) return line;
  const rows = stuckRows(state, stuck[0] ?? 0);
  const columns = stuckColumns(
    state,
    state.demand.findIndex((left) => left > 0n),
  );
  return rows.length <= columns.length
    ? { ok: false, axis: 'row', group: rows, missing: total(state.supply, rows) }
    : { ok: false, axis: 'column', group: columns, missing: total(state.demand, columns) };
}

/** The single row or column that most exceeds all it is open to, rows first; null when lines only fail together. */
function worstLine(
  supply: readonly bigint[],
  demand: readonly bigint[],
  open: readonly boolean[],
): Exclude<Shipment, { ok: true }> | null {
  const width = demand.length;
  const lines = [
    ...supply.map((own, row) => ({
      axis: 'row' as const,
      index: row,
      missing: own - demand.reduce((sum, it, column) => (open[row * width + column] ? sum + it : sum), 0n),
    })),
    ...demand.map((own, column) => ({
      axis: 'column' as const,
      index: column,
      missing: own - supply.reduce((sum, it, row) => (open[row * width + column] ? sum + it : sum), 0n),
    })),
  ];
  const [first] = lines.toSorted((a, b) => (a.missing === b.missing ? 0 : a.missing > b.missing ? -1 : 1));
  if (first === undefined || first.missing <= 0n) return null;
  return { ok: false, axis: first.axis, group: [first.index], missing: first.missing };
}

/** Which open cells are above zero in some shipment; the others are zero in every one. */
export function usable(flow: readonly bigint[], open: readonly boolean[], width: number): boolean[] {
  const height = width === 0 ? 0 : flow.length / width;
  const result = open.map((isOpen, cell) => isOpen && (flow[cell] ?? 0n) > 0n);
  for (let column = 0; column < width; column++) {
    for (const row of rowsThatGiveWay(flow, open, width, height, column)) {
      const cell = row * width + column;
      if (open[cell]) result[cell] = true;
    }
  }
  return result;
}

interface State {
  readonly supply: bigint[];
  readonly demand: bigint[];
  readonly open: readonly boolean[];
  readonly flow: bigint[];
  readonly width: number;
}

/** Ships all that a row still has, by shortest augmenting paths; false when some of it finds no way. */
function exhaust(state: State, row: number): boolean {
  while ((state.supply[row] ?? 0n) > 0n) {
    const path = augmentingPath(state, row);
    if (path === null) return false;
    let amount = state.supply[row] ?? 0n;
    const last = path.at(-1) ?? 0;
    amount = least(amount, state.demand[last % state.width] ?? 0n);
    for (let n = 1; n < path.length; n += 2) amount = least(amount, state.flow[path[n] ?? 0] ?? 0n);
    for (const [n, cell] of path.entries()) {
      state.flow[cell] = (state.flow[cell] ?? 0n) + (n % 2 === 0 ? amount : -amount);
    }
    state.supply[row] = (state.supply[row] ?? 0n) - amount;
    state.demand[last % state.width] = (state.demand[last % state.width] ?? 0n) - amount;
  }
  return true;
}

/** Cells to raise and lower in turn, from the row to a column that still wants something. */
function augmentingPath(state: State, start: number): number[] | null {
  const { width, open, flow } = state;
  /** The cell by which a row (column) was reached. */
  const intoColumn = new Array<number>(width).fill(-1);
  const intoRow = new Map<number, number>([[start, -1]]);
  for (const row of intoRow.keys()) {
    for (let column = 0; column < width; column++) {
      const cell = row * width + column;
      if (!open[cell] || intoColumn[column] !== -1) continue;
      intoColumn[column] = cell;
      if ((state.demand[column] ?? 0n) > 0n) return trace(cell, intoColumn, intoRow, width);
      for (let other = 0; other < state.supply.length; other++) {
        const used = other * width + column;
        if (!intoRow.has(other) && (flow[used] ?? 0n) > 0n) intoRow.set(other, used);
      }
    }
  }
  return null;
}

function trace(
  end: number,
  intoColumn: readonly number[],
  intoRow: ReadonlyMap<number, number>,
  width: number,
): number[] {
  const path = [end];
  for (;;) {
    const lowered = intoRow.get(Math.floor((path.at(-1) ?? 0) / width)) ?? -1;
    if (lowered === -1) return path.toReversed();
    path.push(lowered, intoColumn[lowered % width] ?? 0);
  }
}

/** The rows from which no column that wants something can be reached, starting at one that has some left. */
function stuckRows(state: State, start: number): number[] {
  const rows = new Set([start]);
  const columns = new Set<number>();
  for (const row of rows) {
    for (let column = 0; column < state.width; column++) {
      if (!state.open[row * state.width + column] || columns.has(column)) continue;
      columns.add(column);
      for (let other = 0; other < state.supply.length; other++) {
        if ((state.flow[other * state.width + column] ?? 0n) > 0n) rows.add(other);
      }
    }
  }
  return [...rows].sort((a, b) => a - b);
}

/** The same, seen from a column that still wants something. */
function stuckColumns(state: State, start: number): number[] {
  const columns = new Set([start]);
  const rows = new Set<number>();
  for (const column of columns) {
    for (let row = 0; row < state.supply.length; row++) {
      if (!state.open[row * state.width + column] || rows.has(row)) continue;
      rows.add(row);
      for (let other = 0; other < state.width; other++) {
        if ((state.flow[row * state.width + other] ?? 0n) > 0n) columns.add(other);
      }
    }
  }
  return [...columns].sort((a, b) => a - b);
}

/** Rows that could give one more to this column, because the change comes round to one that gives one less. */
function rowsThatGiveWay(
  flow: readonly bigint[],
  open: readonly boolean[],
  width: number,
  height: number,
  column: number,
): ReadonlySet<number> {
  const columns = new Set([column]);
  const rows = new Set<number>();
  for (const at of columns) {
    for (let row = 0; row < height; row++) {
      if (rows.has(row) || (flow[row * width + at] ?? 0n) === 0n) continue;
      rows.add(row);
      for (let next = 0; next < width; next++) if (open[row * width + next]) columns.add(next);
    }
  }
  return rows;
}

function least(a: bigint, b: bigint): bigint {
  return a < b ? a : b;
}

function total(values: readonly bigint[], of: readonly number[]): bigint {
  return of.reduce((sum, index) => sum + (values[index] ?? 0n), 0n);
}
