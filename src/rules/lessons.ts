import type { Analysis } from '../compute/analysis.ts';
import { nameOf } from '../compute/feasibility/lookup.ts';
import { lessonLacks } from '../compute/review.ts';
import type { LessonAnalysis } from '../compute/review-analysis.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { diagnose } from '../diagnostics/report.ts';
import { valueOf } from '../language/cells.ts';
import { aboutRow } from './about.ts';
import type { Rule } from './rule.ts';

/** A lesson is an action with an owner and a date; past that date somebody says how it was verified. */
export const lessons: Rule = {
  codes: ['lesson-incomplete', 'lesson-overdue', 'earlier-lesson-waived-silently'],
  check: (analysis) => [
    ...analysis.lessons.flatMap((lesson) => judge(analysis, lesson)),
    ...waivedSilently(analysis),
  ],
};

function judge(analysis: Analysis, { row, state }: LessonAnalysis): Diagnostic[] {
  const lesson = nameOf(row);
  const extra = { about: aboutRow(analysis, 'lessons', lesson) };
  if (state === 'incomplete') {
    return [diagnose('lesson-incomplete', { lesson, lacks: lessonLacks(row) }, row.at, extra)];
  }
  const due = valueOf(row.cells.due)?.to;
  if (state !== 'overdue' || due === undefined) return [];
  const params = { lesson, due, owners: valueOf(row.cells.owner) ?? [] };
  return [diagnose('lesson-overdue', params, row.cells.due.at, extra)];
}

function waivedSilently(analysis: Analysis): Diagnostic[] {
  return analysis.plan.rows.earlierLessons.flatMap((row) => {
    const silent = (valueOf(row.cells.note) ?? '').trim() === '';
    if (valueOf(row.cells.handling) !== 'waived' || !silent) return [];
    const lesson = nameOf(row);
    const about = aboutRow(analysis, 'earlierLessons', lesson);
    return [diagnose('earlier-lesson-waived-silently', { lesson }, row.at, { about })];
  });
}
