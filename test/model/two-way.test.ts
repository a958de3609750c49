import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rational } from '../../src/model/rational.ts';
import { fitTwoWay } from '../../src/model/two-way.ts';
import { runs } from '../runs.ts';
import { q } from './arbitrary.ts';

type Cell = bigint | null;
type Grid = readonly (readonly Cell[])[];

/** `100 _ _ / _ 5 _`: held cells and blanks, row by row. */
function grid(text: string): Cell[][] {
  return text.split(' / ').map((row) => row.split(' ').map((cell) => (cell === '_' ? null : BigInt(cell))));
}
const bigints = (text: string) => text.split(' ').map(BigInt);
const shown = (cells: Grid) => cells.map((row) => row.join(' ')).join(' / ');

describe('two-way tables', () => {
  it.each([
    ['400 600', '200 250 300 250', '100 _ _ _ / _ _ _ _', '100 94 112 94 / 100 156 188 156'],
    ['400 600', '200 250 300 250', '_ _ _ _ / _ _ _ _', '80 100 120 100 / 120 150 180 150'],
    ['-400 -600', '-200 -250 -300 -250', '-100 _ _ _ / _ _ _ _', '-100 -94 -112 -94 / -100 -156 -188 -156'],
    ['1 1 1', '1 1 1', '_ _ _ / _ _ _ / _ _ _', '1 0 0 / 0 1 0 / 0 0 1'],
    ['5 0', '5 0', '_ _ / _ _', '5 0 / 0 0'],
    ['10 10', '10 10', '10 _ / _ _', '10 0 / 0 10'],
    ['10 10', '10 10', '0 _ / _ _', '0 10 / 10 0'],
    ['3', '1 2', '1 2', '1 2'],
    ['4', '1 3', '_ _', '1 3'],
    ['0 0', '0 0', '_ _ / _ _', '0 0 / 0 0'],
  ])('rows %s, columns %s, held %s: %s', (rows, columns, held, expected) => {
    const result = fitTwoWay(bigints(rows), bigints(columns), grid(held));
    expect(result.ok && shown(result.cells)).toBe(expected);
  });

  it.each([
    ['400 600', '200 250 300 251', '_ _ _ _ / _ _ _ _', { axis: 'total', index: 0, by: -1n }],
    ['400 600', '200 250 300 250', '201 _ _ _ / _ _ _ _', { axis: 'column', index: 0, by: 1n }],
    ['400 600', '200 250 300 250', '200 201 _ _ / _ _ _ _', { axis: 'row', index: 0, by: 1n }],
    ['400 600', '200 250 300 250', '0 0 _ 0 / _ _ _ _', { axis: 'row', index: 0, by: -100n }],
    ['400 600', '200 250 300 250', '_ _ 1 _ / _ _ 298 _', { axis: 'column', index: 2, by: -1n }],
    ['400 600', '200 250 300 250', '100 100 100 99 / _ _ _ _', { axis: 'row', index: 0, by: -1n }],
    ['10 10', '12 8', '-5 _ / _ _', { axis: 'row', index: 0, by: -7n }],
    ['-4 -6', '-2 -8', '-3 _ / _ _', { axis: 'column', index: 0, by: -1n }],
    ['0', '0 0', '3 _', { axis: 'row', index: 0, by: 3n }],
    ['5 5 5', '1 1 13', '_ _ 0 / _ _ 0 / _ _ _', { axis: 'column', index: 2, by: -8n, group: [2] }],
    ['4 4 1 1', '4 4 1 1', '0 0 _ _ / 0 0 _ _ / _ _ 0 0 / _ _ 0 0', { axis: 'row', index: 0, by: -2n }],
    ['2 2 6', '3 1 6', '_ 0 0 / _ 0 0 / _ _ _', { axis: 'row', index: 0, by: -1n, group: [0, 1] }],
    ['5 5 5', '4 4 7', '_ _ 0 / _ _ 0 / _ _ _', { axis: 'column', index: 2, by: -2n, group: [2] }],
  ])('rows %s, columns %s, held %s: no', (rows, columns, held, expected) => {
    expect(fitTwoWay(bigints(rows), bigints(columns), grid(held))).toMatchObject({ ok: false, ...expected });
  });

  it.each([
    // Last year's shape, scaled to this year's margins.
    ['100 100', '100 100', '_ _ / _ _', '1 1 / 1 1', '50 50 / 50 50'],
    ['100 100', '100 100', '_ _ / _ _', '4 1 / 1 4', '80 20 / 20 80'],
    ['100 100', '100 100', '_ _ / _ _', '1/2 0 / 0 7', '100 0 / 0 100'],
    // A cell that hardly counts gets hardly anything, and what the margins then leave no choice about goes where it must.
    [
      '1000000 2000000',
      '2000000 1000000',
      '_ _ / _ _',
      '1 1/10000000000 / 1/10000000000 1',
      '1000000 0 / 1000000 1000000',
    ],
    [
      '7000000 3000000',
      '3000000 7000000',
      '_ _ / _ _',
      '1 1/10000000000 / 1/10000000000 1',
      '3000000 4000000 / 0 3000000',
    ],
    // Zeros that cannot be kept: as without seeds.
    ['100 100', '150 50', '_ _ / _ _', '1 0 / 0 1', '75 25 / 75 25'],
    ['100 100', '150 50', '_ _ / _ _', '0 0 / 0 0', '75 25 / 75 25'],
  ])('rows %s, columns %s, held %s, seeds %s: %s', (rows, columns, held, seeds, expected) => {
    const shape = seeds.split(' / ').map((row) => row.split(' ').map(q));
    const result = fitTwoWay(bigints(rows), bigints(columns), grid(held), shape);
    expect(result.ok && shown(result.cells)).toBe(expected);
  });

  it.each([
    // Seeds so steep that fitting would take for ever: the margins hold all the same.
    ['1000000 1000000', '1000001 999999', '1 1000000000000000 / 1 1', '0 1000000 / 1000000 0', 300n],
    [
      '1000000 1000000 1000000',
      '1000001 999999 1000000',
      '1 1000000000 1000000000 / 1 1 1000000000 / 1 1 1',
      '0 1000000 0 / 0 0 1000000 / 1000000 0 0',
      5_000n,
    ],
  ])('rows %s, columns %s, seeds %s: both margins hold, near %s', (rows, columns, seeds, near, by) => {
    const shape = seeds.split(' / ').map((row) => row.split(' ').map(q));
    const blank = shape.map((row) => row.map(() => null));
    const result = fitTwoWay(bigints(rows), bigints(columns), blank, shape);
    if (!result.ok) throw new Error('nothing is held');
    expect(result.cells.map(sum)).toEqual(bigints(rows));
    expect(bigints(columns).map((_, j) => sum(result.cells.map((row) => row[j] ?? 0n)))).toEqual(
      bigints(columns),
    );
    expect(result.cells.flat().every((cell) => cell >= 0n)).toBe(true);
    const limit = grid(near).flat();
    const off = result.cells.flat().map((cell, n) => cell - (limit[n] ?? 0n));
    expect(off.filter((it) => it > by || it < -by)).toEqual([]);
  });

  it.each([
    // A chain in which every held cell leaves the next no choice, however lopsided.
    ['29797 31069', '36052 24814', '_ _ / 6265 _', '29787 10 / 6265 24804'],
    ['147083 162892', '213864 84208 11903', '63021 _ 0 / _ _ _', '63021 84062 0 / 150843 146 11903'],
  ])('rows %s, columns %s, held %s: only %s', (rows, columns, held, expected) => {
    const result = fitTwoWay(bigints(rows), bigints(columns), grid(held));
    expect(result.ok && shown(result.cells)).toBe(expected);
  });

  it('a negative seed is a bug of the caller', () => {
    expect(() => fitTwoWay([1n], [1n], [[null]], [[rational(-1)]])).toThrow(RangeError);
  });
});

/** A table that can be filled, some of its cells held; margins are those of a random filling. */
function fillable(most: number, side: number) {
  return fc
    .tuple(
      fc.integer({ min: 1, max: side }),
      fc.integer({ min: 1, max: side }),
      fc.integer({ min: 0, max: most }),
    )
    .chain(([height, width, size]) =>
      fc.array(
        fc.array(fc.tuple(fc.integer({ min: 0, max: size }), fc.integer({ min: 0, max: 9 })), {
          minLength: width,
          maxLength: width,
        }),
        {
          minLength: height,
          maxLength: height,
        },
      ),
    )
    .map((cells) => ({
      rows: cells.map((row) => row.reduce((sum, [value]) => sum + BigInt(value), 0n)),
      columns: (cells[0] ?? []).map((_, j) => cells.reduce((sum, row) => sum + BigInt(row[j]?.[0] ?? 0), 0n)),
      held: cells.map((row) => row.map(([value, dice]) => (dice < 3 ? BigInt(value) : null))),
    }));
}

/** Any small table with equal totals, possible or not; many cells held. */
const anyTable = fc
  .record({
    rows: fc.array(fc.integer({ min: 0, max: 5 }), { minLength: 1, maxLength: 3 }),
    columns: fc.array(fc.integer({ min: 0, max: 5 }), { minLength: 1, maxLength: 3 }),
    dice: fc.array(fc.integer({ min: -1, max: 12 }), { minLength: 9, maxLength: 9 }),
  })
  .map(({ rows, columns, dice }) => {
    const gap = rows.reduce((a, b) => a + b, 0) - columns.reduce((a, b) => a + b, 0);
    const last = (line: number[], more: number) =>
      [...line.slice(0, -1), (line.at(-1) ?? 0) + more].map(BigInt);
    return {
      rows: last(rows, Math.max(0, -gap)),
      columns: last(columns, Math.max(0, gap)),
      held: rows.map((_, i) =>
        columns.map((_, j) => {
          const value = dice[i * 3 + j] ?? 0;
          return value <= 3 ? BigInt(value) : null;
        }),
      ),
    };
  });

const sum = (values: readonly bigint[]) => values.reduce((a, b) => a + b, 0n);

describe('laws of two-way tables', () => {
  it('both margins hold, held cells stay, no blank turns negative', () => {
    fc.assert(
      fc.property(fillable(1_000_000, 5), ({ rows, columns, held }) => {
        const result = fitTwoWay(rows, columns, held);
        if (!result.ok) throw new Error('it can be filled');
        expect(result.cells.map(sum)).toEqual(rows);
        expect(columns.map((_, j) => sum(result.cells.map((row) => row[j] ?? 0n)))).toEqual(columns);
        for (const [i, row] of held.entries()) {
          for (const [j, cell] of row.entries()) {
            const filled = result.cells[i]?.[j] ?? -1n;
            if (cell === null ? filled < 0n : filled !== cell) throw new Error(`cell ${i},${j} is ${filled}`);
          }
        }
      }),
      runs(),
    );
  });

  it('the same with seeds of any shape', () => {
    const seeds = fc.array(fc.array(fc.integer({ min: 0, max: 4 }), { minLength: 4, maxLength: 4 }), {
      minLength: 4,
      maxLength: 4,
    });
    fc.assert(
      fc.property(fillable(500, 4), seeds, ({ rows, columns, held }, shape) => {
        const result = fitTwoWay(
          rows,
          columns,
          held,
          rows.map((_, i) => columns.map((_, j) => rational(shape[i]?.[j] ?? 0))),
        );
        if (!result.ok) throw new Error('it can be filled');
        expect(result.cells.map(sum)).toEqual(rows);
        expect(columns.map((_, j) => sum(result.cells.map((row) => row[j] ?? 0n)))).toEqual(columns);
        for (const [i, row] of held.entries())
          for (const [j, cell] of row.entries()) if (cell !== null) expect(result.cells[i]?.[j]).toBe(cell);
      }),
      runs(),
    );
  });

  it('f(−x) = −f(x)', () => {
    const negative = (line: readonly Cell[]) => line.map((cell) => (cell === null ? null : -cell));
    fc.assert(
      fc.property(fc.oneof(fillable(50, 3), anyTable), ({ rows, columns, held }) => {
        const there = fitTwoWay(rows, columns, held);
        const back = fitTwoWay(
          rows.map((r) => -r),
          columns.map((c) => -c),
          held.map(negative),
        );
        // A total of zero has no sign to mirror; only whether it can be done is compared.
        if (sum(rows) === 0n) return back.ok === there.ok;
        expect(back).toEqual(
          there.ok ? { ok: true, cells: there.cells.map(negative) } : { ...there, by: -there.by },
        );
        return true;
      }),
      runs(),
    );
  });

  it('nothing held: the least squares of all roundings up or down, ties to the earlier cell, by brute force', () => {
    const margins = fc
      .record({
        cells: fc.array(fc.integer({ min: 0, max: 14 }), { minLength: 9, maxLength: 9 }),
        height: fc.integer({ min: 1, max: 3 }),
        width: fc.integer({ min: 1, max: 3 }),
      })
      .map(({ cells, height, width }) => ({
        rows: range(height).map((i) => sum(range(width).map((j) => BigInt(cells[i * 3 + j] ?? 0)))),
        columns: range(width).map((j) => sum(range(height).map((i) => BigInt(cells[i * 3 + j] ?? 0)))),
      }));
    fc.assert(
      fc.property(margins, ({ rows, columns }) => {
        const blank = rows.map(() => columns.map(() => null));
        const result = fitTwoWay(rows, columns, blank);
        expect(result.ok && result.cells).toEqual(bestRounding(rows, columns));
      }),
      runs(),
    );
  });

  it('with held cells: as near to the fitted proportions as any filling by brute force', () => {
    fc.assert(
      fc.property(fillable(6, 3), ({ rows, columns, held }) => {
        const result = fitTwoWay(rows, columns, held);
        if (!result.ok) throw new Error('it can be filled');
        const fitted = floatFit(rows, columns, held).flat();
        const cost = (cells: Grid) =>
          cells.flat().reduce((total, cell, n) => total + (Number(cell) - (fitted[n] ?? 0)) ** 2, 0);
        const upOrDown = (value: bigint, n: number) => Math.abs(Number(value) - (fitted[n] ?? 0)) < 1 - 1e-6;
        let least = Infinity;
        for (const cells of fillings(rows, columns, held, upOrDown)) least = Math.min(least, cost(cells));
        expect(cost(result.cells)).toBeLessThan(least + 1e-3);
      }),
      runs(),
    );
  });

  it('says no exactly when brute force finds no filling, and the report is a proof', () => {
    fc.assert(
      fc.property(anyTable, ({ rows, columns, held }) => {
        const result = fitTwoWay(rows, columns, held);
        const [first] = fillings(rows, columns, held);
        expect(result.ok).toBe(first !== undefined && sum(rows) !== 0n ? true : zeroTable(rows, held));
        if (result.ok) return;
        expect(result.by).toBe(proof(result, rows, columns, held));
        expect(result.group).toContain(result.index);
      }),
      runs(),
    );
  });

  it('gives the same table however often it is asked', () => {
    fc.assert(
      fc.property(fillable(100, 4), ({ rows, columns, held }) => {
        expect(fitTwoWay(rows, columns, held)).toEqual(fitTwoWay([...rows], [...columns], held));
      }),
      runs(),
    );
  });
});

function range(count: number): number[] {
  return Array.from({ length: count }, (_, n) => n);
}

/** A table whose total is zero can be filled when its held cells leave nothing. */
function zeroTable(rows: readonly bigint[], held: Grid): boolean {
  return sum(rows) === 0n && held.flat().every((cell) => cell === null || cell === 0n);
}

/** What the reported lines have too much, or too little after all that their blanks could take. */
function proof(
  report: { readonly axis: 'row' | 'column' | 'total'; readonly group: readonly number[] },
  rows: readonly bigint[],
  columns: readonly bigint[],
  held: Grid,
): bigint {
  const turned = report.axis === 'column';
  const [own, other] = turned ? [columns, rows] : [rows, columns];
  const at = (line: number, across: number) => (turned ? held[across]?.[line] : held[line]?.[across]) ?? null;
  const rest = (margin: bigint, cells: readonly Cell[]) => margin - sum(cells.map((cell) => cell ?? 0n));
  const needs = sum(
    report.group.map((line) =>
      rest(
        own[line] ?? 0n,
        other.map((_, n) => at(line, n)),
      ),
    ),
  );
  if (needs < 0n || sum(rows) === 0n) return -needs;
  const reached = [...other.keys()].filter((across) =>
    report.group.some((line) => at(line, across) === null),
  );
  return (
    sum(
      [...reached].map((across) =>
        rest(
          other[across] ?? 0n,
          own.map((_, n) => at(n, across)),
        ),
      ),
    ) - needs
  );
}

/** Every filling with non-negative blanks that keeps both margins, of those whose blanks are all as wanted. */
function* fillings(
  rows: readonly bigint[],
  columns: readonly bigint[],
  held: Grid,
  isWanted: (value: bigint, n: number) => boolean = () => true,
): Generator<bigint[][]> {
  const width = columns.length;
  const cells = new Array<bigint>(rows.length * width).fill(0n);
  const flat = held.flat();
  const restRow = rows.map((row, i) => row - sum((held[i] ?? []).map((cell) => cell ?? 0n)));
  const restColumn = columns.map((column, j) => column - sum(held.map((row) => row[j] ?? 0n)));
  function* place(n: number): Generator<bigint[][]> {
    const [i, j] = [Math.floor(n / width), n % width];
    if (j === 0 && i > 0 && restRow[i - 1] !== 0n) return;
    if (n === cells.length) {
      if (restColumn.every((rest) => rest === 0n)) {
        yield rows.map((_, row) => cells.slice(row * width, (row + 1) * width));
      }
      return;
    }
    const fixed = flat[n] ?? null;
    cells[n] = fixed ?? 0n;
    if (fixed !== null) return yield* place(n + 1);
    const [mostRow, mostColumn] = [restRow[i] ?? 0n, restColumn[j] ?? 0n];
    for (let value = 0n; value <= mostRow && value <= mostColumn; value++) {
      if (!isWanted(value, n)) continue;
      cells[n] = value;
      restRow[i] = mostRow - value;
      restColumn[j] = mostColumn - value;
      yield* place(n + 1);
    }
    restRow[i] = mostRow;
    restColumn[j] = mostColumn;
  }
  yield* place(0);
}

/** The product of the margins, every rounding of it tried in the order "earlier cells up first". */
function bestRounding(rows: readonly bigint[], columns: readonly bigint[]): bigint[][] {
  const total = sum(rows);
  const exact = rows.flatMap((row) => columns.map((column) => row * column));
  const cells = exact.length;
  let best: bigint[] = [];
  let least: bigint | null = null;
  for (let mask = (1 << cells) - 1; mask >= 0; mask--) {
    const up = (n: number) => (mask >> (cells - 1 - n)) & 1;
    if (exact.some((value, n) => up(n) === 1 && (total === 0n || value % total === 0n))) continue;
    const tried = exact.map((value, n) => (total === 0n ? 0n : value / total) + BigInt(up(n)));
    if (rows.some((row, i) => sum(tried.slice(i * columns.length, (i + 1) * columns.length)) !== row))
      continue;
    if (columns.some((column, j) => sum(tried.filter((_, n) => n % columns.length === j)) !== column))
      continue;
    const cost = sum(exact.map((value, n) => (value - (tried[n] ?? 0n) * total) ** 2n));
    if (least === null || cost < least) [least, best] = [cost, tried];
  }
  return rows.map((_, i) => best.slice(i * columns.length, (i + 1) * columns.length));
}

/** Iterative fitting in doubles, long enough to settle; held cells as they are. */
function floatFit(rows: readonly bigint[], columns: readonly bigint[], held: Grid): number[][] {
  const rest = {
    rows: rows.map((row, i) => Number(row - sum((held[i] ?? []).map((cell) => cell ?? 0n)))),
    columns: columns.map((column, j) => Number(column - sum(held.map((row) => row[j] ?? 0n)))),
  };
  const [height, width] = [rows.length, columns.length];
  const cells = Float64Array.from(held.flat(), (cell) => (cell === null ? 1 : 0));
  const at = (n: number) => cells[n] ?? 0;
  // Thousands of rounds over few cells: counted by hand, which is many times as fast as walking through lists.
  for (let round = 0; round < 4_000; round++) {
    for (let i = 0; i < height; i++) {
      let total = 0;
      for (let n = i * width; n < (i + 1) * width; n++) total += at(n);
      if (total === 0) continue;
      const factor = (rest.rows[i] ?? 0) / total;
      for (let n = i * width; n < (i + 1) * width; n++) cells[n] = at(n) * factor;
    }
    let off = 0;
    for (let j = 0; j < width; j++) {
      let total = 0;
      for (let n = j; n < cells.length; n += width) total += at(n);
      const factor = total > 0 ? (rest.columns[j] ?? 0) / total : 0;
      off = Math.max(off, Math.abs(factor - 1));
      for (let n = j; n < cells.length; n += width) cells[n] = at(n) * factor;
    }
    if (off < 1e-13) break;
  }
  return held.map((row, i) => row.map((cell, j) => Number(cell ?? at(i * width + j))));
}
