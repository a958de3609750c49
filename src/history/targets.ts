import type { Config } from '../decode/config.ts';
import type { Goal, Split, SplitMember } from '../decode/plan.ts';
import type { Period } from '../model/period.ts';
import type { Rational } from '../model/rational.ts';

/**
 * The targets of one version of a plan beside the actuals that are known: all of them when the plan could be computed
 * (an `Analysis` is one), else those its author wrote. In base units; null is what is not known.
 */
export interface Targets {
  readonly config: Pick<Config, 'fiscalYearStart'>;
  readonly goals: readonly GoalTargets[];
  readonly splits: readonly SplitTargets[];
}

export interface GoalTargets {
  readonly goal: Goal;
  readonly target: Rational | null;
  /** The periods of the author's table. */
  readonly columns: readonly TargetLine[];
  /** The periods in which the goal is watched. */
  readonly lines: readonly TargetLine[];
  readonly quarters: readonly TargetLine[];
  readonly months: readonly TargetLine[];
  readonly whole: TargetLine;
}

export interface SplitTargets {
  readonly split: Split;
  readonly goal: { readonly goal: Goal };
  readonly members: readonly MemberTargets[];
}

export interface MemberTargets {
  readonly member: SplitMember;
  readonly target: Rational | null;
  /** Whether the total stood in the file. */
  readonly held: boolean;
  readonly columns: readonly TargetLine[];
  readonly lines: readonly TargetLine[];
  readonly ytd: { readonly actual: Rational } | null;
  readonly depth: number;
}

export interface TargetLine {
  readonly period: Period;
  readonly target: Rational | null;
  /** The author filled the cell. */
  readonly held: boolean;
  readonly actual: Rational | null;
}
