import type { Plan, Row } from '../decode/plan.ts';
import { valueOf } from '../language/cells.ts';
import type { Day } from '../model/calendar.ts';
import { samePeriod } from '../model/period.ts';
import { compare, ONE } from '../model/rational.ts';
import { goalNamed } from './feasibility/lookup.ts';
import type { Comparison, GoalAnalysis } from './goal-analysis.ts';
import { comparisonAt } from './line-at.ts';
import type { LessonAnalysis, ReviewAnalysis } from './review-analysis.ts';

/** Outcomes against what was said of them, and what became of the lessons. */
export function analyseReview(
  plan: Plan,
  goals: readonly GoalAnalysis[],
  asOf: Day,
): { readonly review: readonly ReviewAnalysis[]; readonly lessons: readonly LessonAnalysis[] } {
  const written = plan.rows.review.flatMap((row) => writtenReview(row, goals));
  const unwritten = goals.flatMap((goal) =>
    goal.columns
      .filter((line) => line.comparison !== null && !written.some((it) => isOf(it, goal, line.period)))
      .map((line) => outcomeOf(goal.goal.name, line.period, line.comparison, null)),
  );
  return {
    review: [...written, ...unwritten],
    lessons: plan.rows.lessons.map((row) => ({ row, state: lessonState(row, asOf) })),
  };
}

function isOf(review: ReviewAnalysis, goal: GoalAnalysis, period: ReviewAnalysis['period']): boolean {
  return review.goal === goal.goal.name && samePeriod(review.period, period);
}

function writtenReview(row: Row<'review'>, goals: readonly GoalAnalysis[]): ReviewAnalysis[] {
  const period = valueOf(row.name);
  const name = valueOf(row.cells.goal);
  if (period === undefined || name === undefined) return [];
  const goal = goalNamed(goals, name);
  return [outcomeOf(goal?.goal.name ?? name, period, goal === null ? null : comparisonAt(goal, period), row)];
}

/** Met from an attainment of 100 %; unknown where there is none. */
function outcomeOf(
  goal: string,
  period: ReviewAnalysis['period'],
  comparison: Comparison | null,
  row: Row<'review'> | null,
): ReviewAnalysis {
  const attainment = comparison?.attainment ?? null;
  return {
    goal,
    period,
    comparison,
    claimed: row === null ? null : (valueOf(row.cells.outcome) ?? null),
    found: attainment === null ? null : compare(attainment, ONE) >= 0 ? 'met' : 'missed',
    row,
  };
}

/** What a lesson still lacks before it is an action. */
export function lessonLacks(row: Row<'lessons'>): readonly ('action' | 'owner' | 'due')[] {
  const lacks: ('action' | 'owner' | 'due')[] = [];
  if ((valueOf(row.cells.action) ?? '').trim() === '') lacks.push('action');
  if ((valueOf(row.cells.owner) ?? []).length === 0) lacks.push('owner');
  if (valueOf(row.cells.due) === undefined) lacks.push('due');
  return lacks;
}

/** The verification closes a lesson, whatever else it lacks; until then it needs an owner and a date, and runs late. */
function lessonState(row: Row<'lessons'>, asOf: Day): LessonAnalysis['state'] {
  if ((valueOf(row.cells.verified) ?? '').trim() !== '') return 'verified';
  if (lessonLacks(row).length > 0) return 'incomplete';
  const due = valueOf(row.cells.due);
  return due !== undefined && due.to < asOf ? 'overdue' : 'open';
}
