import type { Result } from '../diagnostics/diagnostic.ts';
import type { Cell } from '../language/cells.ts';
import type { Quantity, Unit } from '../language/units.ts';
import type { RawCell } from '../parse/document.ts';
import { decodeCell } from './cells.ts';
import { doubtsAbout } from './doubts.ts';
import { gather, plain } from './gather.ts';
import type { Goal, PeriodCell } from './plan.ts';
import type { Line, Sheet } from './rows.ts';
import { headingParts, noteUnit, readingIn, type Scope, unitFor } from './scope.ts';

/** The cells of a row's period columns as amounts of its goal. */
export function periodCells(
  sheet: Sheet,
  line: Line,
  goal: Goal,
  scope: Scope,
): Result<readonly PeriodCell<Quantity>[]> {
  const lists = gather(
    sheet.columns.map((use, n): Result<readonly PeriodCell<Quantity>[]> => {
      const raw = line.cells[n];
      if (use.use !== 'period' || !raw) return plain([]);
      const cell = amountCell(sheet, n, raw, goal, scope);
      return plain([{ period: use.period, cell: cell.value }], ...cell.diagnostics);
    }),
  );
  return plain(lists.value.flat(), ...lists.diagnostics);
}

/** The total column of a row, a check when it is filled; null when the table has none. */
export function totalCell(sheet: Sheet, line: Line, goal: Goal, scope: Scope): Result<Cell<Quantity> | null> {
  const n = sheet.columns.findIndex((it) => it.use === 'total');
  const raw = n < 0 ? undefined : line.cells[n];
  return raw ? amountCell(sheet, n, raw, goal, scope) : plain(null);
}

/** The unit of a bare number: of the column's heading, else of the table's first heading, else the goal's. */
export function columnUnit(sheet: Sheet, n: number, scope: Scope): Unit | null {
  const heading = sheet.recognised.table.head[n]?.text ?? '';
  return noteUnit(headingParts(heading).note, scope) ?? sheet.recognised.unit;
}

function amountCell(sheet: Sheet, n: number, raw: RawCell, goal: Goal, scope: Scope): Result<Cell<Quantity>> {
  const heading = columnUnit(sheet, n, scope);
  const unit = unitFor(goal, heading);
  const cell = decodeCell('quantity', raw, raw.at, goal.name, readingIn(scope, unit));
  if (cell.value.state !== 'value') return cell;
  const { value } = cell.value;
  const own: Cell<Quantity> = { ...cell.value, value: { ...value, unit: goal.unit } };
  return plain(own, ...cell.diagnostics, ...doubtsAbout(goal, value, cell.value, heading));
}
