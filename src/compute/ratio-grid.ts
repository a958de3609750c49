import type { Goal, Split } from '../decode/plan.ts';
import { diagnose } from '../diagnostics/report.ts';
import { valueOf } from '../language/cells.ts';
import { type Period, samePeriod } from '../model/period.ts';
import type { Schedule } from './schedule.ts';
import type { GridResult } from './split-grid.ts';

/**
 * A ratio by member never adds: each member has its own level where it is written, else the goal's. Weights and
 * assigned amounts would split it, and are refused.
 */
export function ratioGrid(goal: Goal, split: Split, schedule: Schedule): GridResult {
  for (const { row } of split.members) {
    for (const column of ['weight', 'assigned'] as const) {
      const cell = row.cells[column];
      if (cell.state !== 'value') continue;
      const params = { goal: goal.name, dimension: split.dimension, column };
      return { ok: false, diagnostic: diagnose('ratio-split', params, cell.at, { about: goal.name }) };
    }
  }
  const level = (index: number) => {
    const cell = split.members[index]?.row.cells.target;
    return cell === undefined ? undefined : valueOf(cell)?.value;
  };
  const cellAt = (index: number, period: Period) =>
    split.members[index]?.periods.find((it) => samePeriod(it.period, period))?.cell;
  const filled = (index: number, period: Period) => {
    const cell = cellAt(index, period);
    return cell?.state === 'value' ? cell : null;
  };
  return {
    ok: true,
    grid: {
      split,
      goal,
      top: split.members.map((_, index) => index),
      children: () => [],
      total: (index) => level(index) ?? schedule.at(goal.period),
      totalHeld: (index) => level(index) !== undefined,
      at: (index, period) => {
        const cell = cellAt(index, period);
        return (cell === undefined ? undefined : valueOf(cell)?.value) ?? level(index) ?? schedule.at(period);
      },
      cell: filled,
      fixed: (index, period) => filled(index, period) !== null,
    },
  };
}
