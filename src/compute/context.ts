import type { Config } from '../decode/config.ts';
import type { Goal, Plan, Split } from '../decode/plan.ts';
import type { Quantity } from '../language/units.ts';
import type { Day } from '../model/calendar.ts';
import type { FiscalStart, Period } from '../model/period.ts';
import { multiply, type Rational, rational } from '../model/rational.ts';
import type { ActualBook, Roster } from './actual-book.ts';

/** What every computation of one plan may look at. */
export interface Context {
  readonly plan: Plan;
  readonly config: Config;
  readonly fiscal: FiscalStart;
  readonly asOf: Day;
  readonly actuals: ActualBook;
  /** Tables by dimension, with the rows 目标/成员 of the period tables in them. */
  readonly splits: readonly Split[];
  /** Which members make a total, by goal. */
  readonly rosters: ReadonlyMap<string, readonly Roster[]>;
}

/** A count of a goal's quanta in base units. */
export function fromQuanta(goal: Goal, quanta: bigint): Rational {
  return multiply(rational(quanta), goal.quantum);
}

/** A value of a goal as a quantity in the goal's unit, for messages. */
export function quantityOf(goal: Goal, value: Rational): Quantity {
  return { value, unit: goal.unit };
}

/** The same months a year earlier. */
export function yearBefore(period: Period): Period {
  return { ...period, from: period.from - 12 };
}
