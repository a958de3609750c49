import type { Frontmatter } from '../decode/plan.ts';
import type { Unit } from '../language/units.ts';
import { type Day, dayFromIso } from '../model/calendar.ts';
import { findGoal, type GoalLevel } from './level.ts';
import { type Line, lineOf, movedIn, type Point, stepsOf } from './line.ts';
import { lastChanges, type Version } from './versions.ts';

/** What a version says of its goals; no goals when it could not be computed. */
export interface Snapshot {
  readonly version: Version;
  readonly status: Frontmatter['status'];
  readonly goals: readonly GoalLevel[];
}

/**
 * A target through the versions of its plan: original → approved → current, and every step between. All levels are
 * in base units of `unit`.
 */
export interface TargetHistory {
  readonly goal: string;
  readonly id: string | null;
  readonly unit: Unit;
  readonly original: Point;
  /** As of the newest tag of approval, else as of the commit that set `status: approved`; null when never approved. */
  readonly approved: Point | null;
  readonly current: Point;
  /** Oldest first; a step each time the level changed on the way to the newest version. */
  readonly steps: readonly Point[];
  /** Steps that made the target easier after its period had begun. */
  readonly moved: readonly Point[];
}

export interface PlanHistory {
  /** The newest commit that changed the plan's file or a file that it names. */
  readonly lastChanged: { readonly commit: string; readonly author: string; readonly day: Day | null };
  readonly targets: readonly TargetHistory[];
  /** The clone is shallow: what is called original is only the oldest version that is there. */
  readonly cut: boolean;
}

export interface HistoryOptions {
  /** The tag of approval that points to what this version says; null where none does. */
  readonly approvedBy: (version: Version) => string | null;
  readonly cut: boolean;
}

/** The history of a plan from its versions, newest first; null when it has none (it was never committed). */
export function planHistory(
  snapshots: readonly Snapshot[],
  { approvedBy, cut }: HistoryOptions,
): PlanHistory | null {
  const [newest] = snapshots;
  if (newest === undefined) return null;
  const changes = lastChanges(snapshots.map(({ version }) => version));
  const approval = taggedOf(snapshots, approvedBy) ?? approvedIn(snapshots);
  const latest = snapshots.find(({ goals }) => goals.length > 0);
  const targets = (latest?.goals ?? []).flatMap((goal) => targetHistory(goal, snapshots, approval) ?? []);
  return { lastChanged: made(changes.get(newest.version) ?? newest.version), targets, cut };
}

/** The newest version that a tag approves, as it was first written. */
function taggedOf(snapshots: readonly Snapshot[], approvedBy: HistoryOptions['approvedBy']): Snapshot | null {
  const tagged = snapshots.find(({ version }) => approvedBy(version) !== null);
  if (tagged === undefined) return null;
  const tag = approvedBy(tagged.version);
  let { version } = tagged;
  const earlier = () => version.parents.find((parent) => approvedBy(parent) === tag);
  for (let parent = earlier(); parent !== undefined; parent = earlier()) version = parent;
  return snapshots.find((it) => it.version === version) ?? tagged;
}

/** The version with which the plan's present approval began, from parent to parent; null when it is a draft. */
function approvedIn(snapshots: readonly Snapshot[]): Snapshot | null {
  const found = new Map<Version, Snapshot>();
  for (const snapshot of snapshots.toReversed()) {
    const { version, status, goals } = snapshot;
    const [earlier] = version.parents.flatMap((parent) => found.get(parent) ?? []);
    // A version that could not be read changed nothing of it.
    const own = goals.length === 0 ? earlier : status === 'draft' ? undefined : (earlier ?? snapshot);
    if (own !== undefined) found.set(version, own);
  }
  const [newest] = snapshots;
  return (newest && found.get(newest.version)) ?? null;
}

function targetHistory(
  goal: GoalLevel,
  snapshots: readonly Snapshot[],
  approval: Snapshot | null,
): TargetHistory | null {
  const steps = stepsOf(lineTo(goal, snapshots));
  const [original, current] = [steps[0], steps.at(-1)];
  if (original === undefined || current === undefined) return null;
  const level = approval === null ? null : (findGoal(approval.goals, goal)?.target ?? null);
  return {
    goal: goal.name,
    id: goal.id,
    unit: goal.unit,
    original,
    approved: approval === null || level === null ? null : { target: level, ...made(approval.version) },
    current,
    steps,
    moved: movedIn(steps, goal),
  };
}

/** The steps of a goal's target on the way to the newest version. */
function lineTo(goal: GoalLevel, snapshots: readonly Snapshot[]): Line | null {
  const [newest] = snapshots;
  const lines = new Map<Version, Line>();
  for (const { version, goals } of snapshots.toReversed()) {
    const target = findGoal(goals, goal)?.target ?? null;
    const before = version.parents.map((parent) => lines.get(parent) ?? null);
    const line = lineOf(target === null ? null : { target, ...made(version) }, before);
    if (line !== null) lines.set(version, line);
  }
  return (newest && lines.get(newest.version)) ?? null;
}

function made({ commit }: Version) {
  return { commit: commit.hash, author: commit.author, day: dayFromIso(commit.date.slice(0, 10)) };
}
