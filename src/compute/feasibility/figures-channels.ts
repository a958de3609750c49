import { valueOf } from '../../language/cells.ts';
import { sameName } from '../../language/fold.ts';
import type { FormulaId } from '../../language/formulas.ts';
import type { MeasureId } from '../../language/measures.ts';
import { PERCENT, PLAIN, type Unit } from '../../language/units.ts';
import type { Rational } from '../../model/rational.ts';
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
import type { Comparison } from '../goal-analysis.ts';
import type { ChannelsAnalysis } from './feasibility-analysis.ts';
import {
  entry,
  idOf,
  numberCell,
  percentCell,
  quantityCell,
  sourceOf,
  type Unlisted,
} from './figure-parts.ts';
import { nameOf, planMoney } from './lookup.ts';

type Channel = ChannelsAnalysis['channels'][number];

export function channelFigures(analysis: Unlisted): FigureSource[] {
  const { channels } = analysis.feasibility;
  if (channels === null) return [];
  const single = channels.channels.map((channel) =>
    sourceOf(analysis, 'channels', nameOf(channel.row), undefined, () => channelEntries(analysis, channel)),
  );
  const total = (measure: MeasureId, value: Rational | null) =>
    entry(measure, () =>
      computed(
        numberOr(
          value,
          measure === 'budget' || measure === 'revenue' ? planMoney(analysis.plan) : PLAIN,
          'no-data',
        ),
        'sum-of-lines',
        channels.channels
          .filter((it) => it[measureField(measure)] !== null)
          .map((it) => figureInput(idOf(analysis, 'channels', nameOf(it.row), measure))),
      ),
    );
  const all = sourceOf(analysis, 'channels', null, undefined, () => [
    total('budget', channels.budget),
    total('leads', channels.leads),
    total('deals', channels.deals),
    total('revenue', channels.revenue),
  ]);
  return [...single, all];
}

function measureField(measure: MeasureId): 'budget' | 'leads' | 'deals' | 'revenue' {
  return measure === 'budget' || measure === 'deals' || measure === 'revenue' ? measure : 'leads';
}

/** A written cell as it stands, else what follows from others, else nothing: there is nothing to be asked about. */
function channelEntries(analysis: Unlisted, channel: Channel): FigureEntry[] {
  const { cells } = channel.row;
  const money = planMoney(analysis.plan);
  const own = (measure: MeasureId) => figureInput(idOf(analysis, 'channels', nameOf(channel.row), measure));
  const budgetTotal = figureInput(idOf(analysis, 'budget', null, 'amount'));
  const need = figureInput(idOf(analysis, 'funnel', null, 'need'));
  const sizes = analysis.plan.rows.funnel
    .filter((it) => it.cells.dealSize.state === 'value')
    .map((it) => figureInput(idOf(analysis, 'funnel', nameOf(it), 'dealSize')));
  const { budget, budgetShare, leads, costPerLead } = channel;
  const or = (written: FigureEntry[], derived: FigureEntry[]) => (written.length > 0 ? written : derived);
  return [
    ...percentCell('leadShare', cells.leadShare),
    ...or(
      quantityCell('budget', cells.budget),
      derived('budget', budget, money, 'budget-share', [budgetTotal, own('budgetShare')]),
    ),
    ...or(
      percentCell('budgetShare', cells.budgetShare),
      derived('budgetShare', budgetShare, PERCENT, 'part-of-budget', [own('budget'), budgetTotal]),
    ),
    ...or(
      numberCell('leads', cells.leads),
      derived('leads', leads, PLAIN, 'leads-share', [need, own('leadShare')]),
    ),
    ...or(
      quantityCell('costPerLead', cells.costPerLead),
      derived('costPerLead', costPerLead, money, 'cost-per-lead', [own('budget'), own('leads')]),
    ),
    ...derived('affordableLeads', channel.affordableLeads, PLAIN, 'budget-over-cost', [
      own('budget'),
      own('costPerLead'),
    ]),
    ...rateCell(channel),
    ...derived('deals', channel.deals, PLAIN, 'leads-times-conversion', [
      own('leads'),
      own('conversion'),
      ...stagesAfter(analysis, channel),
    ]),
    ...derived('revenue', channel.revenue, money, 'deals-times-size', [own('deals'), ...sizes]),
    ...channel.actualConversion.flatMap((it) => rateEntries(analysis, channel, it)),
  ];
}

function derived(
  measure: MeasureId,
  value: Rational | null,
  unit: Unit,
  formula: FormulaId,
  inputs: readonly Input[],
): FigureEntry[] {
  if (value === null) return [];
  return [entry(measure, () => computed(numberOr(value, unit, 'no-data'), formula, inputs))];
}

/** A rate to a stage of the funnel (`20% @商机`) goes on by the stages' own to the deal. */
function stagesAfter({ plan }: Unlisted, { row }: Channel): Input[] {
  const stage = valueOf(row.cells.conversion)?.at ?? null;
  const at = plan.rows.funnel.findIndex((it) => stage !== null && sameName(nameOf(it), stage));
  if (at === -1) return [];
  return plan.rows.funnel
    .slice(at, -1)
    .map((it) => figureInput(idOf({ plan }, 'funnel', nameOf(it), 'conversion')));
}

function rateCell({ row }: Channel): FigureEntry[] {
  const { conversion } = row.cells;
  const rate = valueOf(conversion)?.rate;
  if (rate === undefined) return [];
  return [entry('conversion', () => given({ state: 'number', value: rate, unit: PERCENT }, conversion))];
}

/** What was measured of the conversion, beside the rate the plan counts on. */
function rateEntries(
  analysis: Unlisted,
  { row }: Channel,
  { period, rate, comparison }: Channel['actualConversion'][number],
): FigureEntry[] {
  const id = (measure: MeasureId) => idOf(analysis, 'channels', nameOf(row), measure, period);
  const planned = figureInput(idOf(analysis, 'channels', nameOf(row), 'conversion'));
  const source = analysis.plan.actuals.find(
    (it) => it.period === period && it.members.some(({ member }) => member === nameOf(row)),
  );
  const cell = source === undefined ? [] : [cellInput({ at: source.at, text: '' })];
  const actual = entry(
    'actual',
    () => ({
      ...computed(numberOr(rate, PERCENT, 'no-actual'), 'given-actual', cell),
      at: source?.at ?? null,
    }),
    period,
  );
  const compared = (measure: 'variance' | 'attainment', value: (it: Comparison) => Rational | null) =>
    comparison === null
      ? []
      : [
          entry(
            measure,
            () =>
              computed(
                numberOr(value(comparison), PERCENT, 'over-zero'),
                measure === 'variance' ? 'actual-minus-target' : 'actual-over-target',
                [figureInput(id('actual')), planned],
              ),
            period,
          ),
        ];
  return [
    actual,
    ...compared('variance', (it) => it.variance),
    ...compared('attainment', (it) => it.attainment),
  ];
}
