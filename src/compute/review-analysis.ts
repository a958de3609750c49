import type { Row } from '../decode/plan.ts';
import type { Period } from '../model/period.ts';
import type { Rational } from '../model/rational.ts';
import type { Comparison } from './goal-analysis.ts';

export interface SmartCheck {
  readonly goal: string;
  readonly letters: readonly {
    readonly letter: 'S' | 'M' | 'A' | 'R' | 'T';
    readonly verdict: 'met' | 'not-met' | 'unknown';
    /** Which conditions hold or fail; the view says them in words. */
    readonly reasons: readonly { readonly id: SmartReason; readonly ok: boolean | null }[];
  }[];
}

export type SmartReason =
  | 'has-unit'
  | 'has-scope'
  | 'has-owner'
  | 'has-number'
  | 'has-baseline'
  | 'has-actuals-source'
  | 'growth-stated'
  | 'capacity-covers'
  | 'funnel-covers'
  | 'pace-in-reach'
  | 'names-reason'
  | 'has-period'
  | 'has-subperiods';

export interface DeviationAnalysis {
  /** null where a red or yellow has no row yet. */
  readonly row: Row<'deviations'> | null;
  readonly goal: string;
  readonly period: Period;
  readonly comparison: Comparison | null;
  readonly state: 'explained' | 'incomplete' | 'missing';
  /** What the next closed periods of the same goal say of the adjustment. */
  readonly recovery: 'recovered' | 'improved' | 'not-yet' | 'too-early' | null;
  readonly overdue: boolean;
}

export interface ReviewAnalysis {
  readonly goal: string;
  readonly period: Period;
  readonly comparison: Comparison | null;
  readonly claimed: 'met' | 'missed' | null;
  readonly found: 'met' | 'missed' | null;
  readonly row: Row<'review'> | null;
}

export interface LessonAnalysis {
  readonly row: Row<'lessons'>;
  readonly state: 'verified' | 'open' | 'overdue' | 'incomplete';
}

export interface ScenarioAnalysis {
  readonly name: string;
  readonly row: Row<'scenarios'> | null;
  /** Per goal of the plan, in order. */
  readonly goals: readonly {
    readonly goal: string;
    readonly target: Rational | null;
    readonly landing: Rational | null;
    readonly cover: Rational | null;
  }[];
  readonly cover: Rational | null;
}
