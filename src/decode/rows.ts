import type { Diagnostic, Result } from '../diagnostics/diagnostic.ts';
import { diagnose } from '../diagnostics/report.ts';
import { ADDRESS_MARKS } from '../language/address.ts';
import type { Cell } from '../language/cells.ts';
import { normal } from '../language/fold.ts';
import { moneyUnit, PERCENT, type Unit } from '../language/units.ts';
import { type Column, isTotalName, type Kind, type KindId, kinds } from '../language/vocabulary.ts';
import { say } from '../language/words.ts';
import type { RawCell } from '../parse/document.ts';
import { decodeCell } from './cells.ts';
import { gather, plain } from './gather.ts';
import type { ColumnUse, Row } from './plan.ts';
import { outOfRange } from './ranges.ts';
import type { Recognised } from './recognise.ts';
import { additive, findGoal, readingIn, type Scope, unitFor } from './scope.ts';

/** A table that is read: its columns, and each row's cells by column. */
export interface Sheet {
  readonly recognised: Recognised;
  readonly columns: readonly ColumnUse[];
  readonly lines: readonly Line[];
}

export interface Line {
  readonly index: number;
  readonly first: RawCell;
  readonly cells: readonly (RawCell | undefined)[];
  readonly total: boolean;
}

/** The rows that say something; a row of empty cells does not. */
export function sheetOf(recognised: Recognised, columns: readonly ColumnUse[]): Sheet {
  const lines = recognised.table.rows.flatMap((cells, index): Line[] => {
    const [first] = cells;
    if (!first || cells.every((it) => it.text === '')) return [];
    return [{ index, first, cells, total: isTotalName(first.text) }];
  });
  return { recognised, columns, lines };
}

/** The raw cell of a column in a row, or undefined when the table has no such column. */
export function rawCell(sheet: Sheet, line: Line, id: string): RawCell | undefined {
  const n = sheet.columns.findIndex((it) => it.use === 'column' && it.id === id);
  return n < 0 ? undefined : line.cells[n];
}

/** The unit in the heading of a column, else that of the table's first heading. */
export function headingUnit(sheet: Sheet, id: string): Unit | null {
  const use = sheet.columns.find((it) => it.use === 'column' && it.id === id);
  return (use?.use === 'column' ? use.unit : null) ?? sheet.recognised.unit;
}

/** Gives a row the unit in which bare numbers of a column are meant; null leaves it to the cell. */
export type UnitOf = (id: string, column: Column, line: Line) => Unit | null;

/** One row of a kind, every cell read on its own: one bad cell never hides the others. */
export function decodeRow<K extends KindId>(
  kind: K,
  sheet: Sheet,
  line: Line,
  unitOf: UnitOf,
  scope: Scope,
): Result<Row<K>> {
  const definition: Kind = kinds[kind];
  const { lang } = scope.frontmatter;
  const at = line.first.at;
  const context = readingIn(scope, null);
  const name = decodeCell(definition.first.cell, line.first, at, say(definition.first.label, lang), context);
  const span = spanOf(sheet, line, scope);
  const cells = Object.entries(definition.columns).map(([id, column]) => {
    const months = id === 'productivity' ? 'rate' : span;
    const reading = readingIn(scope, unitOf(id, column, line), months);
    const label = say(column.label, lang);
    const cell = decodeCell(column.cell, rawCell(sheet, line, id), at, label, reading);
    const range = outOfRange(cell.value, column, label);
    return { id, cell: plain(cell.value, ...cell.diagnostics, ...range) };
  });
  const row = {
    kind,
    table: sheet.recognised.table.id,
    index: line.index,
    at,
    name: name.value,
    cells: Object.fromEntries(cells.map(({ id, cell }) => [id, cell.value])),
  };
  const diagnostics = [
    ...name.diagnostics,
    ...cells.flatMap(({ cell }) => cell.diagnostics),
    ...nameless(name.value, sheet, line, definition, lang),
  ];
  // The cells were read column by column as the vocabulary types them, which is what Row<K> says.
  return { value: row as unknown as Row<K>, diagnostics };
}

/** Months for which `2万/年` is meant: the row's own period, else the plan's. */
function spanOf(sheet: Sheet, line: Line, scope: Scope): number {
  const raw = rawCell(sheet, line, 'period');
  if (!raw) return scope.frontmatter.period.months;
  const period = decodeCell('period', raw, raw.at, '', readingIn(scope, null)).value;
  return period.state === 'value' ? period.value.months : scope.frontmatter.period.months;
}

const SENTENCES: ReadonlySet<KindId> = new Set([
  'lessons',
  'earlierLessons',
  'milestones',
  'tools',
  'budget',
]);

function nameless(
  name: Cell<unknown>,
  sheet: Sheet,
  line: Line,
  definition: Kind,
  lang: 'zh-CN' | 'en',
): Diagnostic[] {
  const column = say(definition.first.label, lang);
  if (name.state !== 'value') {
    const period = definition.first.cell === 'period';
    const values = line.cells.filter((it) => it !== undefined && it.text !== '').length;
    return line.first.text === '' || name.state === 'none'
      ? [diagnose('row-without-name', { column, period, values }, line.first.at)]
      : [];
  }
  const { kind } = sheet.recognised;
  const bare =
    !line.total &&
    definition.first.cell === 'name' &&
    kind !== 'targets' &&
    kind !== 'actuals' &&
    !SENTENCES.has(kind);
  const mark = bare ? ADDRESS_MARKS.exec(normal(line.first.text)) : null;
  return mark ? [diagnose('name-with-mark', { name: line.first.text, mark: mark[0] }, line.first.at)] : [];
}

/** The unit of a column's bare numbers where the row may name the goal it supports. */
export function unitByGoal(sheet: Sheet, scope: Scope): UnitOf {
  const only = additive(scope.goals).length === 1 ? additive(scope.goals)[0] : undefined;
  return (id, column, line) => {
    const heading = headingUnit(sheet, id);
    if (column.money === true)
      return heading?.family === 'money' ? heading : moneyUnit(scope.frontmatter.currency);
    if (column.cell === 'percent' || column.cell === 'rate')
      return heading?.family === 'ratio' ? PERCENT : null;
    const named = rawCell(sheet, line, 'goal')?.text;
    const goal = (named ? findGoal(scope.goals, named) : null) ?? (named ? undefined : only);
    return goal ? unitFor(goal, heading) : heading;
  };
}

/** All rows of one table of a kind whose rows stand for themselves; total rows are left out (a budget's is kept). */
export function decodeRows<K extends KindId>(kind: K, sheet: Sheet, scope: Scope): Result<readonly Row<K>[]> {
  const unitOf = unitByGoal(sheet, scope);
  const lines = sheet.lines.filter((it) => !it.total || kind === 'budget');
  return gather(lines.map((line) => decodeRow(kind, sheet, line, unitOf, scope)));
}

/** The total row of a table of such a kind, for the check of its sums. */
export function decodeTotal<K extends KindId>(kind: K, sheet: Sheet, scope: Scope): Result<Row<K> | null> {
  const line = sheet.lines.find((it) => it.total);
  if (!line || kind === 'budget') return plain(null);
  return decodeRow(kind, sheet, line, unitByGoal(sheet, scope), scope);
}
