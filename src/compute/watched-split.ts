import type { Split, SplitMember } from '../decode/plan.ts';
import type { Rational } from '../model/rational.ts';
import type { Light } from './figure.ts';
import type { Comparison, GoalAnalysis, Landing, PeriodLine } from './goal-analysis.ts';
import { once } from './once.ts';
import type { Bridge, MemberAnalysis, SplitAnalysis } from './split-analysis.ts';

/*
 * What of a split is worked out when it is asked for. These are classes because the engine makes a shape of its own for
 * each literal with accessors, and each of those keeps the whole analysis in memory until all of it is swept: that was a
 * quarter of the time of `computePlan`.
 */

/** What a member comes to over the lines of its goal. */
export interface Monitored {
  readonly lines: readonly PeriodLine[];
  readonly ytd: Comparison | null;
  readonly light: Light;
  readonly landing: Landing | null;
}

export class WatchedSplit implements SplitAnalysis {
  readonly split: Split;
  readonly goal: GoalAnalysis;
  readonly members: readonly MemberAnalysis[];
  readonly total: SplitAnalysis['total'];
  readonly overAssignment: Rational | null;
  readonly #bridge: () => Bridge | null;

  constructor(known: Omit<SplitAnalysis, 'bridge'>, bridge: () => Bridge | null) {
    this.split = known.split;
    this.goal = known.goal;
    this.members = known.members;
    this.total = known.total;
    this.overAssignment = known.overAssignment;
    this.#bridge = once(bridge);
  }

  get bridge(): Bridge | null {
    return this.#bridge();
  }
}

export class WatchedMember implements MemberAnalysis {
  readonly member: SplitMember;
  readonly target: Rational | null;
  readonly held: boolean;
  readonly weight: Rational | null;
  readonly weightHeld: boolean;
  readonly assigned: Rational | null;
  readonly depth: number;
  readonly #columns: () => readonly PeriodLine[];
  readonly #monitored: () => Monitored;

  constructor(
    known: Omit<MemberAnalysis, keyof Monitored | 'columns'>,
    columns: () => readonly PeriodLine[],
    monitored: () => Monitored,
  ) {
    this.member = known.member;
    this.target = known.target;
    this.held = known.held;
    this.weight = known.weight;
    this.weightHeld = known.weightHeld;
    this.assigned = known.assigned;
    this.depth = known.depth;
    this.#columns = once(columns);
    this.#monitored = once(monitored);
  }

  get columns(): readonly PeriodLine[] {
    return this.#columns();
  }

  get lines(): readonly PeriodLine[] {
    return this.#monitored().lines;
  }

  get ytd(): Comparison | null {
    return this.#monitored().ytd;
  }

  get light(): Light {
    return this.#monitored().light;
  }

  get landing(): Landing | null {
    return this.#monitored().landing;
  }
}
