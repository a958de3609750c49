import type { Config } from '../../decode/config.ts';
import type { Plan } from '../../decode/plan.ts';
import {
  compare,
  divide,
  larger,
  ONE,
  type Rational,
  sign,
  subtract,
  sum,
  ZERO,
} from '../../model/rational.ts';
import { workCalendar } from '../../model/workdays.ts';
import type { Constraint, Feasibility, Repair } from './feasibility-analysis.ts';
import { planMoney, smallest } from './lookup.ts';

/**
 * Everything that could be tested as available ÷ needed, smallest cover first; ties keep the order capacity, funnel,
 * budget, time. The first is the binding constraint.
 */
export function constraintsOf(
  plan: Plan,
  parts: Omit<Feasibility, 'constraints' | 'binding'>,
  config: Config,
): Constraint[] {
  const constraints: Constraint[] = [];
  for (const { goal, cover, repairs, rescue = null } of parts.capacity) {
    if (cover !== null) constraints.push({ kind: 'capacity', goal, cover, repairs, rescue });
  }
  for (const { goal, cover, repairs } of parts.funnels) {
    if (cover !== null) constraints.push({ kind: 'funnel', goal, cover, repairs });
  }
  const budget = budgetCover(parts);
  if (budget !== null) {
    constraints.push({ kind: 'budget', goal: null, cover: budget, repairs: budgetRepairs(plan, parts) });
  }
  const time = parts.timeline?.time?.cover ?? null;
  if (time !== null) {
    constraints.push({ kind: 'time', goal: null, cover: time, repairs: timeRepairs(parts, config) });
  }
  return constraints.sort((a, b) => compare(a.cover, b.cover));
}

/**
 * The smaller of leads the channels' money buys ÷ leads the funnel needs, and budget ÷ planned spending. A plan that
 * spends just its budget is not held back by it, so spending counts only where it is more than there is.
 */
export function budgetCover({
  budget,
  ...parts
}: Pick<Feasibility, 'budget' | 'channels' | 'funnels'>): Rational | null {
  const spending = budget?.cover ?? null;
  const exceeded = spending !== null && compare(spending, ONE) < 0;
  return smallest([boughtCover(parts), exceeded ? spending : null]);
}

/** Null unless every channel that is to bring leads says what its money buys. */
export function boughtCover({
  channels,
  funnels,
}: Pick<Feasibility, 'channels' | 'funnels'>): Rational | null {
  if (channels === null || funnels.length === 0) return null;
  const bringing = channels.channels.filter((it) => it.leads !== null);
  if (bringing.length === 0 || bringing.some((it) => it.affordableLeads === null)) return null;
  const bought = sum(bringing.flatMap((it) => it.affordableLeads ?? []));
  return divide(bought, sum(funnels.map((it) => it.neededLeads)));
}

/** The larger of what the planned spending lacks and what the leads lack: at the channels' own prices and shares, money buys leads in proportion. */
function budgetRepairs(plan: Plan, parts: Pick<Feasibility, 'budget' | 'channels' | 'funnels'>): Repair[] {
  const more = larger(
    lacking(parts.budget?.total ?? ZERO, parts.budget?.cover ?? ONE),
    lacking(parts.channels?.budget ?? ZERO, boughtCover(parts) ?? ONE),
  );
  return sign(more) > 0 ? [{ kind: 'budget', more: { value: more, unit: planMoney(plan) } }] : [];
}

/** What an amount has to grow by until it covers all that is needed; zero where it does. */
function lacking(amount: Rational, cover: Rational): Rational {
  const needed = compare(cover, ONE) < 0 ? divide(amount, cover) : null;
  return needed === null ? ZERO : subtract(needed, amount);
}

/** Each deadline that cannot be kept, moved to the day on which it can. */
function timeRepairs({ timeline }: Pick<Feasibility, 'timeline'>, config: Config): Repair[] {
  const calendar = workCalendar(config.holidays, config.workdays);
  const late = (timeline?.tasks ?? []).flatMap((task) =>
    task.finishHeld &&
    task.finish !== null &&
    task.earliestFinish !== null &&
    task.earliestFinish > task.finish
      ? [{ from: task.finish, to: task.earliestFinish }]
      : [],
  );
  const worst = late.toSorted((a, b) => b.to - a.to)[0];
  return worst === undefined
    ? []
    : [{ kind: 'finish', day: worst.to, lateWorkdays: calendar.count(worst.from + 1, worst.to) }];
}
