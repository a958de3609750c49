import type { Address } from '../language/address.ts';
import { valueOf } from '../language/cells.ts';
import { fold, sameName } from '../language/fold.ts';
import type { Analysis } from './analysis.ts';
import { goalNamed } from './feasibility/lookup.ts';
import type { GoalAnalysis } from './goal-analysis.ts';
import type { MemberAnalysis } from './split-analysis.ts';

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

/** Every goal that names a parent goal which exists. */
export function contributionsOf(analyses: readonly Analysis[]): Contribution[] {
  return analyses.flatMap((child) =>
    child.goals.flatMap((goal): Contribution[] => {
      const target = partFor(analyses, child, goal);
      return target === null ? [] : [{ child, goal, ...target }];
    }),
  );
}

/** The parent's plan by its id; null when there is none or it could not be computed. */
export function parentOf(analyses: readonly Analysis[], child: Analysis): Analysis | null {
  const id = child.plan.frontmatter.parent;
  if (id === null) return null;
  const exact = analyses.find(({ plan }) => plan.id === id);
  return exact ?? analyses.find(({ plan }) => fold(plan.id) === fold(id)) ?? null;
}

/** 上级目标 is an address in the parent's plan, else in the plan itself (ruling 16). */
export function partFor(
  analyses: readonly Analysis[],
  child: Analysis,
  goal: GoalAnalysis,
): { readonly parent: Analysis; readonly part: Part } | null {
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

export function samePart(a: Part, b: Part): boolean {
  return a.goal === b.goal && a.member === b.member;
}

/**
 * The members beside those that plans contribute to, and that no plan is for: of the same dimension, at the top or
 * under the same parent. A member under which plans stand is theirs through them.
 */
export function unclaimedBeside(plan: Analysis, claimed: readonly Part[]): Part[] {
  const taken = new Set(claimed.map((it) => it.member));
  const groups = claimed.flatMap(({ goal, dimension, member }) =>
    member === null || dimension === null ? [] : [{ goal, dimension, parent: member.member.parent }],
  );
  const distinct = groups.filter(
    (it, i) =>
      groups.findIndex(
        (by) => by.goal === it.goal && by.dimension === it.dimension && by.parent === it.parent,
      ) === i,
  );
  return distinct.flatMap(({ goal, dimension, parent }) =>
    plan.splits
      .filter((it) => it.goal.goal === goal.goal && it.split.dimension === dimension)
      .flatMap(({ members }) => {
        const covered = (name: string): boolean =>
          members.some((it) => it.member.parent === name && (taken.has(it) || covered(it.member.name)));
        return members
          .filter((it) => it.member.parent === parent && !taken.has(it) && !covered(it.member.name))
          .map((it) => ({ goal, dimension, member: it }));
      }),
  );
}
