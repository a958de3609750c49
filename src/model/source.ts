/** A file as it was read: its path as the reader names it (relative to the root, with `/`), and its whole text. */
export interface SourceFile {
  readonly path: string;
  readonly text: string;
}

/**
 * A stretch of one line of a file. Lines and columns count from 1; a column is a UTF-16 unit, as editors count.
 * The width in which a character is drawn is the printer's business.
 */
export interface Span {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  /** The column after the last one; at least `column`. */
  readonly endColumn: number;
}

/** A place that has no finer position: the first line of a file. */
export function wholeFile(file: string): Span {
  return { file, line: 1, column: 1, endColumn: 1 };
}

/** Where the lines of a text begin, so that an offset becomes a line and a column. LF, CR LF and CR end a line. */
export interface LineIndex {
  readonly text: string;
  readonly starts: readonly number[];
}

export function lineIndex(text: string): LineIndex {
  const starts = [0];
  for (const ending of text.matchAll(/\r\n|\n|\r/g)) starts.push(ending.index + ending[0].length);
  return { text, starts };
}

/** The text of a line (from 1) without its ending; empty beyond the last one. */
export function lineText({ text, starts }: LineIndex, line: number): string {
  const start = starts[line - 1];
  if (start === undefined) return '';
  const next = starts[line] ?? text.length;
  let end = next;
  while (end > start && /[\r\n]/.test(text.charAt(end - 1))) end--;
  return text.slice(start, end);
}

/** The place of `text.slice(from, to)`; a stretch of several lines is cut off at the end of its first. */
export function spanAt(file: string, index: LineIndex, from: number, to: number): Span {
  const line = lineOf(index, from);
  const start = index.starts[line - 1] ?? 0;
  const length = lineText(index, line).length;
  const column = Math.min(from - start, length) + 1;
  return { file, line, column, endColumn: Math.max(column, Math.min(to - start, length) + 1) };
}

/** The line (from 1) in which an offset lies. */
export function lineOf({ starts }: LineIndex, offset: number): number {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((starts[middle] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return low + 1;
}
