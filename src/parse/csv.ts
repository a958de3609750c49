import type { Diagnostic, Result } from '../diagnostics/diagnostic.ts';
import { diagnose } from '../diagnostics/report.ts';
import { type LineIndex, lineIndex, lineText, type SourceFile, spanAt } from '../model/source.ts';
import { conflictIn } from './conflict.ts';
import type { RawCell, RawTable } from './document.ts';
import { LIMITS } from './limits.ts';

/**
 * A CSV file (RFC 4180: commas, double quotes, `""` for a quote) as a table whose cells know their places. Rows of
 * blanks and blank columns at the right edge, which spreadsheets leave behind, are dropped; a row with more or
 * fewer cells than the heading is an error, because a lost comma moves every value after it. The scanner is our
 * own because no CSV library says in which column of which line a cell stands.
 */
export function readCsv(file: SourceFile, id: string): Result<RawTable | null> {
  const conflict = conflictIn(file);
  if (conflict !== null) return { value: null, diagnostics: [conflict] };
  const lines = lineIndex(file.text);
  const delimiter = foreignDelimiter(lineText(lines, 1));
  if (delimiter !== null) {
    const at = { file: file.path, line: 1, column: delimiter.index + 1, endColumn: delimiter.index + 2 };
    return { value: null, diagnostics: [diagnose('csv-delimiter', { found: delimiter.found }, at)] };
  }
  const scan = scanRows(file, lines);
  const filled = scan.rows.filter((row) => row.some((cell) => cell.text !== ''));
  const [head, ...body] = filled;
  if (scan.fault !== null) return { value: null, diagnostics: [scan.fault] };
  const top = spanAt(file.path, lines, 0, lineText(lines, 1).length);
  if (head === undefined) return { value: null, diagnostics: [diagnose('csv-empty', {}, top)] };
  const diagnostics = body.flatMap((row) => raggedRow(row, head));
  if (diagnostics.length > 0) return { value: null, diagnostics };
  const width = usedColumns(filled);
  const table: RawTable = {
    id,
    at: top,
    origin: 'csv',
    step: null,
    head: head.slice(0, width),
    align: head.slice(0, width).map(() => null),
    rows: body.map((row) => row.slice(0, width)),
  };
  return { value: table, diagnostics: [] };
}

/** A heading without commas but with another separator; text in quotes does not count. */
function foreignDelimiter(header: string): { readonly found: string; readonly index: number } | null {
  const bare = header.replace(/"[^"]*"/g, (quoted) => ' '.repeat(quoted.length));
  if (bare.includes(',')) return null;
  const index = bare.search(/[;\t|\uff0c\uff1b]/);
  return index < 0 ? null : { found: bare.charAt(index), index };
}

function raggedRow(row: readonly RawCell[], head: readonly RawCell[]): Diagnostic[] {
  if (row.length === head.length) return [];
  const last = row.at(-1);
  const at = row[head.length]?.at ?? last?.at;
  return at === undefined ? [] : [diagnose('csv-ragged', { cells: row.length, headings: head.length }, at)];
}

function usedColumns(rows: readonly (readonly RawCell[])[]): number {
  let width = 0;
  for (const row of rows) {
    let used = row.length;
    while (used > width && row[used - 1]?.text === '') used--;
    width = Math.max(width, used);
  }
  return width;
}

interface Scan {
  readonly rows: readonly (readonly RawCell[])[];
  readonly fault: Diagnostic | null;
}

/** One pass over the text, one cell at a time. */
function scanRows(file: SourceFile, lines: LineIndex): Scan {
  const { text } = file;
  const rows: RawCell[][] = [];
  let row: RawCell[] = [];
  let at = 0;
  const stop = (fault: Diagnostic): Scan => ({ rows, fault });
  while (at < text.length) {
    const quoted = text.charAt(at) === '"';
    const end = quoted ? quotedEnd(text, at) : plainEnd(text, at);
    if (end === null) {
      return stop(diagnose('csv-quote', { problem: 'open' }, spanAt(file.path, lines, at, at + 1)));
    }
    const from = quoted ? at + 1 : at;
    const to = quoted ? end - 1 : end;
    const source = text.slice(from, to);
    row.push(cellOf(file.path, lines, from, quoted ? source.replaceAll('""', '"') : source, source));
    if (row.length > LIMITS.tableColumns || rows.length > LIMITS.tableRows) {
      const limits = { rows: LIMITS.tableRows, columns: LIMITS.tableColumns };
      return stop(diagnose('csv-too-large', limits, spanAt(file.path, lines, from, from + 1)));
    }
    const next = text.charAt(end);
    if (next === ',') {
      at = end + 1;
      if (at === text.length) row.push(cellOf(file.path, lines, at, '', ''));
      continue;
    }
    if (next !== '' && next !== '\r' && next !== '\n') {
      return stop(diagnose('csv-quote', { problem: 'after' }, spanAt(file.path, lines, end, end + 1)));
    }
    rows.push(row);
    row = [];
    at = text.startsWith('\r\n', end) ? end + 2 : end + 1;
  }
  if (row.length > 0) rows.push(row);
  return { rows, fault: null };
}

/** The offset after the closing quote; null when there is none. */
function quotedEnd(text: string, from: number): number | null {
  for (let at = from + 1; ; at += 2) {
    at = text.indexOf('"', at);
    if (at < 0) return null;
    if (text.charAt(at + 1) !== '"') return at + 1;
  }
}

function plainEnd(text: string, from: number): number {
  const ends = /[,\r\n]/g;
  ends.lastIndex = from;
  return ends.exec(text)?.index ?? text.length;
}

function cellOf(file: string, lines: LineIndex, from: number, value: string, source: string): RawCell {
  const lead = source.length - source.trimStart().length;
  const trimmed = source.trim();
  const place =
    trimmed === ''
      ? spanAt(file, lines, from, from + source.length)
      : spanAt(file, lines, from + lead, from + lead + trimmed.length);
  return { text: value.replace(/\r\n?/g, '\n').trim(), at: place };
}
