import { type Day, firstDay, lastDay, type Month, monthOf } from '../../model/calendar.ts';
import {
  type CapacityPeriod,
  capacityRepairs,
  effectiveShare,
  type People,
} from '../../model/ramp-capacity.ts';
import {
  add,
  ceiling,
  multiply,
  type Rational,
  rational,
  subtract,
  sum,
  ZERO,
} from '../../model/rational.ts';
import type { GoalAnalysis } from '../goal-analysis.ts';
import { averageOf, unlike } from './capacity-repairs.ts';
import type { CapacityAnalysis, Rescue } from './feasibility-analysis.ts';

interface Late {
  readonly goal: GoalAnalysis;
  readonly lines: CapacityAnalysis['months'];
  /** The last months of the periods that count, in order. */
  readonly ends: readonly Month[];
  readonly people: readonly People[];
  readonly role: { readonly people: People; readonly name: string | null };
  readonly asOf: Day;
}

/**
 * What still repairs a shortage after the day by which people should have been there: newcomers can begin next month
 * at the earliest, and what is to be done is the rest of the target. Months that are over count with their actuals,
 * without one with what people could do; the running month counts with what people can do in it, whoever comes next.
 */
export function rescueOf(late: Late): Rescue {
  const { goal, lines, ends, people, role, asOf } = late;
  const next = monthOf(asOf) + 1;
  const last = ends.at(-1) ?? monthOf(asOf);
  if (last < next) return { kind: asOf <= lastDay(last) ? 'last-month' : 'over' };
  const from = firstDay(next);
  const { heads, factor } = capacityRepairs(periodsLeft(late, next));
  if (heads !== null && heads.exact.n === 0n) return { kind: 'enough', from };
  const average = averageOf(lines.filter(({ period }) => period.from >= next));
  const quantity = (value: Rational) => ({ value, unit: goal.goal.unit });
  return {
    kind: 'from',
    from,
    months: last - next + 1,
    role: role.name,
    heads:
      heads === null
        ? null
        : { more: heads.whole, total: ceiling(add(role.people.heads, rational(heads.whole))) },
    productivity: factor === null || average === null ? null : quantity(multiply(average, factor)),
    average: average === null || !unlike(people) ? null : quantity(average),
  };
}

/** What is left to do in each period that ends from the next month on, less what the running month brings. */
function periodsLeft({ goal, lines, ends, role, asOf }: Late, next: Month): CapacityPeriod[] {
  const left = ends.filter((end) => end >= next);
  const newcomer = { joins: firstDay(next), leaves: role.people.leaves, ramp: role.people.ramp };
  const productivity = role.people.productivity ?? ZERO;
  // A period that ends with the running month is over as well: nobody who comes can still mend it.
  const over = Math.max(monthOf(asOf + 1) - 1, ...ends.filter((end) => end < next));
  const backlog = sum(
    lines
      .filter(({ period }) => period.from <= over)
      .map(({ period, need, capacity }) => subtract(need ?? ZERO, actualOf(goal, period.from) ?? capacity)),
  );
  // What was missed has time until the end; what was done ahead helps from the beginning.
  const settled = backlog.n > 0n ? left.length - 1 : 0;
  return left.map((end, index): CapacityPeriod => {
    const before = left[index - 1] ?? over;
    const within = lines.filter(({ period }) => period.from > before && period.from <= end);
    const joined = within.filter(({ period }) => period.from >= next);
    const asTheyAre = within.filter(({ period }) => period.from < next);
    return {
      need: subtract(
        add(sum(within.map(({ need }) => need ?? ZERO)), index === settled ? backlog : ZERO),
        sum(asTheyAre.map(({ capacity }) => capacity)),
      ),
      capacity: sum(joined.map(({ capacity }) => capacity)),
      perHead: sum(joined.map(({ period }) => multiply(productivity, effectiveShare(newcomer, period.from)))),
    };
  });
}

function actualOf(goal: GoalAnalysis, month: Month): Rational | null {
  return goal.months.find(({ period }) => period.from === month)?.actual ?? null;
}
