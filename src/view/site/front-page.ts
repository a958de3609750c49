import type { Impact } from '../../compute/goal-analysis.ts';
import type { Lang } from '../../language/words.ts';
import type { ChartView } from '../chart.ts';
import type { BrandView, Finding, Link } from '../page.ts';
import type { LightView, TableView } from '../table.ts';
import type { CalendarDay, Filter } from './page.ts';

/** The first page of the site: all plans, where they stand, what is due next. */
export interface IndexPage {
  /** The board's PDF of all plans; empty without one. */
  readonly pdf: string;
  readonly lang: Lang;
  readonly brand: BrandView;
  readonly title: string;
  readonly asOf: string;
  readonly headline: string;
  readonly filters: readonly Filter[];
  /** What is due next over all plans, and the sentence above it. */
  readonly next: { readonly title: string; readonly days: readonly CalendarDay[] };
  readonly rows: readonly IndexRow[];
  /** Where the plans stand to each other; null while there are too few to compare. */
  readonly map: ChartView | null;
  readonly failed: readonly FailedPlan[];
  readonly rollUps: readonly TableView[];
}

export interface IndexRow {
  readonly title: string;
  /** Of the title. */
  readonly lang: Lang;
  readonly href: string;
  readonly pdf: string;
  readonly period: string;
  readonly owner: string;
  readonly depth: number;
  readonly light: LightView;
  readonly goal: string;
  readonly attainment: string;
  readonly landing: string;
  readonly gap: string;
  readonly gapImpact: Impact | '';
  readonly findings: string;
  /** What the columns are sorted by, as machines read it; empty where there is nothing. */
  readonly keys: {
    readonly light: string;
    readonly attainment: string;
    readonly landing: string;
    readonly gap: string;
    readonly findings: string;
  };
}

export interface FailedPlan {
  readonly title: string;
  readonly file: string;
  /** The report of an earlier build that still lies there, and its day. */
  readonly last: Link | null;
  readonly findings: readonly Finding[];
}
