import { contains, type Period } from '../model/period.ts';
import { add, divide, multiply, type Rational, sum } from '../model/rational.ts';
import type { GoalAnalysis, PeriodLine } from './goal-analysis.ts';

type Watched = Pick<GoalAnalysis, 'goal' | 'ytd' | 'landing' | 'lines'>;

/**
 * What a line that is not closed brings at the pace so far, in base units: its plan × what was attained to date; a
 * level is carried on with its variance to date, a ratio with its level to date. Closed actuals and these forecasts add
 * up to the landing at pace. Null before anything is closed, without a target, and where the pace is none.
 */
export function forecastOf({ goal, ytd, landing }: Watched, line: PeriodLine): Rational | null {
  if (ytd === null || landing === null || landing.pace === null || line.target === null) return null;
  switch (goal.type) {
    case 'ratio':
      return landing.pace;
    case 'stock':
      return add(line.target, ytd.variance);
    case 'flow': {
      const rate = divide(ytd.actual, ytd.target);
      return rate === null ? null : multiply(line.target, rate);
    }
  }
}

/** A period that is still to come, or part of which is: where it will end, and the lines from which that follows. */
export interface PeriodForecast {
  readonly value: Rational | null;
  /** The lines that make it up: the closed ones as they came about, the others as forecast. A level has only its last. */
  readonly lines: readonly PeriodLine[];
}

/** Null for a period that is closed, or that the lines of the goal do not make up. */
export function forecastOver(goal: Watched, period: Period): PeriodForecast | null {
  const inside = goal.lines.filter((it) => contains(period, it.period));
  const months = inside.reduce((total, it) => total + it.period.months, 0);
  if (months !== period.months || inside.every((it) => it.state === 'closed')) return null;
  const lines = goal.goal.type === 'flow' ? inside : inside.slice(-1);
  const values = lines.map((it) => (it.state === 'closed' ? it.actual : forecastOf(goal, it)));
  const known = values.filter((it) => it !== null);
  return { value: known.length < values.length ? null : sum(known), lines };
}
