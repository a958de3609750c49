import type { Actual, Goal } from '../decode/plan.ts';
import type { Period } from '../model/period.ts';
import type { Effects } from '../model/price-volume-mix.ts';
import type { Rational } from '../model/rational.ts';
import type { Span } from '../model/source.ts';
import type { Light } from './figure.ts';

export interface GoalAnalysis {
  readonly goal: Goal;
  /** The level for the goal's whole period. */
  readonly target: Rational | null;
  readonly baseline: Rational | null;
  /** target / baseline − 1; for a ratio the difference (points). */
  readonly growth: Rational | null;
  /** The finest periods in which the goal is watched: that of its actuals, else of its table, else months. */
  readonly grain: 'month' | 'quarter' | 'half' | 'year';
  /** The goal's period cut at `grain`, in order. */
  readonly lines: readonly PeriodLine[];
  /** The same at the periods of the author's table (quarters, say); equal to `lines` when there is none. */
  readonly columns: readonly PeriodLine[];
  /** Targets and actuals by month; for a goal watched by quarter the actuals are missing. */
  readonly months: readonly PeriodLine[];
  /** Quarters that lie wholly in the goal's period. */
  readonly quarters: readonly PeriodLine[];
  /** The whole period as one line; the actual is that of the closed part. */
  readonly whole: PeriodLine;
  /** Closed periods only; null before the first is closed. */
  readonly ytd: Comparison | null;
  readonly closed: readonly PeriodLine[];
  readonly landing: Landing | null;
  /** The light of the year to date. */
  readonly light: Light;
  readonly standards: readonly StandardTest[];
  readonly standardProse: string | null;
  readonly actuals: readonly Actual[];
  /** How the target was spread over time, for the note in the report. */
  readonly spread: SpreadBase;
  /** False when the plan names no place where actuals come from. */
  readonly hasActualsSource: boolean;
  /** A derived ratio: what the plan of its numerator and denominator comes to over the whole period. */
  readonly implied?: Rational | null;
  /** Price, volume, mix over closed periods, per dimension that has quantities. */
  readonly priceVolumeMix: PriceVolumeMix | null;
}

export type SpreadBase = 'given' | 'margins' | 'seasonality' | 'last-year' | 'days' | 'equal' | 'level';

export interface PeriodLine {
  readonly period: Period;
  readonly target: Rational | null;
  /** The author filled the cell; otherwise it is computed. */
  readonly held: boolean;
  readonly actual: Rational | null;
  readonly previous: Rational | null;
  readonly state: PeriodState;
  /** Only for closed lines with a target. */
  readonly comparison: Comparison | null;
}

/** Ended by as-of with its actual; ended without; running or to come. */
export type PeriodState = 'closed' | 'missing' | 'open';

export interface Comparison {
  readonly target: Rational;
  readonly actual: Rational;
  /** AC − PL; its sign never flips. */
  readonly variance: Rational;
  /** Δ / |PL|; null over zero, and for ratios (their Δ is in points). */
  readonly variancePercent: Rational | null;
  /** AC / PL, or 2 − AC / PL for lower-is-better; null when PL ≤ 0. */
  readonly attainment: Rational | null;
  readonly impact: Impact;
  readonly light: Light;
}

export type Impact = 'favourable' | 'adverse' | 'neutral';

export interface Landing {
  /** YTD AC + PL_rest × YTD AC / YTD PL; for a ratio the YTD level, for a stock the last level + the planned change. Null over zero. */
  readonly pace: Rational | null;
  readonly planRest: Rational;
  readonly linear: Rational | null;
  /** The periods of the goal, and those of them that are closed, as `linear` counts them. */
  readonly periods: number;
  readonly closedPeriods: number;
  /** The one that stands in headlines: pace, or plan-rest where pace does not exist. */
  readonly headline: Rational;
  readonly low: Rational;
  readonly high: Rational;
  readonly attainment: Rational | null;
  readonly variance: Rational;
  readonly light: Light;
  /** Of the whole target, what is left: target − YTD actual (at least 0 is not forced). */
  readonly remaining: Rational;
  readonly remainingPeriods: number;
  /** remaining / remainingPeriods; null when nothing remains. */
  readonly neededPace: Rational | null;
  /** The best closed period so far. */
  readonly bestPace: Rational | null;
  /** neededPace / bestPace; null over zero. */
  readonly neededRatio: Rational | null;
}

export interface StandardTest {
  readonly goal: string;
  readonly member: string | null;
  readonly period: Period;
  readonly text: string;
  readonly met: boolean;
  /** The deviation or level that was tested. */
  readonly found: Rational;
  readonly at: Span;
}

export interface PriceVolumeMix extends Effects {
  readonly dimension: string;
}
