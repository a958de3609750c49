import type { FormulaId } from '../language/formulas.ts';
import type { MeasureId } from '../language/measures.ts';
import type { Unit } from '../language/units.ts';
import type { Day } from '../model/calendar.ts';
import type { Period } from '../model/period.ts';
import type { Rational } from '../model/rational.ts';
import type { Span } from '../model/source.ts';

/**
 * One figure of a plan with its provenance: what it is, how it came about, and from what. The report, `explain`, the
 * claims and data.json all read this record; nothing prints a number that has none.
 */
export interface Figure {
  readonly id: FigureId;
  readonly value: FigureValue;
  /** null: given by the author, in the cell `at`. */
  readonly formula: Formula | null;
  readonly inputs: readonly Input[];
  /** The cell in which a given figure stands. */
  readonly at: Span | null;
}

/** The parts of an address, resolved: names as the plan spells them first, periods as periods. */
export interface FigureId {
  /** A goal's name, or the reserved name of a kind in the plan's language (`渠道`). */
  readonly subject: string;
  readonly dimension: string | null;
  readonly member: string | null;
  readonly period: Period | null;
  readonly measure: MeasureId;
}

export type FigureValue =
  /** In base units of `unit`. */
  | { readonly state: 'number'; readonly value: Rational; readonly unit: Unit }
  | { readonly state: 'day'; readonly day: Day }
  | { readonly state: 'light'; readonly light: Light }
  /** There is no such figure, and why: no actual, no target, division by zero … Never a zero. */
  | { readonly state: 'missing'; readonly reason: MissingReason };

export type MissingReason =
  | 'no-target'
  | 'no-baseline'
  | 'no-actual'
  | 'not-closed'
  | 'over-zero'
  | 'target-not-positive'
  | 'ratio-does-not-add'
  | 'no-weights'
  | 'no-data';

export interface Formula {
  readonly id: FormulaId;
  /** What the words of the formula name (a method, a rule), by the placeholder's name. */
  readonly args?: Readonly<Record<string, string>>;
}

export type Input =
  | { readonly kind: 'figure'; readonly id: FigureId }
  | { readonly kind: 'cell'; readonly at: Span; readonly text: string };

export type Light = 'green' | 'yellow' | 'red' | 'grey';

/**
 * The figures of one plan by address. A record is made when it is first asked for, because a page shows a fraction
 * of what can be asked; listing makes them all.
 */
export interface Figures {
  /** By any spelling of the address; null for an address that names no figure. */
  get(address: string): Figure | null;
  /** By an input of another figure. */
  at(id: FigureId): Figure | null;
  /** Every address, as it is printed. */
  addresses(): readonly string[];
}
