import type { Config } from '../../decode/config.ts';
import type { Plan } from '../../decode/plan.ts';
import { compare, divide, ONE, type Rational, subtract, sum } from '../../model/rational.ts';
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

function budgetRepairs(plan: Plan, parts: Pick<Feasibility, 'budget' | 'channels' | 'funnels'>): Repair[] {
  const unit = planMoney(plan);
  const repairs: Repair[] = [];
  const { budget } = parts;
  const cover = budget?.cover ?? null;
  if (budget !== null && budget.total !== null && cover !== null && compare(cover, ONE) < 0) {
    const needed = divide(budget.total, cover);
    if (needed !== null)
      repairs.push({ kind: 'budget', more: { value: subtract(needed, budget.total), unit } });
  }
  const bought = boughtCover(parts);
  const spent = parts.channels?.budget ?? null;
  if (bought !== null && spent !== null && compare(bought, ONE) < 0) {
    // At the channels' own prices and shares, money buys leads in proportion.
    const needed = divide(spent, bought);
    if (needed !== null) repairs.push({ kind: 'budget', more: { value: subtract(needed, spent), unit } });
  }
  return repairs.length < 2 ? repairs : [largestOf(repairs)];
}

function largestOf(repairs: readonly Repair[]): Repair {
  return repairs.reduce((a, b) =>
    a.kind === 'budget' && b.kind === 'budget' && compare(b.more.value, a.more.value) > 0 ? b : a,
  );
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
