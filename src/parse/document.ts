import type { Blockquote, PhrasingContent, RootContent } from 'mdast';
import type { SourceFile, Span } from '../model/source.ts';

/**
 * A plan as text with a structure, before it means anything: frontmatter as key, value and place; level-2 sections;
 * in each the prose and the tables in the order in which the author wrote them.
 *
 *   Document ─ frontmatter   Entry[]
 *            ─ sections      ─ heading, step (1–6, or null for prose of its own)
 *                            ─ blocks     prose (one mdast node) | table (RawTable)
 */
export interface Document {
  readonly file: SourceFile;
  readonly frontmatter: FrontmatterSource;
  /** Everything before the first level-2 heading is a section without heading. */
  readonly sections: readonly Section[];
  /** The tables of the CSV files named in the frontmatter, read like those of the plan. */
  readonly attached: readonly RawTable[];
  /** The long CSV of actuals, when the frontmatter names one. */
  readonly actuals: RawTable | null;
  /** Links to addresses in prose and cells, in the order of the text. */
  readonly claims: readonly ClaimSource[];
}

/** What stands between the `---` lines: plain data (Maps for user keys), and where each key path stands. */
export interface FrontmatterSource {
  readonly data: YamlValue;
  /** The place of a value by its key path joined with `.` (`lights.red`, `waive.0.code`), and of its key as `path#key`. */
  readonly places: ReadonlyMap<string, Span>;
  readonly at: Span;
}

/** Scalars keep their source text: `2026` and `2026-08` are periods, `1.10` keeps its zero. */
export type YamlValue =
  | { readonly kind: 'scalar'; readonly text: string; readonly value: string | number | boolean | null }
  | { readonly kind: 'list'; readonly items: readonly YamlValue[] }
  | { readonly kind: 'map'; readonly entries: ReadonlyMap<string, YamlValue> };

export interface Section {
  readonly step: StepNumber | null;
  /** null before the first level-2 heading. */
  readonly heading: HeadingSource | null;
  readonly blocks: readonly Block[];
}

export type StepNumber = 1 | 2 | 3 | 4 | 5 | 6;

export interface HeadingSource {
  readonly text: string;
  readonly at: Span;
}

export type Block =
  | {
      readonly kind: 'prose';
      readonly node: Exclude<RootContent, { type: 'table' | 'html' | 'yaml' }> | Blockquote;
    }
  | { readonly kind: 'table'; readonly table: RawTable };

/** A table as cells of text. A CSV file gives the same, so that decoding does not know where a table came from. */
export interface RawTable {
  /** Unique within the plan, in document order: `t1`, `t2` …; the view finds the decoded rows by it. */
  readonly id: string;
  readonly at: Span;
  readonly origin: 'markdown' | 'csv';
  /** The step of its section; null for CSV tables (the kind is then known by its first heading alone). */
  readonly step: StepNumber | null;
  readonly head: readonly RawCell[];
  readonly align: readonly ('left' | 'center' | 'right' | null)[];
  readonly rows: readonly (readonly RawCell[])[];
  /** Rows that were written with fewer cells than there are headings, and were filled with blanks. */
  readonly short?: readonly { readonly at: Span; readonly cells: number }[];
}

export interface RawCell {
  /** Trimmed plain text; `<br>` is a line feed; the text of a link without its target. */
  readonly text: string;
  readonly at: Span;
  /** The inline content, for tables that are rendered as they stand; absent in CSV. */
  readonly content?: readonly PhrasingContent[];
}

/** `[1000 万元](#销售总额:目标)`: the text that claims, and the address that must agree. */
export interface ClaimSource {
  readonly text: string;
  readonly address: string;
  /** The place of the link's text; what `fix` rewrites. */
  readonly at: Span;
  readonly addressAt: Span;
}
