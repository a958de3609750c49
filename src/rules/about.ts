import type { Analysis } from '../compute/analysis.ts';
import type { GoalAnalysis } from '../compute/goal-analysis.ts';
import { type KindId, kinds } from '../language/vocabulary.ts';
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
  const own: { readonly reserved?: { readonly zh: string; readonly en: string } } = reserved(kind);
  const word = analysis.plan.frontmatter.lang === 'en' ? own.reserved?.en : own.reserved?.zh;
  return `${word ?? kind}/${name}`;
}

function reserved(kind: KindId): { readonly reserved?: { readonly zh: string; readonly en: string } } {
  const found = kinds[kind];
  return 'reserved' in found ? { reserved: found.reserved } : {};
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
