import type { Goal } from '../decode/plan.ts';
import type { Day } from '../model/calendar.ts';
import { compareTo } from '../model/comparison.ts';
import {
  contains,
  endOf,
  type FiscalStart,
  lastMonth,
  monthPeriod,
  type Period,
  partsOf,
} from '../model/period.ts';
import type { Rational } from '../model/rational.ts';
import type { ActualLevel } from './actual-level.ts';
import type { Comparison, PeriodLine } from './analysis.ts';
import { yearBefore } from './context.ts';

/** What a line of a goal, or of a member of it, is made from. */
export interface LineSource {
  readonly goal: Goal;
  target(period: Period): Rational | null;
  held(period: Period): boolean;
  actual(period: Period): ActualLevel | null;
}

/** A target beside its actual in one period: closed when it ended by as-of with its actual (ruling 2). */
export function lineOf(source: LineSource, period: Period, asOf: Day): PeriodLine {
  const target = source.target(period);
  const ended = endOf(period) <= asOf;
  const actual = ended ? (source.actual(period)?.value ?? null) : null;
  const state = !ended ? 'open' : actual === null ? 'missing' : 'closed';
  return {
    period,
    target,
    held: source.held(period),
    actual,
    previous: source.actual(yearBefore(period))?.value ?? null,
    state,
    comparison: target === null || actual === null ? null : comparisonOf(source.goal, target, actual),
  };
}

/** The lines of a source, each made once however many tables show it. */
export function linesOf(source: LineSource, asOf: Day): (period: Period) => PeriodLine {
  const known = new Map<number, PeriodLine>();
  return (period) => {
    const code = period.from * 1000 + period.months;
    const line = known.get(code);
    // The same months may be called a quarter in one table and three months in another; the line says what it was asked.
    if (line !== undefined) return line.period.kind === period.kind ? line : { ...line, period };
    const made = lineOf(source, period, asOf);
    known.set(code, made);
    return made;
  };
}

export function comparisonOf(goal: Goal, target: Rational, actual: Rational): Comparison {
  return compareTo(target, actual, {
    direction: goal.direction,
    ratio: goal.type === 'ratio',
    lights: goal.lights,
  });
}

export type Grain = 'month' | 'quarter' | 'half' | 'year';

/** The finest of some periods; what is no half, quarter or month counts as the next longer one. */
export function grainOf(periods: readonly Period[]): Grain | null {
  const months = periods.reduce((least, it) => Math.min(least, it.months), Number.POSITIVE_INFINITY);
  if (months === Number.POSITIVE_INFINITY) return null;
  return months === 1 ? 'month' : months <= 3 ? 'quarter' : months <= 6 ? 'half' : 'year';
}

/**
 * A goal's period cut into the lines in which it is watched. Where only a longer period has a record (a quarter whose
 * months are absent), that period is one line; where the grain does not tile the period, months do.
 */
export function cutAt(
  period: Period,
  grain: Grain,
  recorded: readonly Period[],
  fiscal: FiscalStart,
): readonly Period[] {
  if (grain === 'year') return [period];
  if (grain !== 'month') {
    const parts = partsOf(period, grain, fiscal);
    if (parts.reduce((sum, it) => sum + it.months, 0) === period.months) return parts;
  }
  const inside = recorded.filter((it) => contains(period, it));
  const cut: Period[] = [];
  for (let month = period.from; month <= lastMonth(period); ) {
    const longer = inside.find(
      (it) =>
        it.from === month && it.months > 1 && !inside.some((by) => by.months < it.months && contains(it, by)),
    );
    const next = longer ?? monthPeriod(month);
    cut.push(next);
    month += next.months;
  }
  return cut;
}
