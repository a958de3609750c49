import type { Plan, Row } from '../../decode/plan.ts';
import { valueOf } from '../../language/cells.ts';
import { funnelNeeds, type MonthNeed } from '../../model/funnel.ts';
import { monthPeriod } from '../../model/period.ts';
import {
  compare,
  divide,
  multiply,
  ONE,
  type Rational,
  sign,
  subtract,
  sum,
  ZERO,
} from '../../model/rational.ts';
import type { GoalAnalysis } from '../goal-analysis.ts';
import type { FunnelAnalysis, Repair } from './feasibility-analysis.ts';
import { nameOf, supportedGoal, wholeQuanta } from './lookup.ts';

/** The rows of one funnel, in order, and the goal they lead to. */
export interface FunnelRows {
  readonly goal: GoalAnalysis;
  readonly rows: readonly Row<'funnel'>[];
  /** In base units of money; null where the goal counts deals. */
  readonly dealSize: Rational | null;
}

/**
 * Rows belong to the goal named anywhere in their table, else to the only flow goal that fits: money with a deal size,
 * a count without. Tables of different goals are different funnels.
 */
export function funnelsOf(plan: Plan, goals: readonly GoalAnalysis[]): FunnelRows[] {
  const tables = new Map<string, Row<'funnel'>[]>();
  for (const row of plan.rows.funnel) {
    const key = `${row.table} ${valueOf(row.cells.goal) ?? valueOf(firstNamed(plan, row.table)?.cells.goal ?? row.cells.goal) ?? ''}`;
    tables.set(key, [...(tables.get(key) ?? []), row]);
  }
  return [...tables.values()].flatMap((rows) => {
    const dealSize =
      rows.map((row) => valueOf(row.cells.dealSize)?.value).findLast((it) => it !== undefined) ?? null;
    const named = rows.find((row) => row.cells.goal.state === 'value') ?? rows[0];
    const goal =
      named === undefined
        ? null
        : supportedGoal(
            goals,
            named.cells.goal,
            (it) => it.goal.type === 'flow' && (it.goal.unit.family === 'money') === (dealSize !== null),
          );
    if (goal === null || goal.goal.type !== 'flow') return [];
    return [{ goal, rows, dealSize: goal.goal.unit.family === 'money' ? dealSize : null }];
  });
}

function firstNamed(plan: Plan, table: string): Row<'funnel'> | undefined {
  return plan.rows.funnel.find((row) => row.table === table && row.cells.goal.state === 'value');
}

/** What the channels bring, for all funnels of the plan together. */
export interface LeadSupply {
  readonly promised: Rational | null;
  /** What one lead costs on average over the channels that give a cost. */
  readonly costPerLead: Rational | null;
}

/** Every funnel worked backwards from its goal's months. A funnel that cannot be (money without a deal size) is left out. */
export function analyseFunnels(funnels: readonly FunnelRows[], supply: LeadSupply): FunnelAnalysis[] {
  const worked = funnels.flatMap((funnel) => {
    const needs = needsOf(funnel);
    return needs === null ? [] : [{ funnel, needs }];
  });
  const allLeads = sum(worked.map(({ needs }) => needs[0]?.needed ?? ZERO));
  return worked.map(({ funnel, needs }): FunnelAnalysis => {
    const { goal, rows } = funnel;
    const neededLeads = needs[0]?.needed ?? ZERO;
    // The channels serve all funnels: each is promised its part of their leads.
    const part = divide(neededLeads, allLeads) ?? ONE;
    const promisedLeads = supply.promised === null ? null : multiply(supply.promised, part);
    return {
      goal: goal.goal.name,
      stages: rows.map((row, i) => ({
        row,
        needed: needs[i]?.needed ?? ZERO,
        conversion: valueOf(row.cells.conversion) ?? null,
        lagDays: valueOf(row.cells.lag) ?? 0,
        months: (needs[i]?.months ?? []).map(({ month, needed }) => ({ period: monthPeriod(month), needed })),
      })),
      neededLeads,
      promisedLeads,
      cost: supply.costPerLead === null ? null : multiply(neededLeads, supply.costPerLead),
      beforePlan: sum(
        (needs[0]?.months ?? []).filter(({ month }) => month < goal.goal.period.from).map((it) => it.needed),
      ),
      cover: promisedLeads === null ? null : divide(promisedLeads, neededLeads),
      repairs:
        supply.promised === null
          ? []
          : repairsOf(funnel, neededLeads, subtract(supply.promised, subtract(allLeads, neededLeads))),
    };
  });
}

function needsOf({ goal, rows, dealSize }: FunnelRows) {
  if (goal.goal.unit.family === 'money' && dealSize === null) return null;
  const targets: MonthNeed[] = goal.months.flatMap(({ period, target }) =>
    target === null ? [] : [{ month: period.from, needed: target }],
  );
  if (targets.length === 0) return null;
  return funnelNeeds(
    targets,
    dealSize,
    rows.map((row) => ({
      conversion: valueOf(row.cells.conversion) ?? null,
      lagDays: valueOf(row.cells.lag) ?? 0,
    })),
  );
}

/**
 * More leads, a better conversion at any one stage (one above 100 % is no proposal), or the target that the leads reach.
 * `left` is what is promised beyond the needs of the other funnels: a repair of one of them leaves the others as they are.
 */
function repairsOf({ goal, rows }: FunnelRows, needed: Rational, left: Rational): Repair[] {
  if (compare(left, needed) >= 0) return [];
  const more: Repair = { kind: 'leads', more: subtract(needed, left) };
  const factor = divide(needed, left);
  if (factor === null || sign(left) <= 0) return [more];
  const better = rows.slice(0, -1).flatMap((row): Repair[] => {
    const conversion = valueOf(row.cells.conversion);
    if (conversion === undefined) return [];
    const rate = multiply(conversion, factor);
    return compare(rate, ONE) > 0 ? [] : [{ kind: 'conversion', stage: nameOf(row), needed: rate }];
  });
  const { quantum, unit } = goal.goal;
  const target = sum(goal.months.flatMap((it) => it.target ?? []));
  const reached = divide(multiply(target, left), needed);
  const feasible = reached === null ? ZERO : wholeQuanta(reached, quantum);
  return sign(feasible) > 0 ? [more, ...better, { kind: 'target', feasible, unit }] : [more, ...better];
}
