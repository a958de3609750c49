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

interface RawRow {
  /** null where nobody could tell what kind of table it is. */
  readonly kind: KindId | null;
  readonly names: readonly string[];
  /** A blocking finding stands in it. */
  readonly spoilt: boolean;
}

/** Of a plan in which something blocks before anything is computed. */
export function gapsOf(plan: Plan, diagnostics: readonly Diagnostic[]): Gaps {
  const blocking = diagnostics.filter((it) => it.blocking);
  const rows = [
    ...tablesOf(plan).flatMap((table) => rowsOf(table, plan, blocking)),
    ...cutOff(plan, blocking),
  ];
  const unread = unreadFiles(plan);
  const some = (is: (names: readonly string[]) => boolean) =>
    rows.some((row) => isOf(row, 'actuals') && row.spoilt && is(row.names));
  return {
    row: (kind, name, at) =>
      unread.has(at.file) || rows.some((row) => isOf(row, kind) && row.spoilt && row.names[0] === fold(name)),
    actual: (goal, member) => {
      const wanted = [goal, ...(member === null ? [] : [member])].map(fold);
      return some((names) => {
        const parts = names.flatMap((it) => it.split(/[/=]/));
        return wanted.every((it) => parts.includes(it));
      });
    },
    total: (goal) => some((names) => names.includes(fold(goal))),
  };
}

function isOf(row: RawRow, kind: KindId): boolean {
  return row.kind === null || row.kind === kind;
}

function tablesOf({ document }: Plan): readonly RawTable[] {
  const { sections, attached, actuals } = document;
  const inText = sections.flatMap(({ blocks }) =>
    blocks.flatMap((it) => (it.kind === 'table' ? [it.table] : [])),
  );
  return [...inText, ...attached, ...(actuals === null ? [] : [actuals])];
}

/** The rows of a table of a kind; those of one that is of no kind only where something is wrong with it. */
function rowsOf(table: RawTable, plan: Plan, blocking: readonly Diagnostic[]): RawRow[] {
  const { document, tables, goals } = plan;
  const all = [table.head, ...table.rows];
  const spoilt = (row: readonly RawCell[]) =>
    blocking.some(({ at }) => row.some((cell) => sameLine(cell.at, at)));
  const long = table === document.actuals;
  const kind = long ? 'actuals' : (tables.get(table.id)?.kind ?? null);
  // Without goals no table of theirs is known; that is said once, at the first.
  if (kind === null && goals.length > 0 && !all.some(spoilt)) return [];
  return table.rows.map((row) => ({
    kind,
    names: (long ? row : row.slice(0, 1)).map(({ text }) => fold(text)),
    spoilt: spoilt(row) || kind === null,
  }));
}

/** Rows that a table lost because it runs into another, or because they are no rows as they are written. */
function cutOff({ document, file }: Plan, blocking: readonly Diagnostic[]): RawRow[] {
  const lines = document.file.text.split(/\r\n|\n|\r/);
  return blocking.flatMap(({ code, at }): RawRow[] => {
    if (at.file !== file || (code !== 'tables-run-together' && code !== 'text-in-table')) return [];
    const from = code === 'tables-run-together' ? at.line - 2 : at.line - 1;
    const end = lines.findIndex((line, n) => n >= at.line && line.trim() === '');
    return lines.slice(from, end < 0 ? lines.length : end).map((line) => {
      const cells = line.replace(/^\s*[|｜]/, '').split(/[|｜]/);
      return { kind: null, names: [fold(cells[0] ?? '')], spoilt: true };
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

function sameLine(a: Span, b: Span): boolean {
  return a.file === b.file && a.line === b.line;
}
