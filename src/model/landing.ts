import {
  add,
  divide,
  larger,
  multiply,
  type Rational,
  rational,
  sign,
  smaller,
  subtract,
} from './rational.ts';

export interface LandingInput {
  readonly kind: 'flow' | 'ratio' | 'stock';
  /** The target of the whole period. */
  readonly target: Rational;
  /** Target and actual of the closed periods; for ratio and stock their level. */
  readonly ytdTarget: Rational;
  readonly ytdActual: Rational;
  /** The plan still to come: of every period that is not closed, missing ones included. Used for flows. */
  readonly restTarget: Rational;
  /** How many periods there are and how many of them are closed. */
  readonly periods: number;
  readonly closed: number;
  /** How many are over, up to the last closed one: between closed periods one may lack its actual. `closed` when not given. */
  readonly over?: number;
  /** The best closed period so far. */
  readonly best: Rational | null;
  /** Stock: the last actual level (`ytdActual` when not given), and the change still planned (target − ytdTarget). */
  readonly lastActual?: Rational;
  readonly plannedChange?: Rational;
}

export interface Landings {
  /** YTD AC + PL of the rest × YTD AC ÷ YTD PL; null when nothing positive was planned so far. */
  readonly pace: Rational | null;
  /** YTD AC + PL of the rest. */
  readonly planRest: Rational;
  /** YTD AC × periods ÷ closed; only for flows. */
  readonly linear: Rational | null;
  /** Pace, or plan-rest where pace does not exist. */
  readonly headline: Rational;
  readonly low: Rational;
  readonly high: Rational;
  /** target − YTD actual; below zero when the target is passed. */
  readonly remaining: Rational;
  readonly remainingPeriods: number;
  /** remaining ÷ remaining periods; null when nothing remains, or for a ratio, which does not add. */
  readonly neededPace: Rational | null;
  readonly bestPace: Rational | null;
  /** neededPace ÷ best; null without a best period above zero. */
  readonly neededRatio: Rational | null;
}

/**
 * Where a goal will land, by three methods that rest on different beliefs: the pace so far goes on (seasonal, since
 * the plan of the rest is scaled), the rest comes as planned, or every period is alike. A ratio lands on its level to
 * date; a stock on its last level and the change still planned.
 */
export function landings(input: LandingInput): Landings {
  const { pace, planRest, linear } = methods(input);
  const known = [pace, planRest, linear].filter((value) => value !== null);
  const remaining = subtract(input.target, input.kind === 'stock' ? lastLevel(input) : input.ytdActual);
  const remainingPeriods = input.periods - (input.over ?? input.closed);
  const neededPace =
    input.kind === 'ratio' || remainingPeriods <= 0 || sign(remaining) <= 0
      ? null
      : divide(remaining, rational(remainingPeriods));
  const best = input.best;
  return {
    pace,
    planRest,
    linear,
    headline: pace ?? planRest,
    low: known.reduce(smaller, planRest),
    high: known.reduce(larger, planRest),
    remaining,
    remainingPeriods,
    neededPace,
    bestPace: best,
    neededRatio: neededPace === null || best === null || sign(best) <= 0 ? null : divide(neededPace, best),
  };
}

function methods(input: LandingInput): Pick<Landings, 'pace' | 'planRest' | 'linear'> {
  switch (input.kind) {
    case 'ratio':
      return { pace: input.ytdActual, planRest: input.ytdActual, linear: null };
    case 'stock': {
      const change = input.plannedChange ?? subtract(input.target, input.ytdTarget);
      const level = add(lastLevel(input), change);
      return { pace: level, planRest: level, linear: null };
    }
    case 'flow': {
      const { ytdActual, ytdTarget, restTarget } = input;
      const factor = sign(ytdTarget) > 0 ? divide(ytdActual, ytdTarget) : null;
      return {
        pace: factor && add(ytdActual, multiply(restTarget, factor)),
        planRest: add(ytdActual, restTarget),
        linear: divide(multiply(ytdActual, rational(input.periods)), rational(input.closed)),
      };
    }
  }
}

function lastLevel(input: LandingInput): Rational {
  return input.lastActual ?? input.ytdActual;
}
