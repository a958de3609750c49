import type { MeasureId } from '../language/measures.ts';
import { contains, lastMonth, type Period } from '../model/period.ts';
import type { CellsOf } from './actual-figures.ts';
import { type Id, idsOf } from './comparison-figures.ts';
import type { Context } from './context.ts';
import { type decidingCells, siblingsOf } from './deciding-cells.ts';
import type { FigureId } from './figure.ts';
import { cellInput, computed, type FigureBody, figureInput, given, numberOr } from './figures.ts';
import type { PeriodLine } from './goal-analysis.ts';
import type { MemberAnalysis, SplitAnalysis } from './split-analysis.ts';
import type { SplitGrid } from './split-grid.ts';

/** What the figures of one member are made from. */
export interface MemberFacts {
  readonly context: Context;
  readonly split: SplitAnalysis;
  readonly grid: SplitGrid;
  readonly index: number;
  readonly member: MemberAnalysis;
  readonly id: Id;
  readonly line: (period: Period) => PeriodLine;
  readonly cellsOf: CellsOf;
  /** For the whole table, worked out when one of its cells is first asked for. */
  readonly deciding: () => ReturnType<typeof decidingCells>;
}

/** The target of a member over the whole period: as written, by its weight, or what is left. */
export function totalFigure(facts: MemberFacts): FigureBody {
  const { split, grid, index, member, id } = facts;
  const { goal } = split.goal;
  const value = numberOr(member.target, goal.unit, 'no-target');
  const { target, weight, quantity, price } = member.member.row.cells;
  if (target.state === 'value') return given(value, target);
  if (goal.type === 'ratio')
    return computed(value, 'same-as-enclosing', [figureInput(wholeId(facts, 'target', null))]);
  if (quantity.state === 'value' && goal.unit.family === 'money' && price.state === 'value')
    return computed(value, 'quantity-times-price', [figureInput(id('quantity')), figureInput(id('price'))]);
  if (quantity.state === 'value' && goal.unit.family !== 'money') return given(value, quantity);
  if (weight.state === 'value')
    return computed(value, 'share-of-total', [
      figureInput(wholeId(facts, 'target', null)),
      cellInput(weight),
    ]);
  if (member.member.total?.state === 'value') return given(value, member.member.total);
  const columns = split.split.periods.filter((it) => contains(goal.period, it) && grid.fixed(index, it));
  const end = columns.find((it) => lastMonth(it) === lastMonth(goal.period));
  if (goal.type === 'stock' && end !== undefined)
    return computed(value, 'level-at-end', [figureInput(id('target', end))]);
  const outer = columns.filter((it) => !columns.some((by) => by.months > it.months && contains(by, it)));
  if (goal.type === 'flow' && outer.reduce((months, it) => months + it.months, 0) === goal.period.months)
    return computed(
      value,
      'sum-of-periods',
      outer.map((it) => figureInput(id('target', it))),
    );
  if (grid.fixed(index, goal.period))
    return computed(
      value,
      'sum-of-members',
      grid.children(index).map((it) => figureInput(memberId(facts, it)('target'))),
    );
  const isKnown = (it: number) => split.members[it]?.held || grid.fixed(it, goal.period);
  const others = siblingsOf(grid, index).filter(
    (it) => it !== index && split.members[it]?.target !== null && isKnown(it),
  );
  return computed(value, 'rest-of-total', [
    figureInput(wholeId(facts, 'target', null)),
    ...others.map((it) => figureInput(memberId(facts, it)('target'))),
  ]);
}

/** The target of a member in a period: as written, from its parts, or fitted between the margins. */
export function periodTarget(facts: MemberFacts, period: Period): FigureBody {
  const { split, grid, index, id } = facts;
  const { goal } = split.goal;
  const value = numberOr(grid.at(index, period), goal.unit, 'no-target');
  const cell = grid.cell(index, period);
  if (cell !== null) return given(value, cell);
  const total = figureInput(id('target'));
  if (goal.type === 'ratio') return computed(value, 'same-as-enclosing', [total]);
  if (goal.type === 'stock') {
    const held = siblingsOf(grid, index).filter((it) => grid.cell(it, period) !== null);
    return computed(value, 'share-of-total', [
      figureInput(wholeId(facts, 'target', period)),
      total,
      ...held.map((it) => figureInput(memberId(facts, it)('target', period))),
    ]);
  }
  const deciding = facts.deciding()(index, period);
  if (deciding.kind === 'members')
    return computed(
      value,
      'sum-of-members',
      deciding.children.map((it) => figureInput(memberId(facts, it)('target', period))),
    );
  if (deciding.kind === 'sum')
    return computed(
      value,
      'sum-of-periods',
      deciding.periods.map((it) => figureInput(id('target', it))),
    );
  return computed(value, 'two-way', [
    figureInput(id('target', deciding.around)),
    figureInput(wholeId(facts, 'target', period)),
    ...deciding.held.map((it) => figureInput(memberId(facts, it.index)('target', it.period))),
  ]);
}

function memberId({ split }: MemberFacts, index: number): Id {
  return idsOf(split.goal.goal.name, split.split.dimension, split.members[index]?.member.name ?? null);
}

/** The figure of what this member is a part of: its parent in the table, or the goal. */
export function wholeId(facts: MemberFacts, measure: MeasureId, period: Period | null): FigureId {
  const { split, member } = facts;
  const parent = split.members.find((it) => it.member.name === member.member.parent)?.member.name ?? null;
  return idsOf(split.goal.goal.name, parent === null ? null : split.split.dimension, parent)(measure, period);
}
