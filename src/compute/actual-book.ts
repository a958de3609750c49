import type { Actual } from '../decode/plan.ts';
import type { Month } from '../model/calendar.ts';
import { lastMonth, type Period } from '../model/period.ts';
import { type ActualLevel, type Adding, joinMembers, joinPeriods, levelOf } from './actual-level.ts';

/** Which part of a goal: none is the total; usually one member, in a CSV perhaps several (产品 × 区域). */
export type Members = readonly { readonly dimension: string; readonly member: string }[];

/** The members whose sum is a total: of a dimension of a goal, at the top or under one parent. */
export interface Roster {
  readonly dimension: string;
  readonly parent: string | null;
  readonly members: readonly string[];
}

export interface ActualBook {
  /** The actual of a goal or a part of it in a period; null where something is missing. */
  level(goal: string, members: Members, period: Period): ActualLevel | null;
  /** The sum over the members of a roster alone, whatever is given for the total; null unless every member has one. */
  sumOf(goal: string, members: Members, roster: Roster, period: Period): ActualLevel | null;
  /** Whether a total is on record for exactly this period. */
  given(goal: string, members: Members, period: Period): Actual | null;
  /** The periods for which anything of this part is on record. */
  periods(goal: string, members: Members): readonly Period[];
  /** Every record of a goal, its members included. */
  of(goal: string): readonly Actual[];
  /** The periods for which anything of a goal or of any part of it is on record, each once. */
  recorded(goal: string): readonly Period[];
}

type Records = ReadonlyMap<number, Actual>;

/** What is on record for one part of a goal, and what has been put together from it, by period. */
interface Part {
  readonly records: Map<number, Actual>;
  readonly levels: Map<number, ActualLevel | null>;
}

function newPart(): Part {
  return { records: new Map(), levels: new Map() };
}

const newParts = (): Map<string, Part> => new Map();
const newPeriods = (): Map<number, Period> => new Map();
const newNames = (): Set<string> => new Set();
const newList = (): Actual[] => [];

/** The months that any record of a goal touches; outside them there is nothing to look for. */
function spanOf(periods: Iterable<Period>): { readonly from: Month; readonly to: Month } {
  let [from, to] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const period of periods) {
    from = Math.min(from, period.from);
    to = Math.max(to, lastMonth(period));
  }
  return { from, to };
}

/**
 * Reads actuals at any grain. A record for a period counts where its months are absent; a total that is given wins
 * over the sum of its members; a sum over members counts only when every one of them has a value (ruling 14).
 */
export function actualBook(
  actuals: readonly Actual[],
  goals: readonly Adding[],
  rosters: (goal: string) => readonly Roster[],
): ActualBook {
  const parts = new Map<string, Map<string, Part>>();
  const all = new Map<string, Actual[]>();
  const dimensions = new Map<string, Set<string>>();
  const recorded = new Map<string, Map<number, Period>>();
  for (const actual of actuals) {
    if (actual.measure !== null) continue;
    const own = getOr(parts, actual.subject, newParts);
    const code = periodCode(actual.period);
    getOr(own, partKey(actual.members), newPart).records.set(code, actual);
    getOr(all, actual.subject, newList).push(actual);
    const known = getOr(dimensions, actual.subject, newNames);
    for (const it of actual.members) known.add(it.dimension);
    getOr(recorded, actual.subject, newPeriods).set(code, actual.period);
  }
  const types = new Map(goals.map((goal) => [goal.name, goal]));
  const spans = new Map([...recorded].map(([goal, periods]) => [goal, spanOf(periods.values())]));
  const recordsOf = (goal: string, members: Members): Records | undefined =>
    parts.get(goal)?.get(partKey(members))?.records;

  const overTime = (goal: Adding, records: Records, period: Period): ActualLevel | null => {
    const levels = tile(records, period)?.map((it) => levelOf(goal, it)) ?? [];
    const [only = null] = levels;
    return levels.length === 1 ? only : joinPeriods(goal, levels);
  };

  const sumOf = (goalName: string, members: Members, roster: Roster, period: Period): ActualLevel | null => {
    const goal = types.get(goalName);
    if (goal === undefined || roster.members.length === 0) return null;
    const rest = members.filter((it) => it.dimension !== roster.dimension);
    const levels: ActualLevel[] = [];
    for (const member of roster.members) {
      const part = level(goalName, [...rest, { dimension: roster.dimension, member }], period);
      if (part === null) return null;
      levels.push(part);
    }
    return joinMembers(goal, roster, levels);
  };

  const level = (goalName: string, members: Members, period: Period): ActualLevel | null => {
    const goal = types.get(goalName);
    const own = parts.get(goalName);
    const span = spans.get(goalName);
    if (goal === undefined || own === undefined || span === undefined) return null;
    if (period.from < span.from || lastMonth(period) > span.to) return null;
    const part = getOr(own, partKey(members), newPart);
    const code = periodCode(period);
    const known = part.levels.get(code);
    if (known !== undefined) return known;
    // Until it is found it is missing: a member that stands under itself has no sum.
    part.levels.set(code, null);
    const found = overTime(goal, part.records, period) ?? overMembers(goal, members, period);
    part.levels.set(code, found);
    return found;
  };

  const overMembers = (goal: Adding, members: Members, period: Period): ActualLevel | null => {
    for (const roster of rosters(goal.name)) {
      if (!dimensions.get(goal.name)?.has(roster.dimension)) continue;
      const own = members.find((it) => it.dimension === roster.dimension);
      if ((own?.member ?? null) !== roster.parent) continue;
      const found = sumOf(goal.name, members, roster, period);
      if (found !== null) return found;
    }
    return null;
  };

  return {
    level,
    sumOf,
    given: (goal, members, period) => recordsOf(goal, members)?.get(periodCode(period)) ?? null,
    periods: (goal, members) => [...(recordsOf(goal, members)?.values() ?? [])].map((it) => it.period),
    of: (goal) => all.get(goal) ?? [],
    recorded: (goal) => [...(recorded.get(goal)?.values() ?? [])],
  };
}

/** The records that cover a period without a gap: months where all are there, else the record of the longer period. */
function tile(records: Records, period: Period): Actual[] | null {
  const found: Actual[] = [];
  let month: Month = period.from;
  const end = lastMonth(period);
  while (month <= end) {
    const own = records.get(codeOf(month, 1));
    const longer = longestAt(records, month, end);
    const next =
      longer !== null && !monthsCover(records, month, longer.period.months) ? longer : (own ?? longer);
    if (next === null) return null;
    found.push(next);
    month += next.period.months;
  }
  return found;
}

function longestAt(records: Records, month: Month, end: Month): Actual | null {
  for (let months = end - month + 1; months > 1; months -= 1) {
    const record = records.get(codeOf(month, months));
    if (record !== undefined) return record;
  }
  return null;
}

function monthsCover(records: Records, from: Month, months: number): boolean {
  for (let i = 0; i < months; i += 1) if (!records.has(codeOf(from + i, 1))) return false;
  return true;
}

function partKey(members: Members): string {
  return members
    .map((it) => `${it.dimension}=${it.member}`)
    .sort()
    .join('|');
}

function periodCode(period: Period): number {
  return codeOf(period.from, period.months);
}

function codeOf(from: Month, months: number): number {
  return from * 1000 + months;
}

function getOr<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  const known = map.get(key);
  if (known !== undefined) return known;
  const value = make();
  map.set(key, value);
  return value;
}
