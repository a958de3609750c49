import type { Constraint } from '../compute/feasibility/feasibility-analysis.ts';
import type { Light } from '../compute/figure.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { Goalpost } from '../history/goalposts.ts';
import type { PlanHistory } from '../history/history.ts';
import type { Unit } from '../language/units.ts';
import type { KindId } from '../language/vocabulary.ts';
import type { Lang, Words } from '../language/words.ts';
import type { Day } from '../model/calendar.ts';
import type { FiscalStart, Period } from '../model/period.ts';
import type { Rational } from '../model/rational.ts';

/**
 * What a change of files means. Two runs go in, what is different between them comes out; how a file is laid out is
 * no difference.
 *
 *   ChangeSet ─ plans     PlanChange[]  ─ changes   Change[]   targets, owners, dates, covers, lights, findings …
 *             ─ general   Change[]                             of the config
 */
export interface ChangeSet {
  readonly base: SideName;
  readonly head: SideName;
  /** Both sides are computed as of this day. */
  readonly asOf: Day;
  /** The days that the configs of the two sides pin, where they differ. */
  readonly pinned: { readonly base: Day | null; readonly head: Day | null } | null;
  /** Plans in which something means something else, those that matter most first. */
  readonly plans: readonly PlanChange[];
  /** Plans that mean what they meant. */
  readonly unchanged: number;
  readonly general: readonly Change[];
  /** Errors that the change brings: what the exit code tells. */
  readonly newErrors: number;
}

/** What a side is called: a ref as it was given and its commit; no commit for the files as they lie in the folder. */
export interface SideName {
  readonly name: string;
  readonly commit: string | null;
}

export interface PlanChange {
  readonly id: string;
  readonly file: string;
  readonly title: string;
  readonly lang: Lang;
  readonly fiscal: FiscalStart;
  readonly state: 'added' | 'removed' | 'renamed' | 'changed';
  /** The plan's id before, when it was renamed. */
  readonly from: string | null;
  readonly changes: readonly Change[];
  /** How its targets came to be up to the base; null where nothing asks for it, or git does not know. */
  readonly history: PlanHistory | null;
}

export interface Moved {
  readonly from: Rational | null;
  readonly to: Rational | null;
}

/** One part of a total that was distributed anew: a member, or a period. */
export interface Part extends Moved {
  readonly member: string | null;
  readonly period: Period | null;
}

/** A cell of a target as its author wrote it before and after; empty where there is nothing. */
export interface WrittenCell {
  /** null: the whole. */
  readonly period: Period | null;
  readonly from: string;
  readonly to: string;
}

/** A light that turned. */
export interface Turn {
  readonly period: Period | null;
  readonly from: Light;
  readonly to: Light;
  /** The actual is what it was: the light turned because the target moved. */
  readonly retargeted: boolean;
}

export type Change =
  /** The plan cannot be computed any more, or can be again. */
  | { readonly kind: 'blocked' | 'unblocked' }
  /**
   * Lines that differ in a plan that cannot be computed on one side or both, so that nobody can say all that they mean:
   * partly told where both sides have rows and cells to compare.
   */
  | { readonly kind: 'untold'; readonly lines: number; readonly partly: boolean }
  | {
      readonly kind: 'goal-added' | 'goal-removed';
      readonly goal: string;
      readonly unit: Unit;
      readonly target: Rational | null;
    }
  | { readonly kind: 'renamed'; readonly of: KindId; readonly from: string; readonly to: string }
  | ({
      readonly kind: 'target';
      readonly goal: string;
      readonly unit: Unit;
      readonly direction: 'higher' | 'lower';
    } & Moved)
  /** How a goal is distributed, over periods (no dimension) or members, in one period or the whole. */
  | {
      readonly kind: 'shift';
      readonly goal: string;
      readonly dimension: string | null;
      readonly period: Period | null;
      readonly unit: Unit;
      readonly parts: readonly Part[];
      /** The parts still add up to what they added up to; null where parts do not add (a ratio, a level). */
      readonly conserved: boolean | null;
    }
  /** Targets as their cells read, where a plan cannot be computed and one side states none that could be compared. */
  | {
      readonly kind: 'written';
      readonly goal: string;
      readonly member: string | null;
      readonly cells: readonly WrittenCell[];
    }
  /** Cells that are now held or now computed, without another value. */
  | {
      readonly kind: 'held';
      readonly goal: string;
      readonly dimension: string | null;
      readonly held: number;
      readonly released: number;
    }
  | ({ readonly kind: 'goalpost' } & Goalpost)
  | ({
      readonly kind: 'cover';
      readonly of: Constraint['kind'];
      readonly goal: string | null;
      readonly binding: boolean;
    } & Moved)
  | ({
      readonly kind: 'landing';
      readonly goal: string;
      readonly unit: Unit;
      /** The landing against the target of its own version. */
      readonly attainment: Moved;
      readonly weighty: boolean;
    } & Moved)
  | ({
      readonly kind: 'pace';
      readonly goal: string;
      readonly unit: Unit;
      readonly grain: Grain;
      readonly best: Rational | null;
      readonly weighty: boolean;
    } & Moved)
  /** To date (no period), or in single periods. */
  | {
      readonly kind: 'light';
      readonly goal: string;
      readonly member: string | null;
      readonly turns: readonly Turn[];
    }
  | {
      readonly kind: 'actual';
      readonly goal: string;
      readonly member: string | null;
      readonly unit: Unit;
      readonly parts: readonly Part[];
    }
  | {
      readonly kind: 'task';
      readonly name: string;
      readonly start: { readonly from: Day | null; readonly to: Day | null };
      readonly finish: { readonly from: Day | null; readonly to: Day | null };
      /** Working days by which it ends later (earlier when negative); null without both ends. */
      readonly slip: number | null;
      readonly critical: { readonly from: boolean; readonly to: boolean };
    }
  | {
      readonly kind: 'finish';
      readonly from: Day | null;
      readonly to: Day | null;
      readonly slip: number | null;
    }
  | {
      readonly kind: 'critical-path';
      readonly from: readonly (readonly string[])[];
      readonly to: readonly (readonly string[])[];
    }
  | {
      readonly kind: 'owner';
      readonly of: Thing;
      readonly name: string;
      readonly from: readonly string[];
      readonly to: readonly string[];
    }
  | {
      readonly kind: 'date';
      readonly of: Thing;
      readonly name: string;
      readonly field: Words;
      readonly from: Day | null;
      readonly to: Day | null;
    }
  | {
      readonly kind: 'field';
      readonly of: Thing;
      readonly name: string;
      readonly field: Words;
      readonly from: string;
      readonly to: string;
    }
  /** Amounts of a column whose rows share one pot: budgets, their shares, leads. */
  | {
      readonly kind: 'amounts';
      readonly of: KindId;
      readonly field: Words;
      readonly unit: Unit;
      readonly parts: readonly Part[];
      readonly conserved: boolean;
    }
  | { readonly kind: 'row'; readonly of: KindId; readonly name: string; readonly state: 'added' | 'removed' }
  /** Another plan that this one is checked against cannot be computed any more, or can be again. */
  | { readonly kind: 'neighbour'; readonly state: 'blocked' | 'unblocked'; readonly plans: readonly string[] }
  /**
   * Found: seen only now, because nobody could look before; it need not be new. Waived and silenced: still so, but the
   * plan waives it now, or the config has switched its code off; nobody has mended it.
   */
  | {
      readonly kind: 'finding';
      readonly state: 'new' | 'found' | 'gone' | 'other' | 'waived' | 'silenced';
      readonly diagnostic: Diagnostic;
    }
  | {
      readonly kind: 'claim';
      readonly state: 'stale' | 'fixed';
      readonly text: string;
      readonly address: string;
      readonly expected: string | null;
      readonly severity: Diagnostic['severity'];
    }
  | { readonly kind: 'prose'; readonly steps: readonly (number | null)[] }
  /** `broken`: the side whose config has errors; what cannot be read there has its default. */
  | { readonly kind: 'config'; readonly fields: readonly Words[]; readonly broken: 'before' | 'now' | null };

/** What a field belongs to: a row of a kind, or the plan as a whole. */
export type Thing = KindId | 'plan';
export type Grain = 'month' | 'quarter' | 'half' | 'year';
