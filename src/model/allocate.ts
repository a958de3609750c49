import { leastCommonMultiple, type Rational } from './rational.ts';

/** Whole quanta, one part a weight; `equal` says that no weight told the parts apart. */
export interface Allocation {
  readonly parts: readonly bigint[];
  readonly equal: boolean;
}

/**
 * Splits a whole number of quanta by weights, exactly: floor every quota, then one quantum each to the largest
 * remainders, ties to the earlier part (Hamilton's method). The parts always sum to the total. A negative total is
 * allocated by its absolute value, so that allocate(−x) = −allocate(x). All weights zero: equal shares.
 *
 * Not monotone: a larger total can make one part smaller; versions are compared on exact values, not on parts.
 * A negative weight, or a total without a part to put it in, is a bug of the caller and throws.
 */
export function allocate(total: bigint, weights: readonly Rational[]): Allocation {
  const whole = wholeNumbers(weights);
  const sum = whole.reduce((a, b) => a + b, 0n);
  if (sum === 0n) {
    if (whole.length === 0 && total !== 0n) throw new RangeError('a total needs a part to be allocated to');
    return {
      parts: byWhole(
        total,
        whole.map(() => 1n),
        BigInt(whole.length),
      ),
      equal: true,
    };
  }
  return { parts: byWhole(total, whole, sum), equal: false };
}

/** The weights times their common denominator. */
function wholeNumbers(weights: readonly Rational[]): bigint[] {
  const denominator = weights.reduce((d, w) => leastCommonMultiple(d, w.d), 1n);
  return weights.map((weight) => {
    if (weight.n < 0n) throw new RangeError('a weight is never negative');
    return weight.n * (denominator / weight.d);
  });
}

function byWhole(total: bigint, weights: readonly bigint[], sum: bigint): bigint[] {
  const size = total < 0n ? -total : total;
  const quotas = weights.map((weight, index) => {
    const quota = size * weight;
    return { index, part: quota / sum, remainder: quota % sum };
  });
  let left = size;
  for (const quota of quotas) left -= quota.part;
  const parts = quotas.map((quota) => quota.part);
  const byRemainder = quotas.sort((a, b) =>
    a.remainder === b.remainder ? a.index - b.index : a.remainder < b.remainder ? 1 : -1,
  );
  for (const { index, part } of byRemainder.slice(0, Number(left))) parts[index] = part + 1n;
  return total < 0n ? parts.map((part) => -part) : parts;
}
