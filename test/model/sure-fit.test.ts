import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { surelyFits } from '../../src/model/sure-fit.ts';
import { fitTwoWay } from '../../src/model/two-way.ts';
import { runs } from '../runs.ts';

const amount = fc.bigInt({ min: -3n, max: 20n });
const table = fc
  .tuple(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 4 }))
  .chain(([height, width]) =>
    fc.record({
      rows: fc.array(amount, { minLength: height, maxLength: height }),
      columns: fc.array(amount, { minLength: width - 1, maxLength: width - 1 }),
      held: fc.array(fc.array(fc.option(amount, { freq: 2 }), { minLength: width, maxLength: width }), {
        minLength: height,
        maxLength: height,
      }),
      off: fc.constantFrom(0n, 0n, 0n, 1n),
    }),
  );
const sum = (values: readonly bigint[]) => values.reduce((a, b) => a + b, 0n);

describe('a table that is sure to fit', () => {
  it('fits', () => {
    let sure = 0;
    fc.assert(
      fc.property(table, ({ rows, columns, held, off }) => {
        const margins = [...columns, sum(rows) - sum(columns) + off];
        if (!surelyFits(rows, margins, held)) return;
        sure += 1;
        expect(fitTwoWay(rows, margins, held).ok).toBe(true);
      }),
      runs(),
    );
    expect(sure).toBeGreaterThan(0);
  });
  const held = (cell: bigint) => [
    [cell, null],
    [null, null],
  ];
  const one = [
    [null, 4n],
    [null, null],
  ];
  it.each<[string, bigint[], bigint[], (bigint | null)[][], boolean]>([
    ['the held row has room', [10n, 10n], [10n, 10n], one, true],
    ['no room beside the held cell', [10n, 10n], [5n, 15n], one, false],
    ['nor in the other direction, yet held alone fills its row', [4n, 10n], [0n, 14n], one, true],
    ['more held than there is', [3n, 10n], [5n, 8n], one, false],
    ['margins that differ', [10n, 10n], [10n, 11n], one, false],
    ['a negative total with a sound rest', [-5n, 4n], [-5n, 4n], held(-5n), false],
    ['a total of zero with a sound rest', [-3n, 3n], [-3n, 3n], held(-3n), false],
    ['more held than its column has', [10n, 10n], [3n, 17n], held(4n), false],
    ['just enough room', [8n, 4n], [6n, 6n], held(1n), false],
    ['just enough room with more held', [8n, 4n], [6n, 6n], held(2n), true],
    [
      'a negative total',
      [-1n, 0n],
      [-1n, 0n],
      [
        [null, null],
        [null, null],
      ],
      false,
    ],
    [
      'nothing to share',
      [1n, -1n],
      [0n, 0n],
      [
        [null, null],
        [null, null],
      ],
      false,
    ],
    [
      'nothing at all',
      [0n, 0n],
      [0n, 0n],
      [
        [null, null],
        [null, null],
      ],
      true,
    ],
  ])('%s', (_, rows, columns, held, sure) => {
    expect(surelyFits(rows, columns, held)).toBe(sure);
    if (sure) expect(fitTwoWay(rows, columns, held).ok).toBe(true);
  });
});
