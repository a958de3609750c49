import type { Plan } from '../decode/plan.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { fold } from '../language/fold.ts';
import type { KindId } from '../language/vocabulary.ts';
import type { Span } from '../model/source.ts';
import type { RawCell, RawTable } from '../parse/document.ts';
import { resolveBeside } from '../parse/path.ts';

/** What stands in the text of a plan and could not be taken into it, so that its absence means nothing. */
export interface Gaps {
  /** Whether a row that the other version has, there at `at`, stands here all the same. */
  readonly row: (kind: KindId, name: string, at: Span) => boolean;
  /** Whether an actual of a goal (without a member: of any part of it) may stand in a row that could not be read. */
  readonly actual: (goal: string, member: string | null) => boolean;
  /** The same of the goal as a whole only. */
  readonly total: (goal: string) => boolean;
}

export const NO_GAPS: Gaps = { row: () => false, actual: () => false, total: () => false };

/** A row in which a blocking finding stands, or of a table about which nothing is known. */
interface TornRow {
  /** null where nobody could tell what kind of table it is. */
  readonly kind: KindId | null;
  readonly names: readonly string[];
}

/** Of a plan in which something blocks before anything is computed. */
export function gapsOf(plan: Plan, diagnostics: readonly Diagnostic[]): Gaps {
  const blocking = diagnostics.filter((it) => it.blocking);
  const lines = new Set(blocking.map(({ at }) => lineKey(at)));
  const rows = [
    ...tablesOf(plan).flatMap((table) => tornRows(table, plan, lines)),
    ...cutOff(plan, blocking),
  ];
  const named = new Set(rows.map(({ kind, names }) => `${kind ?? ''} ${names[0] ?? ''}`));
  const parts = rows.flatMap(({ kind, names }) =>
    kind === null || kind === 'actuals' ? [new Set(names.flatMap((it) => it.split(/[/=]/)))] : [],
  );
  const totals = new Set(
    rows.flatMap(({ kind, names }) => (kind === null || kind === 'actuals' ? names : [])),
  );
  const unread = unreadFiles(plan);
  return {
    row: (kind, name, at) =>
      unread.has(at.file) || named.has(`${kind} ${fold(name)}`) || named.has(` ${fold(name)}`),
    actual: (goal, member) => {
      const wanted = [goal, ...(member === null ? [] : [member])].map(fold);
      // What a file held whose rows are not there nobody can tell.
      return unread.size > 0 || parts.some((names) => wanted.every((it) => names.has(it)));
    },
    total: (goal) => unread.size > 0 || totals.has(fold(goal)),
  };
}

function tablesOf({ document }: Plan): readonly RawTable[] {
  const { sections, attached, actuals } = document;
  const inText = sections.flatMap(({ blocks }) =>
    blocks.flatMap((it) => (it.kind === 'table' ? [it.table] : [])),
  );
  return [...inText, ...attached, ...(actuals === null ? [] : [actuals])];
}

/** The torn rows of a table of a kind; all of one that is of no kind where something is wrong with it. */
function tornRows(table: RawTable, plan: Plan, lines: ReadonlySet<string>): TornRow[] {
  const { document, tables, goals } = plan;
  const isTorn = (row: readonly RawCell[]) => row.some(({ at }) => lines.has(lineKey(at)));
  const long = table === document.actuals;
  const kind = long ? 'actuals' : (tables.get(table.id)?.kind ?? null);
  // Without goals no table of theirs is known; that is said once, at the first.
  const unknown = kind === null && (goals.length === 0 || [table.head, ...table.rows].some(isTorn));
  return table.rows
    .filter((row) => unknown || (kind !== null && isTorn(row)))
    .map((row) => ({ kind, names: (long ? row : row.slice(0, 1)).map(({ text }) => fold(text)) }));
}

/** Rows that a table lost because it runs into another, or because they are no rows as they are written. */
function cutOff({ document, file }: Plan, blocking: readonly Diagnostic[]): TornRow[] {
  const lines = document.file.text.split(/\r\n|\n|\r/);
  return blocking.flatMap(({ code, at }): TornRow[] => {
    if (at.file !== file || (code !== 'tables-run-together' && code !== 'text-in-table')) return [];
    // The row before the second line of dashes is the heading of the table that was lost.
    const from = code === 'tables-run-together' ? at.line - 2 : at.line - 1;
    const end = lines.findIndex((line, n) => n >= at.line && line.trim() === '');
    const to = code === 'text-in-table' ? at.line : end < 0 ? lines.length : end;
    return lines.slice(from, to).map((line) => {
      const cells = line.replace(/^\s*[|｜]/, '').split(/[|｜]/);
      return { kind: null, names: [fold(cells[0] ?? '')] };
    });
  });
}

/** Files that the plan names and that gave no table. */
function unreadFiles(plan: Plan): ReadonlySet<string> {
  const { tables, actuals } = plan.frontmatter;
  const named = [...tables, ...(actuals === null ? [] : [actuals])];
  const read = new Set(tablesOf(plan).map(({ at }) => at.file));
  const paths = named.flatMap((name) => resolveBeside(plan.file, name) ?? []);
  return new Set(paths.filter((path) => !read.has(path)));
}

function lineKey({ file, line }: Span): string {
  return `${line} ${file}`;
}
