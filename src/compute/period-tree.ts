import { type FiscalStart, lastMonth, monthPeriod, type Period, partsOf } from '../model/period.ts';

/** A period of the author's table with the periods inside it; what no column names is cut into quarters and months. */
export interface PeriodNode {
  readonly period: Period;
  /** The author's column, or null for a quarter or month that only fills a gap. */
  readonly column: Period | null;
  readonly children: readonly PeriodNode[];
}

export type PeriodTree =
  | { readonly ok: true; readonly root: PeriodNode }
  | { readonly ok: false; readonly first: Period; readonly second: Period };

/**
 * Columns of a table as a tree under a whole period: a quarter over its months, a half over its quarters. Columns
 * that overlap without one containing the other have no tree. Columns outside the whole must be left out before.
 */
export function periodTree(whole: Period, columns: readonly Period[], fiscal: FiscalStart): PeriodTree {
  const sorted = [...columns].sort((a, b) => a.from - b.from || b.months - a.months);
  for (const [i, first] of sorted.entries()) {
    const end = lastMonth(first);
    for (let next = i + 1; next < sorted.length; next += 1) {
      const second = sorted[next];
      if (second === undefined || second.from > end) break;
      if (lastMonth(second) > end) return { ok: false, first, second };
    }
  }
  return { ok: true, root: nodeOf(whole, null, distinct(sorted, whole), fiscal) };
}

const NONE: readonly never[] = [];

function nodeOf(
  period: Period,
  column: Period | null,
  inner: readonly Period[],
  fiscal: FiscalStart,
): PeriodNode {
  if (period.months === 1) return { period, column, children: NONE };
  const quarters = period.months > 3 ? partsOf(period, 'quarter', fiscal) : [];
  const children: PeriodNode[] = [];
  let month = period.from;
  let index = 0;
  while (month <= lastMonth(period)) {
    const next = inner[index];
    if (next !== undefined && next.from === month) {
      const end = lastMonth(next);
      const below: Period[] = [];
      index += 1;
      for (let it = inner[index]; it !== undefined && it.from <= end; index += 1, it = inner[index])
        below.push(it);
      children.push(nodeOf(next, next, below, fiscal));
      month = end + 1;
    } else {
      const gap = quarters.find(
        (it) => it.from === month && (next?.from ?? Number.POSITIVE_INFINITY) > lastMonth(it),
      );
      children.push(
        gap ? nodeOf(gap, null, NONE, fiscal) : { period: monthPeriod(month), column: null, children: NONE },
      );
      month += gap?.months ?? 1;
    }
  }
  return { period, column, children };
}

/** The whole itself is the root, not a column of it; the same column twice counts once. */
function distinct(sorted: readonly Period[], whole: Period): Period[] {
  return sorted.filter((it, i) => {
    const before = sorted[i - 1];
    const twice = before !== undefined && before.from === it.from && before.months === it.months;
    return !twice && !(it.from === whole.from && it.months === whole.months);
  });
}
