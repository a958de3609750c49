import type { Analysis } from '../compute/analysis.ts';
import { goalNamed } from '../compute/feasibility/lookup.ts';
import type { GoalAnalysis } from '../compute/goal-analysis.ts';
import type { ParentLink, Portfolio } from '../compute/portfolio-analysis.ts';
import type { Params } from '../diagnostics/diagnostic.ts';
import { diagnose } from '../diagnostics/report.ts';
import type { Period } from '../model/period.ts';
import { compare, larger, type Rational, smaller } from '../model/rational.ts';
import { aboutGoal } from './about.ts';
import type { PlanFinding, PortfolioRule } from './rule.ts';

/** What the children plan together against the part of the parent. The finding stands with both, so that each side sees it. */
export const childParent: PortfolioRule = {
  codes: ['child-parent-disagree', 'parent-asks-otherwise', 'parent-ratio-outside'],
  check: (portfolio) => portfolio.links.flatMap((link) => judge(portfolio, link)),
};

function judge({ plans }: Portfolio, link: ParentLink): PlanFinding[] {
  const parent = plans.find(({ plan }) => plan.id === link.parentPlan);
  const goal = parent === undefined ? null : goalNamed(parent.goals, link.parentFigure.subject);
  if (parent === undefined || goal === null || link.parentTarget === null) return [];
  if (link.lacks !== undefined && link.lacks.length > 0) return [];
  if (goal.goal.type === 'ratio') return ratioOutside(parent, goal, link, link.parentTarget);
  if (link.gap === null || link.childrenTarget === null || link.gap.n === 0n) return [];
  const { unit } = link;
  const period: Period = link.parentFigure.period ?? goal.goal.period;
  const params = {
    ...namesOf(goal, link),
    period,
    fiscal: parent.config.fiscalYearStart,
    parent: { value: link.parentTarget, unit },
    children: { value: link.childrenTarget, unit },
    gap: { value: link.gap, unit },
    plans: [...new Set(link.children.map((it) => it.plan))],
  };
  const about = params.parentGoal;
  const diagnostic = diagnose('child-parent-disagree', params, placeOf(parent, goal, link), { about });
  return [{ plan: link.parentPlan, diagnostic }, ...atChildren(plans, link, params)];
}

/** The same difference where the child's author looks, who may not read the parent's findings. */
function atChildren(
  plans: readonly Analysis[],
  link: ParentLink,
  params: Params<'child-parent-disagree'>,
): PlanFinding[] {
  return link.children.flatMap(({ plan: id, goal: name }): PlanFinding[] => {
    const child = plans.find(({ plan }) => plan.id === id);
    const goal = child === undefined ? null : goalNamed(child.goals, name);
    if (child === undefined || goal === null || id === link.parentPlan) return [];
    const others = params.plans.filter((it) => it !== id);
    const at = goal.goal.parentGoal.at;
    const about = aboutGoal(goal.goal.name);
    const diagnostic = diagnose('parent-asks-otherwise', { ...params, goal: name, others }, at, { about });
    return [{ plan: id, diagnostic }];
  });
}

/** Whatever the weights, a ratio lies between the ratios it is made of (ruling 16). */
function ratioOutside(
  parent: Analysis,
  goal: GoalAnalysis,
  link: ParentLink,
  target: Rational,
): PlanFinding[] {
  const targets = link.children.flatMap((it) => it.target ?? []);
  const first = targets[0];
  if (first === undefined || targets.length < link.children.length) return [];
  const [low, high] = [targets.reduce(smaller, first), targets.reduce(larger, first)];
  if (compare(low, target) <= 0 && compare(target, high) <= 0) return [];
  const params = { ...namesOf(goal, link), parent: target, low, high };
  const about = params.parentGoal;
  const diagnostic = diagnose('parent-ratio-outside', params, placeOf(parent, goal, link), { about });
  return [{ plan: link.parentPlan, diagnostic }];
}

function namesOf({ goal }: GoalAnalysis, { parentPlan, parentFigure }: ParentLink) {
  return { parentPlan, parentGoal: aboutGoal(goal.name, parentFigure.member) };
}

function placeOf(parent: Analysis, { goal }: GoalAnalysis, { parentFigure }: ParentLink) {
  const { dimension, member } = parentFigure;
  const split = parent.splits.find((it) => it.split.goal === goal.name && it.split.dimension === dimension);
  const row = split?.members.find((it) => it.member.name === member)?.member.row;
  return row?.at ?? goal.target.at;
}
