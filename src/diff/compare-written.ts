import type { Config } from '../decode/config.ts';
import type { Plan } from '../decode/plan.ts';
import type { GoalPair } from '../history/goalposts.ts';
import type { Lang } from '../language/words.ts';
import type { Day } from '../model/calendar.ts';
import { compare } from '../model/rational.ts';
import type { Change } from './change.ts';
import { compareGoalposts } from './compare-goalposts.ts';
import { compareTargets, goalChange, pairGoals } from './compare-goals.ts';
import { compareActuals } from './compare-outlook.ts';
import { compareFrontmatter } from './compare-plan.ts';
import { compareRows } from './compare-rows.ts';
import { compareProse } from './compare-text.ts';
import type { Gaps } from './gaps.ts';
import { statedInBoth } from './stated.ts';
import { recordedIn, wholeOf, writtenOf } from './written.ts';
import { compareTargetCells } from './written-cells.ts';

/** One version of a plan to compare by its words. */
export interface WrittenSide {
  readonly plan: Plan;
  readonly config: Config;
  readonly gaps: Gaps;
}

/**
 * What can be told of two versions of which at least one could not be computed: from both what stands in their cells,
 * and nothing that follows from it. Targets are compared where both state them; where only one does, as they are
 * written. A row that merely could not be read is neither new nor gone.
 */
export function compareWritten(before: WrittenSide, after: WrittenSide, asOf: Day, lang: Lang): Change[] {
  const recorded = recordedIn([before.plan, after.plan], asOf);
  const was = writtenOf(before.plan, before.config, asOf, recorded);
  const now = writtenOf(after.plan, after.config, asOf, recorded);
  const { pairs, added, removed } = pairGoals(was, now);
  const both = statedInBoth(was, now, pairs, { before: before.gaps, after: after.gaps });
  const isNew = ({ goal: { row } }: (typeof added)[number], { gaps }: WrittenSide) =>
    !gaps.row('goals', row.name.text, row.at);
  return [
    ...compareGoalposts(both.before, both.after, both.pairs.map(forGoalposts), asOf),
    ...added.filter((it) => isNew(it, before)).map((it) => goalChange(it, 'goal-added')),
    ...removed.filter((it) => isNew(it, after)).map((it) => goalChange(it, 'goal-removed')),
    ...both.pairs.flatMap((pair) => compareTargets(both.before, both.after, pair)),
    ...pairs.flatMap((pair) =>
      compareTargetCells(pair, was, now, { before: before.gaps, after: after.gaps }),
    ),
    ...pairs
      .flatMap((pair) => compareActuals(was, now, pair))
      .flatMap((it) => withoutUnread(it, before, after)),
    ...compareFrontmatter(was, now, lang),
    ...compareRows(was, now, pairs, {
      isLost: (side, kind, { text, at }) => (side === 'before' ? before : after).gaps.row(kind, text, at),
    }),
    ...compareProse(before.plan, after.plan, false),
  ];
}

/**
 * Where some periods are left to be computed nobody knows what went from one to another, so that a period that is known
 * and was eased counts as such.
 */
function forGoalposts(pair: GoalPair): GoalPair {
  const { before, after } = pair;
  const [from, to] = [before.target, after.target];
  const easier = after.goal.direction === 'lower' ? 1 : -1;
  const eased = from !== null && to !== null && compare(to, from) === easier;
  const whole = [before, after].every(({ goal, columns }) => wholeOf(goal, columns) !== null);
  if (eased || whole) return pair;
  const without = (side: typeof before) => ({
    ...side,
    target: null,
    whole: { ...side.whole, target: null },
  });
  return { before: without(before), after: without(after) };
}

/** An actual that is not known because its row could not be read was neither withdrawn nor is it new. */
function withoutUnread(change: Change, before: WrittenSide, after: WrittenSide): Change[] {
  if (change.kind !== 'actual') return [change];
  const { goal, member } = change;
  const unread = (side: WrittenSide, other: WrittenSide) => {
    const isOwn = other.plan.actuals.some((it) => it.subject === goal && it.members.length === 0);
    return side.gaps.actual(goal, member) && (member !== null || !isOwn || side.gaps.total(goal));
  };
  const parts = change.parts.filter(
    ({ from, to }) => !(from === null && unread(before, after)) && !(to === null && unread(after, before)),
  );
  return parts.length === 0 ? [] : [{ ...change, parts }];
}
