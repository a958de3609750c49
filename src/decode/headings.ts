import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { diagnose } from '../diagnostics/report.ts';
import { fold } from '../language/fold.ts';
import { readPeriod } from '../language/read/period.ts';
import { stateOf } from '../language/read/readers.ts';
import { isTotalColumn, type Kind, kinds } from '../language/vocabulary.ts';
import type { RawCell, RawTable } from '../parse/document.ts';
import { headingContext, names, type Recognised } from './recognise.ts';
import { headingParts, noteUnit, type Scope } from './scope.ts';

/**
 * Values below a heading that is blank. Of merged headings a spreadsheet's paste keeps the text over the first column
 * only, and what stands below the others would drop out unsaid.
 */
export function unheaded({ head, rows }: RawTable, from: number): Diagnostic[] {
  return head.flatMap((cell, n) => {
    if (n < from || cell.text !== '') return [];
    const values = rows.filter((row) => !saysNothing(row[n])).length;
    const before = head.slice(0, n).findLast((it) => it.text !== '')?.text ?? null;
    return values === 0
      ? []
      : [diagnose('column-without-heading', { column: n + 1, values, before }, cell.at)];
  });
}

function saysNothing(cell: RawCell | undefined): boolean {
  return cell === undefined || ['blank', 'none'].includes(stateOf(cell.text));
}

/** Rows that say the headings once more, as at the top of every printed page; they hold no data. */
export function repeatedHeadings({ head, rows }: RawTable): readonly (readonly RawCell[])[] {
  const words = head.map((it) => fold(it.text));
  return rows.filter(
    (row) => row.length === words.length && row.every((cell, n) => fold(cell.text) === words[n]),
  );
}

/** Words under which a spreadsheet puts plan and actual of one period side by side. */
const SIDES = new Set(
  ['计划', '目标', '预算', '实际', '完成', '实绩', '达成', '达成率', '完成率', '差异', '同比', '环比']
    .concat(['plan', 'target', 'budget', 'actual', 'done', 'attainment', 'variance', 'yoy'])
    .map(fold),
);

export interface TwoRows {
  /** The table with both rows of headings as one. */
  readonly merged: RawTable;
  readonly diagnostic: Diagnostic;
}

/** A first row that goes on with the headings (months under their quarter, units, plan and actual), or null. */
export function secondHeading({ table, kind }: Recognised, scope: Scope): TwoRows | null {
  const [row, ...rows] = table.rows;
  const [corner, ...others] = row ?? [];
  if (!row || !corner) return null;
  const filled = others.filter((it) => it.text !== '');
  const named = corner.text !== '' && fold(corner.text) !== fold(table.head[0]?.text ?? '');
  if (filled.length === 0 || (named && (filled.length < 2 || !hasPeriods(kind)))) return null;
  const sorts: string[] = [];
  for (const { text } of filled) {
    const sort = sortOf(text, kind, scope);
    if (sort === null) return null;
    sorts.push(sort);
  }
  const head = table.head.map((cell, n) => mergedHeading(cell, row[n], scope));
  const params = {
    headings: head.slice(0, 14).map((it) => it.text),
    more: head.length > 14,
    sides: sorts.includes('side'),
  };
  const first = filled[0] ?? corner;
  const at = { ...first.at, endColumn: Math.max(first.at.endColumn, filled.at(-1)?.at.endColumn ?? 0) };
  return { merged: { ...table, head, rows }, diagnostic: diagnose('headings-in-two-rows', params, at) };
}

function hasPeriods(kind: Recognised['kind']): boolean {
  const definition: Kind = kinds[kind];
  return definition.periods === true;
}

/** What of a heading a cell is: a column or period, a unit, or one side of plan and actual; null when it is data. */
function sortOf(text: string, kind: Recognised['kind'], scope: Scope): 'column' | 'unit' | 'side' | null {
  const { base } = headingParts(text);
  if (SIDES.has(fold(base))) return 'side';
  if (unitOf(text, scope) !== null) return 'unit';
  const definition: Kind = kinds[kind];
  if (isTotalColumn(base) || Object.values(definition.columns).some((it) => names(it, base))) return 'column';
  // In a row below the headings 2026 is an amount far sooner than a year.
  const bare = /^[\d.,\s]+$/.test(base);
  const period = hasPeriods(kind) && !bare ? readPeriod(base, headingContext(scope)) : null;
  if (period === null) return null;
  return period.ok || period.problem.kind === 'year' ? 'column' : null;
}

function unitOf(text: string, scope: Scope): string | null {
  const bare = text.replace(/^[(（]|[)）]$/g, '').trim();
  return noteUnit(bare, scope) === null ? null : bare;
}

function mergedHeading(cell: RawCell, below: RawCell | undefined, scope: Scope): RawCell {
  if (below === undefined || below.text === '') return cell;
  const unit = cell.text === '' ? null : unitOf(below.text, scope);
  return unit === null ? below : { ...cell, text: `${cell.text}(${unit})` };
}
