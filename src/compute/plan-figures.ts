import { valueOf } from '../language/cells.ts';
import { fold } from '../language/fold.ts';
import { PERCENT } from '../language/units.ts';
import type { Period } from '../model/period.ts';
import { actualFigure, type CellsOf } from './actual-figures.ts';
import { addressBook } from './address-book.ts';
import type { Analysis } from './analysis.ts';
import { idsOf } from './comparison-figures.ts';
import type { Context } from './context.ts';
import type { Decomposition } from './decompose.ts';
import type { FigureId, Figures, Input } from './figure.ts';
import {
  computed,
  type FigureEntry,
  type FigureSource,
  figureBook,
  figureInput,
  numberOr,
} from './figures.ts';
import type { GoalAnalysis } from './goal-analysis.ts';
import { goalFigures, shownPeriods } from './goal-figures.ts';
import { goalSource } from './goals.ts';
import { memberSource } from './member-source.ts';
import { seasonOf } from './month-weights.ts';
import { once } from './once.ts';
import { assignedLevels } from './over-assignment.ts';
import { lineOf } from './period-lines.ts';
import { recordCells } from './record-cells.ts';
import type { SplitAnalysis } from './split-analysis.ts';
import { splitFigures } from './split-figures.ts';

/** Every figure of a plan with its provenance. */
export function figuresOf(
  context: Context,
  { targets, grids, derivations }: Decomposition,
  analysis: Omit<Analysis, 'figures'>,
  others: readonly FigureSource[],
): Figures {
  const cellsOf = recordCells(context);
  const season = once(() => seasonOf(context.plan));
  const goals = analysis.goals.flatMap((it): FigureSource[] => {
    const own = targets.get(it.goal.name);
    if (own === undefined) return [];
    const derivation = derivations.get(it.goal.name) ?? null;
    const source = goalSource(context, own, derivation);
    const facts = {
      analysis: it,
      targets: own,
      derivation,
      line: (period: Period) => lineOf(source, period, context.asOf),
      actual: source.actual,
      cellsOf,
      season,
      grids: grids.filter((grid) => grid.goal === it.goal),
    };
    return [goalFigures(facts)];
  });
  const splits = analysis.splits.flatMap((split) => {
    const grid = grids.find((it) => it.split === split.split);
    if (grid === undefined) return [];
    const sources = split.members.map((_, index) => memberSource(context, grid, index));
    return splitFigures(
      context,
      split,
      grid,
      (index, period) => {
        const source = sources[index];
        if (source === undefined) throw new RangeError('a member of the split was expected');
        return lineOf(source, period, context.asOf);
      },
      cellsOf,
    );
  });
  const sources = [
    ...goals,
    ...splits,
    ...actualsWithoutTargets(context, analysis, cellsOf),
    ...planFigures(analysis),
    ...others,
  ];
  return figureBook(sources, addressBook(context.plan, context.fiscal, ambiguity(analysis.splits)));
}

/** Members that report actuals and have no target: their actuals are what a total is summed from. */
function actualsWithoutTargets(
  context: Context,
  analysis: Omit<Analysis, 'figures'>,
  cellsOf: CellsOf,
): FigureSource[] {
  return analysis.goals.flatMap((it) => {
    const { goal } = it;
    const split = new Set(
      analysis.splits.filter((by) => by.split.goal === goal.name).map((by) => by.split.dimension),
    );
    const rosters = (context.rosters.get(goal.name) ?? []).filter((roster) => !split.has(roster.dimension));
    return rosters.flatMap(({ dimension, members }) =>
      members.map((member): FigureSource => {
        const entry = (period: Period): FigureEntry => ({
          measure: 'actual',
          period,
          make: () => {
            const level = context.actuals.level(goal.name, [{ dimension, member }], period);
            const value = numberOr(level?.value ?? null, goal.unit, 'no-actual');
            return actualFigure(goal, value, level, period, cellsOf, dimension);
          },
        });
        return {
          subject: goal.name,
          aliases: goal.id === null ? [] : [goal.id],
          dimension,
          member,
          entries: () => shownPeriods(it).map(entry),
          over: (period) => [entry(period)],
        };
      }),
    );
  });
}

/** Figures of the plan itself stand under its title, those of a whole split under the goal. */
function planFigures(analysis: Omit<Analysis, 'figures'>): FigureSource[] {
  const { plan, goals } = analysis;
  const title = plan.frontmatter.title.replace(/[/@:#]/g, ' ');
  const weighted = goals.filter((it) => valueOf(it.goal.weight) !== undefined);
  const entry: FigureEntry = {
    measure: 'weightedAttainment',
    period: null,
    make: () =>
      computed(
        numberOr(analysis.weightedAttainment, PERCENT, weighted.length === 0 ? 'no-weights' : 'no-actual'),
        'weighted-attainment',
        weightedInputs(weighted),
      ),
  };
  return [
    {
      subject: title,
      aliases: [plan.id, '计划', 'plan'].filter((it) => it !== title),
      dimension: null,
      member: null,
      entries: () => [entry],
    },
    ...analysis.splits.flatMap(overAssignment),
  ];
}

/** Goals with nothing to weigh are left out; a ratio whose levels do not add counts by its last closed period. */
function weightedInputs(weighted: readonly GoalAnalysis[]): Input[] {
  const counted = weighted.filter((it) => attainmentFrom(it) !== undefined);
  return (counted.length === 0 ? weighted : counted).flatMap((it) => {
    const id = idsOf(it.goal.name);
    const from = attainmentFrom(it) ?? null;
    const attained = from === null ? id('ytdAttainment') : id('attainment', from);
    return [figureInput(id('weight')), figureInput(attained)];
  });
}

/** The period whose attainment counts, null for that to date, undefined where there is none. */
function attainmentFrom({ ytd, closed }: GoalAnalysis): Period | null | undefined {
  if (ytd !== null) return ytd.attainment === null ? undefined : null;
  const last = closed.at(-1);
  return last?.comparison?.attainment ? last.period : undefined;
}

/** How far the rows of a table are assigned beyond the target they share: `销售总额/区域:超额下达率`, under a member `销售总额/华东`. */
function overAssignment({ split, goal: { goal }, members }: SplitAnalysis): FigureSource[] {
  const { dimension } = split;
  return assignedLevels(members).map(({ parent, rows, over }) => {
    const inputs = rows.flatMap(({ member }) => {
      const own = idsOf(goal.name, dimension, member.name);
      return [figureInput(own('assigned')), figureInput(own('target'))];
    });
    const entry: FigureEntry = {
      measure: 'overAssignment',
      period: null,
      make: () => computed(numberOr(over, PERCENT, 'no-data'), 'over-assignment', inputs),
    };
    return {
      subject: goal.name,
      aliases: goal.id === null ? [] : [goal.id],
      // The whole of a dimension goes by its name, which is a member of nothing else.
      dimension: parent === null ? null : dimension,
      member: parent ?? dimension,
      entries: () => [entry],
    };
  });
}

/** Whether a member's name stands in several dimensions of its goal, so that the dimension must be written. */
function ambiguity(splits: readonly SplitAnalysis[]): (id: FigureId) => boolean {
  const seen = new Map<string, Set<string>>();
  for (const { split } of splits) {
    for (const { name } of split.members) {
      const key = `${split.goal}/${fold(name)}`;
      const dimensions = seen.get(key) ?? new Set<string>();
      dimensions.add(split.dimension);
      seen.set(key, dimensions);
    }
  }
  return (id) => (seen.get(`${id.subject}/${fold(id.member ?? '')}`)?.size ?? 0) > 1;
}
