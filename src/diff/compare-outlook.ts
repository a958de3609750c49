import type { Analysis } from '../compute/analysis.ts';
import type { Light } from '../compute/figure.ts';
import type { Comparison, GoalAnalysis } from '../compute/goal-analysis.ts';
import type { MemberAnalysis } from '../compute/split-analysis.ts';
import type { GoalPair } from '../history/goalposts.ts';
import type { SplitTargets, TargetLine, Targets } from '../history/targets.ts';
import { sameName } from '../language/fold.ts';
import { type Period, samePeriod } from '../model/period.ts';
import type { Change, Part, Turn } from './change.ts';
import { sameNumber } from './meaning.ts';

/** Where a goal stands and where it will land: actuals, lights, landing, needed pace. */
export function compareOutlook(before: Analysis, after: Analysis, pair: GoalPair<GoalAnalysis>): Change[] {
  const { name: goal, unit } = pair.after.goal;
  const changes: Change[] = [];
  // The first goal stands for the plan; of the others new actuals alone say little.
  const weighty = after.goals[0] === pair.after || !sameNumber(pair.before.target, pair.after.target);
  const [was, now] = [pair.before.landing, pair.after.landing];
  if (!sameNumber(was?.headline ?? null, now?.headline ?? null)) {
    const [from, to] = [was?.headline ?? null, now?.headline ?? null];
    const attainment = { from: was?.attainment ?? null, to: now?.attainment ?? null };
    changes.push({ kind: 'landing', goal, unit, attainment, weighty, from, to });
  }
  // A ratio has a level to reach, not an amount to do in each period that is left.
  if (pair.after.goal.type === 'flow' && !sameNumber(was?.neededPace ?? null, now?.neededPace ?? null)) {
    const { grain } = pair.after;
    const [from, to, best] = [was?.neededPace ?? null, now?.neededPace ?? null, now?.bestPace ?? null];
    changes.push({ kind: 'pace', goal, unit, grain, best, weighty, from, to });
  }
  changes.push(...compareActuals(before, after, pair));
  changes.push(...lights(pair.before, pair.after, goal, null));
  for (const member of membersOf(before, after, pair)) {
    changes.push(...lights(member.before, member.after, goal, member.after.member.name));
  }
  return changes;
}

/** Actuals that came, were restated or withdrawn: of the goal, then of its members. */
export function compareActuals(before: Targets, after: Targets, pair: GoalPair): Change[] {
  return [
    ...actuals(pair.before.lines, pair.after.lines, null, pair),
    ...membersOf(before, after, pair).flatMap((it) =>
      actuals(it.before.lines, it.after.lines, it.after.member.name, pair),
    ),
  ];
}

/** The members of a goal that both versions have. */
function membersOf<M extends { readonly member: { readonly name: string } }>(
  before: Members<M>,
  after: Members<M>,
  pair: GoalPair,
): { readonly before: M; readonly after: M }[] {
  const { name } = pair.after.goal;
  return after.splits.flatMap(({ goal, split: { dimension }, members }) => {
    if (goal.goal.name !== name) return [];
    const old = before.splits.find(
      (it) => it.goal.goal.name === pair.before.goal.name && sameName(it.split.dimension, dimension),
    );
    return members.flatMap((member) => {
      const earlier = old?.members.find((it) => sameName(it.member.name, member.member.name));
      return earlier === undefined ? [] : [{ before: earlier, after: member }];
    });
  });
}

interface Members<M> {
  readonly splits: readonly (Pick<SplitTargets, 'split' | 'goal'> & { readonly members: readonly M[] })[];
}

function lights(
  before: GoalAnalysis | MemberAnalysis,
  after: GoalAnalysis | MemberAnalysis,
  goal: string,
  member: string | null,
): Change[] {
  const toDate = turnOf(null, before.ytd, after.ytd, before.light, after.light);
  const single = after.lines.flatMap((line) => {
    const old = before.lines.find(({ period }) => samePeriod(period, line.period));
    if (old === undefined) return [];
    const [from, to] = [old.comparison, line.comparison];
    // A period that has only now its first actual is told by the actual.
    if (from === null && to?.light === 'green') return [];
    return turnOf(line.period, from, to, from?.light ?? 'grey', to?.light ?? 'grey');
  });
  return [toDate, single].flatMap((turns): Change[] =>
    turns.length === 0 ? [] : [{ kind: 'light', goal, member, turns }],
  );
}

function turnOf(
  period: Period | null,
  before: Comparison | null,
  after: Comparison | null,
  from: Light,
  to: Light,
): Turn[] {
  if (from === to) return [];
  const retargeted = before !== null && after !== null && sameNumber(before.actual, after.actual);
  return [{ period, from, to, retargeted }];
}

function actuals(
  before: readonly TargetLine[],
  after: readonly TargetLine[],
  member: string | null,
  pair: GoalPair,
): Change[] {
  const { name: goal, unit } = pair.after.goal;
  const parts = after.flatMap((line): Part[] => {
    const old = before.find(({ period }) => samePeriod(period, line.period));
    const from = old?.actual ?? null;
    return sameNumber(from, line.actual) ? [] : [{ member, period: line.period, from, to: line.actual }];
  });
  return parts.length === 0 ? [] : [{ kind: 'actual', goal, member, unit, parts }];
}

/** Cover of each constraint that both versions can test; of a goal that was renamed it is the same. */
export function compareCovers(before: Analysis, after: Analysis, pairs: readonly GoalPair[]): Change[] {
  const later = new Map(pairs.map((pair) => [pair.before.goal.name, pair.after.goal.name]));
  const earlier = before.feasibility.constraints.map(({ kind, goal, cover }) => ({
    ...{ kind, cover },
    goal: goal === null ? null : (later.get(goal) ?? goal),
  }));
  const same = (it: { readonly kind: string; readonly goal: string | null }) => (other: typeof it) =>
    other.kind === it.kind && other.goal === it.goal;
  const now = after.feasibility.constraints;
  const all = [...now, ...earlier.filter((it) => !now.some(same(it)))];
  return all.flatMap((it): Change[] => {
    const { kind: of, goal } = it;
    const [from, to] = [earlier.find(same(it))?.cover ?? null, now.find(same(it))?.cover ?? null];
    const { binding: first } = after.feasibility;
    const binding = first?.kind === of && first.goal === goal;
    return sameNumber(from, to) ? [] : [{ kind: 'cover', of, goal, binding, from, to }];
  });
}
