import type { Diagnostic, Result } from '../diagnostics/diagnostic.ts';
import { diagnose } from '../diagnostics/report.ts';
import type { Cell } from '../language/cells.ts';
import { fold } from '../language/fold.ts';
import type { KindId } from '../language/vocabulary.ts';
import type { Row } from './plan.ts';

/** Kinds whose rows are events, not things: the same period may stand in several. */
const EVENTS: ReadonlySet<KindId> = new Set(['deviations', 'review']);

/**
 * Rows of one kind from all its tables, merged by name: the columns unite, the same cell twice is an error, and so is a
 * name that stands twice in one table.
 */
export function mergeRows<K extends KindId>(kind: K, rows: readonly Row<K>[]): Result<readonly Row<K>[]> {
  if (EVENTS.has(kind)) return { value: rows, diagnostics: [] };
  const merged = new Map<string, Row<K>>();
  const diagnostics: Diagnostic[] = [];
  for (const row of rows) {
    const key = row.name.text === '' ? `${row.table} ${row.index}` : fold(row.name.text);
    const first = merged.get(key);
    if (!first) {
      merged.set(key, row);
    } else if (first.table === row.table) {
      diagnostics.push(twice(kind, first, row));
    } else {
      const both = mergeCells(first, row);
      merged.set(key, both.value);
      diagnostics.push(...both.diagnostics);
    }
  }
  return { value: [...merged.values()], diagnostics };
}

function twice(kind: KindId, first: Row<KindId>, row: Row<KindId>): Diagnostic {
  const related = [{ at: first.at, label: { zh: '第一次出现在这里', en: 'first given here' } }];
  const name = row.name.text;
  return kind === 'goals'
    ? diagnose('duplicate-goal', { name }, row.name.at, { related })
    : diagnose('row-twice', { name }, row.name.at, { related });
}

/** The first row with the cells that only the second fills. */
export function mergeCells<K extends KindId>(first: Row<K>, second: Row<K>): Result<Row<K>> {
  const diagnostics: Diagnostic[] = [];
  const ours: Readonly<Record<string, Cell<unknown>>> = first.cells;
  const theirs: Readonly<Record<string, Cell<unknown>>> = second.cells;
  const cells = Object.entries(ours).map(([id, cell]) => {
    const other = theirs[id];
    if (!other || other.state === 'blank') return [id, cell] as const;
    if (cell.state === 'blank') return [id, other] as const;
    diagnostics.push(cellTwice(cell, other, second.name.text));
    return [id, cell] as const;
  });
  // The same columns with the same types as before; Object.fromEntries forgets them.
  const united = Object.fromEntries(cells) as unknown as Row<K>['cells'];
  return { value: { ...first, cells: united }, diagnostics };
}

export function cellTwice(first: Cell<unknown>, second: Cell<unknown>, name: string): Diagnostic {
  const related = [{ at: first.at, label: { zh: '第一次填在这里', en: 'first filled here' } }];
  return diagnose('cell-twice', { name, first: first.text, second: second.text }, second.at, { related });
}
