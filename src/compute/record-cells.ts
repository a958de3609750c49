import { equals, fromDecimal } from '../model/rational.ts';
import type { Span } from '../model/source.ts';
import type { Document, RawCell, RawTable } from '../parse/document.ts';
import type { CellsOf } from './actual-figures.ts';
import type { Context } from './context.ts';

/**
 * The cells of a record, from the tables as they were read. A record of two numbers (分子 and 分母, 数量 and 金额) names
 * the place of one; the other stands in the same row. Looked up only when a figure is asked for.
 */
export function recordCells({ plan }: Context): CellsOf {
  let rows: Map<string, readonly RawCell[]> | null = null;
  return ({ at, value }) => {
    rows ??= rowsByCell(plan.document);
    const row = rows.get(keyOf(at)) ?? [];
    const own = row.filter((cell) => keyOf(cell.at) === keyOf(at));
    const other =
      value.kind === 'level'
        ? []
        : value.kind === 'parts'
          ? [value.numerator, value.denominator]
          : [value.quantity, value.amount];
    const beside = row.filter((cell) => {
      const written = own.includes(cell) ? null : fromDecimal(cell.text.replaceAll(',', ''));
      return written !== null && other.some((it) => equals(it, written));
    });
    return [...own, ...beside].map((cell) => ({ kind: 'cell', at: cell.at, text: cell.text }));
  };
}

function rowsByCell(document: Document): Map<string, readonly RawCell[]> {
  const rows = new Map<string, readonly RawCell[]>();
  for (const table of tablesOf(document)) {
    for (const row of table.rows) for (const cell of row) rows.set(keyOf(cell.at), row);
  }
  return rows;
}

function tablesOf(document: Document): readonly RawTable[] {
  const inText = document.sections.flatMap((section) =>
    section.blocks.flatMap((block) => (block.kind === 'table' ? [block.table] : [])),
  );
  return [...inText, ...document.attached, ...(document.actuals === null ? [] : [document.actuals])];
}

function keyOf(at: Span): string {
  return `${at.file}:${at.line}:${at.column}`;
}
