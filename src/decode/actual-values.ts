import type { Result } from '../diagnostics/diagnostic.ts';
import { diagnose } from '../diagnostics/report.ts';
import { normal } from '../language/fold.ts';
import { readQuantity } from '../language/read/quantity.ts';
import { stateOf } from '../language/read/readers.ts';
import { PERCENT, PLAIN, sameBase, type Unit } from '../language/units.ts';
import { countOf, type Rational, rational } from '../model/rational.ts';
import type { RawCell } from '../parse/document.ts';
import { decodeCell } from './cells.ts';
import { doubtsAbout } from './doubts.ts';
import { plain } from './gather.ts';
import type { ActualValue, Goal } from './plan.ts';
import { readingIn, type Scope } from './scope.ts';

/** What an actual measures: a goal, or the rate or count of a channel, stage … */
export interface Measured {
  readonly goal: Goal | null;
  readonly unit: Unit;
  readonly ratio: boolean;
}

export function ofGoal(goal: Goal): Measured {
  return { goal, unit: goal.unit, ratio: goal.type === 'ratio' };
}

/** Actuals keep six decimals of their unit, exactly; a finer one is a mistake of an export. */
const FINEST = rational(1, 1_000_000);

/** One cell of actuals: a level, or `45/300` where a ratio is measured. Null when blank or none: missing, never zero. */
export function actualCell(
  raw: RawCell,
  of: Measured,
  heading: Unit | null,
  scope: Scope,
  column?: string,
): Result<ActualValue | null> {
  const parts = of.ratio ? fraction(raw.text, scope) : null;
  if (parts) {
    return parts.denominator.n === 0n && parts.numerator.n !== 0n
      ? plain(null, diagnose('actual-over-zero', { found: raw.text }, raw.at))
      : plain(parts);
  }
  const amount = actualAmount(raw, of, heading, scope, column);
  return amount.value === null
    ? plain(null, ...amount.diagnostics)
    : plain({ kind: 'level', value: amount.value }, ...amount.diagnostics);
}

function fraction(text: string, scope: Scope): Extract<ActualValue, { kind: 'parts' }> | null {
  const [left, right, ...more] = normal(text).split('/');
  if (!left || !right || more.length > 0) return null;
  const numerator = readQuantity(left, readingIn(scope, PLAIN));
  const denominator = readQuantity(right, readingIn(scope, PLAIN));
  return numerator.ok && denominator.ok
    ? { kind: 'parts', numerator: numerator.value.value, denominator: denominator.value.value }
    : null;
}

/** The number of a cell in base units; null when there is none. Messages call its column by the goal's name, or as said. */
export function actualAmount(
  raw: RawCell,
  of: Measured,
  heading: Unit | null,
  scope: Scope,
  column = of.goal?.name ?? '',
): Result<Rational | null> {
  const unit = heading && sameBase(heading, of.unit) ? heading : of.unit;
  const cell = decodeCell('quantity', raw, raw.at, column, readingIn(scope, unit));
  if (cell.value.state !== 'value') return plain(null, ...cell.diagnostics);
  const { value } = cell.value.value;
  const step: Rational = { n: FINEST.n * unit.scale.n, d: FINEST.d * unit.scale.d };
  if (countOf(value, step) === null) {
    return plain(null, diagnose('actual-too-fine', { found: raw.text }, raw.at));
  }
  // An amount is compared with the plan of its period, once that is computed; a percentage needs no period.
  const doubts = of.ratio && of.goal ? doubtsAbout(of.goal, cell.value.value, cell.value, heading) : [];
  // A month that may be 84% or 0.84% is missing: judging it would only add findings about a value nobody meant.
  return plain(doubts.some((it) => it.blocking) ? null : value, ...doubts);
}

/** Counts and ratios of things that are no goals. */
export function measuredUnit(measure: string, goal: Goal | null, money: Unit): Measured {
  if (measure === 'conversion') return { goal: null, unit: PERCENT, ratio: true };
  if (['budget', 'cost', 'revenue', 'costPerLead', 'dealSize'].includes(measure)) {
    return { goal: null, unit: money, ratio: false };
  }
  return { goal: null, unit: measure === 'productivity' && goal ? goal.unit : PLAIN, ratio: false };
}

export function isEmpty(raw: RawCell | undefined): boolean {
  return !raw || stateOf(raw.text) === 'blank' || stateOf(raw.text) === 'none';
}
