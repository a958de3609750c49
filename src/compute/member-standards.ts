import { monthPeriod, monthsOf, type Period, partsOf } from '../model/period.ts';
import type { Context } from './context.ts';
import type { GoalAnalysis, StandardTest } from './goal-analysis.ts';
import { memberSource } from './member-source.ts';
import { yearToDate } from './monitor.ts';
import { lineOf } from './period-lines.ts';
import type { SplitGrid } from './split-grid.ts';
import { testStandard } from './standards.ts';

/** The standards of members that have one of their own, tested on their own periods (ruling 26). */
export function memberStandards(
  context: Context,
  grids: readonly SplitGrid[],
  analysis: GoalAnalysis,
): readonly StandardTest[] {
  const { goal } = analysis;
  return grids.flatMap((grid) => {
    if (grid.goal !== goal) return [];
    return grid.split.members.flatMap((member, index) => {
      const { standard } = member.row.cells;
      if (standard.state !== 'value') return [];
      const source = memberSource(context, grid, index);
      const line = (period: Period) => lineOf(source, period, context.asOf);
      const lines = analysis.lines.map((it) => line(it.period));
      return testStandard(goal, member.name, standard, {
        months: monthsOf(goal.period).map(monthPeriod).map(line),
        quarters: partsOf(goal.period, 'quarter', context.fiscal).map(line),
        columns: grid.split.periods.length > 0 ? grid.split.periods.map(line) : lines,
        whole: line(goal.period),
        ytd: yearToDate(goal, lines, source.actual),
      });
    });
  });
}
