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
