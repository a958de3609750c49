import type { Goal, GoalType } from '../decode/plan.ts';
import type { GoalPair } from '../history/goalposts.ts';
import type { GoalTargets, MemberTargets, SplitTargets, TargetLine } from '../history/targets.ts';
import { sameName } from '../language/fold.ts';
import { contains, distinctPeriods, type Period, samePeriod } from '../model/period.ts';
import { sum } from '../model/rational.ts';
import type { Gaps } from './gaps.ts';
import { type Written, wholeOf } from './written.ts';

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
      const members = split.members.flatMap((it) => memberWith(it, split.goal, same, missing));
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
  const columns = columnsIn(own.goal, own.columns, other.columns);
  return target
    ? { ...own, columns }
    : { ...own, columns, target: null, whole: { ...own.whole, target: null } };
}

function memberWith(
  own: MemberTargets,
  { goal }: SplitTargets['goal'],
  split: SplitTargets | undefined,
  missing: Gaps,
): MemberTargets[] {
  const other = split?.members.find((it) => sameName(it.member.name, own.member.name));
  if (other === undefined) return isLost(own, missing) ? [] : [own];
  const target = other.target === null ? null : own.target;
  return [{ ...own, target, columns: columnsIn(goal, own.columns, other.columns) }];
}

/** Whether a member's row stands in the other version and merely could not be read there. */
export function isLost({ member: { row } }: MemberTargets, missing: Gaps): boolean {
  return (['splits', 'targets'] as const).some((kind) => missing.row(kind, row.name.text, row.at));
}

/** The periods of both tables for which both state a target, as one cell or as cells that make it up. */
function columnsIn({ type }: Goal, own: readonly TargetLine[], other: readonly TargetLine[]): TargetLine[] {
  const periods = distinctPeriods([...own, ...other].map(({ period }) => period));
  return periods.flatMap((period) => {
    const line = lineIn(type, own, period);
    return line === null || lineIn(type, other, period) === null ? [] : [line];
  });
}

function lineIn(type: GoalType, columns: readonly TargetLine[], period: Period): TargetLine | null {
  const same = columns.find((it) => samePeriod(it.period, period));
  if (same !== undefined) return same;
  const target = wholeOf({ type, period }, columns);
  if (target === null) return null;
  const actuals = columns.filter((it) => contains(period, it.period)).map(({ actual }) => actual);
  const known = actuals.flatMap((it) => it ?? []);
  return { period, target, held: true, actual: known.length < actuals.length ? null : sum(known) };
}

/** Whether a period of one table is stated in the other, by cells that make it up, or as a part of one that they do. */
export function isStatedIn(
  { type }: Goal,
  period: Period,
  own: readonly TargetLine[],
  other: readonly TargetLine[],
): boolean {
  const whole = other.filter((it) => contains(it.period, period)).map((it) => it.period);
  return (
    wholeOf({ type, period }, other) !== null ||
    whole.some((it) => wholeOf({ type, period: it }, own) !== null)
  );
}
