import type { Analysis } from '../compute/analysis.ts';
import type { FunnelAnalysis } from '../compute/feasibility/feasibility-analysis.ts';
import { nameOf } from '../compute/feasibility/lookup.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { diagnose } from '../diagnostics/report.ts';
import { endOf } from '../model/period.ts';
import { compare, ONE, subtract } from '../model/rational.ts';
import { aboutGoal } from './about.ts';
import { repairParams } from './repairs.ts';
import type { Rule } from './rule.ts';

/**
 * The channels promise fewer leads than the target needs; or some of them are needed before the plan begins. Once the
 * goal's period is over nothing is left to mend: the former is only noted, the latter says nothing any more.
 */
export const funnelShort: Rule = {
  codes: ['funnel-short', 'funnel-starts-before-plan'],
  check: (analysis) => analysis.feasibility.funnels.flatMap((funnel) => judge(analysis, funnel)),
};

function judge(analysis: Analysis, funnel: FunnelAnalysis): Diagnostic[] {
  const first = funnel.stages[0];
  if (first === undefined) return [];
  const { goal, neededLeads: needed, promisedLeads: promised, cover, beforePlan } = funnel;
  const stage = nameOf(first.row);
  const extra = { about: aboutGoal(goal) };
  const { period } = analysis.goals.find((it) => it.goal.name === goal)?.goal ?? analysis.plan.frontmatter;
  const ended = analysis.asOf >= endOf(period);
  const found: Diagnostic[] = [];
  if (promised !== null && cover !== null && compare(cover, ONE) < 0) {
    const repairs = repairParams(funnel.repairs, analysis.asOf);
    const params = { goal, stage, needed, promised, short: subtract(needed, promised), repairs, ended };
    const short = diagnose('funnel-short', params, first.row.at, extra);
    found.push(ended ? { ...short, severity: 'note' } : short);
  }
  const earliest = first.months.find((it) => it.needed.n > 0n)?.period;
  if (beforePlan.n > 0n && earliest !== undefined && !ended) {
    const fiscal = analysis.config.fiscalYearStart;
    const params = { goal, stage, before: beforePlan, first: earliest, fiscal };
    found.push(diagnose('funnel-starts-before-plan', params, first.row.at, extra));
  }
  return found;
}
