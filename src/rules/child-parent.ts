import type { Analysis, ParentLink, Portfolio } from '../compute/analysis.ts';
import { goalNamed } from '../compute/feasibility/lookup.ts';
import { diagnose } from '../diagnostics/report.ts';
import type { Period } from '../model/period.ts';
import { compare, larger, type Rational, smaller } from '../model/rational.ts';
import type { PlanFinding, PortfolioRule } from './rule.ts';

/** What the children plan together against the part of the parent. The finding stands with the parent. */
export const childParent: PortfolioRule = {
  codes: ['child-parent-disagree', 'parent-ratio-outside'],
  check: (portfolio) => portfolio.links.flatMap((link) => judge(portfolio, link)),
};

function judge({ plans }: Portfolio, link: ParentLink): PlanFinding[] {
  const parent = plans.find(({ plan }) => plan.id === link.parentPlan);
  const goal = parent === undefined ? null : goalNamed(parent.goals, link.parentFigure.subject);
  if (parent === undefined || goal === null || link.parentTarget === null) return [];
  const { member } = link.parentFigure;
  const parentGoal = member === null ? goal.goal.name : `${goal.goal.name}/${member}`;
  const at = placeOf(parent, goal.goal.name, member) ?? goal.goal.target.at;
  const named = { parentPlan: link.parentPlan, parentGoal };
  const finding = (diagnostic: PlanFinding['diagnostic']) => [{ plan: link.parentPlan, diagnostic }];
  if (link.reason === 'ratio-does-not-add') {
    const range = extremes(link);
    const inside =
      range === null ||
      (compare(range.low, link.parentTarget) <= 0 && compare(link.parentTarget, range.high) <= 0);
    if (inside) return [];
    const params = { ...named, parent: link.parentTarget, ...range };
    return finding(diagnose('parent-ratio-outside', params, at, { about: parentGoal }));
  }
  if (link.gap === null || link.childrenTarget === null || link.gap.n === 0n) return [];
  const { unit } = link;
  const period: Period = link.parentFigure.period ?? goal.goal.period;
  const params = {
    ...named,
    period,
    fiscal: parent.config.fiscalYearStart,
    parent: { value: link.parentTarget, unit },
    children: { value: link.childrenTarget, unit },
    gap: { value: link.gap, unit },
    plans: [...new Set(link.children.map((it) => it.plan))],
  };
  return finding(diagnose('child-parent-disagree', params, at, { about: parentGoal }));
}

function extremes(link: ParentLink): { readonly low: Rational; readonly high: Rational } | null {
  const targets = link.children.flatMap((it) => it.target ?? []);
  const first = targets[0];
  if (first === undefined) return null;
  return { low: targets.reduce(smaller, first), high: targets.reduce(larger, first) };
}

function placeOf(parent: Analysis, goal: string, member: string | null) {
  const split = parent.splits.find(
    (it) => it.split.goal === goal && it.members.some((m) => m.member.name === member),
  );
  return split?.members.find((m) => m.member.name === member)?.member.row.at;
}
