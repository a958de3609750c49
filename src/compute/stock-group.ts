import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { diagnose } from '../diagnostics/report.ts';
import { type FiscalStart, lastMonth, type Period } from '../model/period.ts';
import { rational, ZERO } from '../model/rational.ts';
import { spread } from '../model/spread.ts';
import { fromQuanta, quantityOf } from './context.ts';
import type { GroupResult } from './member-group.ts';
import { memberTotals } from './member-totals.ts';
import { fixedCell, type SplitReading } from './split-reading.ts';

/** Levels add over members at each time: the last column is the total, months in between follow the totals. */
export function stockGroup(
  reading: SplitReading,
  siblings: readonly number[],
  parent: string | null,
  whole: bigint,
  margin: (period: Period) => bigint | null,
  fiscal: FiscalStart,
): GroupResult {
  const { goal } = reading;
  const totals = memberTotals(reading, siblings, whole, parent);
  if (!totals.ok) return totals;
  const weights = totals.totals.map((it) => (it < 0n ? ZERO : rational(it)));
  const byMonth = new Map<number, readonly bigint[] | null>();
  byMonth.set(lastMonth(goal.period), totals.totals);

  const fillMonth = (period: Period, column: Period | null): Diagnostic | null => {
    const level = margin(period);
    if (level === null) {
      byMonth.set(lastMonth(period), null);
      return null;
    }
    const held = siblings.map((index) => (column === null ? null : fixedCell(reading, index, column)));
    const result = spread(level, held, weights);
    if (!result.ok) {
      const value = (quanta: bigint) => quantityOf(goal, fromQuanta(goal, quanta));
      const params = {
        goal: goal.name,
        dimension: reading.split.dimension,
        axis: 'column' as const,
        name: column ?? period,
        by: value(result.difference),
        margin: value(level),
        fiscal,
      };
      return diagnose('two-way-impossible', params, reading.split.at, { about: goal.name });
    }
    byMonth.set(lastMonth(period), result.parts);
    return null;
  };
  for (const column of reading.columns) {
    if (lastMonth(column) === lastMonth(goal.period)) continue;
    const problem = fillMonth(column, column);
    if (problem !== null) return { ok: false, diagnostic: problem };
  }
  const group = {
    quanta: (index: number, period: Period) => {
      if (!byMonth.has(lastMonth(period))) fillMonth(period, null);
      return byMonth.get(lastMonth(period))?.[siblings.indexOf(index)] ?? null;
    },
  };
  return { ok: true, group, totals: totals.totals };
}
