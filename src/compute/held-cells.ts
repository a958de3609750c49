import type { Goal } from '../decode/plan.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { diagnose } from '../diagnostics/report.ts';
import type { Cell } from '../language/cells.ts';
import type { Quantity } from '../language/units.ts';
import { countOf, multiply, type Rational, rational, round } from '../model/rational.ts';

/** The largest count of quanta that every reader of JSON and of a spreadsheet keeps exactly. */
const MOST = 9_007_199_254_740_991n;

export type Counted =
  | { readonly ok: true; readonly quanta: bigint }
  | { readonly ok: false; readonly diagnostic: Diagnostic };

/** A filled cell of an additive goal in whole quanta; what is finer, or too large to be exact, is the author's to mend. */
export function countCell(goal: Goal, name: string, quantity: Quantity, cell: Cell<unknown>): Counted {
  const quanta = countOf(quantity.value, goal.quantum);
  if (quanta === null) {
    const quantum: Quantity = { value: goal.quantum, unit: goal.unit };
    return {
      ok: false,
      diagnostic: diagnose(
        'finer-than-precision',
        { name, found: quantity, quantum, text: cell.text },
        cell.at,
      ),
    };
  }
  if (quanta > MOST || quanta < -MOST) {
    return {
      ok: false,
      diagnostic: diagnose('amount-too-large', { name, found: quantity, text: cell.text }, cell.at),
    };
  }
  return { ok: true, quanta };
}

/** The nearest whole number of quanta, for a target that is itself computed (growth, price × quantity). */
export function nearestQuanta(goal: Goal, value: Rational): bigint {
  return round(multiply(value, rational(goal.quantum.d, goal.quantum.n)));
}
