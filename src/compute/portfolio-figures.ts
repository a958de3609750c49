import type { Goal } from '../decode/plan.ts';
import { formatPercent } from '../language/format.ts';
import { addressBook } from './address-book.ts';
import type { Analysis } from './analysis.ts';
import { differenceUnit, type Id } from './comparison-figures.ts';
import { goalNamed } from './feasibility/lookup.ts';
import type { Figures, Input } from './figure.ts';
import {
  cellInput,
  computed,
  type FigureEntry,
  type FigureSource,
  figureBook,
  figureInput,
  numberOr,
} from './figures.ts';
import type { ParentLink } from './portfolio-analysis.ts';

/** A parent's figures with what its children come to added: `销售总额/华东:汇总`, and the gap to its own target. */
export function withRollUp(
  parent: Analysis,
  links: readonly ParentLink[],
  analyses: readonly Analysis[],
): Analysis {
  const own = links.filter((it) => it.parentPlan === parent.plan.id && it.children.length > 0);
  if (own.length === 0) return parent;
  const sources = own.map((link) => sourceOf(parent, link, analyses));
  const book = addressBook(parent.plan, parent.config.fiscalYearStart, ({ dimension }) => dimension !== null);
  return { ...parent, figures: joined(parent.figures, figureBook(sources, book)) };
}

function sourceOf(parent: Analysis, link: ParentLink, analyses: readonly Analysis[]): FigureSource {
  const { subject, dimension, member, period } = link.parentFigure;
  const goal = goalNamed(parent.goals, subject)?.goal;
  const id: Id = (measure) => ({ ...link.parentFigure, measure });
  const { reason, lacks = [] } = link;
  const missing =
    lacks.length > 0 ? 'no-data' : reason === 'ratio-does-not-add' ? 'ratio-does-not-add' : 'no-target';
  const isRatio = goal?.type === 'ratio';
  const formula = isRatio ? 'numerator-over-denominator' : 'roll-up';
  const cells = () => cellsOf(link, analyses);
  const entries: readonly FigureEntry[] = [
    {
      measure: 'rollUp',
      period,
      make: () => computed(numberOr(link.childrenTarget, link.unit, missing), formula, cells()),
    },
    {
      measure: 'rollUpActual',
      period,
      make: () =>
        computed(
          numberOr(link.childrenActual ?? null, link.unit, link.reason ?? 'no-actual'),
          isRatio ? formula : 'roll-up-actual',
          cells(),
        ),
    },
    {
      measure: 'rollUpLanding',
      period,
      make: () =>
        computed(
          numberOr(link.childrenLanding ?? null, link.unit, link.reason ?? 'no-actual'),
          isRatio ? formula : 'roll-up-landing',
          cells(),
        ),
    },
    ...(goal === undefined ? [] : [lightEntry(goal, link, id)]),
    {
      measure: 'rollUpGap',
      period,
      make: () =>
        computed(
          numberOr(link.gap, goal === undefined ? link.unit : differenceUnit(goal), missing),
          'roll-up-gap',
          [figureInput(id('rollUp')), figureInput(id('target'))],
        ),
    },
  ];
  return {
    subject,
    aliases: goal?.id ? [goal.id] : [],
    dimension,
    member,
    ...(goal !== undefined && { whole: goal.period }),
    entries: () => entries,
  };
}

/** What the children will land at beside the parent's own target. */
function lightEntry(goal: Goal, { outlook, parentFigure }: ParentLink, id: Id): FigureEntry {
  const { red, yellow } = goal.lights;
  return {
    measure: 'rollUpLight',
    period: parentFigure.period,
    make: () =>
      computed(
        { state: 'light', light: outlook?.light ?? 'grey' },
        'roll-up-light',
        [figureInput(id('rollUpLanding')), figureInput(id('target'))],
        { red: formatPercent(red), yellow: formatPercent(yellow) },
      ),
  };
}

/** The cells of the children's targets, which stand in other files. */
function cellsOf(link: ParentLink, analyses: readonly Analysis[]): Input[] {
  return link.children.flatMap(({ plan, goal: name }): Input[] => {
    const child = analyses.find((it) => it.plan.id === plan);
    const goal = child === undefined ? null : goalNamed(child.goals, name);
    if (goal === null) return [];
    const { target, numerator, row } = goal.goal;
    return numerator === null
      ? [cellInput(target)]
      : [cellInput(row.cells.numerator), cellInput(row.cells.denominator)];
  });
}

/** Two books of one plan as one; the first wins. */
function joined(first: Figures, second: Figures): Figures {
  return {
    get: (address) => first.get(address) ?? second.get(address),
    at: (id) => first.at(id) ?? second.at(id),
    addresses: () => [...first.addresses(), ...second.addresses()],
  };
}
