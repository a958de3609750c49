import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { diagnose } from '../diagnostics/report.ts';
import type { CellPlace } from '../language/cells.ts';
import { withoutBound } from '../language/read/target.ts';
import type { Unit } from '../language/units.ts';
import { compare, multiply, type Rational, rational, sign } from '../model/rational.ts';

/** `0.33`, `1`: what 33% and 100% look like in a spreadsheet's own format. */
const FRACTION = /^(?:0?\.\d+|1(?:\.0+)?)$/;
const TEN = rational(10);

/** The bare number of a ratio's cell that could be a percentage or a fraction; null when it says which. */
export function bareFraction(text: string): string | null {
  const { body } = withoutBound(text);
  return FRACTION.test(body) && !/^[0.]+$/.test(body) ? body : null;
}

/**
 * A ratio that stands as `0.33`: 0.33% by the goal's unit, yet 33% where it was copied from a sheet. The goal's own
 * baseline or target settles it when the percentage is of its size; a heading that carries the unit settles it too.
 */
export function fractionDoubt(
  cell: CellPlace,
  value: Rational,
  column: string,
  unit: Unit,
  heading: Unit | null,
  compared: readonly (Rational | null)[],
): Diagnostic[] {
  const found = unit.family === 'ratio' && heading?.family !== 'ratio' ? bareFraction(cell.text) : null;
  if (found === null) return [];
  const settled = compared.some(
    (it) => it !== null && sign(it) > 0 && compare(it, multiply(value, TEN)) <= 0,
  );
  return settled ? [] : [diagnose('percent-or-fraction', { found, column }, cell.at)];
}
