import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { diagnose } from '../diagnostics/report.ts';
import type { Cell } from '../language/cells.ts';
import { PERCENT, PLAIN, type Quantity } from '../language/units.ts';
import { type Kind, type KindId, kinds } from '../language/vocabulary.ts';
import { say } from '../language/words.ts';
import { equals, type Rational, sum } from '../model/rational.ts';
import type { Row } from './plan.ts';
import type { Scope } from './scope.ts';

/**
 * A 合计 row of people, channels, tools …: a blank cell asks nothing, a filled one is compared with the sum of the
 * column when that column adds up at all.
 */
export function checkTotal(
  total: Row<KindId>,
  rows: readonly Row<KindId>[],
  { frontmatter }: Scope,
): Diagnostic[] {
  const definition: Kind = kinds[total.kind];
  return Object.entries(definition.columns).flatMap(([id, column]) => {
    const cell = cellOf(total, id);
    const stated = cell ? amountOf(cell) : null;
    if (column.adds !== true || !cell || !stated) return [];
    const parts = rows.flatMap((row) => {
      const part = cellOf(row, id);
      const amount = part ? amountOf(part) : null;
      return amount ? [amount.value] : [];
    });
    const found: Quantity = { value: sum(parts), unit: stated.unit };
    const params = { column: say(column.label, frontmatter.lang), stated, found };
    return equals(found.value, stated.value) ? [] : [diagnose('total-disagrees', params, cell.at)];
  });
}

function cellOf(row: Row<KindId>, id: string): Cell<unknown> | undefined {
  const cells: Readonly<Record<string, Cell<unknown>>> = row.cells;
  return cells[id];
}

/** The number of a cell that adds: a quantity, a plain number or a share. */
function amountOf(cell: Cell<unknown>): Quantity | null {
  if (cell.state !== 'value') return null;
  const { value } = cell;
  if (isQuantity(value)) return value;
  return isRational(value) ? { value, unit: /[%％]/.test(cell.text) ? PERCENT : PLAIN } : null;
}

function isRational(value: unknown): value is Rational {
  return typeof value === 'object' && value !== null && 'n' in value && 'd' in value;
}

function isQuantity(value: unknown): value is Quantity {
  return typeof value === 'object' && value !== null && 'unit' in value && 'value' in value;
}
