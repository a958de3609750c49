import type { Goal } from '../decode/plan.ts';
import type { Day } from '../model/calendar.ts';
import { compareTo } from '../model/comparison.ts';
import {
  contains,
  distinctPeriods,
  endOf,
  type FiscalStart,
  lastMonth,
  monthPeriod,
  type Period,
  partsOf,
} from '../model/period.ts';
import type { Rational } from '../model/rational.ts';
import type { ActualLevel } from './actual-level.ts';
import { yearBefore } from './context.ts';
import type { Comparison, PeriodLine } from './goal-analysis.ts';

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
 * A goal's period cut into the lines in which it is watched. Where only a longer period has a record (a quarter some of
 * whose months are absent), that period is one line, unless it is still running and its parts say more; where the grain
 * does not tile the period, months do.
 */
export function cutAt(
  period: Period,
  grain: Grain,
  recorded: readonly Period[],
  fiscal: FiscalStart,
  asOf: Day,
): readonly Period[] {
  if (grain === 'year') return [period];
  const parts = grain === 'month' ? [] : partsOf(period, grain, fiscal);
  const whole = parts.reduce((sum, it) => sum + it.months, 0) === period.months;
  // Thousands of records share a few dozen periods.
  const inside = distinctPeriods(recorded.filter((it) => contains(period, it)));
  const longer = inside.filter((it) => standsForItsParts(it, inside, asOf));
  const cut: Period[] = [];
  for (let month = period.from; month <= lastMonth(period); ) {
    const unit = (whole ? parts.find((it) => it.from === month) : undefined) ?? monthPeriod(month);
    const found = longer
      .filter((it) => it.from === month && it.months > unit.months)
      .reduce<Period | null>((most, it) => (most !== null && most.months >= it.months ? most : it), null);
    const next = found ?? unit;
    cut.push(next);
    month += next.months;
  }
  return cut;
}

/** Whether shorter records leave a part of this one out, so that only the record itself says how it ended. */
function standsForItsParts(record: Period, among: readonly Period[], asOf: Day): boolean {
  const shorter = among.filter((it) => it.months < record.months && contains(record, it));
  if (shorter.length === 0) return true;
  if (endOf(record) > asOf) return false;
  const reached = new Set([record.from]);
  for (let month = record.from; month <= lastMonth(record); month += 1) {
    if (!reached.has(month)) continue;
    for (const it of shorter) if (it.from === month) reached.add(month + it.months);
  }
  return !reached.has(lastMonth(record) + 1);
}
