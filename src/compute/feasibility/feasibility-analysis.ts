import type { Row } from '../../decode/plan.ts';
import type { Quantity, Unit } from '../../language/units.ts';
import type { Day } from '../../model/calendar.ts';
import type { Period } from '../../model/period.ts';
import type { Rational } from '../../model/rational.ts';
import type { Comparison } from '../goal-analysis.ts';

export interface Feasibility {
  readonly capacity: readonly CapacityAnalysis[];
  readonly funnels: readonly FunnelAnalysis[];
  readonly channels: ChannelsAnalysis | null;
  readonly budget: BudgetAnalysis | null;
  readonly timeline: Timeline | null;
  /** Every constraint that could be computed, smallest cover first. */
  readonly constraints: readonly Constraint[];
  /** The smallest; null when the plan gives nothing to test. */
  readonly binding: Constraint | null;
}

export interface Constraint {
  readonly kind: 'capacity' | 'funnel' | 'budget' | 'time';
  readonly goal: string | null;
  /** available / needed; below 1 the plan cannot be done as it stands. */
  readonly cover: Rational;
  readonly repairs: readonly Repair[];
  /** Of capacity, when the day for the repair by hiring is past. */
  readonly rescue?: Rescue | null;
}

/** The smallest change of one variable that lifts a cover to 1. */
export type Repair =
  | {
      readonly kind: 'heads';
      readonly more: bigint;
      /** Of the role to hire for, those there already included; `exact` is the same before rounding up. */
      readonly total: bigint;
      readonly exact: Rational;
      /**
       * By when they have to be there: before the first short month by the length of the ramp. Where that day is past,
       * the heads are those of the whole period and the day lies before its first month in the same way.
       */
      readonly from: Day;
      /** The role to hire for, where the goal has several. */
      readonly role?: string | null;
    }
  | {
      readonly kind: 'productivity';
      readonly needed: Rational;
      /** What everybody does on average as planned, where people differ: then `needed` is an average too. Else null. */
      readonly average: Rational | null;
      readonly unit: Unit;
    }
  | { readonly kind: 'target'; readonly feasible: Rational; readonly unit: Unit }
  | { readonly kind: 'leads'; readonly more: Rational }
  | { readonly kind: 'conversion'; readonly stage: string; readonly needed: Rational }
  | { readonly kind: 'budget'; readonly more: Quantity }
  | { readonly kind: 'finish'; readonly day: Day; readonly lateWorkdays: number };

/** What hiring can still do about a shortage that began before the as-of day. */
export type Rescue =
  /** The period has ended. */
  | { readonly kind: 'over' }
  /** Its last month is running: whoever is hired comes after its end. */
  | { readonly kind: 'last-month' }
  /** The people there suffice for what is left; the shortage lies in the past. */
  | { readonly kind: 'enough'; readonly from: Day }
  | {
      readonly kind: 'from';
      /** Newcomers begin on this day, the first of the month after as-of. */
      readonly from: Day;
      /** Months from then to the end of the goal. */
      readonly months: number;
      readonly role: string | null;
      /** null: they would bring nothing before the end. */
      readonly heads: { readonly more: bigint; readonly total: bigint } | null;
      /** Or of everybody there, a month from then on; null when nobody is. */
      readonly productivity: Quantity | null;
      /** What they do in these months as planned, on average, where people differ; else null. */
      readonly average: Quantity | null;
    };

export interface CapacityAnalysis {
  readonly goal: string;
  readonly unit: Unit;
  readonly months: readonly {
    readonly period: Period;
    readonly need: Rational | null;
    readonly capacity: Rational;
    /** Heads × ramp, in full-productivity people. */
    readonly effectiveHeads: Rational;
    readonly shortfall: Rational;
  }[];
  readonly need: Rational;
  readonly capacity: Rational;
  readonly shortfall: Rational;
  readonly cover: Rational | null;
  readonly repairs: readonly Repair[];
  /** When people should have been there before the as-of day; null while there is time, or nothing is short. */
  readonly rescue?: Rescue | null;
  /** Short of a target the author gave, not only of a month into which it was spread. */
  readonly committedShort?: boolean;
}

export interface FunnelAnalysis {
  readonly goal: string;
  readonly stages: readonly {
    readonly row: Row<'funnel'>;
    /** Needed over the plan, never rounded between stages. */
    readonly needed: Rational;
    readonly conversion: Rational | null;
    readonly lagDays: number;
    /** By month of the stage itself, which may lie before the plan. */
    readonly months: readonly { readonly period: Period; readonly needed: Rational }[];
  }[];
  /** Needed leads (first stage) and what the channels promise. */
  readonly neededLeads: Rational;
  readonly promisedLeads: Rational | null;
  /** Needed leads × cost per lead, when channels give a cost. */
  readonly cost: Rational | null;
  readonly beforePlan: Rational;
  readonly cover: Rational | null;
  readonly repairs: readonly Repair[];
}

export interface ChannelsAnalysis {
  readonly channels: readonly {
    readonly row: Row<'channels'>;
    readonly budget: Rational | null;
    readonly budgetShare: Rational | null;
    readonly leads: Rational | null;
    readonly leadShare: Rational | null;
    readonly costPerLead: Rational | null;
    /** Budget ÷ cost per lead. */
    readonly affordableLeads: Rational | null;
    readonly deals: Rational | null;
    readonly revenue: Rational | null;
    readonly conversion: Rational | null;
    readonly actualConversion: readonly {
      readonly period: Period;
      readonly rate: Rational;
      readonly comparison: Comparison | null;
    }[];
  }[];
  readonly budget: Rational | null;
  readonly leads: Rational | null;
  readonly affordableLeads: Rational | null;
  readonly deals: Rational | null;
  readonly revenue: Rational | null;
}

export interface BudgetAnalysis {
  readonly total: Rational | null;
  readonly totalHeld: boolean;
  readonly lines: readonly {
    readonly row: Row<'budget'>;
    readonly amount: Rational | null;
    readonly share: Rational | null;
  }[];
  /** What tasks, channels and tools plan to spend. */
  readonly uses: readonly { readonly from: 'tasks' | 'channels' | 'tools'; readonly amount: Rational }[];
  readonly cover: Rational | null;
}

export interface Timeline {
  readonly tasks: readonly TaskAnalysis[];
  readonly milestones: readonly {
    readonly row: Row<'milestones'>;
    readonly day: Day;
    readonly state: 'done' | 'late' | 'open';
  }[];
  /** All chains of tasks without slack, as names in order. */
  readonly criticalPaths: readonly (readonly string[])[];
  readonly start: Day | null;
  readonly finish: Day | null;
  /** What has least time for its work; null without a network of tasks. */
  readonly time: TimeCover | null;
  /** Tasks that wait for each other, in order; then nothing else of the network is computed. */
  readonly cycle?: readonly string[] | null;
}

export interface TimeCover {
  /** Names of the tasks, in order. */
  readonly chain: readonly string[];
  readonly from: Day;
  readonly until: Day;
  /** Working days from–until, and those that the chain needs. */
  readonly available: number;
  readonly needed: number;
  /** Available ÷ needed. */
  readonly cover: Rational;
}

/**
 * What a task begins by: its cell; its predecessors, which may hold off a written start; its due day, less its duration
 * or as it stands (a moment, or a deadline before its predecessors can end); or the plan, where nothing else says.
 */
export type StartBy = 'written' | 'held-off' | 'predecessors' | 'duration' | 'due' | 'deadline' | 'plan';

/** What it ends by: its cell, its start and duration, its start alone (a moment), or the plan (work that repeats). */
export type FinishBy = 'written' | 'duration' | 'start' | 'plan';

export interface TaskAnalysis {
  readonly row: Row<'tasks'>;
  readonly name: string;
  /** As planned: written, or from predecessors and duration. */
  readonly start: Day | null;
  readonly finish: Day | null;
  readonly startBy: StartBy;
  readonly finishBy: FinishBy;
  readonly startHeld: boolean;
  readonly finishHeld: boolean;
  readonly workdays: number | null;
  readonly earliestStart: Day | null;
  readonly earliestFinish: Day | null;
  readonly latestStart: Day | null;
  readonly latestFinish: Day | null;
  /** Working days it may slip without moving the end. */
  readonly slack: number | null;
  readonly critical: boolean;
  readonly after: readonly string[];
  readonly progress: Rational | null;
  /** Unknown: past its end in a plan where nobody writes progress, so that nothing says whether it was done. */
  readonly state: 'done' | 'running' | 'late' | 'to-come' | 'unknown';
  /** The dates of repeating work. */
  readonly occurrences: readonly Day[];
}
