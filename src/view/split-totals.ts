import type { SplitAnalysis } from '../compute/split-analysis.ts';
import type { AnyRow, ColumnUse, TableUse } from '../decode/plan.ts';
import { samePeriod } from '../model/period.ts';
import { type Rational, rational, sum } from '../model/rational.ts';
import type { CellDraft, RowDraft } from './build-table.ts';
import type { ViewContext } from './context.ts';
import { memberOf, splitOf } from './period-cells.ts';
import { goalFigure, memberFigure } from './sources.ts';

/** A column that sums each row over the periods. */
export interface TotalColumn {
  /** After so many of the author's columns. */
  readonly at: number;
  readonly heading: string;
  /** null: the last row, over all members. */
  readonly cell: (row: AnyRow | null) => CellDraft;
}

/** The totals that a table of parts lacks because its author wrote none; computed, and marked as such. */
export interface SplitTotals {
  /** null where there is one, or where levels do not add up. */
  readonly column: TotalColumn | null;
  /** A last row over all members, a cell for each of the author's columns; null where there is one. */
  readonly row: RowDraft | null;
}

const NONE: SplitTotals = { column: null, row: null };
/** One column of periods is its own total. */
const FEWEST = 2;

/** Only a table that holds the whole split has totals: half of the members sum up to nothing. */
export function splitTotals(use: TableUse, rows: readonly AnyRow[], context: ViewContext): SplitTotals {
  const split = use.kind === 'splits' ? splitOf(use, context) : null;
  if (split === null || split.members.length < FEWEST) return NONE;
  if (!split.members.every(({ member }) => rows.includes(member.row))) return NONE;
  const periods = use.columns.filter((it) => it.use === 'period').length;
  const sums = split.goal.goal.type === 'flow' && periods >= FEWEST && !use.columns.some(saysTotal);
  const hasRow = split.split.total !== null || !(periods >= FEWEST || use.columns.some(saysTotal));
  return {
    column: sums ? totalColumn(split, use, context) : null,
    row: hasRow ? null : totalRow(split, use, context),
  };
}

function saysTotal(column: ColumnUse): boolean {
  return column.use === 'total' || (column.use === 'column' && column.id === 'target');
}

function totalColumn(split: SplitAnalysis, use: TableUse, context: ViewContext): TotalColumn {
  return {
    at: use.columns.findLastIndex((it) => it.use === 'period') + 1,
    heading: context.t('合计', 'Total'),
    cell: (row) => {
      const member = row === null ? null : memberOf(row, use, context);
      return member === null
        ? ofGoal(split, context)
        : amount(
            member.target,
            split,
            context.sources.show(memberFigure(split, member.member.name, 'target')),
          );
    },
  };
}

function totalRow(split: SplitAnalysis, use: TableUse, context: ViewContext): RowDraft {
  return { role: 'total', cells: use.columns.map((column) => totalCell(split, column, context)) };
}

function totalCell(split: SplitAnalysis, column: ColumnUse, context: ViewContext): CellDraft {
  switch (column.use) {
    case 'first':
      return { kind: 'text', text: context.t('合计', 'Total') };
    case 'total':
      return ofGoal(split, context);
    case 'period': {
      const line = split.total.columns.find((it) => samePeriod(it.period, column.period));
      const source = context.sources.show(goalFigure(split.goal.goal.name, 'target', column.period));
      return amount(line?.target ?? null, split, source);
    }
    case 'column':
      return columnTotal(split, column.id, context);
    case 'text':
      return { kind: 'empty' };
  }
}

function columnTotal(split: SplitAnalysis, column: string, context: ViewContext): CellDraft {
  const top = split.members.filter((member) => member.depth === 0);
  if (column === 'target') return ofGoal(split, context);
  if (column === 'weight' && top.every(({ weight }) => weight !== null))
    return { kind: 'percent', value: rational(1n), origin: 'computed' };
  const assigned = top.flatMap((member) => member.assigned ?? []);
  return column === 'assigned' && assigned.length === top.length
    ? amount(sum(assigned), split, '')
    : { kind: 'empty' };
}

function ofGoal(split: SplitAnalysis, context: ViewContext): CellDraft {
  const source = context.sources.show(goalFigure(split.goal.goal.name, 'target'));
  return amount(split.total.target, split, source);
}

function amount(value: Rational | null, split: SplitAnalysis, source: string): CellDraft {
  if (value === null) return { kind: 'empty' };
  return { kind: 'amount', value, unit: split.goal.goal.unit, origin: 'computed', source };
}
