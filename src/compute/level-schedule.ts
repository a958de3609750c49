import { contains, lastMonth, type Period, samePeriod } from '../model/period.ts';
import { add, divide, multiply, type Rational, rational, round, subtract, ZERO } from '../model/rational.ts';
import type { SpreadBase } from './goal-analysis.ts';
import type { Held, Schedule, Scheduled } from './schedule.ts';

/**
 * End levels of a stock by month: known at the ends of filled columns and, for the target, at the end of the period;
 * between them on a straight line from the baseline, rounded to the quantum. Before the first known level there is
 * none when the baseline is missing.
 */
export function spreadStock(
  period: Period,
  target: bigint | null,
  baseline: Rational | null,
  held: readonly Held<bigint>[],
): Scheduled<readonly (bigint | null)[]> {
  const known = new Map<number, bigint>();
  for (const it of held) {
    const end = lastMonth(it.period);
    const before = known.get(end);
    const target = before ?? it.value;
    if (target !== it.value)
      return { ok: false, problem: { kind: 'end', column: it.period, end: it.value, target } };
    known.set(end, it.value);
  }
  const end = lastMonth(period);
  const last = held.find((it) => lastMonth(it.period) === end);
  if (target !== null && last !== undefined && last.value !== target)
    return { ok: false, problem: { kind: 'end', column: last.period, end: last.value, target } };
  if (target !== null) known.set(end, target);
  return { ok: true, value: interpolate(period, baseline, known), equal: [] };
}

function interpolate(
  period: Period,
  baseline: Rational | null,
  known: ReadonlyMap<number, bigint>,
): (bigint | null)[] {
  const points = [...known].sort(([a], [b]) => a - b);
  return Array.from({ length: period.months }, (_, i) => {
    const month = period.from + i;
    const own = known.get(month);
    if (own !== undefined) return own;
    const after = points.find(([at]) => at > month);
    const earlier = points.filter(([at]) => at < month).at(-1);
    const before: readonly [number, Rational] | null =
      earlier !== undefined
        ? [earlier[0], rational(earlier[1])]
        : baseline === null
          ? null
          : [period.from - 1, baseline];
    if (after === undefined || before === null) return null;
    const slope = divide(subtract(rational(after[1]), before[1]), rational(after[0] - before[0])) ?? ZERO;
    return round(add(before[1], multiply(slope, rational(month - before[0]))));
  });
}

export function stockSchedule(
  period: Period,
  levels: readonly (bigint | null)[],
  quantum: Rational,
  base: SpreadBase,
): Schedule {
  return {
    period,
    base,
    at: (asked) => {
      const level = contains(period, asked) ? levels[lastMonth(asked) - period.from] : null;
      return level === null || level === undefined ? null : multiply(rational(level), quantum);
    },
  };
}

/** A ratio by period: its own cell, or that of the smallest filled period around it, or the goal's level. */
export function ratioSchedule(
  period: Period,
  level: Rational | null,
  held: readonly Held<Rational>[],
): Schedule {
  const sorted = [...held].sort((a, b) => a.period.months - b.period.months);
  return {
    period,
    base: held.length > 0 ? 'given' : 'level',
    at: (asked) => {
      if (!contains(period, asked)) return null;
      if (samePeriod(asked, period)) return level;
      return sorted.find((it) => contains(it.period, asked))?.value ?? level;
    },
  };
}
