import type { Day } from '../model/calendar.ts';
import type { Period } from '../model/period.ts';
import type { Rational } from '../model/rational.ts';
import type { Span } from '../model/source.ts';
import type { Address, AddressSum } from './address.ts';
import type { Quantity } from './units.ts';

/**
 * What the text of a cell can mean, one entry a cell type. The vocabulary names one for every column; the reader of
 * that name turns text into the value here, and the row types of a plan are derived from both.
 */
export interface CellValues {
  /** Prose, as written. */
  text: string;
  /** The identity of a thing: compared without case, width and spaces. */
  name: string;
  /** One or more names, separated by 、 , ; or `<br>`. */
  names: readonly string[];
  /** An amount in base units (元, 家 …), or a ratio as a fraction, in the unit of its goal, its heading, or its own suffix. */
  quantity: Quantity;
  /** A plain number (heads, days, k). */
  number: Rational;
  /** `25%` → 1/4. */
  percent: Rational;
  /** `20%` or `20% @商机`: a rate, and the stage or thing it leads to. */
  rate: { readonly rate: Rational; readonly at: string | null };
  /** 目标值: a level (`1000`, `≥70%`, `≤3%`) or a growth over the baseline (`+30%`). */
  target: TargetValue;
  /** 下达: `1100` or `1100 (+10%)`. */
  assigned: { readonly quantity: Quantity; readonly uplift: Rational | null };
  /** A day, or the first and last day of what was named (`10月底`, `Q3`); a deadline is the last. */
  date: DateRange;
  period: Period;
  /** Working days. */
  workdays: Rational;
  /** Calendar days: `30天`, `2周`, `1个月` (30 days). */
  lag: number;
  /** Share of full productivity by month of tenure, from month 0; the last holds on. */
  ramp: readonly Rational[];
  recurrence: Recurrence;
  /** Sums of addresses: `销售总额/制造业 + 销售总额/零售业`. */
  sum: AddressSum;
  address: Address;
  /** A completion standard that can be tested, or prose ("not tested"). */
  standard: Standard;
  adjustments: readonly Adjustment[];
  goalType: 'flow' | 'ratio' | 'stock';
  direction: 'higher' | 'lower';
  milestoneStatus: 'open' | 'done' | 'late';
  actionStatus: 'open' | 'doing' | 'done';
  causeCategory: CauseCategory;
  outcome: 'met' | 'missed';
  lessonType: 'keep' | 'fix' | 'stop';
  lessonHandling: 'cited' | 'waived';
}

export type CellType = keyof CellValues;

export type CauseCategory =
  | 'market'
  | 'customer'
  | 'product'
  | 'price'
  | 'channel'
  | 'people'
  | 'execution'
  | 'delivery'
  | 'policy'
  | 'other';

export interface TargetValue {
  /** `≥` sets higher-is-better, `≤` lower-is-better; none leaves the direction to the goal. */
  readonly bound: 'at-least' | 'at-most' | null;
  readonly value: Quantity | null;
  /** `+30%` → 0.3 over the baseline; null for a level. */
  readonly growth: Rational | null;
}

export interface DateRange {
  readonly from: Day;
  readonly to: Day;
}

export interface Recurrence {
  readonly per: 'day' | 'week' | 'month' | 'quarter';
  readonly times: number;
}

export type Standard =
  /** Deviation of each month, quarter or year (null: of any period shown) within ± `within`. */
  | {
      readonly kind: 'deviation';
      readonly cycle: 'month' | 'quarter' | 'year' | null;
      /** false for `≤x%` without ±: only an adverse deviation counts. */
      readonly symmetric: boolean;
      readonly within: Rational;
    }
  | { readonly kind: 'level'; readonly bound: 'at-least' | 'at-most'; readonly value: Quantity }
  | { readonly kind: 'prose' };

/** One assumption of a scenario: `address = v`, `+x%`, `×k`, `+n`. */
export interface Adjustment {
  readonly address: Address;
  readonly change:
    | { readonly kind: 'set'; readonly value: Quantity }
    | { readonly kind: 'scale'; readonly factor: Rational }
    | { readonly kind: 'shift'; readonly by: Quantity };
}

/**
 * A cell after reading. Blank (nothing written: to be computed, or a missing actual), none (`—`, `无`: there is none)
 * and zero are three things, and the type keeps them apart.
 */
export type Cell<T> = CellPlace &
  ({ readonly state: 'value'; readonly value: T } | { readonly state: 'blank' } | { readonly state: 'none' });

export interface CellPlace {
  readonly at: Span;
  /** The text as it stands in the file, trimmed; empty when blank or when the table has no such column. */
  readonly text: string;
}

/** The value of a cell, or undefined when it is blank or none; for where the two need not be told apart. */
export function valueOf<T>(cell: Cell<T>): T | undefined {
  return cell.state === 'value' ? cell.value : undefined;
}
