import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { EasedTarget, Postponed } from '../diagnostics/messages/history.ts';
import { diagnose } from '../diagnostics/report.ts';
import { sameName } from '../language/fold.ts';
import type { Unit } from '../language/units.ts';
import type { Day } from '../model/calendar.ts';
import { type Period, samePeriod, startOf } from '../model/period.ts';
import { compare, type Rational } from '../model/rational.ts';
import type { Span } from '../model/source.ts';
import { postponedOf } from './postponed.ts';
import type { GoalTargets, MemberTargets, TargetLine, Targets } from './targets.ts';

/** A goal before and after, found by id or name. */
export interface GoalPair<G extends GoalTargets = GoalTargets> {
  readonly before: G;
  readonly after: G;
}

/** A goal, or one member of it, whose targets were made easier too late. */
export interface Goalpost {
  readonly goal: string;
  readonly member: string | null;
  readonly unit: Unit;
  readonly eased: readonly EasedTarget[];
  /** Members that the goal's first eased period became easier for, with what it asked of them. */
  readonly parts: readonly EasedPart[];
  readonly postponed: Postponed | null;
  readonly diagnostic: Diagnostic;
}

export interface EasedPart {
  readonly dimension: string;
  readonly member: string;
  readonly from: Rational;
  readonly to: Rational | null;
}

interface Found {
  readonly member: string | null;
  readonly eased: readonly EasedTarget[];
  readonly parts?: readonly EasedPart[];
  readonly postponed?: Postponed | null;
  readonly at: Span;
}

/**
 * Moved goalposts: targets made easier, of a goal or of one of its members, after their period began by `changed` or
 * after their actuals were in. Easier is lower, or higher where lower is better. Missing targets were no goalposts.
 * Amounts that members or periods only trade with each other make nothing easier, unless they leave a period with
 * known actuals for a later one.
 */
export function movedGoalposts(
  before: Targets,
  after: Targets,
  pairs: readonly GoalPair[],
  changed: Day,
): Goalpost[] {
  return pairs.flatMap((pair) => {
    const { name: goal, unit, type } = pair.after.goal;
    const members = membersOf(before, after, pair);
    const own = ofGoal(pair, members, changed);
    const found = type === 'ratio' ? ofRatios(members, pair, own, changed) : ofAmounts(members, pair, own);
    const { fiscalYearStart: fiscal } = after.config;
    return [...(own === null ? [] : [own]), ...found].map(
      ({ member, eased, parts = [], postponed = null, at }) => {
        const about = member === null ? goal : `${goal}/${member}`;
        const said = { goal, member, unit, eased, postponed };
        const diagnostic = diagnose('goalpost-moved', { ...said, fiscal }, at, { about });
        return { ...said, parts, diagnostic };
      },
    );
  });
}

interface MemberPair {
  readonly dimension: string;
  readonly before: MemberTargets;
  readonly after: MemberTargets;
}

function membersOf(before: Targets, after: Targets, pair: GoalPair): MemberPair[] {
  return after.splits
    .filter(({ goal }) => goal.goal.name === pair.after.goal.name)
    .flatMap(({ split: { dimension }, members }) => {
      const earlier = before.splits.find(
        ({ goal, split }) => goal.goal.name === pair.before.goal.name && sameName(split.dimension, dimension),
      );
      return members.flatMap((member): MemberPair[] => {
        const same = earlier?.members.find((it) => sameName(it.member.name, member.member.name));
        return same === undefined ? [] : [{ dimension, before: same, after: member }];
      });
    });
}

function ofGoal({ before, after }: GoalPair, members: readonly MemberPair[], changed: Day): Found | null {
  const lower = after.goal.direction === 'lower';
  const at = after.goal.target.at;
  // A ratio has no actual of the whole before its last period; some of it may be known all the same.
  const known = before.whole.actual ?? before.lines.findLast(({ actual }) => actual !== null)?.actual ?? null;
  const whole = easedOf({ ...before.whole, actual: known }, after.target, lower, changed);
  if (after.goal.type === 'flow' && whole.length === 0 && before.target !== null) {
    const postponed = postponedOf(before, after, lower);
    return postponed === null ? null : { member: null, eased: [], postponed, at };
  }
  const columns = columnsApart(before).flatMap((line) => {
    const now = lineAt(after, line.period);
    // Periods that nobody wrote only follow from the whole.
    const follows = whole.length > 0 && !line.held && now?.held !== true;
    return follows ? [] : easedOf(line, now?.target, lower, changed);
  });
  const eased = [...whole, ...columns];
  const [first] = eased;
  if (first === undefined) return null;
  const parts = after.goal.type === 'ratio' ? [] : easedParts(members, first.period, after, lower);
  return { member: null, eased, parts, at };
}

/** What an easier goal asks less of its members, in the period in which it was eased. */
function easedParts(
  members: readonly MemberPair[],
  period: Period,
  { goal }: GoalTargets,
  lower: boolean,
): EasedPart[] {
  const target = (member: MemberTargets) =>
    samePeriod(period, goal.period)
      ? member.target
      : (member.columns.find((line) => samePeriod(line.period, period))?.target ?? null);
  return members.flatMap(({ dimension, before, after }): EasedPart[] => {
    const [from, to] = [target(before), target(after)];
    if (from === null || !isEasier(from, to, lower)) return [];
    return [{ dimension, member: after.member.name, from, to }];
  });
}

/** The periods of the author's table without one that is the whole. */
function columnsApart({ columns, goal }: GoalTargets): readonly TargetLine[] {
  return columns.filter(({ period }) => !samePeriod(period, goal.period));
}

/** A period that the later plan does not know, because its table was cut anew, was not dropped. */
function lineAt(goal: GoalTargets, period: Period): TargetLine | undefined {
  const lines = [...goal.columns, ...goal.lines, ...goal.quarters, ...goal.months];
  return lines.find((line) => samePeriod(line.period, period));
}

/**
 * Amounts of members add up to the goal's: where that was not eased they only traded among themselves, which makes a
 * member's own later periods the one place to hide what is known of it. What the goal itself postponed they follow.
 */
function ofAmounts(
  members: readonly MemberPair[],
  { after: { goal } }: GoalPair,
  own: Found | null,
): Found[] {
  if (goal.type !== 'flow' || own !== null) return [];
  return members.flatMap(({ before, after }): Found[] => {
    const postponed = postponedOf(before, after, goal.direction === 'lower');
    const { name, row } = after.member;
    return postponed === null ? [] : [{ member: name, eased: [], postponed, at: row.at }];
  });
}

/** Ratios of members add up to nothing: each is a target of its own. */
function ofRatios(members: readonly MemberPair[], pair: GoalPair, own: Found | null, changed: Day): Found[] {
  const told = (own?.eased ?? []).map(({ period }) => period);
  // What follows for the members from an easier goal is told by the goal.
  if (told.some((period) => samePeriod(period, pair.after.goal.period))) return [];
  const lower = pair.after.goal.direction === 'lower';
  return members.flatMap(({ before, after }): Found[] => {
    const eased = easedMember(before, after, pair, lower, changed).filter(
      ({ period }) => !told.some((it) => samePeriod(it, period)),
    );
    const { name, row } = after.member;
    return eased.length === 0 ? [] : [{ member: name, eased, at: row.at }];
  });
}

function easedMember(
  before: MemberTargets,
  after: MemberTargets,
  { before: goal }: GoalPair,
  lower: boolean,
  changed: Day,
): EasedTarget[] {
  const whole: TargetLine = { ...goal.whole, target: before.target, actual: before.ytd?.actual ?? null };
  // What was computed and still is only follows from what its author moved elsewhere.
  const lines = before.held || after.held ? [{ line: whole, to: after.target }] : [];
  for (const line of before.columns) {
    const now = after.columns.find(({ period }) => samePeriod(period, line.period));
    if (now !== undefined && (line.held || now.held)) lines.push({ line, to: now.target });
  }
  return lines.flatMap((it) => easedOf(it.line, it.to, lower, changed));
}

function easedOf(
  { period, target, actual }: TargetLine,
  to: Rational | null | undefined,
  lower: boolean,
  changed: Day,
): EasedTarget[] {
  if (target === null || to === undefined) return [];
  const arrived = actual !== null;
  return isEasier(target, to, lower) && (arrived || startOf(period) <= changed)
    ? [{ period, from: target, to, arrived }]
    : [];
}

function isEasier(from: Rational, to: Rational | null, lower: boolean): boolean {
  return to === null || compare(to, from) === (lower ? 1 : -1);
}
