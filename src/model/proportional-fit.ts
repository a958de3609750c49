/** Cells of a table before rounding: whole quanta and a fraction of one, `part` / `unit`. Flat, row by row. */
export interface Estimate {
  readonly whole: readonly bigint[];
  readonly part: readonly number[];
  readonly unit: number;
}

/** Fractions of a quantum are kept to this many bits; path costs of the rounding then stay exact in a double. */
const MOST_BITS = 44n;
/** Fitting works on integers of 2⁻⁴⁰ of a quantum: the same on every machine, and no float takes part. */
const FIT_BITS = 40n;
/** Fitting stops when no row is further off than 2⁻²⁸ of a quantum … */
const TOLERANCE = 1n << (FIT_BITS - 28n);
/** … or after so many rounds: margins are then met by the rounding, which keeps them in any case. */
const MOST_ROUNDS = 1000;
/** What is left of the fitting's error goes when fractions are rounded to 2⁻¹⁶; a tie is then a tie. */
const GRID_BITS = 16n;

/** The product of the margins ÷ their total, exactly: what fitting gives where nothing is held. */
export function productOfMargins(rows: readonly bigint[], columns: readonly bigint[]): Estimate {
  const total = rows.reduce((a, b) => a + b, 0n);
  const coarse = total >= 1n << MOST_BITS;
  const unit = total === 0n ? 1n : coarse ? 1n << MOST_BITS : total;
  const products = rows.flatMap((row) => columns.map((column) => row * column));
  return {
    whole: products.map((product) => (total === 0n ? 0n : product / total)),
    part: products.map((product) =>
      total === 0n ? 0 : Number(coarse ? ((product % total) * unit) / total : product % total),
    ),
    unit: Number(unit),
  };
}

/**
 * Iterative proportional fitting: rows, then columns, scaled to their margins in turn until they stay. A seed of zero
 * stays zero. Which margins the seeds were a product of does not matter to the result, so ones will do.
 */
export function fitProportionally(
  rows: readonly bigint[],
  columns: readonly bigint[],
  seeds: readonly bigint[],
): Estimate {
  return onGrid(iterate(rows, columns, seeds));
}

/**
 * The same from equal seeds in the open cells. Rows that are open in the same columns end up proportional to each
 * other, and so do columns: each kind is fitted once, which is what makes a table with a few held cells cheap.
 */
export function fitOpen(
  rows: readonly bigint[],
  columns: readonly bigint[],
  open: readonly boolean[],
): Estimate {
  const width = columns.length;
  const kinds = {
    rows: kindsOf(rows, (row) => columns.map((_, column) => open[row * width + column] ?? false)),
    columns: kindsOf(columns, (column) => rows.map((_, row) => open[row * width + column] ?? false)),
  };
  const seeds = kinds.rows.first.flatMap((row) =>
    kinds.columns.first.map((column) => (open[row * width + column] ? 1n << FIT_BITS : 0n)),
  );
  const fitted = iterate(kinds.rows.margins, kinds.columns.margins, seeds);
  const cells = rows.flatMap((row, i) => {
    const rowKind = kinds.rows.of[i] ?? 0;
    return columns.map((column, j) => {
      const columnKind = kinds.columns.of[j] ?? 0;
      const whole = (kinds.rows.margins[rowKind] ?? 0n) * (kinds.columns.margins[columnKind] ?? 0n);
      if (whole === 0n) return 0n;
      return ((fitted[rowKind * kinds.columns.first.length + columnKind] ?? 0n) * row * column) / whole;
    });
  });
  return onGrid(cells);
}

/** Lines with the same open cells are of one kind, whose margin is the sum of theirs. */
function kindsOf(margins: readonly bigint[], openOf: (line: number) => readonly boolean[]) {
  const known = new Map<string, number>();
  const kinds = { of: [] as number[], first: [] as number[], margins: [] as bigint[] };
  for (const [line, margin] of margins.entries()) {
    const key = openOf(line).map(Number).join('');
    const kind = known.get(key) ?? known.size;
    if (kind === known.size) {
      known.set(key, kind);
      kinds.first.push(line);
    }
    kinds.of.push(kind);
    kinds.margins[kind] = (kinds.margins[kind] ?? 0n) + margin;
  }
  return kinds;
}

/** In units of 2⁻⁴⁰ of a quantum. */
function iterate(
  rows: readonly bigint[],
  columns: readonly bigint[],
  seeds: readonly bigint[],
): readonly bigint[] {
  const width = columns.length;
  const cells = [...seeds];
  const lines = {
    rows: rows.map((_, row) => columns.map((_, column) => row * width + column)),
    columns: columns.map((_, column) => rows.map((_, row) => row * width + column)),
  };
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const off = scaleTo(cells, lines.rows, rows);
    if (round > 0 && off <= TOLERANCE) break;
    scaleTo(cells, lines.columns, columns);
  }
  return cells;
}

function onGrid(cells: readonly bigint[]): Estimate {
  const step = 1n << (FIT_BITS - GRID_BITS);
  const steps = cells.map((cell) => (cell + step / 2n) / step);
  const unit = 1n << GRID_BITS;
  return {
    whole: steps.map((cell) => cell / unit),
    part: steps.map((cell) => Number(cell % unit)),
    unit: Number(unit),
  };
}

/** Scales each line of cells to its margin; returns how far the worst of them was off before. */
function scaleTo(cells: bigint[], lines: readonly (readonly number[])[], margins: readonly bigint[]): bigint {
  let worst = 0n;
  for (const [index, line] of lines.entries()) {
    const margin = (margins[index] ?? 0n) << FIT_BITS;
    let sum = 0n;
    for (const cell of line) sum += cells[cell] ?? 0n;
    const off = sum > margin ? sum - margin : margin - sum;
    if (off > worst) worst = off;
    if (sum === 0n || off === 0n) continue;
    for (const cell of line) cells[cell] = ((cells[cell] ?? 0n) * margin) / sum;
  }
  return worst;
}
