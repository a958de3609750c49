import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type Estimate,
  fitOpen,
  fitProportionally,
  productOfMargins,
} from '../../src/model/proportional-fit.ts';
import { runs } from '../runs.ts';

const sum = (values: readonly bigint[]) => values.reduce((a, b) => a + b, 0n);

/** The cells as doubles: quanta and the fraction of one. */
function cellsOf({ whole, part, unit }: Estimate): number[] {
  return whole.map((cell, n) => Number(cell) + (part[n] ?? Number.NaN) / unit);
}

/** The margins of a table, row by row and column by column. */
function marginsOf(cells: readonly bigint[], width: number) {
  const height = cells.length / width;
  return {
    rows: Array.from({ length: height }, (_, i) => sum(cells.slice(i * width, (i + 1) * width))),
    columns: Array.from({ length: width }, (_, j) => sum(cells.filter((_, n) => n % width === j))),
  };
}

/** The same fitting in doubles, cell by cell, until nothing moves: slow, and without any of the shortcuts. */
function oracle(rows: readonly bigint[], columns: readonly bigint[], seeds: readonly number[]): number[] {
  const width = columns.length;
  let cells = [...seeds];
  for (let round = 0; round < 3000; round += 1) {
    const before = cells;
    cells = cells.map((cell, n) => {
      const i = Math.floor(n / width);
      const line = before.slice(i * width, (i + 1) * width).reduce((a, b) => a + b, 0);
      return line === 0 ? 0 : (cell * Number(rows[i])) / line;
    });
    const half = cells;
    cells = cells.map((cell, n) => {
      const line = half.filter((_, m) => m % width === n % width).reduce((a, b) => a + b, 0);
      return line === 0 ? 0 : (cell * Number(columns[n % width])) / line;
    });
    if (cells.every((cell, n) => Math.abs(cell - (before[n] ?? 0)) < 1e-9)) break;
  }
  return cells;
}

function near(found: readonly number[], expected: readonly number[], by: number): void {
  expect(found).toHaveLength(expected.length);
  for (const [n, cell] of found.entries()) {
    if (Math.abs(cell - (expected[n] ?? 0)) > by)
      throw new Error(`cell ${n} is ${cell}, not ${expected[n]}: ${found} for ${expected}`);
  }
}

describe('the product of the margins', () => {
  it.each<[string, bigint[], bigint[], number[]]>([
    ['shares of each row', [6n, 4n], [5n, 5n], [3, 3, 2, 2]],
    ['fractions', [1n, 2n], [1n, 2n], [1 / 3, 2 / 3, 2 / 3, 4 / 3]],
    ['an empty row', [0n, 3n], [1n, 2n], [0, 0, 1, 2]],
    ['nothing at all', [0n, 0n], [0n, 0n], [0, 0, 0, 0]],
    // From 2⁴⁴ quanta on, fractions are kept to 2⁻⁴⁴.
    ['very large', [1n << 44n, 1n << 44n], [1n << 45n], [2 ** 44, 2 ** 44]],
    [
      'very large, with fractions',
      [(1n << 44n) - 1n, 2n],
      [1n << 43n, (1n << 43n) + 1n],
      [2 ** 43 - 1, 2 ** 43, 1, 1],
    ],
  ])('%s', (_case, rows, columns, expected) => {
    near(cellsOf(productOfMargins(rows, columns)), expected, 1e-2);
  });

  it.each<[string, bigint[], bigint[], Estimate]>([
    ['in thirds', [1n, 2n], [1n, 2n], { whole: [0n, 0n, 0n, 1n], part: [1, 2, 2, 1], unit: 3 }],
    ['of nothing', [0n], [0n], { whole: [0n], part: [0], unit: 1 }],
    ['just below 2⁴⁴', [(1n << 44n) - 1n], [1n], { whole: [1n], part: [0], unit: 2 ** 44 - 1 }],
    [
      'in units of 2⁻⁴⁴ from there on',
      [(1n << 44n) - 1n, 2n],
      [1n << 43n, (1n << 43n) + 1n],
      {
        whole: [2n ** 43n - 1n, 2n ** 43n - 1n, 0n, 1n],
        part: [0, 2 ** 44 - 1, 2 ** 44 - 1, 0],
        unit: 2 ** 44,
      },
    ],
  ])('is kept %s', (_case, rows, columns, expected) => {
    expect(productOfMargins(rows, columns)).toEqual(expected);
  });

  const margins = fc.tuple(
    fc.array(fc.bigInt({ min: 0n, max: 10n ** 6n }), { minLength: 1, maxLength: 5 }),
    fc.nat(),
  );

  it('is row × column ÷ total exactly, however large', () => {
    fc.assert(
      fc.property(margins, fc.boolean(), ([rows, cut], large) => {
        const scale = large ? 10n ** 12n : 1n;
        const all = rows.map((row) => row * scale);
        const total = sum(all);
        const first = total === 0n ? 0n : BigInt(cut) % total;
        const columns = [first, total - first];
        const { whole, part, unit } = productOfMargins(all, columns);
        return all.every((row, i) =>
          columns.every((column, j) => {
            const n = 2 * i + j;
            // Within one unit of the fraction, and exact where the unit is the total itself.
            const found = ((whole[n] ?? 0n) * BigInt(unit) + BigInt(part[n] ?? 0)) * total;
            const off = row * column * BigInt(unit) - found;
            return BigInt(unit) === total ? off === 0n : off >= 0n && (off < total || total === 0n);
          }),
        );
      }),
      runs(),
    );
  });
});

describe('proportional fitting to 2⁻¹⁶ of a quantum', () => {
  it.each<[string, bigint[], bigint[], bigint[], Pick<Estimate, 'whole' | 'part'>]>([
    ['whole quanta', [3n], [1n, 2n], [1n, 1n], { whole: [1n, 2n], part: [0, 0] }],
    [
      'thirds, rounded to the nearest',
      [1n, 2n],
      [1n, 2n],
      [1n, 1n, 1n, 1n],
      { whole: [0n, 0n, 0n, 1n], part: [21_845, 43_691, 43_691, 21_845] },
    ],
    // a·d ÷ (b·c) stays 1/6 with a + b = 3, a + c = 4: a is (√865 − 25) ÷ 10 = 0.441088.
    [
      'seeds that take many rounds',
      [3n, 7n],
      [4n, 6n],
      [1n, 2n, 3n, 1n],
      { whole: [0n, 2n, 3n, 3n], part: [28_907, 36_629, 36_629, 28_907] },
    ],
    [
      'a row of nothing',
      [0n, 3n],
      [1n, 2n],
      [1n, 1n, 1n, 1n],
      { whole: [0n, 0n, 1n, 2n], part: [0, 0, 0, 0] },
    ],
  ])('%s', (_case, rows, columns, seeds, expected) => {
    const fitted = fitProportionally(
      rows,
      columns,
      seeds.map((seed) => seed << 40n),
    );
    expect(fitted).toEqual({ ...expected, unit: 2 ** 16 });
    if (seeds.some((seed) => seed !== 1n)) return;
    expect(fitOpen(rows, columns, seeds.map(Boolean))).toEqual(fitted);
  });
});

describe('proportional fitting against doubles', () => {
  /** A table of which some cells are closed; its margins can be met with every open cell above zero. */
  const table = fc
    .tuple(fc.integer({ min: 2, max: 3 }), fc.integer({ min: 2, max: 4 }))
    .chain(([height, width]) =>
      fc.record({
        width: fc.constant(width),
        cells: fc.array(fc.tuple(fc.integer({ min: 5, max: 90 }), fc.integer({ min: 1, max: 40 })), {
          minLength: height * width,
          maxLength: height * width,
        }),
        closed: fc.array(fc.nat({ max: height * width - 1 }), { maxLength: 3 }),
      }),
    );

  it('from any seeds; a seed of zero stays zero', () => {
    fc.assert(
      fc.property(table, ({ width, cells, closed }) => {
        const open = cells.map((_, n) => !closed.includes(n));
        const met = cells.map(([cell], n) => (open[n] ? BigInt(cell) : 0n));
        const seeds = cells.map(([, seed], n) => (open[n] ? seed : 0));
        const { rows, columns } = marginsOf(met, width);
        const fitted = fitProportionally(
          rows,
          columns,
          seeds.map((seed) => BigInt(seed) << 40n),
        );
        near(cellsOf(fitted), oracle(rows, columns, seeds), 0.01);
      }),
      runs(),
    );
  });

  it('from equal seeds, lines of one kind together', () => {
    fc.assert(
      fc.property(table, ({ width, cells, closed }) => {
        const open = cells.map((_, n) => !closed.includes(n));
        const met = cells.map(([cell], n) => (open[n] ? BigInt(cell) : 0n));
        const { rows, columns } = marginsOf(met, width);
        const expected = oracle(
          rows,
          columns,
          open.map((it) => (it ? 1 : 0)),
        );
        near(cellsOf(fitOpen(rows, columns, open)), expected, 0.01);
      }),
      runs(),
    );
  });
});
