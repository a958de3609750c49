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
import { once } from './once.ts';
import { linesOf } from './period-lines.ts';
import { figuresOf } from './plan-figures.ts';
import { analyseReview } from './review.ts';
import { rostersOf } from './rosters.ts';
import { analyseScenarios, type ScenarioBase } from './scenarios.ts';
import { checkSmart } from './smart.ts';
import type { SplitAnalysis } from './split-analysis.ts';
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
  const watched = watch(plan, config, asOf);
  if (watched.value === null) return { value: null, diagnostics: watched.diagnostics };
  const { context, decomposition, goals } = watched.value;
  const feasibility = analyseFeasibility(plan, config, goals, asOf);
  const base: Unlisted = {
    plan,
    config,
    asOf,
    goals,
    splits: watchSplits(watched.value),
    weightedAttainment: weighted(goals),
    feasibility: feasibility.value,
    smart: checkSmart(plan, config, goals, feasibility.value, asOf),
    deviations: analyseDeviations(plan, config, goals, asOf),
    ...analyseReview(plan, goals, asOf),
  };
  const scenarios = analyseScenarios(plan, base, (changed) => recompute(changed, base));
  const analysis = { ...base, scenarios };
  const figures = figuresOf(context, decomposition, analysis, feasibilityFigures(analysis));
  return {
    value: { ...analysis, figures },
    diagnostics: [...watched.diagnostics, ...feasibility.diagnostics],
  };
}

type Unlisted = Omit<Analysis, 'scenarios' | 'figures'>;

/** What a scenario is asked for. Where it changes nothing that goals follow from, they are those of the plan. */
function recompute(changed: Plan, { plan, config, asOf, goals }: Unlisted): ScenarioBase | null {
  const found = hasSameGoals(plan, changed) ? goals : watch(changed, config, asOf).value?.goals;
  if (found === undefined) return null;
  return { goals: found, feasibility: once(() => analyseFeasibility(changed, config, found, asOf).value) };
}

/** What people, money and time make possible; targets and actuals follow from everything else. */
const MEANS: ReadonlySet<string> = new Set(['people', 'funnel', 'channels', 'budget', 'tasks', 'tools']);

/** Whether all that goals are computed from is the very same; an adjustment leaves what it does not change as it was. */
function hasSameGoals({ rows, ...plan }: Plan, { rows: otherRows, ...other }: Plan): boolean {
  const isSame = <T extends object>(a: T, b: T, besides?: ReadonlySet<string>) => {
    const values = new Map(Object.entries(b));
    return Object.entries(a).every(([key, it]) => besides?.has(key) === true || values.get(key) === it);
  };
  return isSame(plan, other) && isSame(rows, otherRows, MEANS);
}

interface Watched {
  readonly context: Context;
  readonly decomposition: Decomposition;
  readonly goals: readonly GoalAnalysis[];
}

/** Targets and actuals of the goals; null when something blocks, checks of the decompositions included. */
function watch(plan: Plan, config: Config, asOf: Day): Result<Watched | null> {
  const late = actualsAfter(plan, config, asOf);
  const context = contextOf(plan, config, asOf, late.kept);
  const decomposed = decompose(context);
  const diagnostics: Diagnostic[] = [...late.diagnostics, ...decomposed.diagnostics];
  const decomposition = decomposed.value;
  if (decomposition === null) return { value: null, diagnostics };

  const goals = watchGoals(context, decomposition);
  diagnostics.push(...checkGoals(context, goals));
  for (const goal of goals) {
    for (const grid of gridsOf(goal, decomposition))
      diagnostics.push(...checkSplit(grid, goal, context.fiscal));
  }
  if (diagnostics.some((it) => it.blocking)) return { value: null, diagnostics };
  return { value: { context, decomposition, goals }, diagnostics };
}

function gridsOf({ goal }: GoalAnalysis, { targets, grids }: Decomposition): Decomposition['grids'] {
  return targets.has(goal.name) ? grids.filter((grid) => grid.goal === goal) : [];
}

function watchSplits({ context, decomposition, goals }: Watched): SplitAnalysis[] {
  return goals.flatMap((goal) => {
    const targets = decomposition.targets.get(goal.goal.name);
    if (targets === undefined) return [];
    const derivation = decomposition.derivations.get(goal.goal.name) ?? null;
    const line = linesOf(goalSource(context, targets, derivation), context.asOf);
    return gridsOf(goal, decomposition).map((grid) => analyseSplit(context, grid, goal, line));
  });
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
