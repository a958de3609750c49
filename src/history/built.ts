import type { Day } from '../model/calendar.ts';
import { equals } from '../model/rational.ts';
import type { TargetHistory } from './history.ts';
import { findGoal, type GoalLevel } from './level.ts';
import { movedIn, type Point } from './line.ts';

/**
 * Targets through git up to the text that was built: where that is ahead of what is committed, it is a step of nobody
 * yet. One that only the built text has, or no longer has, has no history. `asOf` says whether a
 * target's period has begun.
 */
export function asBuilt(
  targets: readonly TargetHistory[],
  built: readonly GoalLevel[],
  asOf: Day,
): readonly TargetHistory[] {
  const named = targets.map((it) => ({ ...it, name: it.goal }));
  return built.flatMap((goal): TargetHistory[] => {
    const known = findGoal(named, goal);
    if (known === undefined) return [];
    const { name: _, ...past } = known;
    const { target, unit } = goal;
    const found = { ...past, goal: goal.name, unit };
    if (target === null || equals(target, found.current.target)) return [found];
    const current: Point = { target, commit: null, author: null, day: null };
    const steps = [...found.steps, current];
    const eased = movedIn([found.current, { ...current, day: asOf }], goal).length > 0;
    return [{ ...found, current, steps, moved: [...found.moved, ...(eased ? [current] : [])] }];
  });
}
