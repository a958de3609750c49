import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fillForced } from '../../src/model/forced-cells.ts';
import { ship, usable } from '../../src/model/transport.ts';
import { runs } from '../runs.ts';

const bigints = (text: string) => text.split(' ').map(BigInt);
/** `_ x / _ _`: open and closed cells, row by row. */
const open = (text: string) => text.split(' / ').flatMap((row) => row.split(' ').map((cell) => cell === '_'));
const sum = (values: readonly bigint[]) => values.reduce((a, b) => a + b, 0n);

describe('shipping rows to columns', () => {
  it.each([
    ['3 2', '2 3', '_ _ / _ _', '2 1 0 2'],
    ['3 2', '3 2', 'x _ / _ _', null],
    ['2 3', '3 2', 'x _ / _ _', '0 2 3 0'],
    // The third row has to push the others aside.
    ['1 1 1', '1 1 1', '_ _ x / _ x _ / _ x x', '0 1 0 0 0 1 1 0 0'],
    ['2 2 2', '2 2 2', '_ _ _ / _ _ x / _ x x', '0 0 2 0 2 0 2 0 0'],
    ['0 0', '0', '_ / _', '0 0'],
  ])('%s to %s over %s: %s', (supply, demand, cells, expected) => {
    const found = ship(bigints(supply), bigints(demand), open(cells));
    expect(found.ok ? found.flow.join(' ') : null).toBe(expected);
  });

  const two = '_ _ x x / _ _ x x / _ _ x x / _ _ _ _ / _ _ _ _ / _ _ _ _';
  const turned = '_ _ _ _ _ _ / _ _ _ _ _ _ / x x x _ _ _ / x x x _ _ _';
  it.each([
    // A line alone that asks for more than all it is open to, the worst of them, rows before columns.
    ['5 1', '3 3', '_ x / _ _', { axis: 'row', group: [0], missing: 2n }],
    ['1 5', '5 1', '_ _ / x _', { axis: 'row', group: [1], missing: 4n }],
    ['1 1 5', '1 1 5', '_ _ _ / _ _ _ / _ _ x', { axis: 'row', group: [2], missing: 3n }],
    ['3 3', '5 1', 'x _ / _ _', { axis: 'row', group: [0], missing: 2n }],
    ['2 3 3', '6 1 1', 'x _ _ / _ _ _ / x _ _', { axis: 'column', group: [0], missing: 3n }],
    // No line alone: the smaller group of those that fail together.
    ['3 3 3 1 1 1', '4 4 2 2', two, { axis: 'column', group: [2, 3], missing: 1n }],
    ['4 4 2 2', '3 3 3 1 1 1', turned, { axis: 'row', group: [2, 3], missing: 1n }],
  ])('%s to %s over %s: no', (supply, demand, cells, expected) => {
    expect(ship(bigints(supply), bigints(demand), open(cells))).toEqual({ ok: false, ...expected });
  });

  it('a cell is of use exactly when some shipment uses it, by brute force', () => {
    const table = fc
      .record({ height: fc.integer({ min: 1, max: 3 }), width: fc.integer({ min: 1, max: 3 }) })
      .chain(({ height, width }) =>
        fc
          .array(fc.constantFrom(null, 0n, 0n, 1n, 2n), {
            minLength: height * width,
            maxLength: height * width,
          })
          .map((cells) => ({ width, cells })),
      );
    fc.assert(
      fc.property(table, ({ width, cells }) => {
        const isOpen = cells.map((cell) => cell !== null);
        const rows = lines(cells, (n) => Math.floor(n / width));
        const columns = lines(cells, (n) => n % width);
        const found = ship(rows, columns, isOpen);
        if (!found.ok) throw new Error('it can be shipped');
        const used = cells.map(() => false);
        for (const filling of fillings(rows, columns, isOpen)) {
          for (const [n, cell] of filling.entries()) if (cell > 0n) used[n] = true;
        }
        expect(lines(found.flow, (n) => Math.floor(n / width))).toEqual(rows);
        expect(lines(found.flow, (n) => n % width)).toEqual(columns);
        expect(usable(found.flow, isOpen, width)).toEqual(used);
      }),
      runs(),
    );
  });
});

describe('cells without a choice', () => {
  it.each([
    ['5 4', '3 6', 'x _ / _ _', '- 5 / 3 1', '0 0', '0 0'],
    ['5 4', '3 6', '_ _ / _ _', '- - / - -', '5 4', '3 6'],
    ['5 4', '3 6', '_ _ / x x', '3 6 / - -', '-4 4', '0 0'],
    ['2 3 4', '2 3 4', '_ x x / _ _ _ / _ _ _', '2 - - / - - - / - - -', '0 3 4', '0 3 4'],
    ['2 3 4', '2 3 4', '_ _ _ / _ _ _ / x x _', '- - - / - - - / - - 4', '2 3 0', '2 3 0'],
    // One after another, whichever line is looked at first.
    ['1 2 6', '3 4 2', 'x x _ / x _ _ / _ _ x', '- - 1 / - 1 1 / 3 3 -', '0 0 0', '0 0 0'],
    ['6 2 1', '2 4 3', 'x _ _ / _ _ x / _ x x', '- 3 3 / 1 1 - / 1 - -', '0 0 0', '0 0 0'],
  ])('rows %s, columns %s, open %s: %s', (rows, columns, cells, forced, restRows, restColumns) => {
    const width = columns.split(' ').length;
    const found = fillForced(bigints(rows), bigints(columns), open(cells));
    const shown = found.forced.map((cell) => (cell === null ? '-' : String(cell)));
    const written = rows.split(' ').map((_, i) => shown.slice(i * width, (i + 1) * width).join(' '));
    expect(written.join(' / ')).toBe(forced);
    expect([found.rows.join(' '), found.columns.join(' ')]).toEqual([restRows, restColumns]);
    expect(found.open).toEqual(open(cells).map((it, n) => it && found.forced[n] === null));
  });
});

/** The sums of a table's rows or columns. */
function lines(cells: readonly (bigint | null)[], line: (cell: number) => number): bigint[] {
  const count = Math.max(...cells.map((_, n) => line(n))) + 1;
  return Array.from({ length: count }, (_, it) =>
    sum(cells.flatMap((cell, n) => (line(n) === it ? (cell ?? 0n) : []))),
  );
}

/** Every table that keeps both margins and has nothing in closed cells. */
function* fillings(
  rows: readonly bigint[],
  columns: readonly bigint[],
  isOpen: readonly boolean[],
  cells: readonly bigint[] = [],
): Generator<readonly bigint[]> {
  const [n, width] = [cells.length, columns.length];
  if (n === isOpen.length) {
    if ([...rows, ...columns].every((rest) => rest === 0n)) yield cells;
    return;
  }
  const [row, column] = [Math.floor(n / width), n % width];
  const most = isOpen[n] ? (rows[row] ?? 0n) : 0n;
  for (let value = 0n; value <= most && value <= (columns[column] ?? 0n); value++) {
    const less = (margins: readonly bigint[], at: number) =>
      margins.map((it, i) => (i === at ? it - value : it));
    yield* fillings(less(rows, row), less(columns, column), isOpen, [...cells, value]);
  }
}
