import type { Day } from '../model/calendar.ts';
import { startOf } from '../model/period.ts';
import { compare, equals, type Rational } from '../model/rational.ts';
import type { GoalLevel } from './level.ts';

/** Who set a target, and when. */
export interface Point {
  readonly target: Rational;
  /** null, like the author: it is in the text that was built and not committed yet. */
  readonly commit: string | null;
  readonly author: string | null;
  readonly day: Day | null;
}

/** The steps of a target up to one version, the newest first; what is older is shared with other versions. */
export interface Line {
  readonly point: Point;
  readonly before: Line | null;
}

/**
 * The line of a version from those of the versions it came from, in the order of its parents; null while there was
 * no target. `point` is what the version says; null when it says nothing, or could not be read.
 *
 * What has the level of its first parent is no step, nor is a merge that takes the level of a side which alone
 * changed it: the steps are then those of that side. Where both sides set a level of their own, or the merge a
 * third, the merge decided, and its step follows what its first parent had.
 */
export function lineOf(point: Point | null, parents: readonly (Line | null)[]): Line | null {
  const lines = parents.flatMap((line) => line ?? []);
  const [first] = lines;
  const merged = lines.reduce<Line | null>(
    (line, other) => (line === null || holds(other, line) ? other : line),
    null,
  );
  if (point === null) return merged;
  const same = [first, merged].find((line) => line != null && equals(line.point.target, point.target));
  return same ?? { point, before: merged };
}

/** Whether a line went on from another, or is the same. */
function holds(line: Line, other: Line): boolean {
  for (let at: Line | null = line; at !== null; at = at.before) if (at === other) return true;
  return false;
}

/** Oldest first. */
export function stepsOf(line: Line | null): readonly Point[] {
  const steps: Point[] = [];
  for (let at = line; at !== null; at = at.before) steps.push(at.point);
  return steps.reverse();
}

/** Steps that made the target easier after its period had begun: lower, or higher where lower is better. */
export function movedIn(steps: readonly Point[], { period, direction }: GoalLevel): readonly Point[] {
  return steps.filter((point, n) => {
    const before = steps[n - 1];
    const easier =
      before !== undefined && compare(point.target, before.target) === (direction === 'lower' ? 1 : -1);
    return easier && point.day !== null && startOf(period) <= point.day;
  });
}
