import type { Config } from '../decode/config.ts';
import type { Plan } from '../decode/plan.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { Lang } from '../language/words.ts';
import type { Day } from '../model/calendar.ts';
import type { Rational } from '../model/rational.ts';
import type { ClaimCheck, ClaimCoverage } from './claim-check.ts';
import type { Feasibility } from './feasibility/feasibility-analysis.ts';
import type { Figures } from './figure.ts';
import type { GoalAnalysis } from './goal-analysis.ts';
import type {
  DeviationAnalysis,
  LessonAnalysis,
  ReviewAnalysis,
  ScenarioAnalysis,
  SmartCheck,
} from './review-analysis.ts';
import type { SplitAnalysis } from './split-analysis.ts';

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

/**
 * How far a plan came. `written` is what its author wrote, not what follows from it: cells that could not be read are
 * blank in it, nothing adds up, and no figure may be taken from it; figures come from an analysis alone.
 *
 *   unread    not even a document: too large, no text, no frontmatter
 *   parsed    a document that cannot be placed in time
 *   decoded   rows and cells; where it is not `sound` some of them could not be read or named, else its sums disagree
 *   computed  the plan stands in its analysis
 */
export type Reached =
  | { readonly stage: 'unread' | 'parsed' | 'computed' }
  | { readonly stage: 'decoded'; readonly written: Plan; readonly sound: boolean };

/** A plan's way through the stages: its analysis, or none when something blocks; always its diagnostics. */
export interface PlanOutcome {
  readonly id: string;
  readonly file: string;
  /** The title of the frontmatter, or the id where that could not be read. */
  readonly title: string;
  readonly lang: Lang;
  readonly reached: Reached;
  /** There exactly when the stage reached is `computed`. */
  readonly analysis: Analysis | null;
  readonly claims: readonly ClaimCheck[];
  /** Of a plan that could be computed. */
  readonly coverage?: ClaimCoverage;
  /** From every stage, waived ones included, in the order of the file. */
  readonly diagnostics: readonly Diagnostic[];
}
