import { valueOf } from '../language/cells.ts';
import type { MeasureId } from '../language/measures.ts';
import { PERCENT, PLAIN } from '../language/units.ts';
import { allocate } from '../model/allocate.ts';
import { contains, distinctPeriods, type Period, samePeriod } from '../model/period.ts';
import { multiply, type Rational, rational, sign, ZERO } from '../model/rational.ts';
import { actualFigure, type CellsOf, recordInputs } from './actual-figures.ts';
import { comparisonEntries, idsOf, landingEntries, lightFrom, toDateEntries } from './comparison-figures.ts';
import type { Context } from './context.ts';
import { decidingCells } from './deciding-cells.ts';
import { driverEntries } from './driver-figures.ts';
import {
  computed,
  type FigureBody,
  type FigureEntry,
  type FigureSource,
  figureInput,
  given,
  numberOr,
} from './figures.ts';
import type { PeriodLine } from './goal-analysis.ts';
import { shownPeriods } from './goal-figures.ts';
import { nearestQuanta } from './held-cells.ts';
import { type MemberFacts, periodTarget, totalFigure, wholeId } from './member-targets.ts';
import { once } from './once.ts';
import type { SplitAnalysis } from './split-analysis.ts';
import type { SplitGrid } from './split-grid.ts';

/** The figures of every member of a decomposition, one source a member. */
export function splitFigures(
  context: Context,
  split: SplitAnalysis,
  grid: SplitGrid,
  line: (index: number, period: Period) => PeriodLine,
  cellsOf: CellsOf,
): readonly FigureSource[] {
  const { goal } = split.goal;
  const { dimension } = split.split;
  const deciding = once(() => decidingCells(grid, context.fiscal));
  return split.members.map((member, index) => {
    const facts: MemberFacts = {
      context,
      split,
      grid,
      index,
      member,
      id: idsOf(goal.name, dimension, member.member.name),
      line: (period) => line(index, period),
      cellsOf,
      deciding,
    };
    return {
      subject: goal.name,
      aliases: goal.id === null ? [] : [goal.id],
      dimension,
      member: member.member.name,
      whole: goal.period,
      over: (period) => (contains(goal.period, period) ? periodEntries(facts, period) : []),
      entries: () => [...wholeEntries(facts), ...periodsOf(split).flatMap((it) => periodEntries(facts, it))],
    };
  });
}

function periodsOf(split: SplitAnalysis): Period[] {
  const own = split.split.periods.filter((it) => !samePeriod(it, split.goal.goal.period));
  return distinctPeriods([...own, ...shownPeriods(split.goal)]);
}

function wholeEntries(facts: MemberFacts): FigureEntry[] {
  const { split, member, id } = facts;
  const { goal } = split.goal;
  const entry = (measure: MeasureId, make: () => FigureBody): FigureEntry => ({
    measure,
    period: null,
    make,
  });
  const closed = member.lines.filter((it) => it.state === 'closed' && it.target !== null);
  const { weight, assigned, quantity, price } = member.member.row.cells;
  const whole = facts.line(goal.period);
  const toDate = (actual: Rational | null) => toDateFigure(facts, closed, actual);
  const entries = [
    entry('target', () => totalFigure(facts)),
    entry('weight', () =>
      weight.state === 'value'
        ? given(numberOr(member.weight, PERCENT, 'no-weights'), weight)
        : computed(numberOr(member.weight, PERCENT, 'no-weights'), 'part-of-goal', [
            figureInput(id('target')),
            figureInput(wholeId(facts, 'target', null)),
          ]),
    ),
    entry('actual', () => toDate(whole.actual ?? member.ytd?.actual ?? null)),
    ...comparisonEntries(goal, null, id, whole, member.light, lightFrom(member)),
    ...toDateEntries(goal, id, closed, member.ytd, toDate),
    ...landingEntries(goal, id, closed, member.landing),
  ];
  if (assigned.state === 'value')
    entries.push(entry('assigned', () => given(numberOr(member.assigned, goal.unit, 'no-data'), assigned)));
  const count = valueOf(quantity);
  if (count !== undefined)
    entries.push(entry('quantity', () => given(numberOr(count, PLAIN, 'no-data'), quantity)));
  const each = valueOf(price);
  if (each !== undefined)
    entries.push(entry('price', () => given(numberOr(each.value, each.unit, 'no-data'), price)));
  return [...entries, ...driverEntries(facts)];
}

/** Several levels of a ratio do not add: it is divided again, from the sides in the records. */
function toDateFigure(
  facts: MemberFacts,
  closed: readonly PeriodLine[],
  actual: Rational | null,
): FigureBody {
  const { split, id } = facts;
  const { goal } = split.goal;
  const value = numberOr(actual, goal.unit, 'no-actual');
  const counted = goal.type === 'stock' ? closed.slice(-1) : closed;
  const actuals = counted.map((it) => figureInput(id('actual', it.period)));
  if (goal.type === 'flow') return computed(value, 'sum-of-closed-actuals', actuals);
  if (goal.type === 'stock' || closed.length === 1) return computed(value, 'last-closed-actual', actuals);
  const { context, member, cellsOf } = facts;
  const part = [{ dimension: split.split.dimension, member: member.member.name }];
  const records = closed.flatMap((it) => context.actuals.level(goal.name, part, it.period)?.from ?? []);
  return computed(
    value,
    'numerator-over-denominator',
    actual === null ? actuals : recordInputs(records, cellsOf),
  );
}

function periodEntries(facts: MemberFacts, period: Period): FigureEntry[] {
  const { split, id } = facts;
  const { goal } = split.goal;
  const line = facts.line(period);
  return [
    { measure: 'target', period, make: () => periodTarget(facts, period) },
    { measure: 'actual', period, make: () => memberActual(facts, period) },
    ...comparisonEntries(goal, period, id, line, line.comparison?.light ?? 'grey'),
    ...assignedEntry(facts, period),
  ];
}

function memberActual(facts: MemberFacts, period: Period): FigureBody {
  const { context, split, member, cellsOf } = facts;
  const { goal } = split.goal;
  const line = facts.line(period);
  const value = numberOr(line.actual, goal.unit, line.state === 'open' ? 'not-closed' : 'no-actual');
  const part = [{ dimension: split.split.dimension, member: member.member.name }];
  const level = line.actual === null ? null : context.actuals.level(goal.name, part, period);
  return actualFigure(goal, value, level, period, cellsOf, split.split.dimension);
}

/** A row's assigned total, spread over the columns of its table like its plan (ruling 20). */
function assignedEntry(facts: MemberFacts, period: Period): FigureEntry[] {
  const { split, grid, index, member, id } = facts;
  const { goal } = split.goal;
  const columns = split.split.periods;
  const position = columns.findIndex((it) => samePeriod(it, period));
  const { assigned } = member;
  if (assigned === null || position === -1 || goal.type !== 'flow') return [];
  const months = columns.reduce((sum, it) => sum + it.months, 0);
  if (months !== goal.period.months) return [];
  return [
    {
      measure: 'assigned',
      period,
      make: () => {
        const plan = columns.map((it) => grid.at(index, it) ?? ZERO).map((it) => (sign(it) < 0 ? ZERO : it));
        const parts = allocate(nearestQuanta(goal, assigned), plan).parts;
        const value = multiply(rational(parts[position] ?? 0n), goal.quantum);
        return computed(numberOr(value, goal.unit, 'no-data'), 'assigned-spread', [
          figureInput(id('assigned')),
          ...columns.map((it) => figureInput(id('target', it))),
        ]);
      },
    },
  ];
}
