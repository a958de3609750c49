import type { Address, AddressSum } from '../language/address.ts';
import type { Cell, CellType, CellValues, Standard, TargetValue } from '../language/cells.ts';
import type { Quantity, Unit } from '../language/units.ts';
import type { KindId, Kinds } from '../language/vocabulary.ts';
import type { Lang } from '../language/words.ts';
import type { Period } from '../model/period.ts';
import type { Rational } from '../model/rational.ts';
import type { Span } from '../model/source.ts';
import type { ClaimSource, Document } from '../parse/document.ts';
import type { Lights } from './config.ts';

/**
 * A plan that means something: typed frontmatter, goals, and the rows of every table.
 *
 *   Plan ─ frontmatter
 *        ─ goals        Goal[]           step 1, units and periods resolved
 *        ─ rows         by kind          every table's rows, typed by the vocabulary
 *        ─ targets      TargetRow[]      rows of the period tables of step 2: goal, member, cell by period
 *        ─ splits       Split[]          one decomposition of one goal by one dimension
 *        ─ actuals      Actual[]         step 5 and the CSV, merged
 *        ─ document                      for the view: prose in its place
 */
export interface Plan {
  /** The stem of the file, or the folder's name when the file is `plan.md`. Unique in the repository. */
  readonly id: string;
  readonly file: string;
  readonly frontmatter: Frontmatter;
  readonly goals: readonly Goal[];
  readonly rows: { readonly [K in KindId]: readonly Row<K>[] };
  readonly targets: readonly TargetRow[];
  /** Weights of the spread over time from a 季节性 row: by period, in document order. */
  readonly seasonality: readonly PeriodCell<Rational>[];
  readonly splits: readonly Split[];
  readonly actuals: readonly Actual[];
  readonly claims: readonly ClaimSource[];
  readonly document: Document;
  /** What each table of the document turned out to be; tables that are prose are not in it. */
  readonly tables: ReadonlyMap<string, TableUse>;
}

export interface Frontmatter {
  readonly title: string;
  readonly period: Period;
  readonly owner: string | null;
  readonly status: 'draft' | 'approved' | 'closed';
  readonly lang: Lang;
  readonly currency: string;
  readonly parent: string | null;
  readonly follows: string | null;
  readonly actuals: string | null;
  readonly tables: readonly string[];
  readonly lights: Lights;
  readonly waive: readonly Waiver[];
  readonly places: ReadonlyMap<string, Span>;
}

export interface Waiver {
  readonly code: string;
  /** The `about` of the finding it is meant for, or null for every finding of that code. */
  readonly address: string | null;
  readonly reason: string;
  readonly at: Span;
}

/** Which table of the document holds what, and what stands in each of its columns. */
export interface TableUse {
  readonly kind: KindId;
  readonly columns: readonly ColumnUse[];
  /** For splits: the goal and dimension of the first heading. */
  readonly split?: { readonly goal: string; readonly dimension: string };
}

export type ColumnUse =
  | { readonly use: 'first' }
  | { readonly use: 'column'; readonly id: string; readonly unit: Unit | null }
  | { readonly use: 'period'; readonly period: Period }
  | { readonly use: 'total' }
  /** Not known, kept as text (it is a warning). */
  | { readonly use: 'text' };

/** A row as the vocabulary types it. A column that the table does not have is a blank cell at the row's first cell. */
export interface Row<K extends KindId> {
  readonly kind: K;
  readonly table: string;
  /** Index of the row within its table, from 0. */
  readonly index: number;
  readonly at: Span;
  /** The first cell: the name, or the period. */
  readonly name: Cell<CellValues[Kinds[K]['first']['cell']]>;
  readonly cells: {
    readonly [C in keyof Kinds[K]['columns']]: Kinds[K]['columns'][C] extends {
      cell: infer T extends CellType;
    }
      ? Cell<CellValues[T]>
      : never;
  };
}

/** A row of any kind. */
export type AnyRow = { readonly [K in KindId]: Row<K> }[KindId];

export type GoalType = 'flow' | 'ratio' | 'stock';

export interface Goal {
  readonly name: string;
  /** Survives a renaming; null when the author gave none. */
  readonly id: string | null;
  readonly type: GoalType;
  readonly unit: Unit;
  /** The smallest step of a target, in base units (0.01 万元 = 100 元). Not used for ratios. */
  readonly quantum: Rational;
  readonly direction: 'higher' | 'lower';
  readonly period: Period;
  readonly baseline: Cell<Quantity>;
  /** As written; the level itself (growth applied) is computed. */
  readonly target: Cell<TargetValue>;
  readonly numerator: AddressSum | null;
  readonly denominator: AddressSum | null;
  readonly weight: Cell<Rational>;
  readonly owners: readonly string[];
  readonly standard: Cell<Standard>;
  readonly reason: string;
  readonly scope: string;
  readonly parentGoal: Cell<Address>;
  readonly lights: Lights;
  readonly row: Row<'goals'>;
}

export interface PeriodCell<T> {
  readonly period: Period;
  readonly cell: Cell<T>;
}

/** A row of a period table of step 2: the goal as a whole, or one member of it (`目标/成员`). */
export interface TargetRow {
  readonly goal: string;
  readonly member: string | null;
  readonly dimension: string | null;
  readonly periods: readonly PeriodCell<Quantity>[];
  /** The total column, a check when filled. */
  readonly total: Cell<Quantity> | null;
  readonly row: Row<'targets'>;
}

/** One decomposition of one goal by one dimension; tables of the same goal and dimension are merged. */
export interface Split {
  readonly goal: string;
  readonly dimension: string;
  readonly members: readonly SplitMember[];
  /** The period columns of the table(s), in order; empty for a table of weights or amounts only. */
  readonly periods: readonly Period[];
  /** A 合计 row, to be checked or computed. */
  readonly total: SplitMember | null;
  readonly table: string;
  readonly at: Span;
}

export interface SplitMember {
  readonly name: string;
  /** The parent's name, when the config says so and the parent is a row of the same split (ruling 21). */
  readonly parent: string | null;
  readonly periods: readonly PeriodCell<Quantity>[];
  readonly total: Cell<Quantity> | null;
  readonly row: Row<'splits'>;
}

/** One actual: a level of a goal, a member or another address that can have one, in one period. */
export interface Actual {
  /** Goal name, or reserved kind for `渠道/行业展会:转化率`. */
  readonly subject: string;
  /** The dimension and member it is of; empty: the total. Usually one; a CSV may have several (产品 × 区域). */
  readonly members: readonly {
    readonly dimension: string;
    readonly member: string;
    /** Where it is named, until its name is resolved. */
    readonly at?: Span;
  }[];
  /** What it is an actual of, when not the goal itself (conversion of a channel …). */
  readonly measure: string | null;
  readonly period: Period;
  readonly value: ActualValue;
  readonly at: Span;
}

/** In base units. A ratio may come as its two parts, a price-volume analysis as quantity and amount. */
export type ActualValue =
  | { readonly kind: 'level'; readonly value: Rational }
  | { readonly kind: 'parts'; readonly numerator: Rational; readonly denominator: Rational }
  | { readonly kind: 'sale'; readonly quantity: Rational; readonly amount: Rational };
