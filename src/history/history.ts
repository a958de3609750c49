import type { Frontmatter } from '../decode/plan.ts';
import { sameName } from '../language/fold.ts';
import type { Unit } from '../language/units.ts';
import { type Day, dayFromIso } from '../model/calendar.ts';
import { type Period, startOf } from '../model/period.ts';
import { compare, equals, type Rational } from '../model/rational.ts';
import type { Version } from './log.ts';

/** A goal as one version of its plan states it. */
export interface GoalLevel {
  readonly name: string;
  readonly id: string | null;
  readonly unit: Unit;
  readonly period: Period;
  readonly direction: 'higher' | 'lower';
  /** In base units; null when that version gave none. */
  readonly target: Rational | null;
}

/** What a version says of its goals; no goals when it could not be computed. */
export interface Snapshot {
  readonly version: Version;
  readonly status: Frontmatter['status'];
  readonly goals: readonly GoalLevel[];
}

/** Who set a target, and when. */
export interface Point {
  readonly target: Rational;
  readonly commit: string;
  readonly author: string;
  readonly day: Day | null;
}

/**
 * A target through the versions of its plan: original → approved → current, and every step between. All levels are
 * in base units of `unit`.
 */
export interface TargetHistory {
  readonly goal: string;
  readonly unit: Unit;
  readonly original: Point;
  /** As of the newest tag of approval, else as of the commit that set `status: approved`; null when never approved. */
  readonly approved: Point | null;
  readonly current: Point;
  /** Oldest first; a step each time the level changed. */
  readonly steps: readonly Point[];
  /** Steps that made the target easier after its period had begun. */
  readonly moved: readonly Point[];
}

export interface PlanHistory {
  /** The newest commit that touched the plan's file. */
  readonly lastChanged: { readonly commit: string; readonly author: string; readonly day: Day | null };
  readonly targets: readonly TargetHistory[];
  /** The clone is shallow: what is called original is only the oldest version that is there. */
  readonly cut: boolean;
}

export interface HistoryOptions {
  /** The contents that a tag of approval points to. */
  readonly approvedBlobs: ReadonlySet<string>;
  readonly cut: boolean;
}

/** The history of a plan from its versions, newest first; null when it has none (it was never committed). */
export function planHistory(
  snapshots: readonly Snapshot[],
  { approvedBlobs, cut }: HistoryOptions,
): PlanHistory | null {
  const [newest] = snapshots;
  if (newest === undefined) return null;
  const approval = approvalOf(snapshots, approvedBlobs);
  const latest = snapshots.find(({ goals }) => goals.length > 0);
  const targets = (latest?.goals ?? []).flatMap((goal) => targetHistory(goal, snapshots, approval) ?? []);
  const { commit, author, day } = made(newest.version);
  return { lastChanged: { commit, author, day }, targets, cut };
}

/** The newest version that a tag approves; else the one with which the plan's present approval began. */
function approvalOf(snapshots: readonly Snapshot[], approved: ReadonlySet<string>): Snapshot | null {
  const tagged = snapshots.find(({ version }) => approved.has(version.blob));
  if (tagged !== undefined) return tagged;
  const readable = snapshots.filter(({ goals }) => goals.length > 0);
  const draft = readable.findIndex(({ status }) => status === 'draft');
  const since = draft < 0 ? readable : readable.slice(0, draft);
  return since.at(-1) ?? null;
}

function targetHistory(
  goal: GoalLevel,
  snapshots: readonly Snapshot[],
  approval: Snapshot | null,
): TargetHistory | null {
  const points = snapshots.flatMap((snapshot): (Point & { readonly from: Snapshot })[] => {
    const target = levelIn(snapshot, goal)?.target ?? null;
    return target === null ? [] : [{ target, ...made(snapshot.version), from: snapshot }];
  });
  const steps = points.toReversed().filter((point, n, all) => {
    const before = all[n - 1];
    return before === undefined || !equals(before.target, point.target);
  });
  const [original, current] = [steps[0], steps.at(-1)];
  if (original === undefined || current === undefined) return null;
  const moved = steps.filter((point, n) => {
    const before = steps[n - 1];
    const easier = before !== undefined && compare(point.target, before.target) === easing(goal);
    return easier && point.day !== null && startOf(goal.period) <= point.day;
  });
  const approved = points.find((point) => point.from === approval) ?? null;
  return {
    goal: goal.name,
    unit: goal.unit,
    original: plain(original),
    approved: approved === null ? null : plain(approved),
    current: plain(current),
    steps: steps.map(plain),
    moved: moved.map(plain),
  };
}

function easing({ direction }: GoalLevel): -1 | 1 {
  return direction === 'lower' ? 1 : -1;
}

/** Amounts of another unit's family are another goal that happens to have the name. */
function levelIn({ goals }: Snapshot, { name, id, unit }: GoalLevel): GoalLevel | undefined {
  const same =
    goals.find((it) => id !== null && it.id !== null && sameName(it.id, id)) ??
    goals.find((it) => sameName(it.name, name));
  return same?.unit.base === unit.base ? same : undefined;
}

function made({ commit }: Version): Omit<Point, 'target'> {
  return { commit: commit.hash, author: commit.author, day: dayFromIso(commit.date.slice(0, 10)) };
}

function plain({ target, commit, author, day }: Point): Point {
  return { target, commit, author, day };
}
