import type { FormulaId } from '../language/formulas.ts';
import type { MeasureId } from '../language/measures.ts';
import { PLAIN } from '../language/units.ts';
import type { Rational } from '../model/rational.ts';
import { ZERO } from '../model/rational.ts';
import { recordInputs } from './actual-figures.ts';
import { type Id, idsOf } from './comparison-figures.ts';
import type { Input } from './figure.ts';
import { computed, type FigureEntry, figureInput, numberOr } from './figures.ts';
import type { GoalAnalysis, PriceVolumeMix } from './goal-analysis.ts';
import type { MemberFacts } from './member-targets.ts';
import { comparedLines } from './monitor.ts';

/** The member's place in the variance of its goal, and its price, volume and mix with the quantities they follow from. */
export function driverEntries(facts: MemberFacts): FigureEntry[] {
  const { split, member } = facts;
  const { goal, priceVolumeMix } = split.goal;
  const { name } = member.member;
  const step = split.bridge?.steps.find((it) => it.member === name);
  const contribution: FigureEntry[] =
    step === undefined
      ? []
      : [
          {
            measure: 'contribution',
            period: null,
            make: () =>
              computed(numberOr(step.amount, goal.unit, 'no-data'), 'contribution', [
                ...overLines(facts, 'actual'),
                ...overLines(facts, 'target'),
              ]),
          },
        ];
  const effects =
    priceVolumeMix?.dimension === split.split.dimension
      ? priceVolumeMix.members.find((it) => it.member === name)
      : undefined;
  if (effects === undefined) return contribution;
  return [...contribution, ...quantityEntries(facts, effects), ...effectEntries(facts, effects)];
}

/** Price, volume and mix of the goal, and the quantities that their shares are taken of. */
export function goalDriverEntries({ goal, priceVolumeMix }: GoalAnalysis, id: Id): FigureEntry[] {
  if (priceVolumeMix === null) return [];
  const { dimension, members, planned, sold } = priceVolumeMix;
  const unit = goal.unit;
  const of = (measure: MeasureId, among: PriceVolumeMix['members'] = members) =>
    among.map((it) => figureInput(idsOf(goal.name, dimension, it.member)(measure)));
  const both = members.filter((it) => it.whole === null);
  const entry = (measure: MeasureId, value: Rational, formula: FormulaId): FigureEntry => ({
    measure,
    period: null,
    make: () => computed(numberOr(value, unit, 'no-data'), formula, of(measure)),
  });
  const quantity = (measure: MeasureId, value: Rational): FigureEntry => ({
    measure,
    period: id(measure).period,
    make: () => computed(numberOr(value, PLAIN, 'no-data'), 'quantity-of-comparable', of(measure, both)),
  });
  return [
    quantity('ytdQuantity', sold),
    quantity('ytdPlannedQuantity', planned),
    entry('priceEffect', priceVolumeMix.price, 'sum-of-members'),
    entry('volumeEffect', priceVolumeMix.volume, 'sum-of-members'),
    entry('mixEffect', priceVolumeMix.mix, 'sum-of-members'),
    entry('newEffect', priceVolumeMix.added, 'new-effect'),
    entry('discontinuedEffect', priceVolumeMix.dropped, 'discontinued-effect'),
  ];
}

type MemberEffects = PriceVolumeMix['members'][number];

/** Units of the closed periods: the plan's follow from its amounts, for a table states a quantity of the whole period. */
function quantityEntries(facts: MemberFacts, { planned, sold }: MemberEffects): FigureEntry[] {
  const { context, split, member, cellsOf, id } = facts;
  const { dimension } = split.split;
  const part = [{ dimension, member: member.member.name }];
  const sales = () =>
    comparedLines(split.goal).flatMap(
      ({ period }) => context.actuals.level(split.goal.goal.name, part, period)?.from ?? [],
    );
  return [
    {
      measure: 'ytdQuantity',
      period: null,
      make: () =>
        computed(numberOr(sold, PLAIN, 'no-actual'), 'quantity-sold', recordInputs(sales(), cellsOf)),
    },
    {
      measure: 'ytdPlannedQuantity',
      period: null,
      make: () =>
        computed(
          numberOr(planned, PLAIN, 'no-target'),
          'quantity-planned',
          planned === null ? [] : [...overLines(facts, 'target'), figureInput(id('price'))],
        ),
    },
  ];
}

function effectEntries(facts: MemberFacts, effects: MemberEffects): FigureEntry[] {
  const { split, id } = facts;
  const { goal } = split.goal;
  const { whole, planned } = effects;
  const [sold, plan] = [figureInput(id('ytdQuantity')), figureInput(id('ytdPlannedQuantity'))];
  const price = figureInput(id('price'));
  const all = idsOf(goal.name);
  const totals = [figureInput(all('ytdQuantity')), figureInput(all('ytdPlannedQuantity'))];
  const amounts = () => [
    ...overLines(facts, 'actual'),
    ...(planned === null ? [] : overLines(facts, 'target')),
  ];
  const entry = (
    measure: MeasureId,
    applies: boolean,
    value: Rational,
    formula: FormulaId,
    inputs: () => readonly Input[],
  ): FigureEntry => ({
    measure,
    period: null,
    make: () =>
      applies
        ? computed(numberOr(value, goal.unit, 'no-data'), formula, inputs())
        : computed(numberOr(ZERO, goal.unit, 'no-data'), 'no-effect', [sold, plan]),
  });
  const both = whole === null;
  return [
    entry('priceEffect', both, effects.price, 'price-effect', () => [
      ...overLines(facts, 'actual'),
      price,
      sold,
    ]),
    entry('volumeEffect', both, effects.volume, 'volume-effect', () => [...totals, plan, price]),
    entry('mixEffect', both, effects.mix, 'mix-effect', () => [sold, ...totals, plan, price]),
    entry('newEffect', whole === 'new', effects.total, 'new-effect', amounts),
    entry('discontinuedEffect', whole === 'discontinued', effects.total, 'discontinued-effect', amounts),
  ];
}

/** The member's own figures in the periods that count for its goal, which need not be those closed for itself. */
function overLines({ split, id }: MemberFacts, measure: 'actual' | 'target'): Input[] {
  return comparedLines(split.goal).map(({ period }) => figureInput(id(measure, period)));
}
