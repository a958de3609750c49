import type { TaskAnalysis } from '../compute/feasibility/feasibility-analysis.ts';
import { idOf } from '../compute/feasibility/figure-parts.ts';
import type { AnyRow, TableUse } from '../decode/plan.ts';
import type { Cell, CellValues, DateRange, TargetValue } from '../language/cells.ts';
import { choices } from '../language/choices.ts';
import { formatDay, formatDayShort, formatPercent, formatPeriodShort } from '../language/format.ts';
import type { MeasureId } from '../language/measures.ts';
import { moneyUnit, type Quantity, type Unit } from '../language/units.ts';
import { kinds } from '../language/vocabulary.ts';
import { say } from '../language/words.ts';
import { type Day, monthOf, yearOfMonth } from '../model/calendar.ts';
import { lastMonth, type Period } from '../model/period.ts';
import { type Rational, rational } from '../model/rational.ts';
import type { CellDraft } from './build-table.ts';
import type { ViewContext } from './context.ts';
import { memberOf, splitOf } from './period-cells.ts';
import { goalFigure, memberFigure } from './sources.ts';

/**
 * What stands in a cell of a known column: a number of the author's in the column's unit, or what was computed where
 * the author left the cell blank. null: the author's text stands as it is.
 */
export function filledCell(
  row: AnyRow,
  use: TableUse,
  columnId: string,
  columnUnit: Unit | null,
  cell: Cell<unknown> | null,
  context: ViewContext,
): CellDraft | null {
  if (cell === null) return null;
  if (cell.state === 'none') return { kind: 'none' };
  if (cell.state === 'blank') return computed(row, use, columnId, columnUnit, context);
  return held(row, columnId, columnUnit, cell.value, context);
}

function held(
  row: AnyRow,
  columnId: string,
  columnUnit: Unit | null,
  value: unknown,
  context: ViewContext,
): CellDraft | null {
  const columns: Readonly<Record<string, { readonly cell: string }>> = kinds[row.kind].columns;
  switch (columns[columnId]?.cell) {
    case 'quantity':
      return isQuantity(value) ? amount(value.value, columnUnit ?? value.unit, 'held') : null;
    case 'percent':
      return isRational(value) ? { kind: 'percent', value, origin: 'held' } : null;
    case 'number':
      return isRational(value) ? { kind: 'number', value, origin: 'held' } : null;
    case 'date':
      return isDateRange(value) && value.from === value.to
        ? { kind: 'day', day: value.from, text: dayText(value.from, context) }
        : null;
    case 'period':
      return isPeriod(value)
        ? { kind: 'text', text: formatPeriodShort(value, context.lang, context.fiscal) }
        : null;
    case 'assigned':
      return isAssigned(value)
        ? amount(value.quantity.value, columnUnit ?? value.quantity.unit, 'held')
        : null;
    case 'target':
      return row.kind === 'goals' && row.cells.target.state === 'value'
        ? targetCell(row.name.text, row.cells.target.value, context)
        : null;
    default:
      return null;
  }
}

/** A growth is shown as the level it comes to, with the growth behind it. */
function targetCell(name: string, target: TargetValue, context: ViewContext): CellDraft | null {
  const goal = context.analysis.goals.find((it) => it.goal.name === name);
  if (goal === undefined || goal.target === null) return null;
  if (target.growth !== null) {
    const source = context.sources.show(goalFigure(goal.goal.name, 'target'));
    return { ...amount(goal.target, goal.goal.unit, 'computed'), source };
  }
  if (target.bound !== null) return null;
  return amount(goal.target, goal.goal.unit, 'held');
}

function computed(
  row: AnyRow,
  use: TableUse,
  columnId: string,
  columnUnit: Unit | null,
  context: ViewContext,
): CellDraft | null {
  const { analysis, sources } = context;
  const { channels, budget, timeline } = analysis.feasibility;
  switch (row.kind) {
    case 'goals':
      return goalDefault(row.name.text, columnId, context);
    case 'splits':
      return memberCell(row, use, columnId, context);
    case 'tasks': {
      const task = timeline?.tasks.find((it) => it.row === row);
      return task === undefined ? null : taskCell(task, columnId, context);
    }
    case 'channels': {
      const channel = channels?.channels.find((it) => it.row === row);
      if (channel === undefined) return null;
      const money = columnUnit ?? moneyUnit(context.analysis.plan.frontmatter.currency);
      const show = (measure: MeasureId) => sources.show(idOf(analysis, 'channels', row.name.text, measure));
      if (columnId === 'budget') return maybe(channel.budget, money, show('budget'));
      if (columnId === 'budgetShare') return percent(channel.budgetShare, show('budgetShare'));
      if (columnId === 'leadShare') return percent(channel.leadShare, show('leadShare'));
      if (columnId === 'leads') return channel.leads === null ? null : number(channel.leads, show('leads'));
      if (columnId === 'costPerLead') return maybe(channel.costPerLead, money, show('costPerLead'));
      return null;
    }
    case 'budget': {
      if (budget === null) return null;
      const line = budget.lines.find((it) => it.row === row);
      const total = /^(合计|总计|total|sum)$/i.test(row.name.text);
      const amountOf = line?.amount ?? (total ? budget.total : null);
      const name = total ? null : row.name.text;
      const show = (measure: MeasureId) => sources.show(idOf(analysis, 'budget', name, measure));
      const money = columnUnit ?? moneyUnit(context.analysis.plan.frontmatter.currency);
      if (columnId === 'amount') return maybe(amountOf, money, show('amount'));
      if (columnId === 'share')
        return percent(line?.share ?? (total ? rational(1) : null), show('budgetShare'));
      return null;
    }
    case 'review': {
      const review = analysis.review.find((it) => it.row === row);
      if (columnId !== 'outcome' || review?.found == null) return null;
      return {
        kind: 'text',
        text: say(choices.outcome[review.found].label, context.lang),
        origin: 'computed',
      };
    }
    default:
      return null;
  }
}

function memberCell(row: AnyRow, use: TableUse, columnId: string, context: ViewContext): CellDraft | null {
  const split = splitOf(use, context);
  const member = memberOf(row, use, context);
  if (split === null || member === null) return null;
  const { unit } = split.goal.goal;
  const show = (measure: MeasureId) => context.sources.show(memberFigure(split, member.member.name, measure));
  if (columnId === 'weight') return percent(member.weight, show('weight'));
  if (columnId === 'target') return maybe(member.target, unit, show('target'));
  if (columnId === 'assigned') return maybe(member.assigned, unit, show('assigned'));
  return null;
}

/** What holds where a goal's row says nothing. */
function goalDefault(name: string, columnId: string, context: ViewContext): CellDraft | null {
  const goal = context.analysis.goals.find((it) => it.goal.name === name)?.goal;
  if (goal === undefined) return null;
  const word = (text: string): CellDraft => ({ kind: 'text', text, origin: 'computed' });
  if (columnId === 'type') return word(say(choices.goalType[goal.type].label, context.lang));
  if (columnId === 'direction') return word(say(choices.direction[goal.direction].label, context.lang));
  if (columnId === 'unit') return word(say(goal.unit.label, context.lang));
  if (columnId === 'period') return word(formatPeriodShort(goal.period, context.lang, context.fiscal));
  if (columnId === 'red') return word(formatPercent(goal.lights.red));
  if (columnId === 'yellow') return word(formatPercent(goal.lights.yellow));
  return null;
}

function taskCell(task: TaskAnalysis, columnId: string, context: ViewContext): CellDraft | null {
  const show = (measure: MeasureId) =>
    context.sources.show(idOf(context.analysis, 'tasks', task.name, measure));
  if (columnId === 'start') return day(task.start ?? task.earliestStart, show('start'), context);
  if (columnId === 'due') return day(task.finish ?? task.earliestFinish, show('finish'), context);
  if (columnId === 'duration' && task.workdays !== null)
    return number(rational(task.workdays), show('duration'));
  return null;
}

function day(value: Day | null, source: string, context: ViewContext): CellDraft | null {
  return value === null
    ? null
    : { kind: 'day', day: value, text: dayText(value, context), origin: 'computed', source };
}

/** With its year where the plan runs over more than one. */
function dayText(value: Day, context: ViewContext): string {
  const { period } = context.analysis.plan.frontmatter;
  const year = yearOfMonth(period.from);
  const clear = year === yearOfMonth(lastMonth(period)) && year === yearOfMonth(monthOf(value));
  return clear ? formatDayShort(value, context.lang) : formatDay(value, context.lang);
}

function amount(value: Rational, unit: Unit, origin: 'held' | 'computed'): CellDraft {
  return { kind: 'amount', value, unit, origin };
}

function maybe(value: Rational | null, unit: Unit | null, source: string): CellDraft | null {
  return value === null || unit === null ? null : { ...amount(value, unit, 'computed'), source };
}

function percent(value: Rational | null, source: string): CellDraft | null {
  return value === null ? null : { kind: 'percent', value, origin: 'computed', source };
}

function number(value: Rational, source: string): CellDraft {
  return { kind: 'number', value, origin: 'computed', source };
}

function isRational(value: unknown): value is Rational {
  return typeof value === 'object' && value !== null && 'n' in value && 'd' in value;
}

function isQuantity(value: unknown): value is Quantity {
  return (
    typeof value === 'object' &&
    value !== null &&
    'value' in value &&
    'unit' in value &&
    isRational(value.value)
  );
}

function isDateRange(value: unknown): value is DateRange {
  return typeof value === 'object' && value !== null && 'from' in value && 'to' in value;
}

function isPeriod(value: unknown): value is Period {
  return typeof value === 'object' && value !== null && 'months' in value && 'from' in value;
}

function isAssigned(value: unknown): value is CellValues['assigned'] {
  return typeof value === 'object' && value !== null && 'quantity' in value && isQuantity(value.quantity);
}
