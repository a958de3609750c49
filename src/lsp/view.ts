import type { Config } from '../decode/config.ts';
import { decodePlan } from '../decode/decode.ts';
import type { Plan, TableUse } from '../decode/plan.ts';
import { planId } from '../decode/plan-id.ts';
import type { Lang } from '../language/words.ts';
import { type LineIndex, lineIndex, type SourceFile } from '../model/source.ts';
import type { Document, RawCell, RawTable } from '../parse/document.ts';
import { parsePlan } from '../parse/parse.ts';
import type { Sources } from '../parse/sources.ts';
import { holds, type Point } from './text.ts';

/**
 * A plan as an editor needs it: what can be known of it while it is being written. Unlike a run, a view does not drop
 * out at the first thing that blocks.
 */
export interface PlanView {
  readonly id: string;
  readonly file: SourceFile;
  readonly lang: Lang;
  /** null where the frontmatter cannot be read, or the text is beyond the bounds. */
  readonly document: Document | null;
  /** null where title or period are missing. */
  readonly plan: Plan | null;
  /** Of the plan and of each CSV that it names. */
  readonly lines: ReadonlyMap<string, LineIndex>;
}

/** Reads a plan that could not be computed, as far as it can be read. */
export function viewPlan(file: SourceFile, sources: Sources, config: Config): PlanView {
  const document = parsePlan(file, sources).value;
  const plan = document === null ? null : decodePlan(document, config).value;
  return viewOf(file, document, plan, sources, config);
}

/** The view of a plan that has been read already. */
export function viewOf(
  file: SourceFile,
  document: Document | null,
  plan: Plan | null,
  sources: Sources,
  config: Config,
): PlanView {
  const files = document === null ? [] : filesOf(document);
  const texts = files.flatMap((path) => sources.tables.get(path) ?? []);
  return {
    id: planId(file.path),
    file,
    lang: plan?.frontmatter.lang ?? config.locale,
    document,
    plan,
    lines: new Map([file, ...texts].map((it) => [it.path, lineIndex(it.text)])),
  };
}

/** The CSV files that a plan names and that are there. */
export function filesOf({ attached, actuals }: Document): readonly string[] {
  return [...attached, ...(actuals === null ? [] : [actuals])].map(({ at }) => at.file);
}

/** Every table of a document, those of its CSV files last. */
export function tablesOf({ sections, attached, actuals }: Document): readonly RawTable[] {
  const inText = sections.flatMap(({ blocks }) =>
    blocks.flatMap((it) => (it.kind === 'table' ? [it.table] : [])),
  );
  return [...inText, ...attached, ...(actuals === null ? [] : [actuals])];
}

/** The cell of a table in which a place lies; `row` is -1 in the heading. */
export interface CellPlace {
  readonly table: RawTable;
  /** null for prose and for the long CSV of actuals. */
  readonly use: TableUse | null;
  readonly row: number;
  readonly column: number;
  readonly cell: RawCell;
}

export function cellAt({ document, plan }: PlanView, file: string, point: Point): CellPlace | null {
  if (document === null) return null;
  for (const table of tablesOf(document)) {
    if (table.at.file !== file) continue;
    for (const [n, cells] of [table.head, ...table.rows].entries()) {
      const column = cells.findIndex(({ at }) => holds(at, point));
      const cell = cells[column];
      if (cell !== undefined)
        return { table, use: plan?.tables.get(table.id) ?? null, row: n - 1, column, cell };
    }
  }
  return null;
}
