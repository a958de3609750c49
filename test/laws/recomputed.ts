import type { Analysis } from '../../src/compute/analysis.ts';
import type { Figure, FigureId, Input } from '../../src/compute/figure.ts';
import { addressKey } from '../../src/language/address.ts';
import type { FormulaId } from '../../src/language/formulas.ts';
import type { MeasureId } from '../../src/language/measures.ts';
import { contains, type Period } from '../../src/model/period.ts';
import {
  absolute,
  add,
  compare,
  divide,
  larger,
  multiply,
  ONE,
  type Rational,
  rational,
  smaller,
  subtract,
  sum,
  ZERO,
} from '../../src/model/rational.ts';
import { type WorkCalendar, workCalendar } from '../../src/model/workdays.ts';

/** What a formula is computed from: the inputs of its figure in their order, and its arguments. */
interface From {
  readonly all: readonly Rational[];
  of(measure: MeasureId): readonly Rational[];
  one(measure: MeasureId): Rational;
  arg(name: string): Rational;
  /** Whether the goal is the better the lower. */
  readonly lower: boolean;
  /** How many addresses the numerator of a derived ratio is the sum of. */
  readonly above: number;
  /** Units sold in the records among the inputs. */
  readonly units: readonly Rational[];
  /** Numerators and denominators of the records among the inputs. */
  readonly parts: readonly { readonly numerator: Rational; readonly denominator: Rational }[];
}

type Recompute = (from: From) => Rational;

const over = (a: Rational, b: Rational): Rational => {
  const found = divide(a, b);
  if (found === null) throw new Error('divided by zero');
  return found;
};
const first = ({ all }: From): Rational => {
  const [only] = all;
  if (only === undefined) throw new Error('no input');
  return only;
};
const last = ({ all }: From): Rational => {
  const only = all.at(-1);
  if (only === undefined) throw new Error('no input');
  return only;
};
const total: Recompute = ({ all }) => {
  if (all.length === 0) throw new Error('no input');
  return sum(all);
};
const difference: Recompute = (from) => subtract(first(from), last(from));
const quotient: Recompute = (from) => {
  if (from.all.length !== 2) throw new Error(`${from.all.length} inputs of a quotient`);
  return over(first(from), last(from));
};
const product: Recompute = (from) => {
  if (from.all.length !== 2) throw new Error(`${from.all.length} inputs of a product`);
  return multiply(first(from), last(from));
};
const lessThanTwo: Recompute = (from) => subtract(rational(2), quotient(from));
const planToDate = (from: From) => over(from.one('ytdActual'), from.one('ytdTarget'));
const rest = (from: From) => subtract(from.one('target'), from.one('ytdTarget'));
const least = (values: readonly Rational[]): Rational => values.reduce(smaller);

/** The formulas that are a sum, a difference, a product or a quotient of their inputs, and what they come to. */
export const recomputed: Partial<Record<FormulaId, Recompute>> = {
  'sum-of-periods': total,
  'sum-of-members': total,
  'sum-of-terms': total,
  'sum-of-months': total,
  'sum-of-lines': total,
  'sum-of-closed-targets': total,
  'sum-of-closed-actuals': total,
  'actuals-and-forecasts': total,
  'capacity-of-months': total,
  'need-of-months': total,
  'shortfall-of-months': total,
  'leads-promised': total,
  'same-as-enclosing': first,
  'level-at-end': last,
  'last-closed-target': first,
  'last-closed-actual': first,
  'landing-ratio': first,
  'need-is-target': first,
  'stage-is-target': first,
  'quantity-times-price': product,
  'budget-share': product,
  'leads-share': product,
  'leads-times-conversion': ({ all }) => all.reduce(multiply, ONE),
  'deals-times-size': product,
  'part-of-goal': quotient,
  'part-of-budget': quotient,
  'amount-over-quantity': quotient,
  'actual-over-target': quotient,
  'landing-over-target': quotient,
  'needed-over-best': quotient,
  'deals-from-target': quotient,
  'stage-from-next': quotient,
  'budget-over-cost': quotient,
  'cost-per-lead': quotient,
  'time-cover': quotient,
  'attainment-lower': lessThanTwo,
  'landing-attainment-lower': lessThanTwo,
  'growth-rate': (from) => subtract(quotient(from), ONE),
  'growth-points': difference,
  increase: difference,
  'actual-minus-target': difference,
  'target-minus-actual': difference,
  'roll-up-gap': difference,
  'variance-over-target': (from) => over(difference(from), absolute(last(from))),
  'shortfall-of-month': (from) => larger(ZERO, difference(from)),
  'smallest-cover': ({ all }) => least(all),
  'over-assignment': ({ of }) => subtract(over(sum(of('assigned')), sum(of('target'))), ONE),
  'landing-pace': (from) => add(from.one('ytdActual'), multiply(rest(from), planToDate(from))),
  'landing-linear': ({ one, arg }) => over(multiply(one('ytdActual'), arg('periods')), arg('closed')),
  'landing-plan-rest': (from) => add(from.one('ytdActual'), rest(from)),
  'landing-stock': (from) => add(from.one('ytdActual'), rest(from)),
  'forecast-pace': (from) => multiply(from.one('target'), planToDate(from)),
  'forecast-stock': ({ one }) => add(one('target'), subtract(one('ytdActual'), one('ytdTarget'))),
  'remaining-over-periods': ({ one, arg }) => over(one('remaining'), arg('periods')),
  'best-closed-period': ({ all, lower }) => all.reduce(lower ? smaller : larger),
  'best-change': ({ all, lower }) => {
    const changes = all.slice(1).map((it, i) => subtract(it, all[i] ?? ZERO));
    return changes.reduce(lower ? smaller : larger);
  },
  'leads-times-cost': product,
  'budget-cover': ({ all: [budget = ZERO, ...uses] }) => over(budget, sum(uses)),
  'available-over-needed': (from) => {
    const costs = from.of('costPerLead');
    const bought = from.of('budget').map((it, i) => over(it, costs[i] ?? ZERO));
    return costs.length === 0 ? quotient(from) : over(sum(bought), from.one('need'));
  },
  contribution: ({ of }) => subtract(sum(of('actual')), sum(of('target'))),
  'quantity-sold': ({ units }) => sum(units),
  'quantity-planned': ({ of, one }) => over(sum(of('target')), one('price')),
  'quantity-of-comparable': total,
  'price-effect': ({ of, one }) => subtract(sum(of('actual')), multiply(one('price'), one('ytdQuantity'))),
  'volume-effect': ({ one, of }) => {
    const [plannedTotal, planned] = of('ytdPlannedQuantity');
    const share = over(planned ?? ZERO, plannedTotal ?? ZERO);
    return multiply(subtract(multiply(one('ytdQuantity'), share), planned ?? ZERO), one('price'));
  },
  'mix-effect': ({ one, of }) => {
    const [sold, soldTotal] = of('ytdQuantity');
    const [plannedTotal, planned] = of('ytdPlannedQuantity');
    const share = over(planned ?? ZERO, plannedTotal ?? ZERO);
    return multiply(subtract(sold ?? ZERO, multiply(soldTotal ?? ZERO, share)), one('price'));
  },
  'new-effect': ({ of }) => subtract(sum([...of('newEffect'), ...of('actual')]), sum(of('target'))),
  'discontinued-effect': ({ of }) =>
    subtract(sum([...of('discontinuedEffect'), ...of('actual')]), sum(of('target'))),
  'no-effect': () => ZERO,
  'capacity-cover': ({ of }) => {
    const [capacity, need] = [of('capacity'), of('need')];
    const covers = need.flatMap(
      (_, i) => divide(sum(capacity.slice(0, i + 1)), sum(need.slice(0, i + 1))) ?? [],
    );
    return least(covers);
  },
  'weighted-attainment': ({ of, all }) => {
    const weights = of('weight');
    const attained = all.filter((_, i) => i % 2 === 1);
    const capped = attained.map((it) => smaller(it, rational(6, 5)));
    return over(sum(weights.map((it, i) => multiply(it, capped[i] ?? ZERO))), sum(weights));
  },
  'numerator-over-denominator': ({ of, all, parts, above: terms }) => {
    // The parts of a derived ratio stand in the order of its two sums.
    const derived = of('numerator').length + of('denominator').length + parts.length === 0;
    const above = derived ? all.slice(0, terms) : [...of('numerator'), ...parts.map((it) => it.numerator)];
    const below = derived ? all.slice(terms) : [...of('denominator'), ...parts.map((it) => it.denominator)];
    return over(sum(above), sum(below));
  },
};

/** The days among the inputs, in their order, and the working days. */
interface FromDays {
  readonly days: readonly number[];
  /** The number of working days among the inputs, where there is one. */
  readonly length: number;
  readonly formulaDays: WorkCalendar;
}

const latestOf = (days: readonly number[]) => Math.max(...days);

/** The formulas over dates, as the day or the number of working days that they come to. */
const dated: Partial<Record<FormulaId, (from: FromDays) => number>> = {
  slack: ({ days: [latest = 0, earliest = 0], formulaDays }) => formulaDays.count(earliest + 1, latest),
  'duration-from-dates': ({ days: [from = 0, to = 0], formulaDays }) => formulaDays.count(from, to),
  'start-from-predecessors': ({ days, formulaDays }) => formulaDays.nextWorkday(latestOf(days) + 1),
  'start-held-off': ({ days, formulaDays }) => formulaDays.nextWorkday(latestOf(days) + 1),
  'moment-after-predecessors': ({ days }) => latestOf(days),
  'finish-from-duration': ({ days: [from = 0], length, formulaDays }) => formulaDays.add(from - 1, length),
  'earliest-finish': ({ days: [from = 0], length, formulaDays }) => formulaDays.add(from - 1, length),
  'earliest-finish-is-start': ({ days }) => latestOf(days),
  'start-from-due': ({ days: [due = 0], length, formulaDays }) => formulaDays.add(due + 1, -length),
  'start-is-due': ({ days }) => latestOf(days),
  'finish-is-start': ({ days }) => latestOf(days),
  'last-of-tasks': ({ days }) => latestOf(days),
  'latest-start': ({ days: [latest = 0], length, formulaDays }) => formulaDays.add(latest + 1, -length),
  'latest-start-is-finish': ({ days }) => latestOf(days),
};

export interface Check {
  readonly formula: FormulaId;
  readonly address: string;
  /** Null: the formula over the inputs gives the value; else what it gives. */
  readonly wrong: string | null;
}

/** Every figure with a number whose formula can be worked out, against that formula over its inputs. */
export function checks(analysis: Analysis): Check[] {
  const records = new Map(
    analysis.plan.actuals.map((it) => [`${it.at.file}:${it.at.line}:${it.at.column}`, it.value] as const),
  );
  return analysis.figures.addresses().flatMap((address): Check[] => {
    const figure = analysis.figures.get(address);
    if (figure === null || figure.formula === null) return [];
    const formula = figure.formula.id;
    const ofDates = dated[formula];
    if (ofDates !== undefined) return dateCheck(analysis, figure, formula, address, ofDates);
    if (figure.value.state !== 'number') return [];
    if (formula === 'spread-by-seasonality' || formula === 'spread-by-last-year')
      return [{ formula, address, wrong: wrongSpread(analysis, figure, figure.value.value) }];
    const recompute = recomputed[formula];
    if (recompute === undefined) return [];
    try {
      const found = recompute(fromOf(analysis, figure, records));
      const same = compare(found, figure.value.value) === 0;
      const wrong = same ? null : `${show(found)} instead of ${show(figure.value.value)}`;
      return [{ formula, address, wrong }];
    } catch (error) {
      return [{ formula, address, wrong: error instanceof Error ? error.message : String(error) }];
    }
  });
}

function dateCheck(
  analysis: Analysis,
  { value, inputs }: Figure,
  formula: FormulaId,
  address: string,
  work: (from: FromDays) => number,
): Check[] {
  const given =
    value.state === 'day'
      ? value.day
      : value.state === 'number'
        ? Number(value.value.n / value.value.d)
        : null;
  const values = inputs.flatMap((it) =>
    it.kind === 'figure' ? (analysis.figures.at(it.id)?.value ?? []) : [],
  );
  const days = values.flatMap((it) => (it.state === 'day' ? it.day : []));
  const length =
    values.flatMap((it) => (it.state === 'number' ? Number(it.value.n / it.value.d) : []))[0] ?? 0;
  if (given === null) return [];
  const { holidays, workdays } = analysis.config;
  const found = work({ days, length, formulaDays: workCalendar(holidays, workdays) });
  return [{ formula, address, wrong: found === given ? null : `${found} instead of ${given}` }];
}

/** Whether a target is its part, by the weights among the inputs, of what the filled ones leave, to the quantum. */
function wrongSpread(analysis: Analysis, { id, inputs }: Figure, value: Rational): string | null {
  const { plan, goals, figures } = analysis;
  const goal = goals.find((it) => it.goal.name === id.subject)?.goal;
  const period = id.period;
  if (goal === undefined || period === null) return 'not the target of a goal in a period';
  const place = ({ at }: { readonly at: { file: string; line: number; column: number } }) =>
    `${at.file}:${at.line}:${at.column}`;
  const weights = new Map<string, { readonly period: Period; readonly weight: Rational }>();
  for (const { period: of, cell } of plan.seasonality)
    if (cell.state === 'value') weights.set(place(cell), { period: of, weight: cell.value });
  for (const it of plan.actuals) {
    const { value: read, period: of } = it;
    if (read.kind === 'level')
      weights.set(place(it), { period: { ...of, from: of.from + 12 }, weight: read.value });
  }
  const given = inputs.flatMap((it) => (it.kind === 'cell' ? (weights.get(place(it)) ?? []) : []));
  const amounts = inputs.flatMap((it) => {
    const found = it.kind === 'figure' ? figures.at(it.id)?.value : undefined;
    return found?.state === 'number' ? [found.value] : [];
  });
  const [whole = ZERO, ...filled] = amounts;
  const all = sum(given.map((it) => it.weight));
  const own = sum(given.filter((it) => contains(period, it.period)).map((it) => it.weight));
  const expected = over(multiply(subtract(whole, sum(filled)), own), all);
  return compare(absolute(subtract(expected, value)), goal.quantum) <= 0
    ? null
    : `${show(expected)} instead of ${show(value)}`;
}

type Records = ReadonlyMap<string, Analysis['plan']['actuals'][number]['value']>;

function fromOf(analysis: Analysis, figure: Figure, records: Records): From {
  const { figures, config } = analysis;
  const key = (id: FigureId) => addressKey(id, config.fiscalYearStart);
  const goal = analysis.goals.find((it) => it.goal.name === figure.id.subject);
  const units: Rational[] = [];
  const numbers: { readonly measure: MeasureId | null; readonly value: Rational }[] = [];
  const parts: { readonly numerator: Rational; readonly denominator: Rational }[] = [];
  const cell = (input: Extract<Input, { kind: 'cell' }>) => {
    const read = records.get(`${input.at.file}:${input.at.line}:${input.at.column}`);
    if (read?.kind === 'parts') parts.push(read);
    if (read?.kind === 'level') numbers.push({ measure: null, value: read.value });
    if (read?.kind === 'sale') {
      const money = figure.value.state === 'number' && figure.value.unit.family === 'money';
      units.push(read.quantity);
      numbers.push({ measure: null, value: money ? read.amount : read.quantity });
    }
  };
  for (const input of figure.inputs) {
    if (input.kind === 'cell') {
      cell(input);
      continue;
    }
    const value = figures.at(input.id)?.value;
    if (value?.state !== 'number') throw new Error(`${key(input.id)} has no number`);
    numbers.push({ measure: input.id.measure, value: value.value });
  }
  const of = (measure: MeasureId) => numbers.filter((it) => it.measure === measure).map((it) => it.value);
  return {
    all: numbers.map((it) => it.value),
    of,
    one: (measure) => {
      const [only, more] = of(measure);
      if (only === undefined || more !== undefined) throw new Error(`not one ${measure}`);
      return only;
    },
    arg: (name) => rational(Number(figure.formula?.args?.[name] ?? Number.NaN)),
    lower: goal?.goal.direction === 'lower',
    above: goal?.goal.numerator?.terms.length ?? 0,
    units,
    parts,
  };
}

const show = ({ n, d }: Rational) => `${n}/${d}`;
