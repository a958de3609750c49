import { type Day, daysIn, firstDay, lastDay, type Month, monthOf } from './calendar.ts';
import {
  add,
  ceiling,
  compare,
  divide,
  isZero,
  multiply,
  ONE,
  type Rational,
  rational,
  subtract,
  ZERO,
} from './rational.ts';

/** Some people with one start and one productivity. */
export interface People {
  readonly heads: Rational;
  /** The first and the last day they are there; null: from before, and on after. */
  readonly joins: Day | null;
  readonly leaves: Day | null;
  /** What one fully ramped head does in a month; null: a supporting role without capacity. */
  readonly productivity: Rational | null;
  /** Share of full productivity by month of tenure, from month 0 (which holds `joins`); the last holds on. */
  readonly ramp: readonly Rational[] | null;
}

export interface MonthCapacity {
  readonly month: Month;
  readonly capacity: Rational;
  /** Heads × ramp × part of the month, of rows that have a productivity. */
  readonly effectiveHeads: Rational;
}

/** Capacity by month. Parts of a month count by days; without `joins` the row is fully ramped throughout. */
export function monthlyCapacity(rows: readonly People[], months: readonly Month[]): MonthCapacity[] {
  return months.map((month) => {
    let [capacity, effectiveHeads] = [ZERO, ZERO];
    for (const row of rows) {
      if (row.productivity === null) continue;
      const heads = multiply(row.heads, effectiveShare(row, month));
      effectiveHeads = add(effectiveHeads, heads);
      capacity = add(capacity, multiply(heads, row.productivity));
    }
    return { month, capacity, effectiveHeads };
  });
}

/** Part of the month they are there × ramp at that tenure. */
export function effectiveShare(row: Pick<People, 'joins' | 'leaves' | 'ramp'>, month: Month): Rational {
  const from = Math.max(firstDay(month), row.joins ?? firstDay(month));
  const to = Math.min(lastDay(month), row.leaves ?? lastDay(month));
  if (to < from) return ZERO;
  const present = rational(to - from + 1, daysIn(month));
  if (row.joins === null || row.ramp === null || row.ramp.length === 0) return present;
  const tenure = Math.min(month - monthOf(row.joins), row.ramp.length - 1);
  return multiply(present, row.ramp[tenure] ?? ONE);
}

/** Need and capacity of one period, and what one more head would add in it (ramp and parts of months included). */
export interface CapacityPeriod {
  readonly need: Rational;
  readonly capacity: Rational;
  readonly perHead: Rational;
}

/** Σ max(0, need − capacity): a surplus later never repairs a shortfall earlier. */
export function shortfallOf(periods: readonly Pick<CapacityPeriod, 'need' | 'capacity'>[]): Rational {
  return periods.reduce((total, { need, capacity }) => {
    const short = subtract(need, capacity);
    return short.n > 0n ? add(total, short) : total;
  }, ZERO);
}

/** The smallest, over periods t, of Σ capacity ÷ Σ need up to t; null when nothing is needed. */
export function coverOf(periods: readonly Pick<CapacityPeriod, 'need' | 'capacity'>[]): Rational | null {
  let [need, capacity] = [ZERO, ZERO];
  let cover: Rational | null = null;
  for (const period of periods) {
    need = add(need, period.need);
    capacity = add(capacity, period.capacity);
    const share = need.n > 0n ? divide(capacity, need) : null;
    if (share !== null && (cover === null || compare(share, cover) < 0)) cover = share;
  }
  return cover;
}

export interface CapacityRepairs {
  /** More heads from the first period on: exact, and as whole people; null when no number of heads helps. */
  readonly heads: { readonly exact: Rational; readonly whole: bigint } | null;
  /** By what the productivity of those who are there would have to be multiplied; null when nobody is. */
  readonly factor: Rational | null;
}

/**
 * The smallest change of one variable that lifts the cover to 1, i.e. that makes the capacity up to every period reach
 * the need up to it. `exact` counts the heads to add; people come whole, so `whole` is its ceiling.
 */
export function capacityRepairs(periods: readonly CapacityPeriod[]): CapacityRepairs {
  let [need, capacity, perHead] = [ZERO, ZERO, ZERO];
  let exact: Rational | null = ZERO;
  let factor: Rational | null = ONE;
  for (const period of periods) {
    need = add(need, period.need);
    capacity = add(capacity, period.capacity);
    perHead = add(perHead, period.perHead);
    const short = subtract(need, capacity);
    if (short.n <= 0n) continue;
    exact = worst(exact, divide(short, perHead));
    factor = worst(factor, isZero(capacity) ? null : divide(need, capacity));
  }
  return { heads: exact && { exact, whole: ceiling(exact) }, factor };
}

/** The larger of two needs, where null is a need that nothing meets. */
function worst(a: Rational | null, b: Rational | null): Rational | null {
  if (a === null || b === null) return null;
  return compare(a, b) >= 0 ? a : b;
}
