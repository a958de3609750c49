import type { TableView } from './table.ts';

/**
 * A picture before it is drawn: what it finds, what it is about, and its data in words and plain numbers. `kind` names
 * the drawing in `templates/charts/`; the numbers here are for lengths only, every label is already text.
 */
export interface ChartView {
  /** Unique on its page. */
  readonly id: string;
  readonly kind: ChartKind;
  /** The finding, made from the figures; the heading of the picture. */
  readonly title: string;
  /** What is shown, small above the finding. */
  readonly topic: string;
  /** For those who cannot see it: what the picture shows, in a sentence. */
  readonly description: string;
  /** The named data sets of the drawing. */
  readonly data: Readonly<Record<string, readonly Datum[]>>;
  /** The ends of the drawing's scales: a scale is settled by the view, so that one unit has one scale. */
  readonly params: Readonly<Record<string, number>>;
  /** How to read the marks, in words under the picture. */
  readonly legend: readonly LegendItem[];
  /** The same figures as a table, beside the picture. */
  readonly table: TableView;
}

export type ChartKind =
  | 'months'
  | 'plan'
  | 'bullets'
  | 'split'
  | 'drivers'
  | 'gantt'
  | 'capacity'
  | 'burn-up'
  | 'heat'
  | 'grid'
  | 'tree'
  | 'map';

export type Datum = Readonly<Record<string, string | number | boolean | null | readonly string[]>>;

export interface LegendItem {
  readonly mark:
    | 'plan'
    | 'actual'
    | 'forecast'
    | 'absent'
    | 'due'
    | 'critical'
    | 'milestone'
    | 'red'
    | 'yellow';
  readonly text: string;
}
