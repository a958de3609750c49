import type { Analysis, PlanOutcome } from '../compute/analysis.ts';
import type { GoalAnalysis } from '../compute/goal-analysis.ts';
import type { Portfolio } from '../compute/portfolio-analysis.ts';
import { parentOf, partFor } from '../compute/portfolio-parts.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { diagnose } from '../diagnostics/report.ts';
import { valueOf } from '../language/cells.ts';
import { nearest } from '../language/nearest.ts';
import { sameBase } from '../language/units.ts';
import type { Span } from '../model/source.ts';
import { aboutGoal } from './about.ts';
import { droppedNamed } from './dropped.ts';
import type { PlanFinding, PortfolioRule } from './rule.ts';

/** Where the goals of a plan lead: to a parent that exists, to a goal it has, in the same unit. */
export const parentLinks: PortfolioRule = {
  codes: ['no-parent-link', 'parent-not-found', 'parent-cycle', 'parent-goal-unknown', 'parent-unit-differs'],
  check: (portfolio, dropped) =>
    portfolio.plans.flatMap((analysis) =>
      judgePlan(portfolio, analysis, dropped).map(
        (diagnostic): PlanFinding => ({ plan: analysis.plan.id, diagnostic }),
      ),
    ),
};

function judgePlan(portfolio: Portfolio, analysis: Analysis, dropped: readonly PlanOutcome[]): Diagnostic[] {
  const { parent } = analysis.plan.frontmatter;
  const goals = analysis.goals.flatMap((goal) => judgeGoal(portfolio, analysis, goal));
  if (parent === null) return goals;
  const at = place(analysis, 'parent');
  if (parentOf(portfolio.plans, analysis) === null) {
    if (droppedNamed(parent, dropped).length > 0) return [];
    const ids = [...portfolio.plans.map(({ plan }) => plan.id), ...dropped.map(({ id }) => id)];
    const known = ids.filter((id) => id !== analysis.plan.id).toSorted();
    return [diagnose('parent-not-found', { parent, suggestion: nearest(parent, known), known }, at)];
  }
  const cycle = cycleFrom(portfolio, analysis);
  return cycle === null ? goals : [diagnose('parent-cycle', { plans: cycle }, at)];
}

function judgeGoal(portfolio: Portfolio, analysis: Analysis, goal: GoalAnalysis): Diagnostic[] {
  const { parent } = analysis.plan.frontmatter;
  const { name, parentGoal, row, unit } = goal.goal;
  const extra = { about: aboutGoal(name) };
  if (valueOf(parentGoal) === undefined) {
    const missing = parent !== null && parentGoal.state === 'blank';
    return missing ? [diagnose('no-parent-link', { goal: name, parent }, row.at, extra)] : [];
  }
  const found = partFor(portfolio.plans, analysis, goal);
  if (found === null) {
    const params = { goal: name, address: parentGoal.text, parent: parent ?? analysis.plan.id };
    return [diagnose('parent-goal-unknown', params, parentGoal.at, extra)];
  }
  const other = found.part.goal.goal;
  if (sameBase(unit, other.unit)) return [];
  const params = {
    goal: name,
    unit,
    parentGoal: other.name,
    parentUnit: other.unit,
  };
  return [diagnose('parent-unit-differs', params, parentGoal.at, extra)];
}

/** The ids on the way up, when it comes back to where it began; each plan of a circle reports it. */
function cycleFrom(portfolio: Portfolio, from: Analysis): string[] | null {
  const way = [from];
  for (let at = parentOf(portfolio.plans, from); at !== null; at = parentOf(portfolio.plans, at)) {
    if (at === from) return [...way, from].map(({ plan }) => plan.id);
    if (way.includes(at)) return null;
    way.push(at);
  }
  return null;
}

export function place(analysis: Analysis, key: string): Span {
  const { frontmatter, document } = analysis.plan;
  return frontmatter.places.get(key) ?? document.frontmatter.at;
}
