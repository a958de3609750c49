import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { roundControlled } from '../../src/model/controlled-rounding.ts';
import { runs } from '../runs.ts';

const sum = (values: readonly bigint[]) => values.reduce((a, b) => a + b, 0n);
const bigints = (text: string) => text.split(' ').map(BigInt);

/** `1.2 x / 0 3.1`: whole quanta and fourths of one beyond them, x a closed cell. */
function estimate(text: string) {
  const cells = text.split(' / ').flatMap((row) => row.split(' '));
  return {
    open: cells.map((cell) => cell !== 'x'),
    whole: cells.map((cell) => (cell === 'x' ? 0n : BigInt(cell.split('.')[0] ?? ''))),
    part: cells.map((cell) => Number(cell.split('.')[1] ?? 0)),
    unit: 4,
  };
}

function round(text: string, rows: string, columns: string, slack: number): string | null {
  const { open, ...cells } = estimate(text);
  return roundControlled(cells, open, bigints(rows), bigints(columns), slack)?.join(' ') ?? null;
}

describe('rounding with both margins', () => {
  it.each([
    ['0.1 0.3', '1', '0 1', 0, '0 1'],
    ['1.2 2.2', '4', '2 2', 0, '2 2'],
    ['1.2 2.2', '4', '1 3', 0, '1 3'],
    // Two more than all can be rounded up: within one quantum's slack, the cells nearest to it go.
    ['1.1 2.3', '6', '2 4', 0, null],
    ['1.1 2.3', '6', '2 4', 1, '2 4'],
    // Down beyond the whole part, but never below zero.
    ['3 2', '3', '2 1', 0, null],
    ['3 2', '3', '2 1', 1, '2 1'],
    ['3 0', '2', '3 -1', 1, null],
    ['2000001 1', '2000001', '2000000 1', 1, '2000000 1'],
    // A closed cell takes nothing, with any slack.
    ['1 x / 1 1', '1 2', '1 2', 1, '1 0 0 2'],
    ['1 x / 1 1', '1 2', '0 3', 1, null],
    // A row that asks for less than nothing, and margins that do not agree.
    ['1 1', '-1', '0 -1', 0, null],
    ['1 1 / 1 1', '2 2', '2 3', 1, null],
    // Ties: the earlier cells are rounded up.
    ['0.2 0.2 / 0.2 0.2', '1 1', '1 1', 0, '1 0 0 1'],
    ['0.2 0.2 0.2 0.2', '2', '1 1 0 0', 0, '1 1 0 0'],
    // … also where the cheapest way to level the columns has just moved past them.
    ['0.2 0.2 0.1 / 0.2 0.0 0.1', '1 1', '1 0 1', 0, '1 0 0 0 0 1'],
    ['0.3 0.0 0.2 / 0.3 0.2 0.2', '1 2', '1 1 1', 0, '1 0 0 0 1 1'],
    ['0.2 0.2 0.1 0.2 / 0.0 0.2 0.1 0.2', '2 2', '1 1 1 1', 0, '1 1 0 0 0 0 1 1'],
    ['0.0 0.2 0.3 0.3 / 0.2 0.0 0.2 0.2', '2 2', '1 1 1 1', 0, '0 1 1 0 1 0 0 1'],
    ['0.2 0.0 0.1 0.2 / 0.2 0.3 0.2 0.3', '2 1', '1 0 1 1', 0, '1 0 1 0 0 0 0 1'],
    ['0.3 0.0 0.2 / 0.1 0.2 0.2 / 0.3 0.2 0.2', '1 2 2', '1 2 2', 0, '1 0 0 0 1 1 0 1 1'],
    ['0.2 0.2 0.3 / 0.2 0.2 0.2 / 0.2 0.2 0.1', '1 1 1', '2 1 0', 0, '1 0 0 1 0 0 0 1 0'],
    ['0.3 0.3 0.2 / 0.2 0.2 0.2 / 0.1 0.1 0.2', '1 1 2', '1 2 1', 0, '1 0 0 0 1 0 0 1 1'],
    ['0.2 0.2 0.3 / 0.2 0.2 0.0 / 0.2 0.2 0.3', '1 2 2', '2 2 1', 0, '1 0 0 1 1 0 0 1 1'],
    ['0.2 0.1 0.2 / 0.3 0.2 0.3 / 0.0 0.3 0.3', '1 2 1', '1 2 1', 0, '1 0 0 0 1 1 0 1 0'],
    ['0.2 0.3 0.2 0.2 / 0.0 0.2 0.1 0.2 / 0.2 0.2 0.1 0.2', '3 1 2', '2 1 2 1', 0, '1 1 1 0 0 0 1 0 1 0 0 1'],
    ['0.1 0.3 0.0 0.1 / 0.2 0.3 0.2 0.3 / 0.0 0.1 0.3 0.3', '2 3 1', '1 2 1 2', 0, '1 1 0 0 0 1 1 1 0 0 0 1'],
  ])('%s to rows %s, columns %s, slack %i: %s', (text, rows, columns, slack, expected) => {
    expect(round(text, rows, columns, slack)).toBe(expected);
  });

  it('is the least squares within the slack, ties to the earlier cell, by brute force', () => {
    const cell = fc.record({
      open: fc.integer({ min: 0, max: 4 }).map((dice) => dice > 0),
      whole: fc.bigInt({ min: 0n, max: 3n }),
      part: fc.integer({ min: 0, max: 3 }),
      moved: fc.integer({ min: -2, max: 2 }),
    });
    const tables = fc
      .record({
        height: fc.integer({ min: 1, max: 2 }),
        width: fc.integer({ min: 1, max: 3 }),
        slack: fc.integer({ min: 0, max: 1 }),
      })
      .chain((shape) =>
        fc
          .array(cell, { minLength: shape.height * shape.width, maxLength: shape.height * shape.width })
          .map((cells) => ({ ...shape, cells })),
      );
    fc.assert(
      fc.property(tables, ({ height, width, slack, cells }) => {
        const flat = cells.map((it) => (it.open ? it : { ...it, whole: 0n, part: 0, moved: 0 }));
        const margin = (inside: (n: number) => boolean) =>
          flat.reduce((total, it, n) => (inside(n) ? total + it.whole + BigInt(it.moved) : total), 0n);
        const rows = Array.from({ length: height }, (_, i) => margin((n) => Math.floor(n / width) === i));
        const columns = Array.from({ length: width }, (_, j) => margin((n) => n % width === j));
        const whole = flat.map((it) => it.whole);
        const part = flat.map((it) => it.part);
        const open = flat.map((it) => it.open);
        const found = roundControlled({ whole, part, unit: 4 }, open, rows, columns, slack);
        expect(found).toEqual(best({ whole, part, open, rows, columns, slack }));
      }),
      runs(),
    );
  });
});

interface Asked {
  readonly whole: readonly bigint[];
  readonly part: readonly number[];
  readonly open: readonly boolean[];
  readonly rows: readonly bigint[];
  readonly columns: readonly bigint[];
  readonly slack: number;
}

/** Every change of every cell, the higher ones first; the first of the cheapest stands. */
function best({ whole, part, open, rows, columns, slack }: Asked): bigint[] | null {
  const width = columns.length;
  let [found, least]: [bigint[] | null, number] = [null, Infinity];
  const place = (cells: bigint[], cost: number): void => {
    const n = cells.length;
    if (n > 0 && n % width === 0 && sum(cells.slice(n - width)) !== rows[n / width - 1]) return;
    if (n === whole.length) {
      const met = columns.every((column, j) => sum(cells.filter((_, it) => it % width === j)) === column);
      if (met && cost < least) [found, least] = [cells, cost];
      return;
    }
    const [floor, fraction] = [Number(whole[n] ?? 0n), part[n] ?? 0];
    const most = open[n] ? slack + (fraction > 0 ? 1 : 0) : 0;
    const fewest = open[n] ? -Math.min(slack, floor) : 0;
    for (let step = most; step >= fewest; step--) {
      place([...cells, BigInt(floor + step)], cost + (4 * step - fraction) ** 2);
    }
  };
  place([], 0);
  return found;
}
