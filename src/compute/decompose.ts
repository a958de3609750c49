import type { Goal, Plan, Split } from '../decode/plan.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { diagnose } from '../diagnostics/report.ts';
import { valueOf } from '../language/cells.ts';
import { compare, ONE, sum, ZERO } from '../model/rational.ts';
import type { Context } from './context.ts';
import { type Derivation, deriveRatio } from './derived.ts';
import { ratioGrid } from './ratio-grid.ts';
import { fillSplit, type SplitGrid } from './split-grid.ts';
import { hintsOf, readSplit, type SplitReading } from './split-reading.ts';
import { type GoalTargets, goalTargets } from './targets.ts';

/** The targets of a plan: by goal over time, by dimension, and what ratios follow from. */
export interface Decomposition {
  readonly targets: ReadonlyMap<string, GoalTargets>;
  readonly grids: readonly SplitGrid[];
  readonly derivations: ReadonlyMap<string, Derivation>;
}

export interface DecomposeResult {
  readonly value: Decomposition | null;
  readonly diagnostics: readonly Diagnostic[];
}

/** Every goal over time and by its dimensions; null when sums disagree. One goal's mistake does not hide another's. */
export function decompose(context: Context): DecomposeResult {
  const { plan, splits: all, fiscal } = context;
  const diagnostics: Diagnostic[] = [...goalWeights(plan)];
  const targets = new Map<string, GoalTargets>();
  const grids: SplitGrid[] = [];
  for (const goal of plan.goals) {
    const splits = all.filter((it) => it.goal === goal.name);
    const readings = goal.type === 'ratio' ? [] : splits.map((it) => readSplit(goal, it, fiscal));
    const unreadable = readings.flatMap((it) => it.diagnostics);
    diagnostics.push(...unreadable);
    if (unreadable.some((it) => it.blocking)) continue;
    const found = goalTargets(goal, plan, hintsOf(readings), context.actuals, fiscal);
    diagnostics.push(...found.diagnostics);
    if (found.targets === null) continue;
    targets.set(goal.name, found.targets);
    const filled = fillGoal(goal, found.targets, readings, splits, fiscal);
    grids.push(...filled.grids);
    diagnostics.push(...filled.diagnostics);
  }
  if (diagnostics.some((it) => it.blocking)) return { value: null, diagnostics };

  const derivations = new Map<string, Derivation>();
  for (const goal of plan.goals) {
    const derived = deriveRatio(goal, plan, targets, grids, context.actuals, context.config);
    if (!derived.ok) diagnostics.push(derived.diagnostic);
    else if (derived.derivation !== null) derivations.set(goal.name, derived.derivation);
  }
  if (diagnostics.some((it) => it.blocking)) return { value: null, diagnostics };
  return { value: { targets, grids, derivations }, diagnostics };
}

function fillGoal(
  goal: Goal,
  targets: GoalTargets,
  readings: readonly SplitReading[],
  splits: readonly Split[],
  fiscal: number,
): { grids: readonly SplitGrid[]; diagnostics: readonly Diagnostic[] } {
  const grids: SplitGrid[] = [];
  const diagnostics: Diagnostic[] = [];
  const results =
    goal.type === 'ratio'
      ? splits.map((split) => ratioGrid(goal, split, targets.schedule))
      : readings.map((reading) => fillSplit(reading, targets.level ?? ZERO, targets.schedule, fiscal));
  for (const result of results) {
    if (result.ok) grids.push(result.grid);
    else diagnostics.push(result.diagnostic);
  }
  return { grids, diagnostics };
}

/** Weights of goals, where any goal has one, make 100 % (ruling 28). */
function goalWeights(plan: Plan): readonly Diagnostic[] {
  const weights = plan.goals.flatMap((goal) => {
    const weight = valueOf(goal.weight);
    return weight === undefined ? [] : [{ name: goal.name, weight, at: goal.weight.at }];
  });
  const last = weights.at(-1);
  const total = sum(weights.map((it) => it.weight));
  if (last === undefined || compare(total, ONE) === 0) return [];
  return [diagnose('goal-weights-not-100', { sum: total, weights }, last.at)];
}
