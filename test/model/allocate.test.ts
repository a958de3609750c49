import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { allocate } from '../../src/model/allocate.ts';
import type { Rational } from '../../src/model/rational.ts';
import { spread } from '../../src/model/spread.ts';
import { runs } from '../runs.ts';
import { anyWeight, q } from './arbitrary.ts';

const total = fc.oneof(
  fc.bigInt({ min: -60n, max: 60n }),
  fc.bigInt({ min: -(10n ** 15n), max: 10n ** 15n }),
);
const weights = fc.array(anyWeight, { minLength: 1, maxLength: 8 });

describe('allocate', () => {
  it.each([
    [10n, ['1', '1', '1'], [4n, 3n, 3n]],
    [-10n, ['1', '1', '1'], [-4n, -3n, -3n]],
    [11n, ['1/2', '0.5', '0'], [6n, 5n, 0n]],
    [0n, ['1', '2'], [0n, 0n]],
    [7n, ['100'], [7n]],
    [100n, ['50.0', '33.3', '16.7'], [50n, 33n, 17n]],
    [2n, ['0', '1', '0'], [0n, 2n, 0n]],
  ])('%i by %s is %s', (amount, by, parts) => {
    expect(allocate(amount, by.map(q))).toEqual({ parts, equal: false });
  });

  it('all weights zero: equal shares, and says so', () => {
    expect(allocate(7n, ['0', '0', '0'].map(q))).toEqual({ parts: [3n, 2n, 2n], equal: true });
  });
  it('nothing over nothing is nothing', () => {
    expect(allocate(0n, [])).toEqual({ parts: [], equal: true });
  });
  it('what the caller must not do throws', () => {
    expect(() => allocate(1n, [])).toThrow(RangeError);
    expect(() => allocate(1n, ['1', '-1'].map(q))).toThrow(RangeError);
  });
  it('is not monotone: one more in total, one less in a part', () => {
    const parts = (amount: bigint) => allocate(amount, ['5670', '3850', '420', '60'].map(q)).parts;
    expect([parts(323n)[2], parts(324n)[2]]).toEqual([14n, 13n]);
  });

  it('conserves the total and every part lies within one of its exact quota', () => {
    fc.assert(
      fc.property(total, weights, (amount, by) => {
        const { parts } = allocate(amount, by);
        const { quotas, sum } = exactQuotas(amount, by);
        return (
          parts.reduce((a, b) => a + b, 0n) === amount &&
          parts.every((part, n) => {
            const off = part * sum - (quotas[n] ?? 0n);
            return off < sum && -off < sum;
          })
        );
      }),
      runs(),
    );
  });

  it('is what giving out one quantum after the other by largest remainder gives', () => {
    fc.assert(
      fc.property(total, weights, (amount, by) => {
        expect(allocate(amount, by).parts).toEqual(oneByOne(amount, by));
      }),
      runs(),
    );
  });

  it('f(−x) = −f(x)', () => {
    fc.assert(
      fc.property(total, weights, (amount, by) => {
        expect(allocate(-amount, by).parts).toEqual(allocate(amount, by).parts.map((part) => -part));
      }),
      runs(),
    );
  });

  it('does not depend on the order of the parts, except where remainders tie', () => {
    fc.assert(
      fc.property(total, weights, fc.infiniteStream(fc.nat()), (amount, by, stream) => {
        const keyed = by.map((weight, index) => ({ weight, index, key: stream.next().value ?? 0 }));
        const shuffled = keyed.toSorted((a, b) => a.key - b.key);
        const there = allocate(amount, by).parts;
        const back: bigint[] = [];
        const moved = allocate(
          amount,
          shuffled.map((it) => it.weight),
        ).parts;
        for (const [n, { index }] of shuffled.entries()) back[index] = moved[n] ?? 0n;
        const { quotas, sum } = exactQuotas(amount, by);
        const remainder = (index: number) => absolute(quotas[index] ?? 0n) % sum;
        for (const [index, part] of there.entries()) {
          if (part === back[index]) continue;
          const twin = there.findIndex(
            (other, n) => n !== index && other !== back[n] && remainder(n) === remainder(index),
          );
          expect(twin).not.toBe(-1);
        }
      }),
      runs(),
    );
  });

  it('does not depend on the scale of the weights', () => {
    fc.assert(
      fc.property(total, weights, fc.bigInt({ min: 1n, max: 999n }), (amount, by, factor) => {
        const scaled = by.map((w) => ({ n: w.n * factor, d: w.d * 17n }));
        expect(allocate(amount, scaled)).toEqual(allocate(amount, by));
      }),
      runs(),
    );
  });
});

describe('spread', () => {
  it.each([
    [1000n, [100n, null, null], ['9', '1', '2'], { ok: true, parts: [100n, 300n, 600n], equal: false }],
    [1000n, [400n, 600n], ['1', '1'], { ok: true, parts: [400n, 600n], equal: false }],
    [1000n, [400n, 500n], ['1', '1'], { ok: false, difference: -100n }],
    [1000n, [400n, 700n], ['1', '1'], { ok: false, difference: 100n }],
    [1000n, [1200n, null], ['1', '1'], { ok: false, difference: 200n }],
    [1000n, [1000n, null], ['1', '1'], { ok: true, parts: [1000n, 0n], equal: false }],
    [10n, [null, null, 1n], ['0', '0', '5'], { ok: true, parts: [5n, 4n, 1n], equal: true }],
    [-10n, [null, -4n], ['1', '1'], { ok: true, parts: [-6n, -4n], equal: false }],
    [-10n, [null, -14n], ['1', '1'], { ok: false, difference: -4n }],
    [10n, [-5n, null], ['1', '1'], { ok: true, parts: [-5n, 15n], equal: false }],
    [0n, [], [], { ok: true, parts: [], equal: false }],
    [1n, [], [], { ok: false, difference: -1n }],
    [0n, [3n, null], ['1', '1'], { ok: false, difference: 3n }],
  ])('%i over %s by %s', (amount, held, by, expected) => {
    expect(spread(amount, held, by.map(q))).toEqual(expected);
  });
  it('a cell without a weight is a bug of the caller', () => {
    expect(() => spread(5n, [null, null], [q('1')])).toThrow(RangeError);
  });

  const cell = fc.option(fc.bigInt({ min: -20n, max: 400n }), { nil: null });
  const table = fc.tuple(total, fc.array(fc.tuple(cell, anyWeight), { maxLength: 8 }));

  it('keeps the held cells and the total, or names the difference', () => {
    fc.assert(
      fc.property(table, ([amount, cells]) => {
        const held = cells.map(([value]) => value);
        const result = spread(
          amount,
          held,
          cells.map(([, weight]) => weight),
        );
        const fixed = held.reduce<bigint>((sum, value) => sum + (value ?? 0n), 0n);
        const blank = held.includes(null);
        const beyond = amount > 0n ? fixed > amount : amount < 0n ? fixed < amount : fixed !== 0n;
        if (beyond || (!blank && fixed !== amount)) {
          expect(result).toEqual({ ok: false, difference: fixed - amount });
          return;
        }
        if (!result.ok) throw new Error('should have been possible');
        expect(result.parts.reduce((a, b) => a + b, 0n)).toBe(amount);
        for (const [n, value] of held.entries()) if (value !== null) expect(result.parts[n]).toBe(value);
      }),
      runs(),
    );
  });

  it('f(−x) = −f(x)', () => {
    fc.assert(
      fc.property(table, ([amount, cells]) => {
        const by = cells.map(([, weight]) => weight);
        const there = spread(
          amount,
          cells.map(([value]) => value),
          by,
        );
        const back = spread(
          -amount,
          cells.map(([value]) => (value === null ? null : -value)),
          by,
        );
        expect(back).toEqual(
          there.ok
            ? { ...there, parts: there.parts.map((part) => -part) }
            : { ok: false, difference: -there.difference },
        );
      }),
      runs(),
    );
  });
});

/** total × weight for each part, and Σ weights, over the product of all denominators. */
function exactQuotas(amount: bigint, by: readonly Rational[]): { quotas: bigint[]; sum: bigint } {
  const product = by.reduce((d, w) => d * w.d, 1n);
  let whole = by.map((w) => (w.n * product) / w.d);
  if (whole.every((w) => w === 0n)) whole = whole.map(() => 1n);
  return { quotas: whole.map((w) => amount * w), sum: whole.reduce((a, b) => a + b, 0n) };
}

/** Floors, then one quantum at a time to whoever is furthest below its quota. */
function oneByOne(amount: bigint, by: readonly Rational[]): bigint[] {
  const size = absolute(amount);
  const { quotas, sum } = exactQuotas(size, by);
  const parts = quotas.map((quota) => quota / sum);
  for (let left = size - parts.reduce((a, b) => a + b, 0n); left > 0n; left--) {
    let furthest = 0;
    const lack = (n: number) => (quotas[n] ?? 0n) - (parts[n] ?? 0n) * sum;
    for (const n of parts.keys()) if (lack(n) > lack(furthest)) furthest = n;
    parts[furthest] = (parts[furthest] ?? 0n) + 1n;
  }
  return amount < 0n ? parts.map((part) => -part) : parts;
}

function absolute(value: bigint): bigint {
  return value < 0n ? -value : value;
}
