import type { Row } from '../../decode/plan.ts';
import { valueOf } from '../../language/cells.ts';
import { PERCENT, PLAIN } from '../../language/units.ts';
import { divide, sum } from '../../model/rational.ts';
import type { Input } from '../figure.ts';
import {
  cellInput,
  computed,
  type FigureEntry,
  type FigureSource,
  figureInput,
  given,
  numberOr,
} from '../figures.ts';
import { goalOfPeople } from './capacity.ts';
import type { CapacityAnalysis, FunnelAnalysis } from './feasibility-analysis.ts';
import {
  dayCell,
  entry,
  goalId,
  idOf,
  numberCell,
  percentCell,
  quantityCell,
  sourceOf,
  type Unlisted,
} from './figure-parts.ts';
import { nameOf } from './lookup.ts';

/** Capacity, need, shortfall and cover of a goal: over its period and by month. */
export function capacityFigures(analysis: Unlisted): FigureSource[] {
  return analysis.feasibility.capacity.map((capacity) => {
    const goal = analysis.goals.find((it) => it.goal.name === capacity.goal)?.goal;
    return {
      subject: capacity.goal,
      aliases: goal?.id ? [goal.id] : [],
      dimension: null,
      member: null,
      ...(goal !== undefined && { whole: goal.period }),
      entries: () => [...capacityTotals(capacity), ...capacityMonths(analysis, capacity)],
    };
  });
}

function capacityTotals({ goal, unit, months, ...total }: CapacityAnalysis): FigureEntry[] {
  const overMonths = (measure: 'capacity' | 'need' | 'shortfall') =>
    months.map(({ period }) => figureInput(goalId(goal, measure, period)));
  return [
    entry('capacity', () =>
      computed(numberOr(total.capacity, unit, 'no-data'), 'capacity-of-months', overMonths('capacity')),
    ),
    entry('need', () =>
      computed(numberOr(total.need, unit, 'no-data'), 'need-of-months', overMonths('need')),
    ),
    entry('shortfall', () =>
      computed(numberOr(total.shortfall, unit, 'no-data'), 'shortfall-of-months', overMonths('shortfall')),
    ),
    entry('cover', () =>
      computed(numberOr(total.cover, PERCENT, 'over-zero'), 'capacity-cover', [
        ...overMonths('capacity'),
        ...overMonths('need'),
      ]),
    ),
  ];
}

function capacityMonths(analysis: Unlisted, { goal, unit, months }: CapacityAnalysis): FigureEntry[] {
  const people = analysis.plan.rows.people
    .filter((row) => goalOfPeople(analysis.goals, row)?.goal.name === goal)
    .flatMap((row) => peopleInputs(analysis, row));
  return months.flatMap(({ period, need, capacity, shortfall }) => [
    entry(
      'capacity',
      () => computed(numberOr(capacity, unit, 'no-data'), 'capacity-of-month', people),
      period,
    ),
    entry(
      'need',
      () =>
        computed(numberOr(need, unit, 'no-target'), 'need-is-target', [
          figureInput(goalId(goal, 'target', period)),
        ]),
      period,
    ),
    entry(
      'shortfall',
      () =>
        computed(numberOr(need === null ? null : shortfall, unit, 'no-target'), 'shortfall-of-month', [
          figureInput(goalId(goal, 'need', period)),
          figureInput(goalId(goal, 'capacity', period)),
        ]),
      period,
    ),
  ]);
}

/** What of a row of people its capacity follows from: every cell of it that is filled. */
function peopleInputs(analysis: Unlisted, row: Row<'people'>): Input[] {
  const { heads, productivity, joins, leaves, period, ramp } = row.cells;
  const figures = [
    ['heads', heads],
    ['productivity', productivity],
    ['start', joins],
    ['finish', leaves],
  ] as const;
  return [
    ...figures.flatMap(([measure, cell]) =>
      cell.state === 'value' ? [figureInput(idOf(analysis, 'people', nameOf(row), measure))] : [],
    ),
    ...[period, ramp].flatMap((cell) => (cell.state === 'value' ? [cellInput(cell)] : [])),
  ];
}

export function peopleFigures(analysis: Unlisted): FigureSource[] {
  return analysis.plan.rows.people.map((row) =>
    sourceOf(analysis, 'people', nameOf(row), undefined, () => [
      ...numberCell('heads', row.cells.heads),
      ...quantityCell('productivity', row.cells.productivity),
      ...dayCell('start', row.cells.joins, 'from'),
      ...dayCell('finish', row.cells.leaves, 'to'),
    ]),
  );
}

/** What every stage needs, and under the kind's own name what the channels promise of it. */
export function funnelFigures(analysis: Unlisted): FigureSource[] {
  const { funnels } = analysis.feasibility;
  const stages = funnels.flatMap((funnel) =>
    funnel.stages.map((stage, i) =>
      sourceOf(analysis, 'funnel', nameOf(stage.row), undefined, () => stageEntries(analysis, funnel, i)),
    ),
  );
  return funnels.length === 0 ? [] : [...stages, supplySource(analysis, funnels)];
}

function stageEntries(analysis: Unlisted, funnel: FunnelAnalysis, index: number): FigureEntry[] {
  const stage = funnel.stages[index];
  if (stage === undefined) return [];
  const name = nameOf(stage.row);
  const next = funnel.stages[index + 1];
  const target = figureInput(goalId(funnel.goal, 'target'));
  const { conversion, lag, dealSize } = stage.row.cells;
  // Money is turned into deals by their size; a goal that counts deals says how many.
  const goal = analysis.goals.find((it) => it.goal.name === funnel.goal)?.goal;
  const sized = goal?.unit.family === 'money' && dealSize.state === 'value';
  const needInputs =
    next === undefined
      ? [target, ...(sized ? [figureInput(idOf(analysis, 'funnel', name, 'dealSize'))] : [])]
      : [
          figureInput(idOf(analysis, 'funnel', nameOf(next.row), 'need')),
          figureInput(idOf(analysis, 'funnel', name, 'conversion')),
        ];
  const formula = next !== undefined ? 'stage-from-next' : sized ? 'deals-from-target' : 'stage-is-target';
  const days = valueOf(lag);
  return [
    entry('need', () => computed(numberOr(stage.needed, PLAIN, 'no-data'), formula, needInputs)),
    ...stage.months.map(({ period, needed }) =>
      entry(
        'need',
        () =>
          computed(numberOr(needed, PLAIN, 'no-data'), 'stage-by-month', [
            figureInput(idOf(analysis, 'funnel', name, 'need')),
          ]),
        period,
      ),
    ),
    ...percentCell('conversion', conversion),
    ...quantityCell('dealSize', dealSize),
    ...(days === undefined
      ? []
      : [
          entry('lag', () =>
            given({ state: 'number', value: { n: BigInt(days), d: 1n }, unit: CALENDAR_DAYS }, lag),
          ),
        ]),
  ];
}

const CALENDAR_DAYS = { ...PLAIN, label: { zh: '天', en: 'days' }, base: 'day' } as const;

/** Leads needed and promised over all funnels of the plan: the channels serve them together. */
function supplySource(analysis: Unlisted, funnels: readonly FunnelAnalysis[]): FigureSource {
  const firsts = funnels.flatMap(({ stages }) => stages[0]?.row ?? []);
  const needs = firsts.map((row) => figureInput(idOf(analysis, 'funnel', nameOf(row), 'need')));
  const channels = analysis.plan.rows.channels.filter((row) => valueOf(row.cells.leads) !== undefined);
  const promises = channels.map((row) => figureInput(idOf(analysis, 'channels', nameOf(row), 'leads')));
  const need = sum(funnels.map((it) => it.neededLeads));
  const promised = funnels.flatMap((it) => it.promisedLeads ?? []);
  const supply = promised.length === 0 ? null : sum(promised);
  return sourceOf(analysis, 'funnel', null, undefined, () => [
    entry('need', () => computed(numberOr(need, PLAIN, 'no-data'), 'sum-of-terms', needs)),
    entry('leads', () => computed(numberOr(supply, PLAIN, 'no-data'), 'leads-promised', promises)),
    entry('cover', () =>
      computed(
        numberOr(supply === null ? null : divide(supply, need), PERCENT, 'no-data'),
        'available-over-needed',
        [
          figureInput(idOf(analysis, 'funnel', null, 'leads')),
          figureInput(idOf(analysis, 'funnel', null, 'need')),
        ],
      ),
    ),
  ]);
}
