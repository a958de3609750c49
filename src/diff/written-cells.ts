import type { Goal, PeriodCell, TargetRow } from '../decode/plan.ts';
import type { GoalPair } from '../history/goalposts.ts';
import type { MemberTargets, TargetLine } from '../history/targets.ts';
import type { Cell } from '../language/cells.ts';
import { sameName } from '../language/fold.ts';
import { distinctPeriods, type Period, samePeriod } from '../model/period.ts';
import type { Change, WrittenCell } from './change.ts';
import { isUnreadable } from './compare-cells.ts';
import type { Gaps } from './gaps.ts';
import { meaningOf } from './meaning.ts';
import { isLost, isStatedIn, type Sides } from './stated.ts';
import type { Written } from './written.ts';

/**
 * Cells of targets of which one version states nothing that could be compared: left blank, `—`, or unreadable. They are
 * told as they are written, because what they come to is not known.
 */
export function compareTargetCells(
  pair: GoalPair,
  before: Written,
  after: Written,
  gaps: Sides<Gaps>,
): Change[] {
  const { name: goal } = pair.after.goal;
  const known = pair.before.target !== null && pair.after.target !== null;
  const [was, now] = [pair.before.goal.target, pair.after.goal.target];
  // A target that follows from its periods is known; that its own cell cannot be read is told all the same.
  const whole = known && ![was, now].some(isUnreadable) ? [] : told(null, was, now);
  const [from, to] = [rowsOf(before, pair.before.goal.name), rowsOf(after, goal)];
  const unread = isUnread(from, to, gaps.after) || isUnread(to, from, gaps.before);
  const cells = (rows: readonly TargetRow[]) => rows.flatMap(({ periods }) => periods);
  const periods = unread ? [] : withoutRecut(pair.after.goal, comparePeriods(cells(from), cells(to)), pair);
  return [
    ...asChange(goal, null, [...whole, ...periods]),
    ...pairMembers(pair, before, after, gaps).flatMap((it) => compareMember(pair.after.goal, it)),
  ];
}

function asChange(goal: string, member: string | null, cells: readonly WrittenCell[]): Change[] {
  return cells.length === 0 ? [] : [{ kind: 'written', goal, member, cells }];
}

function rowsOf({ plan }: Written, goal: string): readonly TargetRow[] {
  return plan.targets.filter((row) => row.goal === goal && row.member === null);
}

function isUnread(own: readonly TargetRow[], other: readonly TargetRow[], missing: Gaps): boolean {
  return other.length === 0 && own.some(({ row }) => missing.row('targets', row.name.text, row.at));
}

function compareMember(of: Goal, { before, after }: Sides<MemberTargets | null>): Change[] {
  const { name: goal } = of;
  const either = after ?? before;
  if (either === null) return [];
  const { name } = either.member;
  if (before === null || after === null) {
    // With a target it is told among the parts of its goal.
    if (either.target !== null) return [];
    const state = before === null ? 'added' : 'removed';
    return [{ kind: 'row', of: 'splits', name: `${goal}/${name}`, state }];
  }
  const [from, to] = [before.member, after.member];
  const whole = compared(from.row.cells.target, to.row.cells.target)
    ? []
    : told(null, from.row.cells.target, to.row.cells.target);
  const periods = withoutRecut(of, comparePeriods(from.periods, to.periods), { before, after });
  return asChange(goal, name, [...whole, ...periods]);
}

/** The members of both versions in the order of the later one; null where one of them has none of that name. */
function pairMembers(
  pair: GoalPair,
  before: Written,
  after: Written,
  gaps: Sides<Gaps>,
): Sides<MemberTargets | null>[] {
  const splits = (side: Written, goal: string) => side.splits.filter((it) => it.goal.goal.name === goal);
  const [was, now] = [splits(before, pair.before.goal.name), splits(after, pair.after.goal.name)];
  return now.flatMap((split) => {
    const old = was.find((it) => sameName(it.split.dimension, split.split.dimension));
    // A table that came or went is told as such.
    if (old === undefined) return [];
    const named = (members: readonly MemberTargets[], { member }: MemberTargets) =>
      members.find((it) => sameName(it.member.name, member.name)) ?? null;
    const both = split.members.map((it) => ({ before: named(old.members, it), after: it }));
    const gone = old.members.filter((it) => named(split.members, it) === null);
    return [
      ...both.filter((it) => it.before !== null || !isLost(it.after, gaps.before)),
      ...gone.filter((it) => !isLost(it, gaps.after)).map((it) => ({ before: it, after: null })),
    ];
  });
}

type Maybe = Cell<unknown> | undefined;

function comparePeriods(
  from: readonly PeriodCell<unknown>[],
  to: readonly PeriodCell<unknown>[],
): WrittenCell[] {
  const cellAt = (cells: typeof from, period: Period) =>
    cells.find((it) => samePeriod(it.period, period))?.cell;
  return distinctPeriods([...from, ...to].map(({ period }) => period)).flatMap((period) => {
    const [was, now] = [cellAt(from, period), cellAt(to, period)];
    return compared(was, now) ? [] : told(period, was, now);
  });
}

/** Cells of a table that is cut at other periods now are compared as what they make up. */
function withoutRecut(
  goal: Goal,
  cells: readonly WrittenCell[],
  { before, after }: Sides<{ readonly columns: readonly TargetLine[] }>,
): WrittenCell[] {
  return cells.filter(({ period, from, to }) => {
    if (period === null || (from !== '' && to !== '')) return true;
    const [own, other] = from === '' ? [after, before] : [before, after];
    return !isStatedIn(goal, period, own.columns, other.columns);
  });
}

/** Whether both state a target, so that the two are compared as numbers. */
function compared(from: Maybe, to: Maybe): boolean {
  return from?.state === 'value' && to?.state === 'value';
}

function told(period: Period | null, from: Maybe, to: Maybe): WrittenCell[] {
  const texts = { from: from?.text ?? '', to: to?.text ?? '' };
  const isRead = [from, to].every((it) => it === undefined || !isUnreadable(it));
  const meaning = (cell: Maybe) => (cell === undefined ? 'blank' : meaningOf(cell));
  const same = isRead ? meaning(from) === meaning(to) : texts.from === texts.to;
  return same ? [] : [{ period, ...texts }];
}
