import { valueOf } from '../language/cells.ts';
import type { FormulaId } from '../language/formulas.ts';
import type { MeasureId } from '../language/measures.ts';
import { PERCENT, PLAIN, POINTS } from '../language/units.ts';
import { contains, distinctPeriods, type Period, samePeriod } from '../model/period.ts';
import { type Rational, subtract, sum } from '../model/rational.ts';
import { actualFigure, recordInputs } from './actual-figures.ts';
import {
  comparisonEntries,
  differenceUnit,
  type Id,
  idsOf,
  landingEntries,
  lightFrom,
  toDateEntries,
} from './comparison-figures.ts';
import { goalDriverEntries } from './driver-figures.ts';
import type { MissingReason } from './figure.ts';
import {
  computed,
  type FigureBody,
  type FigureEntry,
  type FigureSource,
  figureInput,
  given,
  numberOr,
} from './figures.ts';
import { forecastOver } from './forecast.ts';
import type { GoalAnalysis, PeriodLine } from './goal-analysis.ts';
import { type GoalFacts, levelFigure, periodTarget, sideInputs, termInputs } from './goal-target-figures.ts';

/** The figures of a goal as a whole and by period. */
export function goalFigures(facts: GoalFacts): FigureSource {
  const { goal } = facts.analysis;
  return {
    subject: goal.name,
    aliases: goal.id === null ? [] : [goal.id],
    dimension: null,
    member: null,
    whole: goal.period,
    over: (period) => (contains(goal.period, period) ? periodEntries(facts, period) : []),
    entries: () => [
      ...wholeEntries(facts),
      ...shownPeriods(facts.analysis).flatMap((period) => periodEntries(facts, period)),
    ],
  };
}

/** Every period by which a goal may be asked for: its table's, its lines, months, quarters. */
export function shownPeriods(goal: GoalAnalysis): Period[] {
  const all = [...goal.columns, ...goal.quarters, ...goal.months, ...goal.lines].map((it) => it.period);
  return distinctPeriods(all).filter((it) => !samePeriod(it, goal.goal.period));
}

function wholeEntries(facts: GoalFacts): FigureEntry[] {
  const { analysis } = facts;
  const { goal, baseline, growth, target } = analysis;
  const id = idsOf(goal.name);
  const entry = (measure: MeasureId, make: () => FigureBody): FigureEntry => ({
    measure,
    period: null,
    make,
  });
  const change = baseline === null || target === null ? null : subtract(target, baseline);
  const changeInputs = [figureInput(id('target')), figureInput(id('baseline'))];
  return [
    entry('target', () => levelFigure(facts, id)),
    entry('baseline', () => given(numberOr(baseline, goal.unit, 'no-baseline'), goal.baseline)),
    entry('growth', () =>
      goal.type === 'ratio'
        ? computed(numberOr(growth, POINTS, 'no-baseline'), 'growth-points', changeInputs)
        : computed(
            numberOr(growth, PERCENT, baseline === null ? 'no-baseline' : 'over-zero'),
            'growth-rate',
            changeInputs,
          ),
    ),
    entry('increase', () =>
      computed(numberOr(change, differenceUnit(goal), 'no-baseline'), 'increase', changeInputs),
    ),
    entry('weight', () => given(numberOr(valueOf(goal.weight) ?? null, PERCENT, 'no-weights'), goal.weight)),
    entry('actual', () => toDateFigure(facts, analysis.whole.actual)),
    ...comparisonEntries(goal, null, id, analysis.whole, analysis.light, lightFrom(analysis)),
    ...toDateEntries(goal, id, analysis.closed, analysis.ytd, (actual) => toDateFigure(facts, actual)),
    ...landingEntries(goal, id, analysis.closed, analysis.landing),
    ...sideEntries(facts, null, id),
    ...goalDriverEntries(analysis, id),
  ];
}

function periodEntries(facts: GoalFacts, period: Period): FigureEntry[] {
  const { goal } = facts.analysis;
  const id = idsOf(goal.name);
  const line = facts.line(period);
  return [
    { measure: 'target', period, make: () => periodTarget(facts, line, id) },
    { measure: 'actual', period, make: () => periodActual(facts, line) },
    ...comparisonEntries(goal, period, id, line, line.comparison?.light ?? 'grey'),
    ...sideEntries(facts, period, id),
    ...forecastEntry(facts, period, id),
  ];
}

/** Where a period that is not closed will end (`销售总额@10月:落地预测`). */
function forecastEntry({ analysis }: GoalFacts, period: Period, id: Id): FigureEntry[] {
  const { goal, ytd } = analysis;
  const forecast = forecastOver(analysis, period);
  if (forecast === null) return [];
  const make = (): FigureBody => {
    const value = numberOr(forecast.value, goal.unit, ytd === null ? 'no-actual' : 'over-zero');
    const [only, ...others] = forecast.lines;
    if (only !== undefined && (others.length > 0 || !samePeriod(only.period, period)))
      return computed(
        value,
        goal.type === 'flow' ? 'actuals-and-forecasts' : 'level-at-end',
        forecast.lines.map((it) => figureInput(id(it.state === 'closed' ? 'actual' : 'landing', it.period))),
      );
    const toDate = [figureInput(id('ytdActual')), figureInput(id('ytdTarget'))];
    const target = figureInput(id('target', period));
    if (goal.type === 'ratio') return computed(value, 'landing-ratio', toDate.slice(0, 1));
    return computed(value, goal.type === 'stock' ? 'forecast-stock' : 'forecast-pace', [target, ...toDate]);
  };
  return [{ measure: 'landing', period, make }];
}

function periodActual(facts: GoalFacts, line: PeriodLine): FigureBody {
  const { goal } = facts.analysis;
  const reason: MissingReason = line.state === 'open' ? 'not-closed' : 'no-actual';
  const value = numberOr(line.actual, goal.unit, reason);
  const level = line.actual === null ? null : facts.actual(line.period);
  // What is on record of the ratio itself stands in where a side of it is missing.
  const derived = level?.from.some((it) => it.subject !== goal.name) === true;
  if (derived && facts.derivation !== null)
    return computed(
      value,
      'numerator-over-denominator',
      sideInputs(goal.name, facts.derivation, line.period),
    );
  return actualFigure(goal, value, level, line.period, facts.cellsOf, null);
}

function toDateFigure(facts: GoalFacts, actual: Rational | null): FigureBody {
  const { analysis } = facts;
  const { goal, closed } = analysis;
  const value = numberOr(
    actual,
    goal.unit,
    closed.length === 0 ? 'no-actual' : goal.type === 'ratio' ? 'ratio-does-not-add' : 'no-actual',
  );
  const id = idsOf(goal.name);
  const lines = goal.type === 'stock' ? closed.slice(-1) : closed;
  // Several levels of a ratio do not add: it is divided again, from the sums of its sides.
  const divided = goal.type === 'ratio' && closed.length > 1;
  const inputs =
    divided && actual !== null
      ? [figureInput(id('numerator')), figureInput(id('denominator'))]
      : lines.map((it) => figureInput(id('actual', it.period)));
  const formula: FormulaId = divided
    ? 'numerator-over-denominator'
    : goal.type !== 'flow'
      ? 'last-closed-actual'
      : 'sum-of-closed-actuals';
  return computed(value, formula, inputs);
}

/** Numerator and denominator of a ratio that is derived, or whose actuals come in two parts. */
function sideEntries(facts: GoalFacts, period: Period | null, id: Id): FigureEntry[] {
  const { analysis, derivation } = facts;
  if (analysis.goal.type !== 'ratio') return [];
  const periods = period === null ? analysis.closed.map((it) => it.period) : [period];
  return (['numerator', 'denominator'] as const).map((measure) => ({
    measure,
    period,
    make: () => {
      const parts = periods.map((it) => facts.actual(it)?.parts?.[measure] ?? null);
      const known = parts.filter((it) => it !== null);
      const complete = known.length > 0 && known.length === parts.length;
      const terms = derivation?.[measure] ?? [];
      const unit = terms[0]?.goal.unit ?? PLAIN;
      const value = numberOr(complete ? sum(known) : null, unit, 'no-actual');
      if (period === null)
        return computed(
          value,
          'sum-of-closed-actuals',
          periods.map((it) => figureInput(id(measure, it))),
        );
      if (terms.length > 0) return computed(value, 'sum-of-terms', termInputs(terms, 'actual', period));
      const records = (facts.actual(period)?.from ?? []).filter((it) => it.subject === analysis.goal.name);
      return {
        value,
        formula: null,
        inputs: recordInputs(records, facts.cellsOf),
        at: records[0]?.at ?? null,
      };
    },
  }));
}
