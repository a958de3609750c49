import type { Definition, Table, TableCell, TableRow } from 'mdast';
import type { Diagnostic, Result } from '../diagnostics/diagnostic.ts';
import { diagnose } from '../diagnostics/report.ts';
import { type LineIndex, lineText, type Span, spanAt } from '../model/source.ts';
import type { RawCell, RawTable, StepNumber } from './document.ts';
import { cleanInline, plainText } from './markdown.ts';

/** What a table needs to know of the text it stands in. */
export interface TableContext {
  readonly file: string;
  readonly lines: LineIndex;
  readonly definitions: ReadonlyMap<string, Definition>;
}

/**
 * A Markdown table as cells of text with their exact places. A row shorter than the heading is filled with blanks;
 * a longer one, a line of text stuck to the table, or a second table run into this one is an error, and the rows
 * that can still be told are kept.
 */
export function readTable(
  node: Table,
  id: string,
  step: StepNumber | null,
  context: TableContext,
): Result<RawTable> {
  const [headRow, ...bodyRows] = node.children;
  const head = headRow === undefined ? [] : headRow.children.map((cell) => readCell(cell, context));
  const at = tableSpan(node, context);
  const diagnostics: Diagnostic[] = [];
  const rows: RawCell[][] = [];
  const short: { at: Span; cells: number }[] = [];
  for (const row of bodyRows) {
    const cells = row.children.map((cell) => readCell(cell, context));
    const rowAt = rowSpan(row, context);
    if (isDelimiterRow(cells)) {
      // The row before it is the heading of the second table.
      const heading = rows.pop();
      const start = heading?.[0]?.at ?? rowAt;
      if (short.at(-1)?.at.line === start.line) short.pop();
      diagnostics.push(diagnose('tables-run-together', { line: start.line }, rowAt, relatedHeading(start)));
      break;
    }
    if (head.length > 1 && !lineText(context.lines, rowAt.line).includes('|')) {
      const text = cells[0]?.text ?? '';
      const wide = text.split('｜').length > 2;
      diagnostics.push(diagnose('text-in-table', { text, wide }, rowAt));
      continue;
    }
    const extra = cells[head.length];
    if (extra !== undefined) {
      const last = cells.at(-1)?.at ?? extra.at;
      const place = { ...extra.at, endColumn: Math.max(extra.at.endColumn, last.endColumn) };
      diagnostics.push(diagnose('table-extra-cells', { cells: cells.length, headings: head.length }, place));
    }
    const missing = Array.from({ length: Math.max(0, head.length - cells.length) }, () => blankAfter(rowAt));
    if (missing.length > 0) short.push({ at: rowAt, cells: cells.length });
    rows.push([...cells.slice(0, head.length), ...missing]);
  }
  const align = head.map((_, column) => node.align?.[column] ?? null);
  return { value: { id, at, origin: 'markdown', step, head, align, rows, short }, diagnostics };
}

function relatedHeading(at: Span): Pick<Diagnostic, 'related'> {
  return { related: [{ at, label: { zh: '第二张表从这里开始', en: 'the second table starts here' } }] };
}

/** Every cell of dashes: `| --- | ---: |`. A row of single `-` (none) needs a name in its first cell. */
function isDelimiterRow(cells: readonly RawCell[]): boolean {
  return cells.length > 0 && cells.every(({ text }) => /^:?-+:?$/.test(text));
}

function blankAfter(row: Span): RawCell {
  return { text: '', at: { ...row, column: row.endColumn } };
}

function readCell(cell: TableCell, context: TableContext): RawCell {
  const content = cleanInline(cell.children, context.definitions);
  const text = plainText(content)
    .split('\n')
    .map((line) => line.trim())
    .join('\n')
    .trim();
  return { text, at: cellSpan(cell, context), content };
}

/** The place of what is written in a cell, without its pipes and padding; of a blank cell, the room between the pipes. */
function cellSpan(cell: TableCell, { file, lines }: TableContext): Span {
  const from = cell.position?.start.offset ?? 0;
  const to = cell.position?.end.offset ?? from;
  const source = lines.text.slice(from, to);
  const opening = source.startsWith('|') ? 1 : 0;
  const closing = source.length > opening && /(?:^|[^\\])(?:\\\\)*\|$/.test(source) ? 1 : 0;
  const inner = source.slice(opening, source.length - closing);
  const start = from + opening + (inner.length - inner.trimStart().length);
  const trimmed = inner.trim();
  if (trimmed === '') return spanAt(file, lines, from + opening, to - closing);
  return spanAt(file, lines, start, start + trimmed.length);
}

function rowSpan(row: TableRow, { file, lines }: TableContext): Span {
  const from = row.position?.start.offset ?? 0;
  return spanAt(file, lines, from, row.position?.end.offset ?? from);
}

function tableSpan(node: Table, context: TableContext): Span {
  const [first] = node.children;
  return first === undefined
    ? { file: context.file, line: 1, column: 1, endColumn: 1 }
    : rowSpan(first, context);
}
