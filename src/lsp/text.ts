import type { Position, Range } from 'vscode-languageserver';
import { type LineIndex, lineText, type Span } from '../model/source.ts';

/** A place as spans count: lines and UTF-16 units from 1. */
export interface Point {
  readonly line: number;
  readonly column: number;
}

/** What the editor's text has in front that the program drops: 1 for a byte order mark, which stands in line 1. */
export type Shift = 0 | 1;

const MARK = '\ufeff';

export function shiftOf(text: string): Shift {
  return text.startsWith(MARK) ? 1 : 0;
}

/** The place of a position. Editors count lines and UTF-16 units from 0; so do we, from 1. */
export function pointOf({ line, character }: Position, shift: Shift): Point {
  return { line: line + 1, column: Math.max(1, character + 1 - (line === 0 ? shift : 0)) };
}

export function rangeOf({ line, column, endColumn }: Omit<Span, 'file'>, shift: Shift): Range {
  const by = line === 1 ? shift : 0;
  return {
    start: { line: line - 1, character: column - 1 + by },
    end: { line: line - 1, character: endColumn - 1 + by },
  };
}

/** Whether a place lies in a span; its end counts, because a cursor stands between characters. */
export function holds(span: Span, { line, column }: Point): boolean {
  return span.line === line && span.column <= column && column <= span.endColumn;
}

/** What stands in the file at a span. */
export function sourceAt(lines: LineIndex, span: Span): string {
  return lineText(lines, span.line).slice(span.column - 1, span.endColumn - 1);
}

/** A stretch of a text: what stands there, cleaned, and its units from `from` to `to`. */
export interface Piece {
  readonly text: string;
  readonly from: number;
  readonly to: number;
}

/** The part of a span that a piece of its source takes. */
export function partOf(span: Span, { from, to }: Pick<Piece, 'from' | 'to'>): Span {
  return { ...span, column: span.column + from, endColumn: span.column + to };
}

/** Cuts a text at separators; each piece without the spaces and the emphasis around it. Empty ones are left out. */
export function cutAt(source: string, separator: RegExp): Piece[] {
  const pieces: Piece[] = [];
  let from = 0;
  for (const match of source.matchAll(separator)) {
    pieces.push(trimmed(source, from, match.index));
    from = match.index + match[0].length;
  }
  pieces.push(trimmed(source, from, source.length));
  return pieces.filter(({ text }) => text !== '');
}

/** A stretch of a cell without spaces, emphasis, or the target of a link around it. */
export function trimmed(source: string, from: number, to: number): Piece {
  let [start, end] = [from, to];
  const skipped = /[\s*`]/;
  while (start < end && skipped.test(source.charAt(start))) start++;
  while (end > start && skipped.test(source.charAt(end - 1))) end--;
  const link = /^\[([^\]]+)\]\([^)]*\)$/.exec(source.slice(start, end));
  if (link?.[1] !== undefined) return trimmed(source, start + 1, start + 1 + link[1].length);
  return { text: source.slice(start, end).replace(/\\([!-/:-@[-`{-~])/g, '$1'), from: start, to: end };
}
