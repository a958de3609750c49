import type { Config } from '../../decode/config.ts';
import type { Plan } from '../../decode/plan.ts';
import type { Result } from '../../diagnostics/diagnostic.ts';
import type { Day } from '../../model/calendar.ts';
import type { GoalAnalysis } from '../goal-analysis.ts';
import { analyseBudget, totalBudget } from './budget.ts';
import { analyseCapacity } from './capacity.ts';
import { analyseChannels, leadSupply } from './channels.ts';
import type { Feasibility } from './feasibility-analysis.ts';
import { analyseFunnels, funnelsOf } from './funnel.ts';
import { analyseTimeline } from './timeline.ts';
import { constraintsOf } from './verdict.ts';

/**
 * Can the plan be done? Capacity by month, the funnel backwards, channels, budget and time, each on its own; then the
 * verdict, which names the constraint with the smallest cover. Parts the plan says nothing about are empty or null.
 */
export function analyseFeasibility(
  plan: Plan,
  config: Config,
  goals: readonly GoalAnalysis[],
  asOf: Day,
): Result<Feasibility> {
  const funnelRows = funnelsOf(plan, goals);
  const supply = leadSupply(plan);
  const capacity = analyseCapacity(plan, goals, asOf);
  const funnels = analyseFunnels(funnelRows, supply);
  const channels = analyseChannels(plan, totalBudget(plan).total, funnels, funnelRows);
  const budget = analyseBudget(plan, channels?.budget ?? null);
  const timeline = analyseTimeline(plan, config, asOf);
  const parts = { capacity, funnels, channels, budget, timeline };
  const constraints = constraintsOf(plan, parts, config);
  return {
    value: { ...parts, constraints, binding: constraints[0] ?? null },
    diagnostics: [],
  };
}
