import type { FormulaId } from '../language/formulas.ts';
import { contains, monthPeriod, monthsOf, overlaps, type Period, samePeriod } from '../model/period.ts';
import { type CellsOf, recordInputs } from './actual-figures.ts';
import type { ActualLevel } from './actual-level.ts';
import { type Id, idsOf } from './comparison-figures.ts';
import { yearBefore } from './context.ts';
import type { Derivation, Term } from './derived.ts';
import type { Input } from './figure.ts';
import { cellInput, computed, type FigureBody, figureInput, given, numberOr } from './figures.ts';
import type { GoalAnalysis, PeriodLine, SpreadBase } from './goal-analysis.ts';
import type { SeasonWeight } from './month-weights.ts';
import type { SplitGrid } from './split-grid.ts';
import type { GoalTargets } from './targets.ts';

/** What the figures of a goal are made from. */
export interface GoalFacts {
  readonly analysis: GoalAnalysis;
  readonly targets: GoalTargets;
  readonly derivation: Derivation | null;
  line(period: Period): PeriodLine;
  actual(period: Period): ActualLevel | null;
  readonly cellsOf: CellsOf;
  /** The weights of the 季节性 row. */
  season(): readonly SeasonWeight[];
  /** The goal's tables by dimension. */
  readonly grids: readonly SplitGrid[];
}

/** The level of the goal: written, from growth, or summed. */
export function levelFigure(facts: GoalFacts, id: Id): FigureBody {
  const { analysis, targets, derivation } = facts;
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
      return computed(value, 'sum-of-members', memberInputs(facts, targets.dimension, null));
    case 'derived':
      return computed(value, 'numerator-over-denominator', termInputs(bothSides(derivation), 'target', null));
    case 'none':
      return given(value, goal.target);
  }
}

/** The target of a period: written, added up from its parts, or spread from what is around it. */
export function periodTarget(facts: GoalFacts, line: PeriodLine, id: Id): FigureBody {
  const { analysis, targets, derivation } = facts;
  const { goal } = analysis;
  const value = numberOr(line.target, goal.unit, 'no-target');
  const held = targets.cells.find((it) => samePeriod(it.period, line.period));
  if (held?.cell) return given(value, held.cell);
  if (held !== undefined)
    return computed(value, 'sum-of-members', memberInputs(facts, held.dimension, line.period));
  if (goal.type === 'ratio') {
    if (targets.level === null)
      return computed(
        value,
        'numerator-over-denominator',
        termInputs(bothSides(derivation), 'target', line.period),
      );
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
  const beside = targets.cells.filter(
    (it) => around === null || (contains(around, it.period) && !samePeriod(it.period, around)),
  );
  const formula = spreadFormula(targets.monthBase, analysis.spread);
  return computed(value, formula, [
    figureInput(id('target', around)),
    ...beside.map((it) => figureInput(id('target', it.period))),
    ...weightInputs(facts, formula, around ?? goal.period, beside),
  ]);
}

/** The cells whose weights spread what the filled ones leave of a period; days and equal shares stand nowhere. */
function weightInputs(
  facts: GoalFacts,
  formula: FormulaId,
  over: Period,
  filled: readonly { readonly period: Period }[],
): Input[] {
  const counts = (period: Period) => !filled.some((it) => contains(it.period, period));
  if (formula === 'spread-by-seasonality')
    return facts
      .season()
      .filter(({ period }) => overlaps(period, over) && counts(period))
      .map(({ cell }) => cellInput(cell));
  if (formula !== 'spread-by-last-year') return [];
  const records = monthsOf(over)
    .map(monthPeriod)
    .filter(counts)
    .flatMap((month) => facts.actual(yearBefore(month))?.from ?? []);
  return recordInputs(records, facts.cellsOf);
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

/** The targets of a dimension's members at the top of their table. */
function memberInputs(
  { analysis, grids }: GoalFacts,
  dimension: string | null,
  period: Period | null,
): Input[] {
  const grid = grids.find((it) => it.split.dimension === dimension);
  const names = grid?.top.flatMap((index) => grid.split.members[index]?.name ?? []) ?? [];
  return names.map((name) => figureInput(idsOf(analysis.goal.name, dimension, name)('target', period)));
}

function bothSides(derivation: Derivation | null): readonly Term[] {
  return derivation === null ? [] : [...derivation.numerator, ...derivation.denominator];
}

/** The figures that a side of a ratio is the sum of. */
export function termInputs(
  terms: readonly Term[],
  measure: 'target' | 'actual',
  period: Period | null,
): Input[] {
  return terms.map((it) => figureInput(idsOf(it.goal.name, it.dimension, it.member)(measure, period)));
}

/** What a derived ratio was divided from: the parts of each side, or the side itself where it comes from outside. */
export function sideInputs(goal: string, derivation: Derivation, period: Period): Input[] {
  return (['numerator', 'denominator'] as const).flatMap((side) =>
    derivation[side].length > 0
      ? termInputs(derivation[side], 'actual', period)
      : [figureInput(idsOf(goal)(side, period))],
  );
}
