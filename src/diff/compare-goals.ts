import type { GoalPair } from '../history/goalposts.ts';
import type { GoalTargets, SplitTargets, TargetLine, Targets } from '../history/targets.ts';
import { sameName } from '../language/fold.ts';
import { samePeriod } from '../model/period.ts';
import { sum } from '../model/rational.ts';
import type { Change, Part } from './change.ts';
import { sameNumber } from './meaning.ts';

export interface GoalPairs<G extends GoalTargets> {
  readonly pairs: readonly GoalPair<G>[];
  readonly added: readonly G[];
  readonly removed: readonly G[];
}

/** Which goal is which: by id, then by name; what is left in one place of the table with one target was renamed. */
export function pairGoals<G extends GoalTargets>(
  before: { readonly goals: readonly G[] },
  after: { readonly goals: readonly G[] },
): GoalPairs<G> {
  const free = new Set(before.goals);
  const found = new Map<G, G>();
  const match = (same: (a: G, b: G) => boolean) => {
    for (const goal of after.goals) {
      const old = found.has(goal) ? undefined : [...free].find((it) => same(it, goal));
      if (old === undefined) continue;
      found.set(goal, old);
      free.delete(old);
    }
  };
  match((a, b) => a.goal.id !== null && b.goal.id !== null && sameName(a.goal.id, b.goal.id));
  match((a, b) => sameName(a.goal.name, b.goal.name));
  match(
    (a, b) =>
      before.goals.indexOf(a) === after.goals.indexOf(b) &&
      a.goal.type === b.goal.type &&
      a.goal.unit.base === b.goal.unit.base &&
      sameNumber(a.target, b.target),
  );
  const pairs = after.goals.flatMap((goal) => {
    const old = found.get(goal);
    return old === undefined ? [] : [{ before: old, after: goal }];
  });
  return { pairs, added: after.goals.filter((it) => !found.has(it)), removed: [...free] };
}

export function goalChange({ goal, target }: GoalTargets, kind: 'goal-added' | 'goal-removed'): Change {
  return { kind, goal: goal.name, unit: goal.unit, target };
}

/** Targets: of the goal, over its periods, over its members. */
export function compareTargets(before: Targets, after: Targets, pair: GoalPair): Change[] {
  const { goal } = pair.after;
  const { name, unit, direction } = goal;
  const changes: Change[] = [];
  if (!sameName(pair.before.goal.name, name)) {
    changes.push({ kind: 'renamed', of: 'goals', from: pair.before.goal.name, to: name });
  }
  if (!sameNumber(pair.before.target, pair.after.target)) {
    const { target: from } = pair.before;
    changes.push({ kind: 'target', goal: name, unit, direction, from, to: pair.after.target });
  }
  changes.push(...overPeriods(pair), ...overMembers(before, after, pair));
  return changes;
}

function overPeriods({ before, after }: GoalPair): Change[] {
  const { name: goal, unit, type } = after.goal;
  const adds = type === 'flow';
  for (const grain of ['columns', 'quarters', 'lines', 'months'] as const) {
    const [from, to] = [before[grain], after[grain]];
    // A table cut at other periods is compared at the grain both have.
    if (!from.every((line, n) => samePeriodAs(line, to[n])) || from.length !== to.length) continue;
    const parts = movedLines(from, to, null);
    const [only] = parts;
    if (only === undefined) continue;
    if (parts.length === 1 && samePeriod(only.period ?? after.goal.period, after.goal.period)) return [];
    return [
      {
        kind: 'shift',
        goal,
        dimension: null,
        period: null,
        unit,
        parts,
        conserved: adds ? conserves(parts) : null,
      },
    ];
  }
  return heldFlips(goal, null, before.columns, after.columns);
}

function samePeriodAs(a: TargetLine, b: TargetLine | undefined): boolean {
  return b !== undefined && samePeriod(a.period, b.period);
}

/** What the members of each dimension got and gave: over the whole, or in the one period that moved. */
function overMembers(before: Targets, after: Targets, pair: GoalPair): Change[] {
  const name = pair.after.goal.name;
  const splits = after.splits.filter((it) => it.goal.goal.name === name);
  const earlier = before.splits.filter((it) => it.goal.goal.name === pair.before.goal.name);
  const changes = splits.flatMap((split): Change[] => {
    const old = earlier.find((it) => sameName(it.split.dimension, split.split.dimension));
    if (old === undefined) return [{ kind: 'row', of: 'splits', name: splitName(split), state: 'added' }];
    return compareSplit(old, split);
  });
  const gone = earlier.filter(
    (it) => !splits.some((now) => sameName(now.split.dimension, it.split.dimension)),
  );
  const removed = gone.map(
    (it): Change => ({ kind: 'row', of: 'splits', name: splitName(it), state: 'removed' }),
  );
  return [...changes, ...removed];
}

export function splitName({ split }: SplitTargets): string {
  return `${split.goal} / ${split.dimension}`;
}

function compareSplit(before: SplitTargets, after: SplitTargets): Change[] {
  const { name: goal, unit, type } = after.goal.goal;
  const { dimension } = after.split;
  const base = { kind: 'shift', goal, dimension, unit } as const;
  const adds = type !== 'ratio';
  const shift = (parts: readonly Part[]) => ({
    parts,
    conserved: adds ? conserves(leaves(after, parts)) : null,
  });
  const totals = movedMembers(before, after);
  const cells = movedCells(before, after);
  const periods = cells.filter(({ period }, n) => cells.findIndex((it) => same(it.period, period)) === n);
  const inPeriod = (period: Part['period']) => cells.filter((it) => same(it.period, period));
  if (totals.length > 0) {
    const [only] = periods;
    const alone =
      periods.length === 1 && only !== undefined && inPeriod(only.period).length === totals.length;
    if (alone) return [{ ...base, period: only.period, ...shift(inPeriod(only.period)) }];
    return [{ ...base, period: null, ...shift(totals) }];
  }
  if (cells.length === 0) {
    return after.members.flatMap((member) => {
      const old = before.members.find((it) => sameName(it.member.name, member.member.name));
      return heldFlips(goal, dimension, old?.columns ?? [], member.columns);
    });
  }
  return periods.map(({ period }) => ({ ...base, period, ...shift(inPeriod(period)) }));
}

function same(a: Part['period'], b: Part['period']): boolean {
  return a === null || b === null ? a === b : samePeriod(a, b);
}

function movedMembers(before: SplitTargets, after: SplitTargets): Part[] {
  const parts = after.members.map((member): Part => {
    const { name } = member.member;
    const old = before.members.find((it) => sameName(it.member.name, name));
    return { member: name, period: null, from: old?.target ?? null, to: member.target };
  });
  const gone = before.members
    .filter((it) => !after.members.some((now) => sameName(now.member.name, it.member.name)))
    .map((it): Part => ({ member: it.member.name, period: null, from: it.target, to: null }));
  return [...parts, ...gone].filter(({ from, to }) => !sameNumber(from, to));
}

function movedCells(before: SplitTargets, after: SplitTargets): Part[] {
  return after.members.flatMap((member) => {
    const old = before.members.find((it) => sameName(it.member.name, member.member.name));
    return old === undefined ? [] : movedLines(old.columns, member.columns, member.member.name);
  });
}

function movedLines(
  before: readonly TargetLine[],
  after: readonly TargetLine[],
  member: string | null,
): Part[] {
  return after.flatMap(({ period, target: to }): Part[] => {
    const old = before.find((line) => samePeriod(line.period, period));
    if (old === undefined || sameNumber(old.target, to)) return [];
    return [{ member, period, from: old.target, to }];
  });
}

/** A member whose parent is in the same table counts within its parent. */
function leaves(split: SplitTargets, parts: readonly Part[]): readonly Part[] {
  const top = (name: string | null) => split.members.some((it) => it.member.name === name && it.depth > 0);
  return parts.filter(({ member }) => !top(member));
}

function conserves(parts: readonly Part[]): boolean {
  const of = (side: 'from' | 'to') => sum(parts.flatMap((part) => part[side] ?? []));
  return sameNumber(of('from'), of('to'));
}

function heldFlips(
  goal: string,
  dimension: string | null,
  before: readonly TargetLine[],
  after: readonly TargetLine[],
): Change[] {
  const flips = after.flatMap((line) => {
    const old = before.find(({ period }) => samePeriod(period, line.period));
    return old !== undefined && old.held !== line.held ? [line.held] : [];
  });
  const held = flips.filter(Boolean).length;
  return flips.length === 0 ? [] : [{ kind: 'held', goal, dimension, held, released: flips.length - held }];
}
