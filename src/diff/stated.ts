import type { GoalPair } from '../history/goalposts.ts';
import type { GoalTargets, MemberTargets, SplitTargets, TargetLine } from '../history/targets.ts';
import { sameName } from '../language/fold.ts';
import { samePeriod } from '../model/period.ts';
import type { Gaps } from './gaps.ts';
import type { Written } from './written.ts';

export interface Sides<T> {
  readonly before: T;
  readonly after: T;
}

export interface StatedPair extends Sides<Written> {
  readonly pairs: readonly GoalPair[];
}

/**
 * Two versions with only those targets that both of them state: what one leaves to be computed is no difference. A
 * member or a table that one version merely could not read is left out of the other.
 */
export function statedInBoth(
  before: Written,
  after: Written,
  pairs: readonly GoalPair[],
  gaps: Sides<Gaps>,
): StatedPair {
  const known = pairs.map(({ before: was, after: now }): GoalPair => {
    const target = was.target !== null && now.target !== null;
    return { before: goalWith(was, now, target), after: goalWith(now, was, target) };
  });
  const counterpart = (split: SplitTargets, side: 'before' | 'after', other: Written) => {
    const pair = pairs.find((it) => it[side].goal.name === split.goal.goal.name);
    const name = pair?.[side === 'before' ? 'after' : 'before'].goal.name;
    return other.splits.find(
      (it) => it.goal.goal.name === name && sameName(it.split.dimension, split.split.dimension),
    );
  };
  const splits = (side: 'before' | 'after', own: Written, other: Written) => {
    const missing = gaps[side === 'before' ? 'after' : 'before'];
    return own.splits.flatMap((split): SplitTargets[] => {
      const same = counterpart(split, side, other);
      const members = split.members.flatMap((it) => memberWith(it, same, missing));
      return same === undefined && members.length === 0 ? [] : [{ ...split, members }];
    });
  };
  return {
    pairs: known,
    before: { ...before, splits: splits('before', before, after) },
    after: { ...after, splits: splits('after', after, before) },
  };
}

function goalWith(own: GoalTargets, other: GoalTargets, target: boolean): GoalTargets {
  const columns = columnsIn(own.columns, other.columns);
  return target
    ? { ...own, columns }
    : { ...own, columns, target: null, whole: { ...own.whole, target: null } };
}

function memberWith(own: MemberTargets, split: SplitTargets | undefined, missing: Gaps): MemberTargets[] {
  const other = split?.members.find((it) => sameName(it.member.name, own.member.name));
  if (other === undefined) return isLost(own, missing) ? [] : [own];
  const target = other.target === null ? null : own.target;
  return [{ ...own, target, columns: columnsIn(own.columns, other.columns) }];
}

/** Whether a member's row stands in the other version and merely could not be read there. */
export function isLost({ member: { row } }: MemberTargets, missing: Gaps): boolean {
  return (['splits', 'targets'] as const).some((kind) => missing.row(kind, row.name.text, row.at));
}

function columnsIn(own: readonly TargetLine[], other: readonly TargetLine[]): TargetLine[] {
  return own.filter(({ period }) => other.some((it) => samePeriod(it.period, period)));
}
