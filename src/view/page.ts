import type { RootContent } from 'mdast';
import type { Impact } from '../compute/goal-analysis.ts';
import type { Severity } from '../diagnostics/define.ts';
import type { Lang } from '../language/words.ts';
import type { ChartView } from './chart.ts';
import type { Sparkline } from './summary/sparkline.ts';
import type { ClaimView, LightView, TableView } from './table.ts';

/** Pages as words: every text is final, every number is formatted. A template only places them. */

export interface PlanPage {
  readonly id: string;
  readonly lang: Lang;
  readonly brand: BrandView;
  readonly header: PlanHeader;
  readonly summary: Summary;
  readonly sections: readonly SectionView[];
  readonly findings: FindingsView;
  /** The figures that the text, the summary and the key figures speak of: the appendix. */
  readonly sources: readonly SourceView[];
  /** Those that only stand in tables: on the screen each can be asked where it stands. */
  readonly shownSources: readonly SourceView[];
  /** How many of the numbers in the prose agree with the figures; empty when the prose makes no claims. */
  readonly claims: string;
  /** Links from this page, relative to its own folder. */
  readonly links: PageLinks;
}

export interface BrandView {
  readonly name: string;
  /** A colour that may stand in a style sheet; checked, because it comes from a file. */
  readonly accent: string;
  /** null without one: the name stands in its place. */
  readonly logo: LogoView | null;
}

export interface LogoView {
  /** The picture itself, as a `data:` address. */
  readonly uri: string;
  /** In pixels. */
  readonly width: number;
  readonly height: number;
  /** Whether the company's name stands beside it: a wide logo is a line of letters, as a rule, and says it already. */
  readonly withName: boolean;
}

export interface PageLinks {
  readonly index: string;
  readonly pdf: string;
  /** The edition of one page. */
  readonly brief: string;
  readonly data: string;
  /** The spreadsheet; empty where none is made. */
  readonly workbook: string;
  readonly parent: Link | null;
  readonly children: readonly Link[];
}

export interface Link {
  readonly text: string;
  readonly href: string;
}

export interface PlanHeader {
  readonly title: string;
  /** Label and value, in reading order: period, owner, status, as-of. */
  readonly facts: readonly Fact[];
  readonly asOf: string;
  readonly period: string;
  readonly owner: string;
}

export interface Fact {
  readonly label: string;
  readonly value: string;
}

/** The first screen: the sentence, the four answers, one picture, the tiles. */
export interface Summary {
  readonly headline: string;
  readonly light: LightView;
  readonly answers: readonly Answer[];
  readonly picture: ChartView | null;
  readonly tiles: readonly Tile[];
}

export interface Answer {
  readonly id: 'on-plan' | 'landing' | 'drivers' | 'doing';
  readonly question: string;
  readonly answer: string;
  /** Further sentences, each on its own line. */
  readonly details: readonly string[];
}

/** One goal in numbers. */
export interface Tile {
  readonly name: string;
  readonly light: LightView;
  /** The number that stands large, and what it is. */
  readonly value: string;
  /** Of the unit, what stands before the number and what after it. */
  readonly before: string;
  readonly unit: string;
  readonly label: string;
  readonly facts: readonly TileFact[];
  /** Null with fewer than two actuals. */
  readonly sparkline: Sparkline | null;
  /** The anchor of the record of the number that stands large; empty when there is none. */
  readonly source: string;
}

export interface TileFact {
  readonly label: string;
  readonly value: string;
  readonly impact: Impact | '';
  /** As of the tile. */
  readonly source: string;
}

export interface SectionView {
  readonly id: string;
  /** 1–6, or empty for a section of the author's own. */
  readonly number: string;
  readonly title: string;
  readonly blocks: readonly BlockView[];
}

export type BlockView =
  | ProseBlock
  | { readonly kind: 'table'; readonly table: TableView }
  | { readonly kind: 'chart'; readonly chart: ChartView }
  | {
      readonly kind: 'finding';
      readonly topic: string;
      readonly title: string;
      readonly light: LightView | null;
    }
  | { readonly kind: 'list'; readonly items: readonly string[] };

/** Prose of the author as a tree; the renderer sanitises it. Claims are marked by the address they link to. */
export interface ProseBlock {
  readonly kind: 'prose';
  readonly nodes: readonly RootContent[];
  /** By `address text`. */
  readonly claims: ReadonlyMap<string, ClaimView>;
}

export interface FindingsView {
  readonly count: string;
  readonly items: readonly Finding[];
  readonly waived: readonly Finding[];
}

export interface Finding {
  readonly severity: Severity;
  readonly severityWord: string;
  /** Of its rule. */
  readonly title: string;
  readonly what: string;
  readonly why: string;
  readonly fix: string;
  readonly place: string;
  readonly code: string;
  /** The reason of a waiver; empty when it is not waived. */
  readonly reason: string;
}

/** Where a figure comes from. */
export interface SourceView {
  readonly anchor: string;
  readonly address: string;
  readonly name: string;
  readonly value: string;
  readonly formula: string;
  readonly inputs: readonly string[];
}
