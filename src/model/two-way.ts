import { roundControlled } from './controlled-rounding.ts';
import { fillForced, type Remainder } from './forced-cells.ts';
import { type Estimate, fitOpen, fitProportionally, productOfMargins } from './proportional-fit.ts';
import { leastCommonMultiple, type Rational } from './rational.ts';
import { ship, usable } from './transport.ts';

export type TwoWay =
  | { readonly ok: true; readonly cells: readonly (readonly bigint[])[] }
  | {
      readonly ok: false;
      /** `total`: the rows do not sum to what the columns sum to; then `by` is Σ rows − Σ columns. */
      readonly axis: 'row' | 'column' | 'total';
      readonly index: number;
      /**
       * What the line has too much (above zero: its held cells go beyond its margin) or too little (below zero: its
       * held cells and all that its blank ones can take do not reach it).
       */
      readonly by: bigint;
      /** Every line that is in it together with `index`, itself included: their margins fail as a group. */
      readonly group: readonly number[];
    };

/**
 * Fills the blank cells (null) of a table of whole quanta so that every row and every column adds up exactly and the
 * held cells stay. Blank cells start from the product of the margins (or from `seeds`), are fitted proportionally to
 * what the held cells leave, and rounded so that both margins hold. A table of negative total is the mirror image of
 * the positive one; within it, no cell is filled with the opposite sign.
 */
export function fitTwoWay(
  rows: readonly bigint[],
  columns: readonly bigint[],
  held: readonly (readonly (bigint | null)[])[],
  seeds?: readonly (readonly Rational[])[],
): TwoWay {
  const [rowTotal, columnTotal] = [sumOf(rows), sumOf(columns)];
  if (rowTotal !== columnTotal) {
    return { ok: false, axis: 'total', index: 0, by: rowTotal - columnTotal, group: [] };
  }
  if (rowTotal < 0n) return mirrored(fitTwoWay(negated(rows), negated(columns), held.map(negated), seeds));

  const cells = rows.flatMap((_, row) => columns.map((_, column) => held[row]?.[column] ?? null));
  const width = columns.length;
  const restRows = rows.map((row, i) => row - sumOf(cells.slice(i * width, (i + 1) * width)));
  const restColumns = columns.map((column, j) => column - sumOf(cells.filter((_, n) => n % width === j)));
  const beyond = (rest: bigint) => rest < 0n || (rowTotal === 0n && rest !== 0n);
  for (const [axis, rest] of [
    ['row', restRows],
    ['column', restColumns],
  ] as const) {
    const index = rest.findIndex(beyond);
    if (index !== -1) return { ok: false, axis, index, by: -(rest[index] ?? 0n), group: [index] };
  }

  const open = cells.map((cell) => cell === null);
  const shipment = ship(restRows, restColumns, open);
  if (!shipment.ok) {
    const { axis, group, missing } = shipment;
    return { ok: false, axis, index: group[0] ?? 0, by: -missing, group };
  }
  const filled = roundedFit({ rows: restRows, columns: restColumns, open, flow: shipment.flow }, seeds);
  const whole = cells.map((cell, n) => cell ?? filled[n] ?? 0n);
  return { ok: true, cells: rows.map((_, row) => whole.slice(row * width, (row + 1) * width)) };
}

interface Fit {
  /** What the held cells leave of each margin. */
  readonly rows: readonly bigint[];
  readonly columns: readonly bigint[];
  readonly open: readonly boolean[];
  /** Some filling that keeps the margins. */
  readonly flow: readonly bigint[];
}

/**
 * Down or up wherever possible. A fit that was stopped before it settled may leave margins that no such rounding
 * meets; its cells may then move a few quanta more, and in the end as far as it takes: the margins are kept.
 */
function roundedFit(fit: Fit, seeds: readonly (readonly Rational[])[] | undefined): readonly bigint[] {
  const estimate = estimateOf(fit, seeds);
  for (const slack of [0, 1, 4]) {
    const rounded = roundControlled(estimate, fit.open, fit.rows, fit.columns, slack);
    if (rounded !== null) return rounded;
  }
  return nearestShipment(fit, estimate.whole);
}

/** Takes a little off every cell, more each time, until what is then missing can be shipped over the open cells. */
function nearestShipment({ rows, columns, open }: Fit, whole: readonly bigint[]): readonly bigint[] {
  const width = columns.length;
  for (let off = 16n; ; off *= 16n) {
    const base = whole.map((cell, n) => (open[n] && cell > off ? cell - off : 0n));
    const supply = rows.map((row, i) => row - sumOf(base.slice(i * width, (i + 1) * width)));
    const demand = columns.map((column, j) => column - sumOf(base.filter((_, n) => n % width === j)));
    if (supply.some((rest) => rest < 0n) || demand.some((rest) => rest < 0n)) continue;
    const rest = ship(supply, demand, open);
    if (rest.ok) return base.map((cell, n) => cell + (rest.flow[n] ?? 0n));
  }
}

/**
 * Cells that are zero in every filling are left out of a fit, which would approach zero there for ever, and so are
 * those that have only one value.
 */
function estimateOf(fit: Fit, seeds: readonly (readonly Rational[])[] | undefined): Estimate {
  const { rows, columns, open } = fit;
  if (seeds) {
    const whole = wholeSeeds(seeds.flat(), open);
    const seeded = whole.map((seed) => seed > 0n);
    // Zero seeds stay zero if the margins can be met without them; else there is nothing to follow.
    const followed = ship(rows, columns, seeded);
    if (followed.ok) {
      const rest = fillForced(rows, columns, usable(followed.flow, seeded, columns.length));
      const kept = whole.map((seed, n) => (rest.open[n] ? seed : 0n));
      return withForced(fitProportionally(rest.rows, rest.columns, kept), rest);
    }
  }
  if (open.every((isOpen) => isOpen)) return productOfMargins(rows, columns);
  const rest = fillForced(rows, columns, usable(fit.flow, open, columns.length));
  return withForced(fitOpen(rest.rows, rest.columns, rest.open), rest);
}

function withForced(estimate: Estimate, { forced }: Remainder): Estimate {
  return { ...estimate, whole: estimate.whole.map((whole, n) => forced[n] ?? whole) };
}

const ONE_SEED = 1n << 64n;

/** Seeds as whole numbers on one scale; closed cells have none. A negative seed is a bug of the caller. */
function wholeSeeds(seeds: readonly Rational[], open: readonly boolean[]): bigint[] {
  const denominator = seeds.reduce((d, seed) => leastCommonMultiple(d, seed.d), 1n);
  const whole = seeds.map((seed) => seed.n * (denominator / seed.d));
  let most = 1n;
  for (const seed of whole) if (seed > most) most = seed;
  return open.map((isOpen, n) => {
    const seed = whole[n] ?? 0n;
    if (seed < 0n) throw new RangeError('a seed is never negative');
    if (!isOpen || seed === 0n) return 0n;
    const scaled = (seed * ONE_SEED) / most;
    return scaled === 0n ? 1n : scaled;
  });
}

function mirrored(result: TwoWay): TwoWay {
  return result.ok ? { ok: true, cells: result.cells.map(negated) } : { ...result, by: -result.by };
}

function negated<T extends bigint | null>(values: readonly T[]): T[];
function negated(values: readonly (bigint | null)[]): (bigint | null)[] {
  return values.map((value) => (value === null ? null : -value));
}

function sumOf(values: readonly (bigint | null)[]): bigint {
  return values.reduce<bigint>((sum, value) => sum + (value ?? 0n), 0n);
}
