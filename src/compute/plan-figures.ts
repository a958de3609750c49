import { valueOf } from '../language/cells.ts';
import { fold } from '../language/fold.ts';
import { PERCENT } from '../language/units.ts';
import type { Period } from '../model/period.ts';
import { equals, fromDecimal } from '../model/rational.ts';
import type { Span } from '../model/source.ts';
import type { RawCell, RawTable } from '../parse/document.ts';
import { addressBook } from './address-book.ts';
import type { Analysis, SplitAnalysis } from './analysis.ts';
import type { Context } from './context.ts';
import type { Decomposition } from './decompose.ts';
import type { FigureId, Figures } from './figure.ts';
import {
  computed,
  type FigureEntry,
  type FigureSource,
  figureBook,
  figureInput,
  numberOr,
} from './figures.ts';
import { actualFigure, type CellsOf, goalFigures, idsOf, shownPeriods } from './goal-figures.ts';
import { goalSource } from './goals.ts';
import { lineOf } from './period-lines.ts';
import { splitFigures } from './split-figures.ts';

/** Every figure of a plan with its provenance. */
export function figuresOf(
  context: Context,
  { targets, grids, derivations }: Decomposition,
  analysis: Omit<Analysis, 'figures'>,
  others: readonly FigureSource[],
): Figures {
  const cellsOf = recordCells(context);
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
    };
    return [goalFigures(facts)];
  });
  const splits = analysis.splits.flatMap((split) => {
    const grid = grids.find((it) => it.split === split.split);
    if (grid === undefined) return [];
    const sources = split.members.map((member, index) => ({
      goal: split.goal.goal,
      target: (period: Period) => grid.at(index, period),
      held: (period: Period) => grid.cell(index, period) !== null,
      actual: (period: Period) =>
        context.actuals.level(
          split.goal.goal.name,
          [{ dimension: split.split.dimension, member: member.member.name }],
          period,
        ),
    }));
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
            return actualFigure(goal, value, level, period, cellsOf);
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
        weighted.flatMap((it) => {
          const id = idsOf(it.goal.name);
          return [figureInput(id('weight')), figureInput(id('ytdAttainment'))];
        }),
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

function overAssignment(split: SplitAnalysis): FigureSource[] {
  if (split.overAssignment === null) return [];
  const { goal } = split.goal;
  const { dimension } = split.split;
  const inputs = split.members.flatMap((it) =>
    it.assigned === null ? [] : [figureInput(idsOf(goal.name, dimension, it.member.name)('assigned'))],
  );
  return [
    {
      subject: goal.name,
      aliases: goal.id === null ? [] : [goal.id],
      dimension,
      member: null,
      entries: () => [
        {
          measure: 'overAssignment',
          period: null,
          make: () =>
            computed(numberOr(split.overAssignment, PERCENT, 'no-data'), 'over-assignment', [
              ...inputs,
              figureInput(idsOf(goal.name)('target')),
            ]),
        },
      ],
    },
  ];
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

/**
 * The cells of a record, from the tables as they were read. A record of two numbers (分子 and 分母, 数量 and 金额) names
 * the place of one; the other stands in the same row. Looked up only when a figure is asked for.
 */
function recordCells({ plan }: Context): CellsOf {
  let rows: Map<string, readonly RawCell[]> | null = null;
  return ({ at, value }) => {
    rows ??= rowsByCell(plan.document);
    const row = rows.get(keyOf(at)) ?? [];
    const own = row.filter((cell) => keyOf(cell.at) === keyOf(at));
    const other =
      value.kind === 'level'
        ? []
        : value.kind === 'parts'
          ? [value.numerator, value.denominator]
          : [value.quantity, value.amount];
    const beside = row.filter((cell) => {
      const written = own.includes(cell) ? null : fromDecimal(cell.text.replaceAll(',', ''));
      return written !== null && other.some((it) => equals(it, written));
    });
    return [...own, ...beside].map((cell) => ({ kind: 'cell', at: cell.at, text: cell.text }));
  };
}

function rowsByCell(document: Context['plan']['document']): Map<string, readonly RawCell[]> {
  const rows = new Map<string, readonly RawCell[]>();
  for (const table of tablesOf(document)) {
    for (const row of table.rows) for (const cell of row) rows.set(keyOf(cell.at), row);
  }
  return rows;
}

function tablesOf(document: Context['plan']['document']): readonly RawTable[] {
  const inText = document.sections.flatMap((section) =>
    section.blocks.flatMap((block) => (block.kind === 'table' ? [block.table] : [])),
  );
  return [...inText, ...document.attached, ...(document.actuals === null ? [] : [document.actuals])];
}

function keyOf(at: Span): string {
  return `${at.file}:${at.line}:${at.column}`;
}
