import type { GoalAnalysis, PeriodLine } from '../../compute/goal-analysis.ts';
import { type Rational, toNumber } from '../../model/rational.ts';

/** A goal's course at a glance: what came about against what was planned. Its numbers stand in the charts' tables. */
export interface Sparkline {
  /** A place for each period; null where the plan names no level. */
  readonly plan: readonly (SparkPoint | null)[];
  /** The same of what came about; null where it is missing or still to come, which is a gap and never a zero. */
  readonly actual: readonly (SparkPoint | null)[];
}

/** Shares of the width and of the height, 0 to 1, from the left and from the bottom. */
export interface SparkPoint {
  readonly x: number;
  readonly y: number;
}

/** Null for fewer than two actuals: one point shows no course. Amounts that add up are drawn from zero, levels are not. */
export function sparkline({ goal, lines }: Pick<GoalAnalysis, 'goal' | 'lines'>): Sparkline | null {
  const plan = lines.map(({ target }) => numberOf(target));
  const actual = lines.map((line) => actualOf(line));
  if (actual.filter((it) => it !== null).length < 2) return null;
  const shown = [...plan, ...actual].filter((it) => it !== null);
  const all = goal.type === 'flow' ? [0, ...shown] : shown;
  const [low, high] = [Math.min(...all), Math.max(...all)];
  const place = (value: number | null, i: number): SparkPoint | null =>
    value === null
      ? null
      : { x: i / (lines.length - 1), y: high === low ? 0.5 : (value - low) / (high - low) };
  return { plan: plan.map(place), actual: actual.map(place) };
}

function actualOf({ state, actual }: PeriodLine): number | null {
  return state === 'closed' ? numberOf(actual) : null;
}

function numberOf(value: Rational | null): number | null {
  return value === null ? null : toNumber(value);
}
