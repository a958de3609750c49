import type { Analysis } from '../compute/analysis.ts';
import type { Figure, FigureId } from '../compute/figure.ts';
import type { ColumnUse } from '../decode/plan.ts';
import { findGoal } from '../decode/scope.ts';
import { type MeasureId, resolveMeasure } from '../language/measures.ts';
import { isTotalName, type KindId, kinds } from '../language/vocabulary.ts';
import { say } from '../language/words.ts';
import type { Period } from '../model/period.ts';
import { addressParts } from './address-parts.ts';
import type { CellPlace } from './view.ts';

/** Columns that are called otherwise than the measure that stands in them. */
const MEASURES: Readonly<Record<string, MeasureId>> = {
  due: 'finish',
  date: 'finish',
  amount: 'budget',
};

/** What is told beside a figure, where it exists. */
const BESIDE: Partial<Readonly<Record<MeasureId, readonly MeasureId[]>>> = {
  target: ['actual', 'attainment', 'light'],
  actual: ['target', 'attainment', 'light'],
};

/** The figures that a cell of a table shows, the one in it first; none for a cell of words. */
export function cellFigures(place: CellPlace, analysis: Analysis): Figure[] {
  const thing = thingIn(place, analysis);
  const column = place.use?.columns[place.column];
  if (thing === null || column === undefined) return [];
  const wanted = measureIn(column, place.use?.kind ?? 'goals');
  if (wanted === null) return [];
  const at = (measure: MeasureId, period: Period | null) =>
    analysis.figures.at({ ...thing, period, measure });
  const first =
    at(wanted.measure, wanted.period) ?? (wanted.period === null ? null : at(wanted.measure, null));
  if (first === null) return [];
  const beside = (BESIDE[wanted.measure] ?? []).flatMap((measure) => at(measure, wanted.period) ?? []);
  return [first, ...beside.filter(({ value }) => value.state !== 'missing')];
}

function measureIn(
  column: ColumnUse,
  kind: KindId,
): { readonly measure: MeasureId; readonly period: Period | null } | null {
  const level = kind === 'actuals' ? 'actual' : 'target';
  switch (column.use) {
    case 'period':
      return { measure: level, period: column.period };
    case 'total':
      return { measure: level, period: null };
    case 'column': {
      const measure = MEASURES[column.id] ?? resolveMeasure(column.id);
      return measure === null ? null : { measure, period: null };
    }
    default:
      return null;
  }
}

type Thing = Pick<FigureId, 'subject' | 'dimension' | 'member'>;

/** What the row is about: a goal, a member of it, or a row of its kind. */
function thingIn({ table, use, row }: CellPlace, { plan }: Analysis): Thing | null {
  const name = table.rows[row]?.[0]?.text ?? '';
  if (use === null || name === '') return null;
  if (use.split !== undefined) {
    const { goal, dimension } = use.split;
    if (isTotalName(name)) return { subject: goal, dimension: null, member: null };
    const split = plan.splits.find((it) => it.goal === goal && it.dimension === dimension);
    const member = split?.members.find((it) => it.row.table === table.id && it.row.index === row);
    return { subject: goal, dimension, member: member?.name ?? name };
  }
  if (use.kind === 'goals' || use.kind === 'targets' || use.kind === 'actuals') {
    const whole = findGoal(plan.goals, name);
    if (whole !== null) return { subject: whole.name, dimension: null, member: null };
    const { subject, dimension, member } = addressParts(name);
    const goal = findGoal(plan.goals, subject.text);
    if (goal === null || member === null) return null;
    return { subject: goal.name, dimension: dimension?.text ?? null, member: member.text };
  }
  const kind = kinds[use.kind];
  if (!('reserved' in kind)) return null;
  return { subject: say(kind.reserved, plan.frontmatter.lang), dimension: null, member: name };
}
