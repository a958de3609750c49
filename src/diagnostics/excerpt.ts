import { escapePart } from './escape.ts';
import { graphemes, widthOf } from './width.ts';

/** A line of a file as it is shown, and the line of squiggles under it. */
export interface Excerpt {
  readonly text: string;
  readonly squiggle: string;
}

/** Columns of a terminal that a line may take; a longer one is cut to a window around the place. */
const WIDTH = 100;
/** What is kept in front of the place when the line is cut. */
const BEFORE = 36;
/** The longest squiggle. */
const LONGEST = 60;

/**
 * Draws a line with `~~~` under a place. Chinese characters and emoji take two columns; controls and tabs are
 * replaced by what can be seen, and the squiggle follows the text as drawn.
 */
export function excerpt(line: string, column: number, endColumn: number): Excerpt {
  const from = Math.min(column - 1, line.length);
  const to = Math.min(Math.max(endColumn - 1, from), line.length);
  let before = escapePart(line, 0, from);
  let within = escapePart(line, from, to);
  let after = escapePart(line, to, line.length).trimEnd();
  if (widthOf(before) + widthOf(within) + widthOf(after) > WIDTH) {
    before = lastColumns(before, BEFORE);
    within = firstColumns(within, LONGEST);
    after = firstColumns(after, Math.max(8, WIDTH - widthOf(before) - widthOf(within)));
  }
  const squiggle = ' '.repeat(widthOf(before)) + '~'.repeat(Math.max(1, widthOf(within)));
  return { text: before + within + after, squiggle };
}

function firstColumns(text: string, columns: number): string {
  if (text.length <= columns && widthOf(text) <= columns) return text;
  let kept = '';
  let width = 1;
  for (const character of graphemes(text)) {
    width += widthOf(character);
    if (width > columns) return `${kept}…`;
    kept += character;
  }
  return kept;
}

function lastColumns(text: string, columns: number): string {
  if (text.length <= columns && widthOf(text) <= columns) return text;
  let kept = '';
  let width = 1;
  // No window shows more characters than columns and their marks; the tail is all that is segmented.
  for (const character of [...graphemes(text.slice(-columns * 4))].reverse()) {
    width += widthOf(character);
    if (width > columns) break;
    kept = character + kept;
  }
  return `…${kept}`;
}
