import type { CellType } from '../../src/language/cells.ts';
import { readCell } from '../../src/language/read/readers.ts';
import type { ReadContext, Reading } from '../../src/language/read/reading.ts';
import { isoOfDay } from '../../src/model/calendar.ts';
import { type Period, periodKey, yearPeriod } from '../../src/model/period.ts';
import { type Rational, reduce } from '../../src/model/rational.ts';

export const plan2026: ReadContext = {
  within: yearPeriod(2026, 1),
  fiscal: 1,
  lang: 'zh-CN',
  currency: 'CNY',
  unit: null,
  span: 12,
};

/** A rational as `3`, `1/4`. */
export function short(value: Rational): string {
  const { n, d } = reduce(value);
  return d === 1n ? String(n) : `${n}/${d}`;
}

/** What a reader says, in one line: the value as `show` writes it, or the kind of the problem. */
export function said<T>(reading: Reading<T>, show: (value: T) => string): string {
  return reading.ok ? show(reading.value) : `! ${reading.problem.kind}`;
}

export function cell<T extends CellType>(type: T, text: string, context: Partial<ReadContext> = {}) {
  return readCell(type, text, { ...plan2026, ...context });
}

export function days({ from, to }: { readonly from: number; readonly to: number }): string {
  return from === to ? isoOfDay(from) : `${isoOfDay(from)}..${isoOfDay(to)}`;
}

export function key(period: Period): string {
  return `${period.kind} ${periodKey(period, 1)}`;
}
