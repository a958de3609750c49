import { valueOf } from '../../language/cells.ts';
import type { MeasureId } from '../../language/measures.ts';
import { PERCENT, PLAIN } from '../../language/units.ts';
import type { Rational } from '../../model/rational.ts';
import type { ChannelsAnalysis, Comparison } from '../analysis.ts';
import {
  cellInput,
  computed,
  type FigureEntry,
  type FigureSource,
  figureInput,
  given,
  numberOr,
} from '../figures.ts';
import {
  entry,
  idOf,
  numberCell,
  percentCell,
  quantityCell,
  sourceOf,
  type Unlisted,
} from './figure-parts.ts';
import { isTotalRow, nameOf, planMoney } from './lookup.ts';
import { boughtCover, budgetCover } from './verdict.ts';

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

function channelEntries(analysis: Unlisted, channel: Channel): FigureEntry[] {
  const { row } = channel;
  const { cells } = row;
  const money = planMoney(analysis.plan);
  const own = (measure: MeasureId) => figureInput(idOf(analysis, 'channels', nameOf(row), measure));
  const budgetTotal = figureInput(idOf(analysis, 'budget', null, 'amount'));
  const rate = valueOf(cells.conversion);
  const entries: FigureEntry[] = [...percentCell('leadShare', cells.leadShare)];
  if (cells.budget.state === 'value') entries.push(...quantityCell('budget', cells.budget));
  else if (channel.budget !== null) {
    entries.push(
      entry('budget', () =>
        computed(numberOr(channel.budget, money, 'no-data'), 'budget-share', [
          budgetTotal,
          own('budgetShare'),
        ]),
      ),
    );
  }
  if (cells.budgetShare.state === 'value') entries.push(...percentCell('budgetShare', cells.budgetShare));
  else if (channel.budgetShare !== null) {
    entries.push(
      entry('budgetShare', () =>
        computed(numberOr(channel.budgetShare, PERCENT, 'no-data'), 'part-of-budget', [
          own('budget'),
          budgetTotal,
        ]),
      ),
    );
  }
  if (cells.leads.state === 'value') entries.push(...numberCell('leads', cells.leads));
  else if (channel.leads !== null) {
    const need = figureInput(idOf(analysis, 'funnel', null, 'need'));
    entries.push(
      entry('leads', () =>
        computed(numberOr(channel.leads, PLAIN, 'no-data'), 'leads-share', [need, own('leadShare')]),
      ),
    );
  }
  if (cells.costPerLead.state === 'value') entries.push(...quantityCell('costPerLead', cells.costPerLead));
  else if (channel.costPerLead !== null) {
    entries.push(
      entry('costPerLead', () =>
        computed(numberOr(channel.costPerLead, money, 'no-data'), 'cost-per-lead', [
          own('budget'),
          own('leads'),
        ]),
      ),
    );
  }
  if (rate !== undefined) {
    entries.push(
      entry('conversion', () =>
        given({ state: 'number', value: rate.rate, unit: PERCENT }, cells.conversion),
      ),
    );
  }
  if (channel.deals !== null) {
    entries.push(
      entry('deals', () =>
        computed(numberOr(channel.deals, PLAIN, 'no-data'), 'leads-times-conversion', [
          own('leads'),
          own('conversion'),
        ]),
      ),
    );
  }
  if (channel.revenue !== null) {
    const size = analysis.plan.rows.funnel.find((it) => it.cells.dealSize.state === 'value');
    const sizes = size === undefined ? [] : [figureInput(idOf(analysis, 'funnel', nameOf(size), 'dealSize'))];
    entries.push(
      entry('revenue', () =>
        computed(numberOr(channel.revenue, money, 'no-data'), 'deals-times-size', [own('deals'), ...sizes]),
      ),
    );
  }
  return [...entries, ...channel.actualConversion.flatMap((it) => rateEntries(analysis, channel, it))];
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

export function budgetFigures(analysis: Unlisted): FigureSource[] {
  const { budget } = analysis.feasibility;
  const cover = budgetCover(analysis.feasibility);
  if (budget === null && cover === null) return [];
  const money = planMoney(analysis.plan);
  const total = figureInput(idOf(analysis, 'budget', null, 'amount'));
  const lines = (budget?.lines ?? []).map(({ row, amount, share }) => {
    const own = (measure: MeasureId) => figureInput(idOf(analysis, 'budget', nameOf(row), measure));
    return sourceOf(analysis, 'budget', nameOf(row), undefined, () => [
      ...(row.cells.amount.state === 'value'
        ? quantityCell('amount', row.cells.amount)
        : [
            entry('amount', () =>
              computed(numberOr(amount, money, 'no-data'), 'budget-share', [total, own('budgetShare')]),
            ),
          ]),
      ...(row.cells.share.state === 'value'
        ? percentCell('budgetShare', row.cells.share)
        : [
            entry('budgetShare', () =>
              computed(numberOr(share, PERCENT, 'no-data'), 'part-of-budget', [own('amount'), total]),
            ),
          ]),
    ]);
  });
  const held = analysis.plan.rows.budget.find((row) => isTotalRow(row) && row.cells.amount.state === 'value');
  const amounts = (budget?.lines ?? []).map(({ row }) =>
    figureInput(idOf(analysis, 'budget', nameOf(row), 'amount')),
  );
  const whole = sourceOf(analysis, 'budget', null, undefined, () => [
    ...(budget === null
      ? []
      : held !== undefined
        ? quantityCell('amount', held.cells.amount)
        : [
            entry('amount', () =>
              computed(numberOr(budget.total, money, 'no-data'), 'sum-of-lines', amounts),
            ),
          ]),
    ...(cover === null
      ? []
      : [
          entry('cover', () =>
            computed(
              numberOr(cover, PERCENT, 'no-data'),
              boughtCover(analysis.feasibility) === cover ? 'available-over-needed' : 'budget-cover',
              budget === null ? [] : [total, ...uses(analysis)],
            ),
          ),
        ]),
  ]);
  return [...lines, whole];
}

function uses(analysis: Unlisted) {
  const { plan } = analysis;
  return [
    ...plan.rows.tasks
      .filter((row) => row.cells.budget.state === 'value')
      .map((row) => figureInput(idOf(analysis, 'tasks', nameOf(row), 'budget'))),
    ...(analysis.feasibility.channels?.channels ?? [])
      .filter((it) => it.budget !== null)
      .map((it) => figureInput(idOf(analysis, 'channels', nameOf(it.row), 'budget'))),
    ...plan.rows.tools
      .filter((row) => row.cells.cost.state === 'value')
      .map((row) => figureInput(idOf(analysis, 'tools', nameOf(row), 'cost'))),
  ];
}

export function toolFigures(analysis: Unlisted): FigureSource[] {
  return analysis.plan.rows.tools.map((row) =>
    sourceOf(analysis, 'tools', nameOf(row), undefined, () => quantityCell('cost', row.cells.cost)),
  );
}
