import type { Members } from './actual-book.ts';
import type { ActualLevel } from './actual-level.ts';
import type { Context } from './context.ts';
import type { LineSource } from './period-lines.ts';
import type { SplitGrid } from './split-grid.ts';

/** Targets and actuals of one member of a decomposition. */
export function memberSource(context: Context, grid: SplitGrid, index: number): LineSource {
  const { split, goal } = grid;
  const members: Members = [{ dimension: split.dimension, member: split.members[index]?.name ?? '' }];
  return {
    goal,
    target: (period) => grid.at(index, period),
    held: (period) => grid.cell(index, period) !== null,
    actual: (period): ActualLevel | null => context.actuals.level(goal.name, members, period),
  };
}
