import type { Cell } from '../language/cells.ts';
import { PERCENT, PLAIN, type Quantity, type Unit } from '../language/units.ts';
import { type Column, type KindId, kinds } from '../language/vocabulary.ts';
import { compare, type Rational, sum } from '../model/rational.ts';
import type { Change, Part } from './change.ts';
import { sameNumber } from './meaning.ts';

interface Row {
  readonly name: string;
  readonly cells: Readonly<Record<string, Cell<unknown>>>;
}

/** Columns whose rows share one pot: what one row gets another gives, so they are told together. */
const SHARED: Readonly<Partial<Record<KindId, readonly string[]>>> = {
  channels: ['budgetShare', 'budget', 'leadShare', 'leads'],
  budget: ['amount', 'share'],
};

/** Whether a column is compared here, over all its rows, and not cell by cell. */
export function isShared(kind: KindId, column: string): boolean {
  return SHARED[kind]?.includes(column) === true;
}

/** Amounts that moved between the rows of one table; rows that came or went count with what they brought or took. */
export function compareAmounts(
  kind: KindId,
  pairs: readonly { readonly before: Row | null; readonly after: Row | null }[],
): Change[] {
  const columns: Readonly<Record<string, Column>> = kinds[kind].columns;
  return (SHARED[kind] ?? []).flatMap((id): Change[] => {
    const column = columns[id];
    const found = pairs.map(({ before, after }) => ({
      name: (after ?? before)?.name ?? '',
      both: before !== null && after !== null,
      from: amountIn(before?.cells[id]),
      to: amountIn(after?.cells[id]),
    }));
    const known = found.filter(({ both, from, to }) => !both || (from === null) === (to === null));
    const moved = known.filter(({ from, to }) => !sameNumber(from?.value ?? null, to?.value ?? null));
    const unit = moved.map(({ from, to }) => to?.unit ?? from?.unit).find((it) => it !== undefined);
    // A row that only came or went is told as a row.
    if (column === undefined || unit === undefined || !moved.some(({ both }) => both)) return [];
    const parts = moved.map(
      ({ name, from, to }): Part => ({
        ...{ member: name, period: null },
        ...{ from: from?.value ?? null, to: to?.value ?? null },
      }),
    );
    return [{ kind: 'amounts', of: kind, field: column.label, unit, parts, conserved: conserves(parts) }];
  });
}

function conserves(parts: readonly Part[]): boolean {
  const of = (side: 'from' | 'to') => sum(parts.flatMap((part) => part[side] ?? []));
  return compare(of('from'), of('to')) === 0;
}

function amountIn(cell: Cell<unknown> | undefined): { readonly value: Rational; readonly unit: Unit } | null {
  if (cell?.state !== 'value') return null;
  const { value } = cell;
  if (isQuantity(value)) return value;
  if (isRational(value)) return { value, unit: cell.text.includes('%') ? PERCENT : PLAIN };
  return null;
}

function isQuantity(value: unknown): value is Quantity {
  return typeof value === 'object' && value !== null && 'unit' in value && 'value' in value;
}

function isRational(value: unknown): value is Rational {
  return typeof value === 'object' && value !== null && 'n' in value && 'd' in value;
}
