import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { diagnose } from '../diagnostics/report.ts';
import { fold } from '../language/fold.ts';
import { nearest } from '../language/nearest.ts';
import type { RawTable } from '../parse/document.ts';
import { headingParts, type Scope } from './scope.ts';

/** A column that is no part of the form and no known dimension: its cells would silently drop out of the key. */
export function unknownLongColumn(
  table: RawTable,
  n: number,
  words: readonly string[],
  scope: Scope,
): Diagnostic {
  const cell = table.head[n];
  const { base } = headingParts(cell?.text ?? '');
  const meant = membersBelow(table, n, scope);
  const known = [...scope.config.dimensions.map((it) => it.name), ...words];
  const suggestion = meant ?? nearest(base, known);
  const params = { found: base, suggestion, byMembers: meant !== null };
  return diagnose('actuals-unknown-column', params, cell?.at ?? table.at);
}

/** The dimension whose members stand below a heading (产品A and 产品B below 品类), most of them at least; or null. */
function membersBelow({ rows }: RawTable, n: number, { members }: Scope): string | null {
  const below = new Set(rows.flatMap((row) => row[n]?.text || []).map(fold));
  for (const [dimension, names] of members ?? []) {
    const known = [...below].filter((it) => names.has(it)).length;
    if (known > 0 && known * 2 >= below.size) return dimension;
  }
  return null;
}
