import type { Analysis, PlanOutcome } from '../compute/analysis.ts';
import type { ClaimCheck } from '../compute/claim-check.ts';
import type { ClaimDoubt } from '../diagnostics/claim-doubt.ts';
import { type Column, kinds } from '../language/vocabulary.ts';
import { type LineIndex, lineIndex, type SourceFile, type Span } from '../model/source.ts';
import type { RawTable } from '../parse/document.ts';

/** One stale number of the prose with the text that takes its place. */
export interface Fix {
  readonly at: Span;
  readonly address: string;
  readonly before: string;
  readonly after: string;
}

/** A stale number that is left to its author, and why. */
export interface Unfixed {
  readonly check: ClaimCheck;
  /**
   * It stands in a cell the figures are computed from; its text is marked up in a way that hides the number; or the
   * figure of today is none to write down: nothing, or short of an actual (`ClaimDoubt`).
   */
  readonly why: 'data' | 'markup' | ClaimDoubt['kind'];
}

export interface Fixes {
  readonly file: string;
  /** The whole text with every fix made, otherwise unchanged to the letter. */
  readonly text: string;
  readonly made: readonly Fix[];
  readonly left: readonly Unfixed[];
}

/** Rewrites the stale numbers of a plan's prose. Those that the plan waives stand as their author wants them. */
export function fixClaims(outcome: PlanOutcome, file: SourceFile): Fixes {
  const { analysis } = outcome;
  const lines = lineIndex(file.text);
  const made: (Fix & Stretch)[] = [];
  const left: Unfixed[] = [];
  const stale = outcome.claims.filter((it) => it.state === 'stale' && !isWaived(it, outcome));
  for (const check of analysis === null ? [] : stale) {
    const { claim, expected } = check;
    if (analysis === null || expected === null) continue;
    if (check.doubt !== undefined) left.push({ check, why: check.doubt.kind });
    else if (isData(claim.at, analysis)) left.push({ check, why: 'data' });
    else {
      const stretch = stretchOf(check, expected, lines);
      if (stretch === null) left.push({ check, why: 'markup' });
      else
        made.push({ at: claim.at, address: claim.address, before: claim.text, after: expected, ...stretch });
    }
  }
  let { text } = file;
  for (const { from, to, by } of made.toSorted((a, b) => b.from - a.from)) {
    text = `${text.slice(0, from)}${by}${text.slice(to)}`;
  }
  return {
    file: file.path,
    text,
    made: made.map(({ at, address, before, after }) => ({ at, address, before, after })),
    left,
  };
}

function isWaived({ claim }: ClaimCheck, { diagnostics }: PlanOutcome): boolean {
  return diagnostics.some(
    ({ code, at, waived }) =>
      code === 'claim-stale' &&
      waived !== undefined &&
      at.line === claim.at.line &&
      at.column === claim.at.column,
  );
}

/** Whether a place lies in a cell whose value the plan is computed from; only its author may change that. */
function isData(at: Span, { plan }: Analysis): boolean {
  for (const { blocks } of plan.document.sections) {
    for (const block of blocks) {
      if (block.kind !== 'table' || !plan.tables.has(block.table.id)) continue;
      const column = columnAt(block.table, at);
      if (column !== null) return column === 'head' || !isProse(plan.tables.get(block.table.id), column);
    }
  }
  return false;
}

function columnAt(table: RawTable, at: Span): number | 'head' | null {
  const holds = (cell: Span) =>
    cell.line === at.line && cell.column <= at.column && at.endColumn <= cell.endColumn;
  if (table.head.some((cell) => holds(cell.at))) return 'head';
  for (const row of table.rows) {
    const found = row.findIndex((cell) => holds(cell.at));
    if (found >= 0) return found;
  }
  return null;
}

function isProse(use: ReturnType<Analysis['plan']['tables']['get']>, index: number): boolean {
  const column = use?.columns[index];
  if (use === undefined || column === undefined || column.use === 'text') return true;
  if (column.use !== 'column') return false;
  const columns: Readonly<Record<string, Column>> = kinds[use.kind].columns;
  return columns[column.id]?.cell === 'text';
}

interface Stretch {
  readonly from: number;
  readonly to: number;
  readonly by: string;
}

/**
 * What of the file to replace by what. A text without markup is replaced as a whole; in one with markup
 * (`**1000** 万元`) only the stretch that changes, where it can be found without doubt.
 */
function stretchOf({ claim }: ClaimCheck, expected: string, lines: LineIndex): Stretch | null {
  const start = lines.starts[claim.at.line - 1] ?? 0;
  const from = start + claim.at.column - 1;
  const end = start + claim.at.endColumn - 1;
  const source = lines.text.slice(from, end);
  // `[1000][]` finds its address by its own words.
  if (/^\](?:\[\]|(?![([]))/.test(lines.text.slice(end, end + 3))) return null;
  const plain = source.indexOf(claim.text);
  if (plain >= 0 && source.trim() === claim.text) {
    return { from: from + plain, to: from + plain + claim.text.length, by: expected };
  }
  const { old, now } = changed(claim.text, expected);
  const places = occurrences(source, old);
  const [only, second] = places;
  if (old === '' || only === undefined || second !== undefined) return null;
  if (occurrences(claim.text, old).length !== 1) return null;
  return { from: from + only, to: from + only + old.length, by: now };
}

/** The smallest stretch of whole numbers and words in which two texts differ. */
function changed(before: string, after: string): { readonly old: string; readonly now: string } {
  const whole = /[\p{L}\p{N}.,+\-−%]/u;
  const most = Math.min(before.length, after.length);
  let head = 0;
  while (head < most && before[head] === after[head]) head++;
  let tail = 0;
  while (tail < most - head && before.at(-1 - tail) === after.at(-1 - tail)) tail++;
  while (head > 0 && whole.test(before.charAt(head - 1))) head--;
  while (tail > 0 && whole.test(before.charAt(before.length - tail))) tail--;
  return { old: before.slice(head, before.length - tail), now: after.slice(head, after.length - tail) };
}

function occurrences(text: string, part: string): number[] {
  const found: number[] = [];
  for (let at = text.indexOf(part); part !== '' && at >= 0; at = text.indexOf(part, at + 1)) found.push(at);
  return found;
}
