import type { Analysis } from '../compute/analysis.ts';
import type { MemberAnalysis } from '../compute/split-analysis.ts';
import type { GoalPair } from '../history/goalposts.ts';
import { fold, sameName } from '../language/fold.ts';
import type { Change } from './change.ts';

/** Texts of two versions made comparable: what only got another name reads the same in both. */
export interface Names {
  was(text: string): string;
  now(text: string): string;
}

export const SAME_NAMES: Names = { was: (text) => text, now: (text) => text };

/**
 * From the renamings among some changes: each name becomes a mark that stands for it before and after. Longer names go
 * first, so that one within another is left alone; where names were exchanged each side reads its own.
 */
export function namesOf(changes: readonly Change[]): Names {
  const pairs = changes.flatMap((it) =>
    it.kind === 'renamed' ? [[called(it, it.from), called(it, it.to)] as const] : [],
  );
  if (pairs.length === 0) return SAME_NAMES;
  const marks = new Map(pairs.map(([from], n) => [from, `\0${n}\0`]));
  const later = new Map(pairs.map(([, to], n) => [to, `\0${n}\0`]));
  const names = [...new Set(pairs.flat())].toSorted((a, b) => b.length - a.length);
  const pattern = new RegExp(
    names.map((name) => name.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&')).join('|'),
    'gu',
  );
  return {
    was: (text) => text.replace(pattern, (name) => marks.get(name) ?? later.get(name) ?? name),
    now: (text) => text.replace(pattern, (name) => later.get(name) ?? marks.get(name) ?? name),
  };
}

/** A member is renamed with its goal in front of it. */
function called({ of }: Extract<Change, { kind: 'renamed' }>, name: string): string {
  return of !== 'splits' && of !== 'targets' ? name : name.slice(name.lastIndexOf('/') + 1);
}

/** Without what only follows from a renaming: cells that name the same thing by its new name. */
export function withoutRenamed(changes: readonly Change[], names: Names): Change[] {
  return changes.filter((it) => it.kind !== 'field' || fold(names.was(it.from)) !== fold(names.now(it.to)));
}

/**
 * An earlier version with its members under their later names, so that what one of them had is not told as taken from
 * one and given to another. `pairs` say which goal is which.
 */
export function withLaterMembers(
  before: Analysis,
  after: Analysis,
  pairs: readonly GoalPair[],
  changes: readonly Change[],
): Analysis {
  const renamed = changes.flatMap((it) => (it.kind === 'renamed' && it.of === 'splits' ? [it] : []));
  if (renamed.length === 0) return before;
  const splits = before.splits.map((split) => {
    const goal = pairs.find((pair) => pair.before.goal.name === split.split.goal)?.after.goal.name;
    const now = after.splits.find(
      (it) => it.split.goal === goal && sameName(it.split.dimension, split.split.dimension),
    );
    const has = (name: string) => now?.members.some((it) => sameName(it.member.name, name)) === true;
    const members = split.members.map((it) => {
      const { name } = it.member;
      const later = renamed.find(({ from }) => sameName(from, `${goal}/${name}`));
      const to = later === undefined ? name : called(later, later.to);
      return has(to) && !has(name) ? memberCalled(it, to) : it;
    });
    const { goal: own, total, overAssignment, bridge } = split;
    return { split: split.split, goal: own, members, total, overAssignment, bridge };
  });
  return { ...before, splits };
}

/** What an analysis works out when it is asked is not copied by `...`: each part is named. */
function memberCalled(it: MemberAnalysis, name: string): MemberAnalysis {
  const { target, held, weight, weightHeld, assigned, columns, lines, ytd, light, landing, depth } = it;
  const shown = { columns, lines, ytd, light, landing, depth };
  return { member: { ...it.member, name }, target, held, weight, weightHeld, assigned, ...shown };
}
