import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { diagnose } from '../diagnostics/report.ts';
import type { Cell } from '../language/cells.ts';
import { rowAddress } from '../language/reserved.ts';
import { isTotalName, type Kind, type KindId, kinds } from '../language/vocabulary.ts';
import { say } from '../language/words.ts';
import type { Span } from '../model/source.ts';
import type { OwnKinds } from './kinds.ts';
import type { Row } from './plan.ts';
import type { Scope } from './scope.ts';

/** Blank cells of columns without which a row says nothing (a milestone without its day); read after tables are merged. */
export function requiredCells(rows: OwnKinds, { frontmatter }: Scope): Diagnostic[] {
  const all: readonly Row<KindId>[] = Object.values(rows).flat();
  return all.flatMap((row) => {
    const kind: Kind = kinds[row.kind];
    const cells: Readonly<Record<string, Cell<unknown>>> = row.cells;
    if (row.name.text === '' || isTotalName(row.name.text)) return [];
    return Object.entries(kind.columns).flatMap(([id, column]) => {
      const cell = cells[id];
      if (column.required !== true || cell?.state !== 'blank') return [];
      // What could not be read, a row that ends before the cell and a missing column have messages of their own.
      if (cell.text !== '' || cell.at.column === cell.at.endColumn || sameSpan(cell.at, row.at)) return [];
      const params = { name: row.name.text, column: say(column.label, frontmatter.lang), kind: kind.label };
      return [
        diagnose('required-cell', params, cell.at, {
          about: rowAddress(row.kind, row.name.text, frontmatter.lang),
        }),
      ];
    });
  });
}

/** A cell of a column that the table does not have is said to stand where its row begins. */
function sameSpan(a: Span, b: Span): boolean {
  return a.file === b.file && a.line === b.line && a.column === b.column;
}
