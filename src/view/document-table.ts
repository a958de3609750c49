import type { AnyRow, TableUse } from '../decode/plan.ts';
import type { Cell } from '../language/cells.ts';
import { formatPeriodShort } from '../language/format.ts';
import type { Unit } from '../language/units.ts';
import { type KindId, kinds } from '../language/vocabulary.ts';
import type { RawCell, RawTable } from '../parse/document.ts';
import { addedColumns } from './added-columns.ts';
import { buildTable, type CellDraft, type ColumnDraft, type RowDraft } from './build-table.ts';
import type { ViewContext } from './context.ts';
import { filledCell } from './filled-cells.ts';
import { periodCell, rowUnit, splitOf } from './period-cells.ts';
import { splitTotals, type TotalColumn } from './split-totals.ts';
import type { ClaimView, TableView } from './table.ts';

/**
 * A table of the plan as the reader sees it: what the author filled in, in the same place, and what was left blank
 * filled with what was computed, marked as such. Tables that are prose stand as they are.
 */
export function documentTable(
  raw: RawTable,
  claims: ReadonlyMap<string, ClaimView>,
  context: ViewContext,
): TableView {
  const use = context.analysis.plan.tables.get(raw.id);
  const rows = use === undefined ? new Map<number, AnyRow>() : rowsOf(raw, use.kind, context);
  const added = use === undefined ? [] : addedColumns(use.kind, [...rows.values()], context);
  const totals = use === undefined ? null : splitTotals(use, [...rows.values()], context);
  const withTotal = <T>(own: readonly T[], total: (column: TotalColumn) => T): readonly T[] =>
    totals?.column == null ? own : own.toSpliced(totals.column.at, 0, total(totals.column));
  const written = raw.rows.map((cells, i): RowDraft => {
    const row = rows.get(i);
    if (use === undefined || row === undefined) {
      return { cells: cells.map((cell) => textCell(cell, claims)) };
    }
    const own = use.columns.map((_, column) => cellOf(row, use, column, cells[column], claims, context));
    return {
      ...placeOf(row, use, context),
      cells: [...withTotal(own, (column) => column.cell(row)), ...added.map((column) => column.cell(row))],
    };
  });
  const last = totals?.row ?? null;
  const drafts =
    last === null
      ? written
      : [...written, { ...last, cells: withTotal(last.cells, (column) => column.cell(null)) }];
  const note = use === undefined ? '' : noteOf(use, drafts, context);
  return buildTable(
    {
      id: raw.id,
      columns: [
        ...withTotal(
          raw.head.map((cell, i): ColumnDraft => {
            const align = raw.align[i];
            return { heading: headingOf(cell.text, i, use, context), ...(align == null ? {} : { align }) };
          }),
          ({ heading }) => ({ heading }),
        ),
        ...added.map(({ heading }) => ({ heading: `${heading.charAt(0).toUpperCase()}${heading.slice(1)}` })),
      ],
      rows: drafts,
      note,
      unitByRow: use?.kind === 'targets' || use?.kind === 'actuals' || hasUnitColumn(use),
      unitSaid: use?.kind === 'splits',
      asWritten: true,
    },
    context.lang,
  );
}

function hasUnitColumn(use: TableUse | undefined): boolean {
  return (
    use?.kind === 'goals' && use.columns.some((column) => column.use === 'column' && column.id === 'unit')
  );
}

/** The decoded rows of a table by their place in it. */
function rowsOf(raw: RawTable, kind: KindId, context: ViewContext): Map<number, AnyRow> {
  const { plan } = context.analysis;
  const all: readonly AnyRow[] = plan.rows[kind];
  const totals = plan.splits.flatMap((split) => (split.total === null ? [] : [split.total.row]));
  return new Map([...all, ...totals].filter((row) => row.table === raw.id).map((row) => [row.index, row]));
}

function headingOf(text: string, index: number, use: TableUse | undefined, context: ViewContext): string {
  const unit = index === 0 && use?.split !== undefined ? splitUnit(use, context) : null;
  if (unit === null) return text;
  const label = context.lang === 'en' ? ` (${unit.label.en})` : `（${unit.label.zh}）`;
  return `${text}${label}`;
}

function splitUnit(use: TableUse, context: ViewContext): Unit | null {
  const goal = context.analysis.goals.find((it) => it.goal.name === use.split?.goal);
  return goal?.goal.unit ?? null;
}

function placeOf(row: AnyRow, use: TableUse, context: ViewContext): Pick<RowDraft, 'role' | 'depth'> {
  const split = use.kind === 'splits' ? splitOf(use, context) : null;
  const isTotal =
    split?.split.total?.row === row ||
    /^(合计|总计|小计|total|sum|subtotal|grand total)$/i.test(row.name.text);
  const member = split?.members.find((it) => it.member.row === row);
  return { role: isTotal ? 'total' : 'body', depth: member?.depth ?? 0 };
}

function cellOf(
  row: AnyRow,
  use: TableUse,
  index: number,
  raw: RawCell | undefined,
  claims: ReadonlyMap<string, ClaimView>,
  context: ViewContext,
): CellDraft {
  const column = use.columns[index];
  if (column === undefined) return { kind: 'empty' };
  switch (column.use) {
    case 'first': {
      const unit = rowUnit(row, context);
      const name = raw?.text ?? '';
      if (row.kind === 'deviations' || row.kind === 'review') {
        const period = row.name.state === 'value' ? row.name.value : null;
        if (period !== null)
          return { kind: 'text', text: formatPeriodShort(period, context.lang, context.fiscal) };
      }
      if (unit === null) return raw === undefined ? { kind: 'empty' } : textCell(raw, claims);
      const label = context.lang === 'en' ? unit.label.en : unit.label.zh;
      return {
        kind: 'text',
        text: label === '' || label === '%' ? name : context.t(`${name}（${label}）`, `${name} (${label})`),
      };
    }
    case 'period':
    case 'total':
      return periodCell(row, use, column, raw, context);
    case 'column': {
      const filled = filledCell(row, use, column.id, column.unit, cellByColumn(row, column.id), context);
      if (filled !== null) return filled;
      return raw === undefined ? { kind: 'empty' } : textCell(raw, claims);
    }
    case 'text':
      return raw === undefined ? { kind: 'empty' } : textCell(raw, claims);
  }
}

function cellByColumn(row: AnyRow, id: string): Cell<unknown> | null {
  const cells: Readonly<Record<string, Cell<unknown>>> = row.cells;
  return id in kinds[row.kind].columns ? (cells[id] ?? null) : null;
}

export function textCell(raw: RawCell, claims: ReadonlyMap<string, ClaimView>): CellDraft {
  const rich = raw.content?.some((node) => node.type !== 'text') === true && !raw.text.includes('\n');
  if (/^(—|-|–|无)$/.test(raw.text)) return { kind: 'none' };
  return {
    kind: 'text',
    text: raw.text,
    ...(rich && raw.content !== undefined ? { content: raw.content, claims } : {}),
  };
}

function noteOf(use: TableUse, rows: readonly RowDraft[], context: ViewContext): string {
  const computed = rows.some((row) => row.cells.some((cell) => cell.origin === 'computed'));
  if (!computed) return '';
  const split = use.kind === 'splits' ? splitOf(use, context) : null;
  return split === null
    ? context.t(
        '带点线的数字由程序推算，其余为计划中填写。',
        'Numbers with a dotted underline were computed; the others stand in the plan.',
      )
    : context.t(
        '带点线的数字由程序推算，行与列的合计都与目标精确相等。',
        'Numbers with a dotted underline were computed; rows and columns add up to the target exactly.',
      );
}
