import type { Plan } from '../decode/plan.ts';
import { sameBase } from '../language/units.ts';
import { contains, distinctPeriods, overlaps, type Period, samePeriod } from '../model/period.ts';
import { type Parts, ratioOf } from '../model/ratio.ts';
import { type Rational, subtract, sum } from '../model/rational.ts';
import type { Analysis } from './analysis.ts';
import { comparisonOf } from './period-lines.ts';
import type { ParentLink } from './portfolio-analysis.ts';
import { lackingFor } from './portfolio-lacks.ts';
import {
  type Contribution,
  contributionsOf,
  type Part,
  samePart,
  unclaimedBeside,
} from './portfolio-parts.ts';
import { actualSides, targetSides } from './ratio-sides.ts';
import { memberTargetOver, targetOver } from './targets-over.ts';

/**
 * One link for every part of a parent and every period that its children plan for; siblings add up. Parts beside
 * them that no plan is for have a link without children, so that the whole of a dimension can be looked over.
 */
export function linksOf(analyses: readonly Analysis[], dropped: readonly Plan[] = []): ParentLink[] {
  const contributions = contributionsOf(analyses);
  return analyses.flatMap((parent) => {
    const own = contributions.filter((it) => it.parent === parent);
    const parts = distinctParts(own);
    const claimed = parts.flatMap((part) => {
      const siblings = own.filter((it) => samePart(it.part, part));
      return distinctPeriods(siblings.map(({ goal }) => goal.goal.period)).map((period) =>
        linkOf(parent, part, siblings, period, dropped),
      );
    });
    const unclaimed = unclaimedBeside(parent, parts).map((part) =>
      linkOf(parent, part, [], part.goal.goal.period, dropped),
    );
    return [...claimed, ...unclaimed];
  });
}

function linkOf(
  parent: Analysis,
  part: Part,
  siblings: readonly Contribution[],
  period: Period,
  dropped: readonly Plan[],
): ParentLink {
  const { goal } = part;
  const { type, unit } = goal.goal;
  const members = siblings.filter((it) => overlaps(it.goal.goal.period, period));
  const children = members.map((it) => childOf(it, period));
  const alike = members.every(({ goal: own }) => sameBase(own.goal.unit, unit) && own.goal.type === type);
  const parentTarget =
    part.member === null
      ? targetOver(type, goal, goal.goal.period, period)
      : memberTargetOver(goal, part.member, period);
  const lacks = lackingFor(parent, part, period, dropped);
  const together =
    !alike || lacks.length > 0
      ? NOTHING
      : type === 'ratio'
        ? ratiosTogether(members, period)
        : added(children);
  const { target: childrenTarget, landing: childrenLanding } = together;
  return {
    parentPlan: parent.plan.id,
    parentFigure: {
      subject: goal.goal.name,
      dimension: part.dimension,
      member: part.member?.member.name ?? null,
      period: samePeriod(period, goal.goal.period) ? null : period,
      measure: 'target',
    },
    unit,
    parentTarget,
    children,
    lacks,
    childrenTarget,
    childrenActual: together.actual,
    childrenLanding,
    outlook:
      parentTarget === null || childrenLanding === null
        ? null
        : comparisonOf(goal.goal, parentTarget, childrenLanding),
    gap: parentTarget === null || childrenTarget === null ? null : subtract(childrenTarget, parentTarget),
    reason: reasonOf(
      children.length,
      alike && lacks.length === 0,
      type === 'ratio' && childrenTarget === null,
      parentTarget,
    ),
  };
}

/** Actual and landing are those of the child's own period; they say nothing of a shorter one. */
function childOf({ child, goal }: Contribution, period: Period): ParentLink['children'][number] {
  const within = contains(period, goal.goal.period);
  return {
    plan: child.plan.id,
    goal: goal.goal.name,
    target: targetOver(goal.goal.type, goal, goal.goal.period, period),
    actual: within ? (goal.ytd?.actual ?? null) : null,
    landing: within ? (goal.landing?.headline ?? null) : null,
  };
}

interface Together {
  readonly target: Rational | null;
  readonly actual: Rational | null;
  readonly landing: Rational | null;
}

const NOTHING: Together = { target: null, actual: null, landing: null };

function added(children: ParentLink['children']): Together {
  return {
    target: sumOrNull(children.map((it) => it.target)),
    actual: sumOrNull(children.map((it) => it.actual)),
    landing: sumOrNull(children.map((it) => it.landing)),
  };
}

/** Σ numerators ÷ Σ denominators where every child knows both; a ratio lands where it stands. */
function ratiosTogether(members: readonly Contribution[], period: Period): Together {
  const within = members.every(({ goal }) => contains(period, goal.goal.period));
  const actual = within ? ratioOrNull(members.map(({ child, goal }) => actualSides(child, goal))) : null;
  const target = ratioOrNull(members.map(({ child, goal }) => targetSides(child, goal, period)));
  return { target, actual, landing: actual };
}

function ratioOrNull(sides: readonly (Parts | null)[]): Rational | null {
  const known = sides.filter((it) => it !== null);
  return known.length > 0 && known.length === sides.length ? ratioOf(known) : null;
}

function sumOrNull(values: readonly (Rational | null)[]): Rational | null {
  return values.length > 0 && values.every((value) => value !== null) ? sum(values) : null;
}

function reasonOf(
  children: number,
  alike: boolean,
  ratioWithoutSides: boolean,
  parentTarget: Rational | null,
): ParentLink['reason'] {
  if (children === 0 || !alike) return 'no-data';
  if (ratioWithoutSides) return 'ratio-does-not-add';
  return parentTarget === null ? 'no-target' : null;
}

function distinctParts(contributions: readonly Contribution[]): Part[] {
  const parts = contributions.map(({ part }) => part);
  return parts.filter((it, i) => parts.findIndex((by) => samePart(by, it)) === i);
}
