import type { Analysis, PlanOutcome } from '../compute/analysis.ts';
import { nameOf } from '../compute/feasibility/lookup.ts';
import type { Portfolio } from '../compute/portfolio-analysis.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { diagnose } from '../diagnostics/report.ts';
import { valueOf } from '../language/cells.ts';
import { fold, sameName } from '../language/fold.ts';
import { nearest } from '../language/nearest.ts';
import { aboutRow } from './about.ts';
import { droppedNamed } from './dropped.ts';
import { place } from './parent-links.ts';
import type { PortfolioRule } from './rule.ts';

/** A plan that follows another uses or waives each lesson of it that is still open. */
export const earlierLessons: PortfolioRule = {
  codes: [
    'earlier-lesson-unanswered',
    'earlier-lesson-unknown',
    'predecessor-not-found',
    'predecessor-cycle',
  ],
  check: (portfolio, dropped) =>
    portfolio.plans.flatMap((analysis) =>
      judge(portfolio, analysis, dropped).map((diagnostic) => ({ plan: analysis.plan.id, diagnostic })),
    ),
};

function judge(portfolio: Portfolio, analysis: Analysis, dropped: readonly PlanOutcome[]): Diagnostic[] {
  const { follows } = analysis.plan.frontmatter;
  if (follows === null) return [];
  const at = place(analysis, 'follows');
  const earlier = predecessorOf(portfolio, analysis);
  if (earlier === null) {
    if (droppedNamed(follows, dropped).length > 0) return [];
    const ids = [...portfolio.plans.map(({ plan }) => plan.id), ...dropped.map(({ id }) => id)];
    const known = ids.filter((id) => id !== analysis.plan.id).toSorted();
    const suggestion = nearest(follows, known);
    return [diagnose('predecessor-not-found', { predecessor: follows, suggestion }, at)];
  }
  const circle = circleFrom(portfolio, analysis);
  if (circle !== null) return [diagnose('predecessor-cycle', { plans: circle }, at)];
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
    .map((it) => {
      const lesson = nameOf(it);
      const about = aboutRow(analysis, 'earlierLessons', lesson);
      return diagnose('earlier-lesson-unknown', { lesson, plan, known }, it.at, { about });
    });
  return [...unanswered, ...unknown];
}

/** The plan that another follows; null when there is none or it could not be computed. */
export function predecessorOf({ plans }: Portfolio, { plan }: Analysis): Analysis | null {
  const { follows } = plan.frontmatter;
  if (follows === null) return null;
  const exact = plans.find((it) => it.plan.id === follows);
  return exact ?? plans.find((it) => fold(it.plan.id) === fold(follows)) ?? null;
}

/** The ids on the way back in time, when it comes back to where it began; each plan of a circle reports it. */
function circleFrom(portfolio: Portfolio, from: Analysis): string[] | null {
  const way = [from];
  for (let at = predecessorOf(portfolio, from); at !== null; at = predecessorOf(portfolio, at)) {
    if (at === from) return [...way, from].map(({ plan }) => plan.id);
    if (way.includes(at)) return null;
    way.push(at);
  }
  return null;
}
