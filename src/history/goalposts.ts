import type { Analysis } from '../compute/analysis.ts';
import type { GoalAnalysis, PeriodLine } from '../compute/goal-analysis.ts';
import type { MemberAnalysis } from '../compute/split-analysis.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { EasedTarget } from '../diagnostics/messages/history.ts';
import { diagnose } from '../diagnostics/report.ts';
import { sameName } from '../language/fold.ts';
import type { Unit } from '../language/units.ts';
import type { Day } from '../model/calendar.ts';
import { type Period, samePeriod, startOf } from '../model/period.ts';
import { compare, type Rational } from '../model/rational.ts';
import type { Span } from '../model/source.ts';

/** A goal before and after, found by id or name. */
export interface GoalPair {
  readonly before: GoalAnalysis;
  readonly after: GoalAnalysis;
}

/** A goal, or one member of it, whose targets were made easier too late. */
export interface Goalpost {
  readonly goal: string;
  readonly member: string | null;
  readonly unit: Unit;
  readonly eased: readonly EasedTarget[];
  readonly diagnostic: Diagnostic;
}

/**
 * Moved goalposts: targets made easier, of a goal or of one of its members, after their period began by `changed` or
 * after their actuals were in. Easier is lower, or higher where lower is better. Missing targets were no goalposts.
 */
export function movedGoalposts(
  before: Analysis,
  after: Analysis,
  pairs: readonly GoalPair[],
  changed: Day,
): Goalpost[] {
  return pairs.flatMap((pair) => {
    const own = ofGoal(pair, changed);
    const told = (own?.eased ?? []).map(({ period }) => period);
    // What follows for the members from an easier goal is told by the goal.
    const whole = told.some((period) => samePeriod(period, pair.after.goal.period));
    const members = whole ? [] : ofMembers(before, after, pair, changed).flatMap((it) => apart(it, told));
    const { fiscalYearStart: fiscal } = after.config;
    return [...(own === null ? [] : [own]), ...members].map(({ member, eased, at }) => {
      const { name, unit } = pair.after.goal;
      const about = member === null ? name : `${name}/${member}`;
      const goalpost = { goal: name, member, unit, eased };
      const diagnostic = diagnose('goalpost-moved', { ...goalpost, fiscal }, at, { about });
      return { ...goalpost, diagnostic };
    });
  });
}

interface Found {
  readonly member: string | null;
  readonly eased: readonly EasedTarget[];
  readonly at: Span;
}

/** A member without the periods in which the goal itself was eased. */
function apart(found: Found, told: readonly Period[]): Found[] {
  const eased = found.eased.filter(({ period }) => !told.some((it) => samePeriod(it, period)));
  return eased.length === 0 ? [] : [{ ...found, eased }];
}

function ofGoal({ before, after }: GoalPair, changed: Day): Found | null {
  const lower = after.goal.direction === 'lower';
  // A ratio has no actual of the whole before its last period; some of it may be known all the same.
  const known = before.whole.actual ?? before.lines.findLast(({ actual }) => actual !== null)?.actual ?? null;
  const whole = easedOf({ ...before.whole, actual: known }, after.target, lower, changed);
  const columns = columnsApart(before).flatMap((line) => {
    const now = lineAt(after, line.period);
    // Periods that nobody wrote only follow from the whole.
    const follows = whole.length > 0 && !line.held && now?.held !== true;
    return follows ? [] : easedOf(line, now?.target, lower, changed);
  });
  const eased = [...whole, ...columns];
  return eased.length === 0 ? null : { member: null, eased, at: after.goal.target.at };
}

/** The periods of the author's table without one that is the whole. */
function columnsApart({ columns, goal }: GoalAnalysis): readonly PeriodLine[] {
  return columns.filter(({ period }) => !samePeriod(period, goal.period));
}

/** A period that the later plan does not know, because its table was cut anew, was not dropped. */
function lineAt(goal: GoalAnalysis, period: Period): PeriodLine | undefined {
  const lines = [...goal.columns, ...goal.lines, ...goal.quarters, ...goal.months];
  return lines.find((line) => samePeriod(line.period, period));
}

function ofMembers(before: Analysis, after: Analysis, pair: GoalPair, changed: Day): Found[] {
  const lower = pair.after.goal.direction === 'lower';
  return after.splits
    .filter(({ goal }) => goal.goal.name === pair.after.goal.name)
    .flatMap((split) => {
      const earlier = before.splits.find(
        (it) =>
          it.goal.goal.name === pair.before.goal.name && sameName(it.split.dimension, split.split.dimension),
      );
      return split.members.flatMap((member): Found[] => {
        const same = earlier?.members.find((it) => sameName(it.member.name, member.member.name));
        const eased = same === undefined ? [] : easedMember(same, member, pair, lower, changed);
        return eased.length === 0 ? [] : [{ member: member.member.name, eased, at: member.member.row.at }];
      });
    });
}

function easedMember(
  before: MemberAnalysis,
  after: MemberAnalysis,
  { before: goal }: GoalPair,
  lower: boolean,
  changed: Day,
): EasedTarget[] {
  const whole: PeriodLine = { ...goal.whole, target: before.target, actual: before.ytd?.actual ?? null };
  // What was computed and still is only follows from what its author moved elsewhere.
  const lines = before.held || after.held ? [{ line: whole, to: after.target }] : [];
  for (const line of before.columns) {
    const now = after.columns.find(({ period }) => samePeriod(period, line.period));
    if (now !== undefined && (line.held || now.held)) lines.push({ line, to: now.target });
  }
  return lines.flatMap((it) => easedOf(it.line, it.to, lower, changed));
}

function easedOf(
  { period, target, actual }: PeriodLine,
  to: Rational | null | undefined,
  lower: boolean,
  changed: Day,
): EasedTarget[] {
  if (target === null || to === undefined) return [];
  const easier = to === null || compare(to, target) === (lower ? 1 : -1);
  const arrived = actual !== null;
  return easier && (arrived || startOf(period) <= changed) ? [{ period, from: target, to, arrived }] : [];
}
