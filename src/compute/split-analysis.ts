import type { Split, SplitMember } from '../decode/plan.ts';
import type { Rational } from '../model/rational.ts';
import type { Light } from './figure.ts';
import type { Comparison, GoalAnalysis, Impact, Landing, PeriodLine } from './goal-analysis.ts';

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
