import type { Result } from '../diagnostics/diagnostic.ts';
import type { Address } from '../language/address.ts';
import { valueOf } from '../language/cells.ts';
import { fold, sameName } from '../language/fold.ts';
import { sameBase } from '../language/units.ts';
import type { Day } from '../model/calendar.ts';
import { overlaps, type Period, samePeriod } from '../model/period.ts';
import { type Rational, subtract, sum } from '../model/rational.ts';
import type { Analysis, GoalAnalysis, MemberAnalysis, ParentLink, Portfolio } from './analysis.ts';
import { dutiesOf } from './duties.ts';
import { goalNamed } from './feasibility/lookup.ts';
import { memberTargetOver, targetOver } from './targets-over.ts';

/** All plans together: children against the parts of their parents, and what everybody owes. */
export function rollUp(analyses: readonly Analysis[], asOf: Day): Result<Portfolio> {
  return {
    value: {
      asOf,
      plans: analyses,
      links: linksOf(analyses),
      duties: analyses.flatMap(dutiesOf).toSorted(byDue),
    },
    diagnostics: [],
  };
}

/** Undated duties come last; the order of plans and rows decides the rest. */
function byDue(a: Portfolio['duties'][number], b: Portfolio['duties'][number]): number {
  if (a.due === b.due) return 0;
  if (a.due === null) return 1;
  return b.due === null ? -1 : a.due - b.due;
}

/** A goal of a plan, and the goal or part that it contributes to. */
export interface Contribution {
  readonly child: Analysis;
  readonly goal: GoalAnalysis;
  readonly parent: Analysis;
  readonly part: Part;
}

/** A goal as a whole, or one member of it. */
export interface Part {
  readonly goal: GoalAnalysis;
  readonly dimension: string | null;
  readonly member: MemberAnalysis | null;
}

/** The parent's plan by its id; null when there is none or it could not be computed. */
export function parentOf(analyses: readonly Analysis[], child: Analysis): Analysis | null {
  const id = child.plan.frontmatter.parent;
  return id === null ? null : (analyses.find(({ plan }) => fold(plan.id) === fold(id)) ?? null);
}

/** 上级目标 is an address in the parent's plan, else in the plan itself (ruling 16). */
export function partFor(
  analyses: readonly Analysis[],
  child: Analysis,
  goal: GoalAnalysis,
): { parent: Analysis; part: Part } | null {
  const address = valueOf(goal.goal.parentGoal);
  if (address === undefined) return null;
  for (const plan of [parentOf(analyses, child), child]) {
    const part = plan === null ? null : partAt(plan, address);
    if (plan !== null && part !== null && part.goal !== goal) return { parent: plan, part };
  }
  return null;
}

function partAt(plan: Analysis, address: Address): Part | null {
  const goal = goalNamed(plan.goals, address.subject);
  if (goal === null) return null;
  const { member } = address;
  if (member === null) return { goal, dimension: null, member: null };
  const found = plan.splits
    .filter(
      ({ split }) =>
        sameName(split.goal, goal.goal.name) &&
        (address.dimension === null || sameName(split.dimension, address.dimension)),
    )
    .flatMap(({ split, members }) =>
      members
        .filter((it) => sameName(it.member.name, member))
        .map((it) => ({ goal, dimension: split.dimension, member: it })),
    );
  return found.length === 1 ? (found[0] ?? null) : null;
}

/** One link for every part of a parent and every period that its children plan for; siblings add up. */
function linksOf(analyses: readonly Analysis[]): ParentLink[] {
  const contributions = analyses.flatMap((child) =>
    child.goals.flatMap((goal): Contribution[] => {
      const target = partFor(analyses, child, goal);
      return target === null ? [] : [{ child, goal, ...target }];
    }),
  );
  const links: ParentLink[] = [];
  for (const { parent, part } of distinctParts(contributions)) {
    const siblings = contributions.filter((it) => it.parent === parent && samePart(it.part, part));
    for (const period of distinctPeriods(siblings.map(({ goal }) => goal.goal.period))) {
      links.push(linkOf(parent, part, siblings, period));
    }
  }
  return links;
}

function linkOf(parent: Analysis, part: Part, siblings: readonly Contribution[], period: Period): ParentLink {
  const { goal } = part;
  const type = goal.goal.type;
  const members = siblings.filter((it) => overlaps(it.goal.goal.period, period));
  const children = members.map(({ child, goal: own }) => ({
    plan: child.plan.id,
    goal: own.goal.name,
    target: targetOver(own.goal.type, own, own.goal.period, period),
    actual: own.ytd?.actual ?? null,
    landing: own.landing?.headline ?? null,
  }));
  const oneUnit = members.every(
    ({ goal: own }) => sameBase(own.goal.unit, goal.goal.unit) && own.goal.type === type,
  );
  const adds = type !== 'ratio' && oneUnit;
  const parentTarget =
    part.member === null
      ? targetOver(type, goal, goal.goal.period, period)
      : memberTargetOver(goal, part.member, period);
  const childrenTarget = adds ? sumOrNull(children.map((it) => it.target)) : null;
  return {
    parentPlan: parent.plan.id,
    parentFigure: {
      subject: goal.goal.name,
      dimension: part.dimension,
      member: part.member?.member.name ?? null,
      period: samePeriod(period, goal.goal.period) ? null : period,
      measure: 'target',
    },
    unit: goal.goal.unit,
    parentTarget,
    children,
    childrenTarget,
    childrenActual: adds ? sumOrNull(children.map((it) => it.actual)) : null,
    childrenLanding: adds ? sumOrNull(children.map((it) => it.landing)) : null,
    gap: parentTarget === null || childrenTarget === null ? null : subtract(childrenTarget, parentTarget),
    reason: adds
      ? parentTarget === null
        ? 'no-target'
        : null
      : type === 'ratio'
        ? 'ratio-does-not-add'
        : 'no-data',
  };
}

function sumOrNull(values: readonly (Rational | null)[]): Rational | null {
  return values.length > 0 && values.every((value) => value !== null) ? sum(values) : null;
}

function distinctParts(contributions: readonly Contribution[]): Contribution[] {
  return contributions.filter(
    (it, i) => contributions.findIndex((by) => by.parent === it.parent && samePart(by.part, it.part)) === i,
  );
}

function samePart(a: Part, b: Part): boolean {
  return a.goal === b.goal && a.member === b.member;
}

function distinctPeriods(periods: readonly Period[]): Period[] {
  return periods.filter((it, i) => periods.findIndex((by) => samePeriod(by, it)) === i);
}
