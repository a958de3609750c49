import type { Config } from '../decode/config.ts';
import type { Actual, Plan } from '../decode/plan.ts';
import type { Diagnostic, Result } from '../diagnostics/diagnostic.ts';
import { diagnose } from '../diagnostics/report.ts';
import { valueOf } from '../language/cells.ts';
import { type Day, isoOfDay } from '../model/calendar.ts';
import { endOf } from '../model/period.ts';
import { weightedAttainment } from '../model/ratio.ts';
import { actualBook } from './actual-book.ts';
import type { Analysis } from './analysis.ts';
import { checkGoals } from './check-goals.ts';
import { checkSplit } from './check-split.ts';
import type { Context } from './context.ts';
import { type Decomposition, decompose } from './decompose.ts';
import { analyseDeviations } from './deviations.ts';
import { priceVolumeMixOf } from './drivers.ts';
import { analyseFeasibility } from './feasibility/feasibility.ts';
import { feasibilityFigures } from './feasibility/figures.ts';
import type { GoalAnalysis } from './goal-analysis.ts';
import { analyseGoal, goalSource } from './goals.ts';
import { splitsOf } from './member-rows.ts';
import { memberStandards } from './member-standards.ts';
import { linesOf } from './period-lines.ts';
import { figuresOf } from './plan-figures.ts';
import { analyseReview } from './review.ts';
import { rostersOf } from './rosters.ts';
import { analyseScenarios } from './scenarios.ts';
import { checkSmart } from './smart.ts';
import { analyseSplit } from './splits.ts';

/**
 * What a plan implies on a day:
 *
 *   Plan ─ decompose → targets by period and member ─ watch → goals, splits
 *        ─ feasibility, SMART, deviations, review, scenarios ─ figures
 *
 * Null when its numbers cannot be computed; the diagnostics then say why.
 */
export function computePlan(plan: Plan, config: Config, asOf: Day): Result<Analysis | null> {
  const base = computeBase(plan, config, asOf);
  if (base.value === null) return { value: null, diagnostics: base.diagnostics };
  const { context, decomposition } = base.value;
  const again = (changed: Plan) => computeBase(changed, config, asOf).value?.analysis ?? null;
  const scenarios = analyseScenarios(plan, config, asOf, base.value.analysis, again);
  const analysis = { ...base.value.analysis, scenarios };
  const figures = figuresOf(context, decomposition, analysis, feasibilityFigures(analysis));
  return { value: { ...analysis, figures }, diagnostics: base.diagnostics };
}

type Unlisted = Omit<Analysis, 'scenarios' | 'figures'>;

interface Computed {
  readonly analysis: Unlisted;
  readonly context: Context;
  readonly decomposition: Decomposition;
}

function computeBase(plan: Plan, config: Config, asOf: Day): Result<Computed | null> {
  const late = actualsAfter(plan, config, asOf);
  const context = contextOf(plan, config, asOf, late.kept);
  const decomposed = decompose(context);
  const diagnostics: Diagnostic[] = [...late.diagnostics, ...decomposed.diagnostics];
  const decomposition = decomposed.value;
  if (decomposition === null) return { value: null, diagnostics };

  const goals = watchGoals(context, decomposition);
  diagnostics.push(...checkGoals(context, goals));
  const splits = goals.flatMap((goal) => {
    const targets = decomposition.targets.get(goal.goal.name);
    if (targets === undefined) return [];
    const derivation = decomposition.derivations.get(goal.goal.name) ?? null;
    const line = linesOf(goalSource(context, targets, derivation), asOf);
    return decomposition.grids
      .filter((grid) => grid.goal === goal.goal)
      .map((grid) => {
        diagnostics.push(...checkSplit(grid, goal, context.fiscal));
        return analyseSplit(context, grid, goal, line);
      });
  });
  if (diagnostics.some((it) => it.blocking)) return { value: null, diagnostics };

  const feasibility = analyseFeasibility(plan, config, goals, asOf);
  diagnostics.push(...feasibility.diagnostics);
  const analysis: Unlisted = {
    plan,
    config,
    asOf,
    goals,
    splits,
    weightedAttainment: weighted(goals),
    feasibility: feasibility.value,
    smart: checkSmart(plan, config, goals, feasibility.value, asOf),
    deviations: analyseDeviations(plan, config, goals, asOf),
    ...analyseReview(plan, goals, asOf),
  };
  return { value: { analysis, context, decomposition }, diagnostics };
}

/** Actuals of periods that end after as-of are left out, so that a past report can be made again (ruling 2). */
function actualsAfter(
  plan: Plan,
  config: Config,
  asOf: Day,
): { kept: readonly Actual[]; diagnostics: readonly Diagnostic[] } {
  const late = plan.actuals.filter((it) => endOf(it.period) > asOf);
  const first = late.reduce<Actual | undefined>(
    (least, it) => (least === undefined || it.period.from < least.period.from ? it : least),
    undefined,
  );
  if (first === undefined) return { kept: plan.actuals, diagnostics: [] };
  const params = {
    count: late.length,
    from: first.period,
    asOf: isoOfDay(asOf),
    fiscal: config.fiscalYearStart,
  };
  return {
    kept: plan.actuals.filter((it) => endOf(it.period) <= asOf),
    diagnostics: [diagnose('actuals-after-as-of', params, first.at)],
  };
}

function contextOf(plan: Plan, config: Config, asOf: Day, actuals: readonly Actual[]): Context {
  const splits = splitsOf(plan);
  const rosters = new Map(
    plan.goals.map((goal) => [goal.name, rostersOf(splits, config, actuals, goal.name)]),
  );
  return {
    plan,
    config,
    fiscal: config.fiscalYearStart,
    asOf,
    splits,
    rosters,
    actuals: actualBook(actuals, plan.goals, (goal) => rosters.get(goal) ?? []),
  };
}

function watchGoals(context: Context, { targets, grids, derivations }: Decomposition): GoalAnalysis[] {
  return context.plan.goals.flatMap((goal) => {
    const own = targets.get(goal.name);
    if (own === undefined) return [];
    const derivation = derivations.get(goal.name) ?? null;
    const level = own.level ?? derivation?.plan(goal.period) ?? null;
    const found = analyseGoal(context, { ...own, level }, derivation, (it) =>
      priceVolumeMixOf(context, grids, it),
    );
    return [{ ...found, standards: [...found.standards, ...memberStandards(context, grids, found)] }];
  });
}

/** Σ weight × attainment, each capped at 120 %; a ratio that does not add counts with its last closed line. */
function weighted(goals: readonly GoalAnalysis[]): Analysis['weightedAttainment'] {
  const counted = goals.map((it) => ({
    weight: valueOf(it.goal.weight) ?? null,
    attainment: (it.ytd ?? it.closed.at(-1)?.comparison)?.attainment ?? null,
  }));
  return weightedAttainment(counted)?.value ?? null;
}
