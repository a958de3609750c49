import type { Analysis, PlanOutcome } from '../compute/analysis.ts';
import { parentOf } from '../compute/portfolio-parts.ts';
import type { Params } from '../diagnostics/diagnostic.ts';
import { diagnose } from '../diagnostics/report.ts';
import { droppedChildren, droppedNamed } from './dropped.ts';
import { predecessorOf } from './earlier-lessons.ts';
import { place } from './parent-links.ts';
import type { PlanFinding, PortfolioRule } from './rule.ts';

/** A plan is not compared with a parent, child or earlier plan that cannot be computed; that plan says why. */
export const relativeNotComputed: PortfolioRule = {
  codes: ['relative-not-computed'],
  check: (portfolio, dropped) => {
    const { plans } = portfolio;
    return plans.flatMap((analysis) => {
      const { parent, follows } = analysis.plan.frontmatter;
      const isComputed = {
        parent: parentOf(plans, analysis) !== null,
        follows: predecessorOf(portfolio, analysis) !== null,
      };
      return [
        ...told(analysis, 'parent', isComputed.parent ? [] : droppedNamed(parent, dropped)),
        ...told(analysis, 'follows', isComputed.follows ? [] : droppedNamed(follows, dropped)),
        ...told(analysis, 'child', droppedChildren(analysis, dropped)),
      ];
    });
  },
};

function told(
  analysis: Analysis,
  as: Params<'relative-not-computed'>['as'],
  plans: readonly PlanOutcome[],
): PlanFinding[] {
  const at = place(analysis, as === 'child' ? 'title' : as);
  return plans.map(({ id, title }) => {
    const diagnostic = diagnose('relative-not-computed', { as, title }, at, { about: id });
    return { plan: analysis.plan.id, diagnostic };
  });
}
