import { diagnose } from '../diagnostics/report.ts';
import { valueOf } from '../language/cells.ts';
import { lastMonth } from '../model/period.ts';
import { aboutGoal } from './about.ts';
import type { Rule } from './rule.ts';

/** The adjustment is called done, and the latest closed period is no better than the one it was meant for. */
export const adjustmentWithoutEffect: Rule = {
  codes: ['adjustment-without-effect'],
  check: (analysis) =>
    analysis.deviations.flatMap(({ row, goal: name, period, comparison, recovery }) => {
      const goal = analysis.goals.find((it) => it.goal.name === name);
      if (row === null || goal === undefined || recovery !== 'not-yet') return [];
      const latest = goal.closed
        .filter((line) => line.period.from > lastMonth(period) && line.comparison)
        .at(-1);
      if (valueOf(row.cells.status) !== 'done' || !latest?.comparison) return [];
      const { unit } = goal.goal;
      const fiscal = analysis.config.fiscalYearStart;
      const params = {
        goal: name,
        action: valueOf(row.cells.action) ?? '—',
        period: latest.period,
        fiscal,
        target: { value: latest.comparison.target, unit },
        actual: { value: latest.comparison.actual, unit },
        attainment: latest.comparison.attainment,
        since: comparison?.attainment ?? null,
      };
      const about = aboutGoal(name, null, { period, fiscal });
      return [diagnose('adjustment-without-effect', params, row.at, { about })];
    }),
};
