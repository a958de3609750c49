import { cheapestPaths, downCost, move, type Table, upCost } from './quantum-moves.ts';

/**
 * Among the cheapest roundings, moves to the one that raises the earliest cells: cell by cell, raise it if a circle of
 * changes that cost nothing and touch no earlier cell allows it. With potentials of an optimal flow, exactly the
 * changes of reduced cost zero are free.
 */
export function preferEarlier(table: Table, height: number): void {
  const { width } = table;
  const potential = cheapestPaths(table, new Array<number>(height).fill(0), new Array<number>(width).fill(0));
  const cells = table.steps.length;
  const free: Free = { rise: new Uint8Array(cells), fall: new Uint8Array(cells), width, height };
  const judge = (cell: number) => {
    const gap = (potential.columns[cell % width] ?? 0) - (potential.rows[Math.floor(cell / width)] ?? 0);
    free.rise[cell] = upCost(table, cell) === gap ? 1 : 0;
    free.fall[cell] = downCost(table, cell) === -gap ? 1 : 0;
  };
  for (let cell = 0; cell < cells; cell++) judge(cell);
  for (let cell = 0; cell < cells; cell++) {
    if (free.rise[cell] === 0) continue;
    for (const [n, changed] of (freeCircle(free, cell) ?? []).entries()) {
      move(table, changed, n % 2 === 0 ? 1 : -1);
      judge(changed);
    }
  }
}

/** Cells that may rise or fall by one at no cost (1) or not (0). */
interface Free {
  readonly rise: Uint8Array;
  readonly fall: Uint8Array;
  readonly width: number;
  readonly height: number;
}

/** `cell` and the later cells to lower and raise in turn so that raising it leaves every margin as it is. */
function freeCircle({ rise, fall, width, height }: Free, cell: number): number[] | null {
  const home = Math.floor(cell / width);
  /** The cell by which a column (raised) or a row (lowered) is reached; −1 when it is not. */
  const intoColumn = new Int32Array(width).fill(-1);
  const intoRow = new Int32Array(height).fill(-1);
  intoColumn[cell % width] = cell;
  const columns = [cell % width];
  for (const column of columns) {
    for (let row = home; row < height; row++) {
      const lowered = row * width + column;
      if (fall[lowered] === 0 || intoRow[row] !== -1 || lowered <= cell) continue;
      intoRow[row] = lowered;
      if (row === home) return circleTo(lowered, cell, intoColumn, intoRow, width);
      for (let next = 0; next < width; next++) {
        const raised = row * width + next;
        if (rise[raised] === 0 || intoColumn[next] !== -1) continue;
        intoColumn[next] = raised;
        columns.push(next);
      }
    }
  }
  return null;
}

function circleTo(
  last: number,
  first: number,
  intoColumn: Int32Array,
  intoRow: Int32Array,
  width: number,
): number[] {
  const cells = [last];
  for (let lowered = last; ; ) {
    const raised = intoColumn[lowered % width] ?? first;
    cells.push(raised);
    if (raised === first) return cells.toReversed();
    lowered = intoRow[Math.floor(raised / width)] ?? first;
    cells.push(lowered);
  }
}
