import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { diagnose } from '../diagnostics/report.ts';
import type { Cell } from '../language/cells.ts';
import type { Column } from '../language/vocabulary.ts';
import { compare, ONE, type Rational, ZERO } from '../model/rational.ts';

const NOTHING = { zh: '0', en: '0' };
const NO_PART = { zh: '0%', en: '0%' };
const WHOLE = { zh: '100%', en: '100%' };

/** A share beyond the whole, or less than nothing of a thing: read without fault, and yet it cannot be. */
export function outOfRange(cell: Cell<unknown>, column: Column, name: string): Diagnostic[] {
  const value = cell.state === 'value' ? amountOf(cell.value) : null;
  if (column.range === undefined || value === null) return [];
  const below = compare(value, ZERO) < 0;
  const above = column.range === 'part' && compare(value, ONE) > 0;
  if (!below && !above) return [];
  const [least, most] = column.range === 'part' ? [NO_PART, WHOLE] : [NOTHING, null];
  return [diagnose('out-of-range', { found: cell.text, column: name, least, most }, cell.at)];
}

/** The number of a percentage, a rate, a count or an amount; null of anything else. */
function amountOf(value: unknown): Rational | null {
  if (typeof value !== 'object' || value === null) return null;
  if (isRational(value)) return value;
  const inner = 'rate' in value ? value.rate : 'value' in value ? value.value : null;
  return isRational(inner) ? inner : null;
}

function isRational(value: unknown): value is Rational {
  return (
    typeof value === 'object' &&
    value !== null &&
    'n' in value &&
    'd' in value &&
    typeof value.n === 'bigint' &&
    typeof value.d === 'bigint'
  );
}
