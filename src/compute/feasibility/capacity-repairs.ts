import type { Row } from '../../decode/plan.ts';
import { type Day, firstDay, type Month } from '../../model/calendar.ts';
import { type CapacityPeriod, capacityRepairs, coverOf, type People } from '../../model/ramp-capacity.ts';
import {
  add,
  ceiling,
  compare,
  divide,
  multiply,
  ONE,
  type Rational,
  rational,
  subtract,
  sum,
  ZERO,
} from '../../model/rational.ts';
import type { GoalAnalysis } from '../goal-analysis.ts';
import type { CapacityAnalysis, Repair } from './feasibility-analysis.ts';
import { nameOf, wholeQuanta } from './lookup.ts';

export interface Situation {
  readonly goal: GoalAnalysis;
  readonly lines: CapacityAnalysis['months'];
  readonly rows: readonly Row<'people'>[];
  readonly people: readonly People[];
}

/**
 * The smallest change of each variable that makes capacity reach the need up to each of these months; none needed: [].
 * People to hire count from the first short month on; where the day for that is past, they count as if they had been
 * there from the beginning: a date gone by is no proposal, and without its date the number must hold for the whole period.
 */
export function repairsAt(situation: Situation, ends: readonly Month[], asOf: Day): Repair[] {
  const { goal, lines, people } = situation;
  const role = recruitable(situation);
  const [first, short = first] = [lines[0], lines.find((line) => line.shortfall.n > 0n)];
  if (first === undefined || short === undefined) return [];
  const ramp = monthsToFull(role?.people.ramp ?? null);
  const inTime = firstDay(short.period.from - ramp) > asOf;
  const start = inTime ? short.period.from : first.period.from;
  const periods = periodsTo(situation, ends, { start, productivity: role?.people.productivity ?? ZERO });
  const cover = coverOf(periods);
  if (cover === null || compare(cover, ONE) >= 0) return [];
  const { heads, factor } = capacityRepairs(periods);
  const repairs: Repair[] = [];
  if (heads !== null && role !== null) {
    const exact = add(role.people.heads, heads.exact);
    const total = ceiling(exact);
    repairs.push({
      kind: 'heads',
      role: people.length > 1 ? nameOf(role.row) : null,
      more: ceiling(subtract(rational(total), role.people.heads)),
      total,
      exact,
      from: firstDay(start - ramp),
    });
  }
  const average = averageOf(lines);
  if (factor !== null && average !== null) {
    const needed = multiply(average, factor);
    repairs.push({
      kind: 'productivity',
      needed,
      average: unlike(people) ? average : null,
      unit: goal.goal.unit,
    });
  }
  const feasible = wholeQuanta(multiply(sum(periods.map((it) => it.need)), cover), goal.goal.quantum);
  if (feasible.n > 0n) repairs.push({ kind: 'target', feasible, unit: goal.goal.unit });
  return repairs;
}

/** Need and capacity between these months, and what one more head brings who is productive from `start` on. */
function periodsTo(
  { lines }: Situation,
  ends: readonly Month[],
  { start, productivity }: { readonly start: Month; readonly productivity: Rational },
): CapacityPeriod[] {
  return ends.map((end, index) => {
    const before = ends[index - 1] ?? Number.NEGATIVE_INFINITY;
    const within = lines.filter(({ period }) => period.from > before && period.from <= end);
    const joined = within.filter(({ period }) => period.from >= start).length;
    return {
      need: sum(within.map((line) => line.need ?? ZERO)),
      capacity: sum(within.map((line) => line.capacity)),
      perHead: multiply(productivity, rational(joined)),
    };
  });
}

/** What a fully productive head does in a month, over everybody and these months; null when nobody is there. */
export function averageOf(lines: CapacityAnalysis['months']): Rational | null {
  return divide(sum(lines.map((it) => it.capacity)), sum(lines.map((it) => it.effectiveHeads)));
}

/** Whether people do not all do the same in a month: then a number for each of them is only an average. */
export function unlike(people: readonly People[]): boolean {
  const known = people.flatMap((it) => it.productivity ?? []);
  return known.some((it) => compare(it, known[0] ?? it) !== 0);
}

/** The role to hire for: the one with the most heads, the earlier one in a tie. */
export function recruitable({ rows, people }: Situation): { row: Row<'people'>; people: People } | null {
  let best: { row: Row<'people'>; people: People } | null = null;
  for (const [i, row] of rows.entries()) {
    const it = people[i];
    if (it !== undefined && (best === null || compare(it.heads, best.people.heads) > 0))
      best = { row, people: it };
  }
  return best;
}

/** Months before a new colleague is fully productive. */
function monthsToFull(ramp: readonly Rational[] | null): number {
  if (ramp === null) return 0;
  const full = ramp.findIndex((share) => compare(share, ONE) >= 0);
  return full === -1 ? ramp.length - 1 : full;
}
