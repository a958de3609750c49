import type { Goal } from '../decode/plan.ts';
import { formatPercent } from '../language/format.ts';
import type { FormulaId } from '../language/formulas.ts';
import type { MeasureId } from '../language/measures.ts';
import { PERCENT, PLAIN, POINTS, type Unit } from '../language/units.ts';
import type { Period } from '../model/period.ts';
import type { Rational } from '../model/rational.ts';
import type { FigureId, Formula, Input, MissingReason } from './figure.ts';
import { computed, type FigureBody, type FigureEntry, figureInput, numberOr } from './figures.ts';
import type { Comparison, GoalAnalysis, Landing, PeriodLine } from './goal-analysis.ts';
import { lastCompared } from './monitor.ts';

/** The ids of one thing's figures, by measure and period. */
export type Id = (measure: MeasureId, period?: Period | null) => FigureId;

export function idsOf(subject: string, dimension: string | null = null, member: string | null = null): Id {
  return (measure, period = null) => ({ subject, dimension, member, period, measure });
}

/** The unit in which a difference of two values of a goal is told. */
export function differenceUnit(goal: Goal): Unit {
  return goal.type === 'ratio' ? POINTS : goal.unit;
}

/** Variance, its percentage, attainment and light of one line; `lastClosed` is the period whose light stands for a ratio that does not add. */
export function comparisonEntries(
  goal: Goal,
  period: Period | null,
  id: Id,
  line: PeriodLine,
  light: GoalAnalysis['light'],
  lastClosed: Period | null = null,
): FigureEntry[] {
  const { comparison } = line;
  const reason: MissingReason =
    line.target === null ? 'no-target' : line.state === 'open' ? 'not-closed' : 'no-actual';
  const inputs = [figureInput(id('actual', period)), figureInput(id('target', period))];
  const entry = (measure: MeasureId, make: () => FigureBody): FigureEntry => ({ measure, period, make });
  const lights = { red: formatPercent(goal.lights.red), yellow: formatPercent(goal.lights.yellow) };
  const seen = figureInput(id(period === null ? 'ytdAttainment' : 'attainment', period));
  return [
    entry('variance', () =>
      computed(
        numberOr(comparison?.variance ?? null, differenceUnit(goal), reason),
        'actual-minus-target',
        inputs,
      ),
    ),
    entry('variancePercent', () =>
      computed(
        numberOr(comparison?.variancePercent ?? null, PERCENT, percentReason(goal, comparison, reason)),
        'variance-over-target',
        inputs,
      ),
    ),
    entry('attainment', () =>
      computed(
        numberOr(
          comparison?.attainment ?? null,
          PERCENT,
          comparison === null ? reason : 'target-not-positive',
        ),
        goal.direction === 'lower' ? 'attainment-lower' : 'actual-over-target',
        inputs,
      ),
    ),
    entry('light', () =>
      lastClosed === null
        ? computed({ state: 'light', light }, 'light', [seen], lights)
        : computed({ state: 'light', light }, 'light-of-last-closed', [figureInput(id('light', lastClosed))]),
    ),
  ];
}

/** The period that gives the light where nothing to date can be compared; null where the year to date does. */
export function lightFrom({ ytd, lines }: Pick<GoalAnalysis, 'ytd' | 'lines'>): Period | null {
  return ytd === null ? (lastCompared(lines)?.period ?? null) : null;
}

function percentReason(goal: Goal, comparison: Comparison | null, reason: MissingReason): MissingReason {
  if (comparison === null) return reason;
  return goal.type === 'ratio' ? 'ratio-does-not-add' : 'over-zero';
}

/** Target, actual, variance and attainment of the closed periods together. */
export function toDateEntries(
  goal: Goal,
  id: Id,
  closed: readonly PeriodLine[],
  ytd: Comparison | null,
  actual: (value: Rational | null) => FigureBody,
): FigureEntry[] {
  const reason: MissingReason =
    closed.length > 0 && goal.type === 'ratio' ? 'ratio-does-not-add' : 'no-actual';
  const lines = goal.type === 'flow' ? closed : closed.slice(-1);
  const targets = lines.map((it) => figureInput(id('target', it.period)));
  const both = [figureInput(id('ytdActual')), figureInput(id('ytdTarget'))];
  const entry = (measure: MeasureId, make: () => FigureBody): FigureEntry => ({
    measure,
    period: null,
    make,
  });
  return [
    entry('ytdTarget', () =>
      computed(
        numberOr(ytd?.target ?? null, goal.unit, reason),
        goal.type === 'flow' ? 'sum-of-closed-targets' : 'last-closed-target',
        targets,
      ),
    ),
    entry('ytdActual', () => actual(ytd?.actual ?? null)),
    entry('ytdVariance', () =>
      computed(numberOr(ytd?.variance ?? null, differenceUnit(goal), reason), 'actual-minus-target', both),
    ),
    entry('ytdAttainment', () =>
      computed(
        numberOr(ytd?.attainment ?? null, PERCENT, ytd === null ? reason : 'target-not-positive'),
        goal.direction === 'lower' ? 'attainment-lower' : 'actual-over-target',
        both,
      ),
    ),
  ];
}

/** The landing by three methods, what remains, and the pace it needs. */
export function landingEntries(
  goal: Goal,
  id: Id,
  closed: readonly PeriodLine[],
  landing: Landing | null,
): FigureEntry[] {
  const toDate = [figureInput(id('ytdActual')), figureInput(id('ytdTarget')), figureInput(id('target'))];
  const headline: FormulaId =
    goal.type === 'ratio'
      ? 'landing-ratio'
      : goal.type === 'stock'
        ? 'landing-stock'
        : landing?.pace === null
          ? 'landing-plan-rest'
          : 'landing-pace';
  const entry = (
    measure: MeasureId,
    value: Rational | null | undefined,
    unit: Unit,
    formula: FormulaId,
    inputs: readonly Input[],
    absent: MissingReason = 'over-zero',
    args?: Formula['args'],
  ): FigureEntry => ({
    measure,
    period: null,
    make: () =>
      computed(numberOr(value ?? null, unit, landing === null ? 'no-actual' : absent), formula, inputs, args),
  });
  const lower = goal.direction === 'lower';
  const rest = [figureInput(id('target')), figureInput(id('ytdActual'))];
  const count = (it: number | undefined) => (it === undefined ? '—' : String(it));
  return [
    entry('landing', landing?.headline, goal.unit, headline, toDate),
    entry(
      'landingAttainment',
      landing?.attainment,
      PERCENT,
      lower ? 'landing-attainment-lower' : 'landing-over-target',
      [figureInput(id('landing')), figureInput(id('target'))],
      'target-not-positive',
    ),
    entry(
      'landingPlanRest',
      landing?.planRest,
      goal.unit,
      goal.type === 'flow' ? 'landing-plan-rest' : headline,
      toDate,
    ),
    entry(
      'landingLinear',
      landing?.linear,
      goal.unit,
      'landing-linear',
      [figureInput(id('ytdActual'))],
      'no-data',
      { periods: count(landing?.periods), closed: count(landing?.closedPeriods) },
    ),
    entry('remaining', landing?.remaining, differenceUnit(goal), 'target-minus-actual', rest),
    entry(
      'neededPace',
      landing?.neededPace,
      goal.unit,
      'remaining-over-periods',
      [figureInput(id('remaining'))],
      'no-data',
      { periods: count(landing?.remainingPeriods) },
    ),
    entry(
      'bestPace',
      landing?.bestPace,
      goal.unit,
      goal.type === 'stock' ? 'best-change' : 'best-closed-period',
      [
        // The first change of a goal's level is that from its baseline; members have none.
        ...(goal.type === 'stock' && goal.baseline.state === 'value' && id('actual').member === null
          ? [figureInput(id('baseline'))]
          : []),
        ...closed.map((it) => figureInput(id('actual', it.period))),
      ],
      'no-data',
    ),
    entry(
      'neededRatio',
      landing?.neededRatio,
      PLAIN,
      'needed-over-best',
      [figureInput(id('neededPace')), figureInput(id('bestPace'))],
      'no-data',
    ),
  ];
}
