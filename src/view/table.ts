import type { PhrasingContent } from 'mdast';
import type { Light } from '../compute/figure.ts';
import type { Impact } from '../compute/goal-analysis.ts';
import type { Unit } from '../language/units.ts';
import type { Day } from '../model/calendar.ts';
import type { Rational } from '../model/rational.ts';

/**
 * One table for every writer: the page takes the texts, a workbook takes the raw values. A cell keeps both, so that
 * no writer has to read a number back out of words.
 */
export interface TableView {
  readonly id: string;
  /** The finding or the name of the table; empty where the author's own words stand around it. */
  readonly caption: string;
  readonly columns: readonly TableColumn[];
  readonly rows: readonly TableRow[];
  /** How the table is to be read: the unit of all amounts, the base of a spread. */
  readonly note: string;
  /** At least one cell was computed by the program, so that the page explains the mark. */
  readonly hasComputed: boolean;
  /** Few short columns: not stretched over the page. */
  readonly compact: boolean;
}

export interface TableColumn {
  readonly heading: string;
  /** The unit of every number below, said once here; empty when there is none or it differs by row. */
  readonly unit: string;
  readonly align: 'left' | 'right' | 'center';
  /** Prose columns may wrap; the others are kept on one line. */
  readonly wraps: boolean;
}

export interface TableRow {
  readonly role: 'body' | 'total';
  /** Depth within a hierarchy of members, from 0. */
  readonly depth: number;
  readonly cells: readonly TableCell[];
}

export interface TableCell {
  readonly text: string;
  readonly value: CellRaw;
  /** Filled by the author, or computed because the author left it blank. Words and headings are neither. */
  readonly origin: 'held' | 'computed' | 'none';
  readonly light: LightView | null;
  readonly impact: Impact | '';
  /** For a bar in the cell: where it starts and how long it is, in percent of the cell's width. */
  readonly bar: { readonly from: number; readonly length: number; readonly impact: Impact } | null;
  /** Inline prose of the author, for cells that are words. */
  readonly content: readonly PhrasingContent[] | null;
  /** Claims in that prose, by `address text`. */
  readonly claims: ReadonlyMap<string, ClaimView>;
  /** The anchor of the record that says where the figure comes from; empty when there is none on this page. */
  readonly source: string;
}

export type CellRaw =
  | { readonly kind: 'none' }
  | { readonly kind: 'text' }
  /** In base units of `unit`; without a unit a plain number or a fraction. */
  | { readonly kind: 'number'; readonly value: Rational; readonly unit: Unit | null }
  | { readonly kind: 'day'; readonly day: Day };

export interface ClaimView {
  readonly state: 'verified' | 'stale';
  readonly note: string;
  /** The anchor of the record that says where the figure comes from; empty when there is none. */
  readonly source: string;
}

/** A light as colour, shape and word. */
export interface LightView {
  readonly id: Light;
  readonly word: string;
}
