import type { Cell } from '../../language/cells.ts';
import type { MeasureId } from '../../language/measures.ts';
import { PERCENT, PLAIN, type Quantity, type Unit } from '../../language/units.ts';
import { kinds } from '../../language/vocabulary.ts';
import type { Lang } from '../../language/words.ts';
import type { Day } from '../../model/calendar.ts';
import type { Period } from '../../model/period.ts';
import type { Rational } from '../../model/rational.ts';
import type { Analysis } from '../analysis.ts';
import type { FigureId, FigureValue } from '../figure.ts';
import { type FigureBody, type FigureEntry, type FigureSource, given } from '../figures.ts';

export type Unlisted = Omit<Analysis, 'figures' | 'scenarios'>;

type NamedKind = 'people' | 'funnel' | 'channels' | 'budget' | 'tasks' | 'milestones' | 'tools' | 'scenarios';

/** The reserved name of a kind in the plan's language, and in the other one. */
export function reservedNames(kind: NamedKind, lang: Lang): { readonly own: string; readonly other: string } {
  const { zh, en } = kinds[kind].reserved;
  return lang === 'en' ? { own: en, other: zh } : { own: zh, other: en };
}

/** A name as it stands in an address, which has marks of its own. */
export function addressName(name: string): string {
  return name.replace(/[/@:#]/g, ' ').trim();
}

export function sourceOf(
  analysis: Unlisted,
  kind: NamedKind,
  name: string | null,
  id: string | undefined,
  entries: () => readonly FigureEntry[],
): FigureSource {
  const { own, other } = reservedNames(kind, analysis.plan.frontmatter.lang);
  return {
    subject: own,
    aliases: [other],
    dimension: null,
    member: name === null ? null : addressName(name),
    ...(id !== undefined && id !== '' && { memberAliases: [addressName(id)] }),
    entries,
  };
}

export function idOf(
  analysis: Pick<Unlisted, 'plan'>,
  kind: NamedKind,
  name: string | null,
  measure: MeasureId,
  period: Period | null = null,
): FigureId {
  const subject = reservedNames(kind, analysis.plan.frontmatter.lang).own;
  return { subject, dimension: null, member: name === null ? null : addressName(name), period, measure };
}

export function goalId(goal: string, measure: MeasureId, period: Period | null = null): FigureId {
  return { subject: goal, dimension: null, member: null, period, measure };
}

export function entry(measure: MeasureId, make: () => FigureBody, period: Period | null = null): FigureEntry {
  return { measure, period, make };
}

/** A cell as a figure; none where the author left it blank, because there is nothing to be asked about. */
export function numberCell(measure: MeasureId, cell: Cell<Rational>, unit: Unit = PLAIN): FigureEntry[] {
  if (cell.state !== 'value') return [];
  return [entry(measure, () => given({ state: 'number', value: cell.value, unit }, cell))];
}

export function percentCell(measure: MeasureId, cell: Cell<Rational>): FigureEntry[] {
  return numberCell(measure, cell, PERCENT);
}

export function quantityCell(measure: MeasureId, cell: Cell<Quantity>): FigureEntry[] {
  if (cell.state !== 'value') return [];
  const { value, unit } = cell.value;
  return [entry(measure, () => given({ state: 'number', value, unit }, cell))];
}

export function dayCell(
  measure: MeasureId,
  cell: Cell<{ readonly from: Day; readonly to: Day }>,
  end: 'from' | 'to',
): FigureEntry[] {
  if (cell.state !== 'value') return [];
  return [entry(measure, () => given({ state: 'day', day: cell.value[end] }, cell))];
}

export function dayOr(day: Day | null): FigureValue {
  return day === null ? { state: 'missing', reason: 'no-data' } : { state: 'day', day };
}
