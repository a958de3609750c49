import type { Analysis, Portfolio } from '../compute/analysis.ts';
import { nameOf } from '../compute/feasibility/lookup.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { diagnose } from '../diagnostics/report.ts';
import { valueOf } from '../language/cells.ts';
import { fold, sameName } from '../language/fold.ts';
import { aboutRow } from './about.ts';
import { place } from './parent-links.ts';
import type { PortfolioRule } from './rule.ts';

/** A plan that follows another uses or waives each lesson of it that is still open. */
export const earlierLessons: PortfolioRule = {
  codes: ['earlier-lesson-unanswered', 'earlier-lesson-unknown', 'predecessor-not-found'],
  check: (portfolio) =>
    portfolio.plans.flatMap((analysis) =>
      judge(portfolio, analysis).map((diagnostic) => ({ plan: analysis.plan.id, diagnostic })),
    ),
};

function judge(portfolio: Portfolio, analysis: Analysis): Diagnostic[] {
  const { follows } = analysis.plan.frontmatter;
  if (follows === null) return [];
  const at = place(analysis, 'follows');
  const earlier = portfolio.plans.find(({ plan }) => fold(plan.id) === fold(follows));
  if (earlier === undefined) return [diagnose('predecessor-not-found', { predecessor: follows }, at)];
  const plan = earlier.plan.frontmatter.title;
  const answers = analysis.plan.rows.earlierLessons;
  const names = (row: (typeof earlier.lessons)[number]['row']) => [nameOf(row), valueOf(row.cells.id) ?? ''];
  const answered = (row: (typeof earlier.lessons)[number]['row']) =>
    answers.some((it) => names(row).some((name) => sameName(name, nameOf(it))));
  const unanswered = earlier.lessons
    .filter(({ row, state }) => state !== 'verified' && !answered(row))
    .map(({ row }) => {
      const lesson = nameOf(row);
      const about = aboutRow(analysis, 'earlierLessons', lesson);
      return diagnose('earlier-lesson-unanswered', { lesson, plan }, at, { about });
    });
  const known = earlier.lessons.map(({ row }) => nameOf(row));
  const unknown = answers
    .filter((it) => !earlier.lessons.some(({ row }) => names(row).some((name) => sameName(name, nameOf(it)))))
    .map((it) => diagnose('earlier-lesson-unknown', { lesson: nameOf(it), plan, known }, it.at));
  return [...unanswered, ...unknown];
}
