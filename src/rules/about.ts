import type { Analysis } from '../compute/analysis.ts';
import type { GoalAnalysis } from '../compute/goal-analysis.ts';
import { rowAddress } from '../language/reserved.ts';
import type { KindId } from '../language/vocabulary.ts';
import { say, type Words } from '../language/words.ts';
import { contains, type FiscalStart, type Period, periodKey, samePeriod } from '../model/period.ts';
import type { Span } from '../model/source.ts';

/** What a finding is about, as waivers and the report name it: `goal`, `goal/member`, `goal@2026-Q3`. */
export function aboutGoal(
  goal: string,
  member: string | null = null,
  period: { readonly period: Period; readonly fiscal: FiscalStart } | null = null,
): string {
  const thing = member === null ? goal : `${goal}/${member}`;
  return period === null ? thing : `${thing}@${periodKey(period.period, period.fiscal)}`;
}

/** A row of a table, in the plan's language: `任务/拜访老客户`. */
export function aboutRow(analysis: Analysis, kind: KindId, name: string): string {
  return rowAddress(kind, name, analysis.plan.frontmatter.lang);
}

/** A column of a table as a whole: `渠道/预算占比`. */
export function aboutColumn(analysis: Analysis, kind: KindId, column: { readonly label: Words }): string {
  return aboutRow(analysis, kind, say(column.label, analysis.plan.frontmatter.lang));
}

/** The cell a target of this period comes from: its own, that of the period around it, or the goal's row. */
export function targetPlace(analysis: Analysis, goal: GoalAnalysis, period: Period): Span {
  const cells = analysis.plan.targets
    .filter((row) => row.goal === goal.goal.name && row.member === null)
    .flatMap((row) => row.periods);
  const found =
    cells.find((it) => samePeriod(it.period, period)) ?? cells.find((it) => contains(it.period, period));
  return found?.cell.at ?? goal.goal.target.at;
}
