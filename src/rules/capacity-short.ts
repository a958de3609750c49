import type { Analysis } from '../compute/analysis.ts';
import { goalOfPeople } from '../compute/feasibility/capacity.ts';
import type { CapacityAnalysis } from '../compute/feasibility/feasibility-analysis.ts';
import type { Diagnostic, Params } from '../diagnostics/diagnostic.ts';
import { diagnose } from '../diagnostics/report.ts';
import { endOf, type Period } from '../model/period.ts';
import type { Span } from '../model/source.ts';
import { aboutGoal } from './about.ts';
import { repairParams } from './repairs.ts';
import type { Rule } from './rule.ts';

/**
 * The people in the plan cannot do what it asks for. Only noted: a shortage of months into which the program spread a
 * target, and one that is past where the people there suffice for the rest, since nothing is left to mend. Once the
 * goal's period is over the former says nothing any more, and what was short of a commitment is only noted.
 */
export const capacityShort: Rule = {
  codes: ['capacity-short', 'capacity-short-month'],
  check: (analysis) => analysis.feasibility.capacity.flatMap((capacity) => judge(analysis, capacity)),
};

function judge(analysis: Analysis, capacity: CapacityAnalysis): Diagnostic[] {
  const period = analysis.goals.find(({ goal }) => goal.name === capacity.goal)?.goal.period;
  if (period === undefined || capacity.shortfall.n <= 0n) return [];
  const fiscal = analysis.config.fiscalYearStart;
  const months = shortMonths(capacity);
  const extra = { about: aboutGoal(capacity.goal) };
  const at = placeOf(analysis, capacity.goal);
  const { rescue = null } = capacity;
  const committed = capacity.committedShort === true;
  const enough = committed && rescue?.kind === 'enough' ? rescue.from : null;
  const ended = analysis.asOf >= endOf(period);
  if (!committed || enough !== null) {
    if (ended) return [];
    return [diagnose('capacity-short-month', { goal: capacity.goal, fiscal, months, enough }, at, extra)];
  }
  const params = {
    ...amounts(capacity, period),
    fiscal,
    months,
    repairs: repairParams(capacity.repairs, analysis.asOf),
    rescue,
    ended,
  };
  const found = diagnose('capacity-short', params, at, extra);
  return [ended ? { ...found, severity: 'note' } : found];
}

function amounts(capacity: CapacityAnalysis, period: Period) {
  const { goal, unit } = capacity;
  return {
    goal,
    period,
    need: { value: capacity.need, unit },
    capacity: { value: capacity.capacity, unit },
    short: { value: capacity.shortfall, unit },
  };
}

function shortMonths({ months, unit }: CapacityAnalysis): Params<'capacity-short'>['months'] {
  return months
    .filter(({ shortfall }) => shortfall.n > 0n)
    .map(({ period, shortfall }) => ({ period, short: { value: shortfall, unit } }));
}

/** The heads of the first row of people that work for the goal. */
function placeOf(analysis: Analysis, goal: string): Span {
  const row = analysis.plan.rows.people.find((it) => goalOfPeople(analysis.goals, it)?.goal.name === goal);
  return row?.cells.heads.at ?? analysis.plan.goals[0]?.row.at ?? analysis.plan.document.frontmatter.at;
}
