import type { Actual, Goal } from '../decode/plan.ts';
import { valueOf } from '../language/cells.ts';
import { formatPercent } from '../language/format.ts';
import type { FormulaId } from '../language/formulas.ts';
import type { MeasureId } from '../language/measures.ts';
import { PERCENT, PLAIN, POINTS, type Unit } from '../language/units.ts';
import { contains, type Period, samePeriod } from '../model/period.ts';
import { type Rational, subtract, sum } from '../model/rational.ts';
import type { ActualLevel } from './actual-book.ts';
import type { Comparison, GoalAnalysis, Landing, PeriodLine, SpreadBase } from './analysis.ts';
import type { Derivation } from './derived.ts';
import type { FigureId, Input, MissingReason } from './figure.ts';
import {
  cellInput,
  computed,
  type FigureBody,
  type FigureEntry,
  type FigureSource,
  figureInput,
  given,
  numberOr,
} from './figures.ts';
import { distinctPeriods, type GoalTargets } from './targets.ts';

/** What the figures of a goal are made from. */
export interface GoalFacts {
  readonly analysis: GoalAnalysis;
  readonly targets: GoalTargets;
  readonly derivation: Derivation | null;
  line(period: Period): PeriodLine;
  actual(period: Period): ActualLevel | null;
  readonly cellsOf: CellsOf;
}

/** The cells in which the number, or the two numbers, of a record stand. */
export type CellsOf = (record: Actual) => readonly Input[];

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

type Id = (measure: MeasureId, period?: Period | null) => FigureId;

export function idsOf(subject: string, dimension: string | null = null, member: string | null = null): Id {
  return (measure, period = null) => ({ subject, dimension, member, period, measure });
}

/** The unit in which a difference of two values of a goal is told. */
export function differenceUnit(goal: Goal): Unit {
  return goal.type === 'ratio' ? POINTS : goal.unit;
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
    ...comparisonEntries(goal, null, id, analysis.whole, analysis.light),
    ...toDateEntries(goal, id, analysis.closed, analysis.ytd, (actual) => toDateFigure(facts, actual)),
    ...landingEntries(goal, id, analysis.landing),
    ...sideEntries(facts, null, id),
    ...effectEntries(analysis, id),
  ];
}

/** The level of the goal: written, from growth, or summed. */
function levelFigure({ analysis, targets, derivation }: GoalFacts, id: Id): FigureBody {
  const { goal } = analysis;
  const value = numberOr(analysis.target, goal.unit, 'no-target');
  switch (targets.source) {
    case 'given':
      return given(value, goal.target);
    case 'growth':
      return computed(value, 'growth-on-baseline', [figureInput(id('baseline')), cellInput(goal.target)]);
    case 'sum-of-periods': {
      const inputs = targets.cells.map((it) => figureInput(id('target', it.period)));
      return computed(value, goal.type === 'flow' ? 'sum-of-periods' : 'level-at-end', inputs);
    }
    case 'sum-of-members':
      return computed(value, 'sum-of-members', []);
    case 'derived':
      return computed(value, 'numerator-over-denominator', termInputs(derivation, 'target', null));
    case 'none':
      return given(value, goal.target);
  }
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
  ];
}

function periodTarget(facts: GoalFacts, line: PeriodLine, id: Id): FigureBody {
  const { analysis, targets, derivation } = facts;
  const { goal } = analysis;
  const value = numberOr(line.target, goal.unit, 'no-target');
  const held = targets.cells.find((it) => samePeriod(it.period, line.period));
  if (held?.cell) return given(value, held.cell);
  if (held !== undefined) return computed(value, 'sum-of-members', []);
  if (goal.type === 'ratio') {
    if (targets.level === null)
      return computed(value, 'numerator-over-denominator', termInputs(derivation, 'target', line.period));
    return computed(value, 'same-as-enclosing', [figureInput(id('target', enclosing(facts, line.period)))]);
  }
  if (goal.type === 'stock')
    return computed(value, 'straight-from-baseline', [
      figureInput(id('baseline')),
      ...targets.cells.map((it) => figureInput(id('target', it.period))),
      figureInput(id('target')),
    ]);
  const parts = targets.columns.filter((it) => it.months < line.period.months && contains(line.period, it));
  const months = parts.reduce((sum, it) => sum + it.months, 0);
  if (parts.length > 0 && months === line.period.months)
    return computed(
      value,
      'sum-of-periods',
      parts.map((it) => figureInput(id('target', it))),
    );
  const isColumn = line.period.months === 1 || targets.columns.some((it) => samePeriod(it, line.period));
  if (!isColumn) {
    const inside = analysis.months.filter((it) => contains(line.period, it.period));
    return computed(
      value,
      'sum-of-months',
      inside.map((it) => figureInput(id('target', it.period))),
    );
  }
  const around = enclosing(facts, line.period);
  const beside = targets.cells.filter((it) => around === null || contains(around, it.period));
  return computed(value, spreadFormula(targets.base, analysis.spread), [
    figureInput(id('target', around)),
    ...beside
      .filter((it) => around === null || !samePeriod(it.period, around))
      .map((it) => figureInput(id('target', it.period))),
  ]);
}

/** The smallest column of the table around a period; null is the goal's whole period. */
function enclosing({ targets }: GoalFacts, period: Period): Period | null {
  const around = targets.columns.filter((it) => it.months > period.months && contains(it, period));
  return around.sort((a, b) => a.months - b.months)[0] ?? null;
}

export function spreadFormula(...bases: readonly SpreadBase[]): FormulaId {
  const base = bases.find((it) => it !== 'given' && it !== 'margins' && it !== 'level');
  switch (base) {
    case 'seasonality':
      return 'spread-by-seasonality';
    case 'last-year':
      return 'spread-by-last-year';
    case 'equal':
      return 'spread-evenly';
    default:
      return 'spread-by-days';
  }
}

function periodActual(facts: GoalFacts, line: PeriodLine): FigureBody {
  const { goal } = facts.analysis;
  const reason: MissingReason = line.state === 'open' ? 'not-closed' : 'no-actual';
  const value = numberOr(line.actual, goal.unit, reason);
  const level = line.actual === null ? null : facts.actual(line.period);
  if (level !== null && facts.derivation !== null)
    return computed(value, 'numerator-over-denominator', termInputs(facts.derivation, 'actual', line.period));
  return actualFigure(goal, value, level, line.period, facts.cellsOf);
}

/** How an actual was put together: as reported, from shorter periods, or from the members of a dimension. */
export function actualFigure(
  goal: Goal,
  value: FigureBody['value'],
  level: ActualLevel | null,
  period: Period,
  cellsOf: CellsOf,
): FigureBody {
  if (level === null) return { value, formula: null, inputs: [], at: null };
  const cells = recordInputs(level.from, cellsOf);
  if (level.by === 'given')
    return goal.type === 'ratio' && level.parts !== null
      ? computed(value, 'numerator-over-denominator', cells)
      : { value, formula: null, inputs: cells, at: level.from[0]?.at ?? null };
  const ratio = goal.type === 'ratio';
  if (level.by === 'periods')
    return computed(value, ratio ? 'numerator-over-denominator' : 'sum-of-periods', cells);
  const { dimension, members } = level.by;
  const inputs = members.map((member) => figureInput(idsOf(goal.name, dimension, member)('actual', period)));
  return computed(value, ratio ? 'numerator-over-denominator' : 'sum-of-members', inputs);
}

function recordInputs(records: readonly Actual[], cellsOf: CellsOf): Input[] {
  return records.flatMap(cellsOf);
}

function termInputs(
  derivation: Derivation | null,
  measure: 'target' | 'actual',
  period: Period | null,
): Input[] {
  const terms = derivation === null ? [] : [...derivation.numerator, ...derivation.denominator];
  return terms.map((it) => figureInput(idsOf(it.goal.name, it.dimension, it.member)(measure, period)));
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
  const inputs = lines.map((it) => figureInput(id('actual', it.period)));
  const formula: FormulaId =
    goal.type === 'ratio'
      ? 'numerator-over-denominator'
      : goal.type === 'stock'
        ? 'last-closed-actual'
        : 'sum-of-closed-actuals';
  return computed(value, formula, inputs);
}

/** Variance, its percentage, attainment and light of one line. */
export function comparisonEntries(
  goal: Goal,
  period: Period | null,
  id: Id,
  line: PeriodLine,
  light: GoalAnalysis['light'],
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
    entry('light', () => computed({ state: 'light', light }, 'light', [seen], lights)),
  ];
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
export function landingEntries(goal: Goal, id: Id, landing: Landing | null): FigureEntry[] {
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
  ): FigureEntry => ({
    measure,
    period: null,
    make: () =>
      computed(numberOr(value ?? null, unit, landing === null ? 'no-actual' : absent), formula, inputs),
  });
  const lower = goal.direction === 'lower';
  const rest = [figureInput(id('target')), figureInput(id('ytdActual'))];
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
    entry('landingPlanRest', landing?.planRest, goal.unit, 'landing-plan-rest', toDate),
    entry(
      'landingLinear',
      landing?.linear,
      goal.unit,
      'landing-linear',
      [figureInput(id('ytdActual'))],
      'no-data',
    ),
    entry('remaining', landing?.remaining, differenceUnit(goal), 'target-minus-actual', rest),
    entry(
      'neededPace',
      landing?.neededPace,
      goal.unit,
      'remaining-over-periods',
      [figureInput(id('remaining'))],
      'no-data',
    ),
    entry('bestPace', landing?.bestPace, goal.unit, 'best-closed-period', [], 'no-data'),
  ];
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
      if (terms.length > 0)
        return computed(
          value,
          'sum-of-terms',
          terms.map((it) => figureInput(idsOf(it.goal.name, it.dimension, it.member)('actual', period))),
        );
      const records = facts.actual(period)?.from ?? [];
      return {
        value,
        formula: null,
        inputs: recordInputs(records, facts.cellsOf),
        at: records[0]?.at ?? null,
      };
    },
  }));
}

function effectEntries(analysis: GoalAnalysis, id: Id): FigureEntry[] {
  const effects = analysis.priceVolumeMix;
  if (effects === null) return [];
  const entry = (measure: MeasureId, value: Rational, formula: FormulaId): FigureEntry => ({
    measure,
    period: null,
    make: () =>
      computed(
        numberOr(value, analysis.goal.unit, 'no-data'),
        formula === 'new-effect' || formula === 'discontinued-effect' ? formula : 'sum-of-members',
        effects.members.map((it) =>
          figureInput({ ...id(measure), dimension: effects.dimension, member: it.member }),
        ),
      ),
  });
  return [
    entry('priceEffect', effects.price, 'price-effect'),
    entry('volumeEffect', effects.volume, 'volume-effect'),
    entry('mixEffect', effects.mix, 'mix-effect'),
    entry('newEffect', effects.added, 'new-effect'),
    entry('discontinuedEffect', effects.dropped, 'discontinued-effect'),
  ];
}
