import { allocate } from './allocate.ts';
import type { Rational } from './rational.ts';

export type Spread =
  | { readonly ok: true; readonly parts: readonly bigint[]; readonly equal: boolean }
  /** What the held cells have too much (above zero) or too little: Σ held − total. */
  | { readonly ok: false; readonly difference: bigint };

/**
 * Spreads a total of whole quanta over cells of which some are held (a number) and some blank (null): the held ones
 * are kept, the rest goes over the blank ones by their weights (one weight a cell; those of held cells are not used).
 *
 * It cannot be done when the held cells go beyond the total, or when nothing is blank and they do not add up to it.
 * A negative total is the mirror image. `equal`: the blank cells' weights were all zero and they got equal shares.
 */
export function spread(
  total: bigint,
  held: readonly (bigint | null)[],
  weights: readonly Rational[],
): Spread {
  let sum = 0n;
  const blank: number[] = [];
  for (const [index, cell] of held.entries()) {
    if (cell === null) blank.push(index);
    else sum += cell;
  }
  const rest = total - sum;
  const beyond = total > 0n ? rest < 0n : total < 0n ? rest > 0n : rest !== 0n;
  if (beyond || (blank.length === 0 && rest !== 0n)) return { ok: false, difference: -rest };

  const parts = held.map((cell) => cell ?? 0n);
  if (blank.length === 0) return { ok: true, parts, equal: false };
  const allocation = allocate(
    rest,
    blank.map((index) => weightAt(weights, index)),
  );
  for (const [n, index] of blank.entries()) parts[index] = allocation.parts[n] ?? 0n;
  return { ok: true, parts, equal: allocation.equal };
}

function weightAt(weights: readonly Rational[], index: number): Rational {
  const weight = weights[index];
  if (weight === undefined) throw new RangeError('every cell needs a weight');
  return weight;
}
