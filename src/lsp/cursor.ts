import { type LineIndex, lineText } from '../model/source.ts';
import type { RawCell, RawTable } from '../parse/document.ts';
import { stepOfHeading } from '../parse/heading.ts';
import { asStep } from '../parse/sections.ts';
import { type Piece, type Point, trimmed } from './text.ts';

/**
 * What is being written at a cursor, from the lines around it alone: while it is being written, neither the Markdown
 * nor the table need be in order.
 */
export type Cursor =
  /** The target of a link that begins with `#`, from there to its end. */
  { readonly kind: 'address'; readonly piece: Piece; readonly typed: string } | TableCursor;

export interface TableCursor {
  readonly kind: 'cell';
  /** The lines around as a table; `row` is -1 in its heading. */
  readonly table: RawTable;
  readonly row: number;
  readonly column: number;
  /** What stands in the cell, and what of it stands before the cursor. */
  readonly piece: Piece;
  readonly typed: string;
}

export function cursorAt(file: string, lines: LineIndex, point: Point): Cursor | null {
  const text = lineText(lines, point.line);
  const before = text.slice(0, point.column - 1);
  if (/\.csv$/i.test(file)) return csvCursor(file, lines, point);
  const target = /\]\(\s*(<?)#([^()<>]*)$/.exec(before);
  if (target !== null) {
    const typed = target[2] ?? '';
    const ends = target[1] === '<' ? /^[^<>]*/ : /^[^()<>\s]*/;
    const rest = ends.exec(text.slice(before.length))?.[0] ?? '';
    const from = before.length - typed.length;
    return { kind: 'address', piece: { text: typed + rest, from, to: before.length + rest.length }, typed };
  }
  return text.includes('|') ? markdownCursor(file, lines, point) : null;
}

const DELIMITER = /^\s*\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)*\|?\s*$/;
/** Lines that are looked at above and below; no table is as long. */
const REACH = 2000;

function markdownCursor(file: string, lines: LineIndex, point: Point): TableCursor | null {
  const isRow = (n: number) => lineText(lines, n).includes('|') && n >= 1;
  let first = point.line;
  while (first > 1 && point.line - first < REACH && isRow(first - 1)) first--;
  let last = point.line;
  while (last < lines.starts.length && last - point.line < REACH && isRow(last + 1)) last++;
  const numbers = Array.from({ length: last - first + 1 }, (_, n) => first + n);
  const body = numbers.filter((n) => n !== first && !DELIMITER.test(lineText(lines, n)));
  if (point.line !== first && !body.includes(point.line)) return null;
  const rows = [first, ...body].map((n) => markdownCells(file, lineText(lines, n), n, n === point.line));
  const table = tableOf(file, first, stepAbove(lines, first), 'markdown', rows);
  const cells = rows[point.line === first ? 0 : 1 + body.indexOf(point.line)] ?? [];
  return inCells(table, cells, point.line === first ? -1 : body.indexOf(point.line), lines, point);
}

function inCells(
  table: RawTable,
  cells: readonly RawCell[],
  row: number,
  lines: LineIndex,
  { line, column: at }: Point,
): TableCursor | null {
  const text = lineText(lines, line);
  const column = cells.findIndex((cell) => cell.at.column <= at && at <= cell.at.endColumn);
  const cell = cells[column];
  if (cell === undefined) return null;
  const content = trimmed(text, cell.at.column - 1, cell.at.endColumn - 1);
  const from = Math.min(content.text === '' ? at - 1 : content.from, at - 1);
  const to = Math.max(content.text === '' ? at - 1 : content.to, at - 1);
  const typed = text.slice(from, at - 1);
  return { kind: 'cell', table, row, column, piece: { text: text.slice(from, to), from, to }, typed };
}

/** The cells of a row of Markdown, each with all the room between its pipes; behind the last pipe one may be `begun`. */
function markdownCells(file: string, text: string, line: number, begun: boolean): RawCell[] {
  const pipes = [...text.matchAll(/\\.|\|/gs)].filter((it) => it[0] === '|').map((it) => it.index);
  const leading = /^\s*\|/.test(text);
  const starts = leading ? pipes.map((it) => it + 1) : [0, ...pipes.map((it) => it + 1)];
  return starts.flatMap((from, n) => {
    const to = pipes[leading ? n + 1 : n] ?? text.length;
    if (!begun && from > 0 && to === text.length && text.slice(from).trim() === '' && n > 0) return [];
    const { text: content } = trimmed(text, from, to);
    return [{ text: content, at: { file, line, column: from + 1, endColumn: to + 1 } }];
  });
}

function tableOf(
  file: string,
  line: number,
  step: RawTable['step'],
  origin: RawTable['origin'],
  [head = [], ...rows]: readonly (readonly RawCell[])[],
): RawTable {
  const at = { file, line, column: 1, endColumn: 1 };
  return { id: 'cursor', at, origin, step, head, align: head.map(() => null), rows };
}

function stepAbove(lines: LineIndex, line: number): RawTable['step'] {
  for (let n = line - 1; n >= 1; n--) {
    const heading = /^ {0,3}##\s+(.*?)\s*#*\s*$/.exec(lineText(lines, n))?.[1];
    if (heading === undefined) continue;
    const { byName, byNumber } = stepOfHeading(heading);
    return asStep(byName ?? byNumber);
  }
  return null;
}

// ── CSV ────────────────────────────────────────────────────────────────────────────────────────────────────────

function csvCursor(file: string, lines: LineIndex, point: Point): TableCursor | null {
  const head = csvCells(file, lineText(lines, 1), 1);
  const cells = point.line === 1 ? head : csvCells(file, lineText(lines, point.line), point.line);
  const table = tableOf(file, 1, null, 'csv', point.line === 1 ? [head] : [head, cells]);
  return inCells(table, cells, point.line === 1 ? -1 : 0, lines, point);
}

/** The cells of one line; a quoted cell without its quotes. */
function csvCells(file: string, text: string, line: number): RawCell[] {
  const cells: RawCell[] = [];
  for (const match of text.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)(?:"|$)|([^,"]*))/g)) {
    const [whole, quoted, bare = ''] = match;
    const content = quoted ?? bare;
    const from =
      match.index + whole.length - content.length - (quoted === undefined || !whole.endsWith('"') ? 0 : 1);
    const at = { file, line, column: from + 1, endColumn: from + content.length + 1 };
    cells.push({ text: content.replaceAll('""', '"').trim(), at });
  }
  return cells;
}
