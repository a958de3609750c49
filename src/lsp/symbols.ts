import { kinds } from '../language/vocabulary.ts';
import { say } from '../language/words.ts';
import type { LineIndex, Span } from '../model/source.ts';
import type { RawTable } from '../parse/document.ts';
import { type PlanView, tablesOf } from './view.ts';

/** An entry of a file's outline: a step, a table in it, a row of the table. */
export interface Outline {
  readonly name: string;
  readonly detail: string;
  readonly kind: 'step' | 'table' | 'row';
  /** Of the entry with all that is below it. */
  readonly from: number;
  readonly to: number;
  /** Its name. */
  readonly at: Span;
  readonly children: readonly Outline[];
}

/** The outline of a plan by its steps and tables, or of a CSV by its rows. */
export function outlineOf(view: PlanView, file: string, lines: LineIndex): Outline[] {
  const { document } = view;
  if (document === null) return [];
  if (file !== view.file.path) {
    return tablesOf(document)
      .filter(({ at }) => at.file === file)
      .flatMap((table) => tableOutline(table, view)?.children ?? []);
  }
  const last = lines.starts.length;
  const headed = document.sections.flatMap((section) =>
    section.heading === null ? [] : [{ ...section, heading: section.heading }],
  );
  return headed.map(({ heading, blocks }, n) => {
    const next = headed[n + 1]?.heading.at.line;
    const tables = blocks.flatMap((block) =>
      block.kind === 'table' ? (tableOutline(block.table, view) ?? []) : [],
    );
    return {
      name: heading.text === '' ? '—' : heading.text,
      detail: '',
      kind: 'step',
      from: heading.at.line,
      to: Math.max(heading.at.line, next === undefined ? last : next - 1),
      at: heading.at,
      children: tables,
    };
  });
}

function tableOutline(table: RawTable, view: PlanView): Outline | null {
  const [first] = table.head;
  if (first === undefined || first.text === '') return null;
  const use = view.plan?.tables.get(table.id);
  const rows = table.rows.flatMap(([cell]): Outline[] =>
    cell === undefined || cell.text === ''
      ? []
      : [
          {
            name: cell.text,
            detail: '',
            kind: 'row',
            from: cell.at.line,
            to: cell.at.line,
            at: cell.at,
            children: [],
          },
        ],
  );
  return {
    name: first.text,
    detail: use === undefined ? '' : say(kinds[use.kind].label, view.lang),
    kind: 'table',
    from: first.at.line,
    to: Math.max(first.at.line, rows.at(-1)?.to ?? 0),
    at: first.at,
    children: rows,
  };
}
