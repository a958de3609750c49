import type { Plan } from '../decode/plan.ts';
import { valueOf } from '../language/cells.ts';
import type { Rational } from '../model/rational.ts';
import type { Analysis } from './analysis.ts';
import { smallest } from './feasibility/lookup.ts';
import type { ScenarioAnalysis } from './review-analysis.ts';
import { applyAdjustments } from './scenario-plan.ts';
import { WatchedScenario, WatchedScenarioGoal } from './watched-scenario.ts';

type Base = Omit<Analysis, 'scenarios' | 'figures'>;

/** As much of a changed plan as stands beside the plan. Checking asks for no cover, which is half of the work. */
export interface ScenarioBase {
  readonly goals: Base['goals'];
  readonly feasibility: () => Base['feasibility'];
}

/**
 * The plan computed again under changed assumptions, beside the plan as it stands (the first entry, without a row).
 * `recompute` computes what is compared; null says that the changed numbers do not add up, and then the scenario has no
 * result. Without a table of scenarios there is nothing to compare and the list is empty.
 */
export function analyseScenarios<B extends Base>(
  plan: Plan,
  base: B,
  recompute: (plan: Plan) => ScenarioBase | null,
): readonly ScenarioAnalysis[] {
  if (plan.rows.scenarios.length === 0) return [];
  const scenarios = plan.rows.scenarios.map((row): ScenarioAnalysis => {
    const { plan: changed } = applyAdjustments(plan, base, valueOf(row.cells.changes) ?? []);
    return outcomeOf(valueOf(row.name) ?? row.name.text, row, plan, recompute(changed));
  });
  const asItStands = { goals: base.goals, feasibility: () => base.feasibility };
  return [outcomeOf('', null, plan, asItStands), ...scenarios];
}

function outcomeOf(
  name: string,
  row: ScenarioAnalysis['row'],
  plan: Plan,
  analysis: ScenarioBase | null,
): ScenarioAnalysis {
  const goals = plan.goals.map(({ name: goal }) => {
    const found = analysis?.goals.find((it) => it.goal.name === goal);
    const known = { goal, target: found?.target ?? null, landing: found?.landing?.headline ?? null };
    return new WatchedScenarioGoal(known, () => coverOf(analysis, goal));
  });
  return new WatchedScenario({ name, row, goals }, () => analysis?.feasibility().binding?.cover ?? null);
}

function coverOf(analysis: ScenarioBase | null, goal: string): Rational | null {
  const own = analysis?.feasibility().constraints.filter((it) => it.goal === goal) ?? [];
  return smallest(own.map((it) => it.cover));
}
