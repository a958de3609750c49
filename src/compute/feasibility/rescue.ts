import { type Day, firstDay, type Month, monthOf } from '../../model/calendar.ts';
import {
  type CapacityPeriod,
  capacityRepairs,
  effectiveShare,
  type People,
} from '../../model/ramp-capacity.ts';
import {
  add,
  ceiling,
  divide,
  multiply,
  type Rational,
  rational,
  subtract,
  sum,
  ZERO,
} from '../../model/rational.ts';
import type { GoalAnalysis } from '../goal-analysis.ts';
import type { CapacityAnalysis, Rescue } from './feasibility-analysis.ts';

interface Late {
  readonly goal: GoalAnalysis;
  readonly lines: CapacityAnalysis['months'];
  /** The last months of the periods that count, in order. */
  readonly ends: readonly Month[];
  readonly role: { readonly people: People; readonly name: string | null };
  readonly asOf: Day;
}

/**
 * What still repairs a shortage after the day by which people should have been there: newcomers can begin next month
 * at the earliest, and what is to be done is the rest of the target. Months that are over count with their actuals,
 * without one with what people could do.
 */
export function rescueOf({ goal, lines, ends, role, asOf }: Late): Rescue {
  const next = monthOf(asOf) + 1;
  const left = ends.filter((end) => end >= next);
  const last = left.at(-1);
  if (last === undefined) return { kind: 'over' };
  const from = firstDay(next);
  const newcomer = { joins: from, leaves: role.people.leaves, ramp: role.people.ramp };
  const productivity = role.people.productivity ?? ZERO;
  const running = monthOf(asOf + 1);
  const backlog = sum(
    lines
      .filter(({ period }) => period.from < running)
      .map(({ period, need, capacity }) => subtract(need ?? ZERO, actualOf(goal, period.from) ?? capacity)),
  );
  // What was missed has time until the end; what was done ahead helps from the beginning.
  const settled = backlog.n > 0n ? left.length - 1 : 0;
  const periods = left.map((end, index): CapacityPeriod => {
    const before = left[index - 1] ?? running - 1;
    const within = lines.filter(({ period }) => period.from > before && period.from <= end);
    const joined = within.filter(({ period }) => period.from >= next);
    return {
      need: add(sum(within.map(({ need }) => need ?? ZERO)), index === settled ? backlog : ZERO),
      capacity: sum(within.map(({ capacity }) => capacity)),
      perHead: sum(joined.map(({ period }) => multiply(productivity, effectiveShare(newcomer, period.from)))),
    };
  });
  const { heads, factor } = capacityRepairs(periods);
  if (heads !== null && heads.exact.n === 0n) return { kind: 'enough', from };
  const working = lines.filter(({ period }) => period.from >= running && period.from <= last);
  const average = divide(
    sum(working.map(({ capacity }) => capacity)),
    sum(working.map(({ effectiveHeads }) => effectiveHeads)),
  );
  return {
    kind: 'from',
    from,
    months: last - next + 1,
    role: role.name,
    heads:
      heads === null
        ? null
        : { more: heads.whole, total: ceiling(add(role.people.heads, rational(heads.whole))) },
    productivity:
      factor === null || average === null ? null : { value: multiply(average, factor), unit: goal.goal.unit },
  };
}

function actualOf(goal: GoalAnalysis, month: Month): Rational | null {
  return goal.months.find(({ period }) => period.from === month)?.actual ?? null;
}
