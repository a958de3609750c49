import type { Unit } from '../language/units.ts';
import type { Day } from '../model/calendar.ts';
import type { Rational } from '../model/rational.ts';
import type { Span } from '../model/source.ts';
import type { Analysis } from './analysis.ts';
import type { FigureId, MissingReason } from './figure.ts';
import type { Comparison } from './goal-analysis.ts';

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
  /** Titles of child plans that could not be computed and are, or may be, among those that contribute. */
  readonly lacks?: readonly string[];
  /** Null also where one of the children is lacking. */
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
