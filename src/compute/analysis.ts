import type { Config } from '../decode/config.ts';
import type { Actual, Goal, Plan, Row, Split, SplitMember } from '../decode/plan.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { Quantity, Unit } from '../language/units.ts';
import type { Lang } from '../language/words.ts';
import type { Day } from '../model/calendar.ts';
import type { Period } from '../model/period.ts';
import type { Rational } from '../model/rational.ts';
import type { Span } from '../model/source.ts';
import type { ClaimSource } from '../parse/document.ts';
import type { Figure, FigureId, Figures, Light, MissingReason } from './figure.ts';

/**
 * What a plan implies. All amounts are in base units (元, 家, a ratio as a fraction); null means that there is no
 * such number (missing, or over zero), never zero. Each number shown has its record in `figures`.
 *
 *   Analysis ─ goals        target, actual, variance, light, YTD, landing: GoalAnalysis
 *            ─ splits       one goal by one dimension, blanks filled: SplitAnalysis
 *            ─ feasibility  capacity, funnel, channels, budget, timeline; the binding constraint
 *            ─ deviations   what happened to every red, and whether it recovered
 *            ─ review       outcomes and lessons
 *            ─ scenarios    the plan computed again under changed assumptions
 *            ─ figures      every figure with its provenance
 */
export interface Analysis {
  readonly plan: Plan;
  readonly config: Config;
  /** Closed is what ended by this day. */
  readonly asOf: Day;
  readonly goals: readonly GoalAnalysis[];
  readonly splits: readonly SplitAnalysis[];
  /** Σ weight × attainment, each capped at 120 %; null without weights or without actuals. */
  readonly weightedAttainment: Rational | null;
  readonly feasibility: Feasibility;
  readonly smart: readonly SmartCheck[];
  readonly deviations: readonly DeviationAnalysis[];
  readonly review: readonly ReviewAnalysis[];
  readonly lessons: readonly LessonAnalysis[];
  readonly scenarios: readonly ScenarioAnalysis[];
  readonly figures: Figures;
}

// ── Goals and monitoring ────────────────────────────────────────────────────────────────────────────────────────

export interface GoalAnalysis {
  readonly goal: Goal;
  /** The level for the goal's whole period. */
  readonly target: Rational | null;
  readonly baseline: Rational | null;
  /** target / baseline − 1; for a ratio the difference (points). */
  readonly growth: Rational | null;
  /** The finest periods in which the goal is watched: that of its actuals, else of its table, else months. */
  readonly grain: 'month' | 'quarter' | 'half' | 'year';
  /** The goal's period cut at `grain`, in order. */
  readonly lines: readonly PeriodLine[];
  /** The same at the periods of the author's table (quarters, say); equal to `lines` when there is none. */
  readonly columns: readonly PeriodLine[];
  /** Targets and actuals by month; for a goal watched by quarter the actuals are missing. */
  readonly months: readonly PeriodLine[];
  /** Quarters that lie wholly in the goal's period. */
  readonly quarters: readonly PeriodLine[];
  /** The whole period as one line; the actual is that of the closed part. */
  readonly whole: PeriodLine;
  /** Closed periods only; null before the first is closed. */
  readonly ytd: Comparison | null;
  readonly closed: readonly PeriodLine[];
  readonly landing: Landing | null;
  /** The light of the year to date. */
  readonly light: Light;
  readonly standards: readonly StandardTest[];
  readonly standardProse: string | null;
  readonly actuals: readonly Actual[];
  /** How the target was spread over time, for the note in the report. */
  readonly spread: SpreadBase;
  /** False when the plan names no place where actuals come from. */
  readonly hasActualsSource: boolean;
  /** A derived ratio: what the plan of its numerator and denominator comes to over the whole period. */
  readonly implied?: Rational | null;
  /** Price, volume, mix over closed periods, per dimension that has quantities. */
  readonly priceVolumeMix: PriceVolumeMix | null;
}

export type SpreadBase = 'given' | 'margins' | 'seasonality' | 'last-year' | 'days' | 'equal' | 'level';

export interface PeriodLine {
  readonly period: Period;
  readonly target: Rational | null;
  /** The author filled the cell; otherwise it is computed. */
  readonly held: boolean;
  readonly actual: Rational | null;
  readonly previous: Rational | null;
  readonly state: PeriodState;
  /** Only for closed lines with a target. */
  readonly comparison: Comparison | null;
}

/** Ended by as-of with its actual; ended without; running or to come. */
export type PeriodState = 'closed' | 'missing' | 'open';

export interface Comparison {
  readonly target: Rational;
  readonly actual: Rational;
  /** AC − PL; its sign never flips. */
  readonly variance: Rational;
  /** Δ / |PL|; null over zero, and for ratios (their Δ is in points). */
  readonly variancePercent: Rational | null;
  /** AC / PL, or 2 − AC / PL for lower-is-better; null when PL ≤ 0. */
  readonly attainment: Rational | null;
  readonly impact: Impact;
  readonly light: Light;
}

export type Impact = 'favourable' | 'adverse' | 'neutral';

export interface Landing {
  /** YTD AC + PL_rest × YTD AC / YTD PL; for a ratio the YTD level, for a stock the last level + the planned change. Null over zero. */
  readonly pace: Rational | null;
  readonly planRest: Rational;
  readonly linear: Rational | null;
  /** The one that stands in headlines: pace, or plan-rest where pace does not exist. */
  readonly headline: Rational;
  readonly low: Rational;
  readonly high: Rational;
  readonly attainment: Rational | null;
  readonly variance: Rational;
  readonly light: Light;
  /** Of the whole target, what is left: target − YTD actual (at least 0 is not forced). */
  readonly remaining: Rational;
  readonly remainingPeriods: number;
  /** remaining / remainingPeriods; null when nothing remains. */
  readonly neededPace: Rational | null;
  /** The best closed period so far. */
  readonly bestPace: Rational | null;
  /** neededPace / bestPace; null over zero. */
  readonly neededRatio: Rational | null;
}

export interface StandardTest {
  readonly goal: string;
  readonly member: string | null;
  readonly period: Period;
  readonly text: string;
  readonly met: boolean;
  /** The deviation or level that was tested. */
  readonly found: Rational;
  readonly at: Span;
}

export interface PriceVolumeMix {
  readonly dimension: string;
  readonly members: readonly {
    readonly member: string;
    readonly price: Rational;
    readonly volume: Rational;
    readonly mix: Rational;
    /** New members are +AC, discontinued ones −PL; then price, volume and mix are zero. */
    readonly whole: 'new' | 'discontinued' | null;
    readonly total: Rational;
  }[];
  readonly price: Rational;
  readonly volume: Rational;
  readonly mix: Rational;
  readonly added: Rational;
  readonly dropped: Rational;
  readonly total: Rational;
  readonly plan: Rational;
  readonly actual: Rational;
}

// ── Decomposition ──────────────────────────────────────────────────────────────────────────────────────────────

export interface SplitAnalysis {
  readonly split: Split;
  readonly goal: GoalAnalysis;
  readonly members: readonly MemberAnalysis[];
  readonly total: { readonly target: Rational | null; readonly columns: readonly PeriodLine[] };
  /** Σ assigned / target − 1 where people have assigned targets. */
  readonly overAssignment: Rational | null;
  /** Contribution of each member to the variance of the closed periods: PL → members → AC; sums exactly. */
  readonly bridge: Bridge | null;
}

export interface MemberAnalysis {
  readonly member: SplitMember;
  readonly target: Rational | null;
  /** Whether the total stood in the file (as amount or weight) or was computed. */
  readonly held: boolean;
  readonly weight: Rational | null;
  readonly weightHeld: boolean;
  readonly assigned: Rational | null;
  readonly columns: readonly PeriodLine[];
  readonly lines: readonly PeriodLine[];
  readonly ytd: Comparison | null;
  readonly light: Light;
  readonly landing: Landing | null;
  readonly depth: number;
}

export interface Bridge {
  readonly plan: Rational;
  readonly actual: Rational;
  readonly steps: readonly { readonly member: string; readonly amount: Rational; readonly impact: Impact }[];
  /** What no member explains (a total given beside incomplete members); null when nothing. */
  readonly unexplained: Rational | null;
}

// ── Feasibility ────────────────────────────────────────────────────────────────────────────────────────────────

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
}

/** The smallest change of one variable that lifts a cover to 1. */
export type Repair =
  | {
      readonly kind: 'heads';
      readonly more: bigint;
      /** Of the role to hire for, those there already included; `exact` is the same before rounding up. */
      readonly total: bigint;
      readonly exact: Rational;
      /** By when they have to be there: before the first short month by the length of the ramp. */
      readonly from: Day;
      /** The role to hire for, where the goal has several. */
      readonly role?: string | null;
    }
  | { readonly kind: 'productivity'; readonly needed: Rational; readonly unit: Unit }
  | { readonly kind: 'target'; readonly feasible: Rational; readonly unit: Unit }
  | { readonly kind: 'leads'; readonly more: Rational }
  | { readonly kind: 'conversion'; readonly stage: string; readonly needed: Rational }
  | { readonly kind: 'budget'; readonly more: Quantity }
  | { readonly kind: 'finish'; readonly day: Day; readonly lateWorkdays: number };

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

export interface TaskAnalysis {
  readonly row: Row<'tasks'>;
  readonly name: string;
  /** As planned: written, or from predecessors and duration. */
  readonly start: Day | null;
  readonly finish: Day | null;
  readonly startHeld: boolean;
  readonly finishHeld: boolean;
  readonly workdays: number | null;
  readonly earliestStart: Day | null;
  readonly earliestFinish: Day | null;
  readonly latestFinish: Day | null;
  /** Working days it may slip without moving the end. */
  readonly slack: number | null;
  readonly critical: boolean;
  readonly after: readonly string[];
  readonly progress: Rational | null;
  readonly state: 'done' | 'running' | 'late' | 'to-come';
  /** The dates of repeating work. */
  readonly occurrences: readonly Day[];
}

// ── SMART, deviations, review, scenarios, claims ───────────────────────────────────────────────────────────────

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

export interface ClaimCheck {
  readonly claim: ClaimSource;
  readonly figure: Figure | null;
  readonly state: 'verified' | 'stale' | 'unreadable' | 'unknown-address' | 'no-value';
  /** The figure as the author would write it today. */
  readonly expected: string | null;
}

/** How many of the numbers in the prose say which figure they are, and agree with it. */
export interface ClaimCoverage {
  /** All that are worth it, bound to a figure or not. */
  readonly numbers: number;
  readonly bound: number;
  readonly verified: number;
  readonly unbound: readonly UnboundNumber[];
}

/** A number in the prose that says of no figure that it is that one. */
export interface UnboundNumber {
  readonly text: string;
  readonly at: Span;
}

// ── Roll-up ────────────────────────────────────────────────────────────────────────────────────────────────────

export interface Portfolio {
  readonly asOf: Day;
  readonly plans: readonly Analysis[];
  readonly links: readonly ParentLink[];
  /** What each owner owes over all plans, by date. */
  readonly duties: readonly Duty[];
}

/**
 * One goal of a parent (or one part of it) and the goals of child plans that contribute to it. A part without
 * children stands beside parts that have some.
 */
export interface ParentLink {
  readonly parentPlan: string;
  readonly parentFigure: FigureId;
  readonly unit: Unit;
  readonly parentTarget: Rational | null;
  readonly children: readonly {
    readonly plan: string;
    readonly goal: string;
    readonly target: Rational | null;
    readonly actual: Rational | null;
    readonly landing: Rational | null;
  }[];
  readonly childrenTarget: Rational | null;
  /** Over all children, null when one of them has none; of ratios Σ numerators ÷ Σ denominators, where all know both. */
  readonly childrenActual?: Rational | null;
  readonly childrenLanding?: Rational | null;
  /** What the children will land at, beside the parent's target: the light of the roll-up. */
  readonly outlook?: Comparison | null;
  /** Children − parent. */
  readonly gap: Rational | null;
  readonly reason: MissingReason | null;
}

export interface Duty {
  readonly owner: string;
  readonly plan: string;
  readonly kind: 'goal' | 'split' | 'task' | 'milestone' | 'deviation' | 'lesson';
  readonly name: string;
  readonly due: Day | null;
  readonly state: 'open' | 'done' | 'overdue';
  readonly at: Span;
}

/** A plan's way through the stages: its analysis, or none when something blocks; always its diagnostics. */
export interface PlanOutcome {
  readonly id: string;
  readonly file: string;
  /** The title of the frontmatter, or the id where that could not be read. */
  readonly title: string;
  readonly lang: Lang;
  readonly analysis: Analysis | null;
  readonly claims: readonly ClaimCheck[];
  /** Of a plan that could be computed. */
  readonly coverage?: ClaimCoverage;
  /** From every stage, waived ones included, in the order of the file. */
  readonly diagnostics: readonly Diagnostic[];
}
