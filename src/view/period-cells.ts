import type { FigureId } from '../compute/figure.ts';
import type { GoalAnalysis, PeriodLine } from '../compute/goal-analysis.ts';
import type { MemberAnalysis, SplitAnalysis } from '../compute/split-analysis.ts';
import type { AnyRow, ColumnUse, TableUse } from '../decode/plan.ts';
import { sameName } from '../language/fold.ts';
import type { Unit } from '../language/units.ts';
import { type Period, samePeriod } from '../model/period.ts';
import type { Rational } from '../model/rational.ts';
import type { RawCell } from '../parse/document.ts';
import type { CellDraft } from './build-table.ts';
import { lightView, type ViewContext } from './context.ts';
import { goalFigure, memberFigure } from './sources.ts';

/** The cells under Q1, 7月 … and under a total, in the tables of steps 2 and 5. */
export function periodCell(
  row: AnyRow,
  use: TableUse,
  column: ColumnUse,
  raw: RawCell | undefined,
  context: ViewContext,
): CellDraft {
  const place = placeOf(row, use, context);
  if (place === null)
    return raw === undefined || raw.text === '' ? { kind: 'empty' } : { kind: 'text', text: raw.text };
  if (raw !== undefined && /^(—|-|–|无)$/.test(raw.text)) return { kind: 'none' };
  const { unit } = place.goal.goal;
  const { sources } = context;
  if (column.use === 'total') {
    return amount(place.target, unit, raw?.text === '' ? sources.show(place.figure(null)) : null);
  }
  if (column.use !== 'period') return { kind: 'empty' };
  const line = lineAt(place, column.period);
  if (use.kind === 'actuals') return actualCell(line, unit, raw, context);
  if (line === null) return { kind: 'empty' };
  return amount(line.target, unit, line.held ? null : sources.show(place.figure(line.period)));
}

/** The unit that a row's numbers have when each row is about a goal of its own; null in other tables. */
export function rowUnit(row: AnyRow, context: ViewContext): Unit | null {
  if (row.kind !== 'targets' && row.kind !== 'actuals') return null;
  return goalOf(row.name.text, context)?.goal.unit ?? null;
}

export function splitOf(use: TableUse, context: ViewContext): SplitAnalysis | null {
  const { split } = use;
  if (split === undefined) return null;
  return (
    context.analysis.splits.find(
      (it) => it.split.goal === split.goal && sameName(it.split.dimension, split.dimension),
    ) ?? null
  );
}

export function memberOf(row: AnyRow, use: TableUse, context: ViewContext): MemberAnalysis | null {
  return splitOf(use, context)?.members.find((it) => sameName(it.member.name, row.name.text)) ?? null;
}

interface Place {
  readonly goal: GoalAnalysis;
  readonly target: Rational | null;
  readonly lines: readonly PeriodLine[];
  /** Its target's record, over a period or as a whole. */
  readonly figure: (period: Period | null) => FigureId;
}

function placeOf(row: AnyRow, use: TableUse, context: ViewContext): Place | null {
  if (use.kind === 'splits') {
    const split = splitOf(use, context);
    if (split === null) return null;
    const member = memberOf(row, use, context);
    if (member !== null) return memberPlace(split, member);
    const { goal } = split.goal;
    return {
      goal: split.goal,
      target: split.total.target,
      lines: split.total.columns,
      figure: (period) => goalFigure(goal.name, 'target', period),
    };
  }
  const [goalName = '', memberName] = row.name.text.split('/').map((part) => part.trim());
  const goal = goalOf(goalName, context);
  if (goal === null) return null;
  if (memberName === undefined) {
    return {
      goal,
      target: goal.target,
      lines: [...goal.columns, ...goal.quarters, ...goal.lines, ...goal.months, goal.whole],
      figure: (period) => goalFigure(goal.goal.name, 'target', period),
    };
  }
  const bare = memberName.replace(/^[^=]*=/, '').trim();
  for (const split of context.analysis.splits) {
    const member = split.members.find((it) => sameName(it.member.name, bare));
    if (split.split.goal === goal.goal.name && member !== undefined) return memberPlace(split, member);
  }
  return null;
}

function memberPlace(split: SplitAnalysis, member: MemberAnalysis): Place {
  return {
    goal: split.goal,
    target: member.target,
    lines: [...member.columns, ...member.lines],
    figure: (period) => memberFigure(split, member.member.name, 'target', period),
  };
}

function goalOf(name: string, context: ViewContext): GoalAnalysis | null {
  return (
    context.analysis.goals.find(
      (it) => sameName(it.goal.name, name) || (it.goal.id !== null && sameName(it.goal.id, name)),
    ) ?? null
  );
}

function lineAt(place: Place, period: Period): PeriodLine | null {
  return place.lines.find((line) => samePeriod(line.period, period)) ?? null;
}

/** What the author reported, with the light that follows from it; a cell that cannot be placed stands as written. */
function actualCell(
  line: PeriodLine | null,
  unit: Unit,
  raw: RawCell | undefined,
  context: ViewContext,
): CellDraft {
  if (raw === undefined || raw.text === '') return { kind: 'empty' };
  if (line?.actual == null) return { kind: 'text', text: raw.text };
  const light = line.comparison === null ? {} : { light: lightView(line.comparison.light, context.lang) };
  return { kind: 'amount', value: line.actual, unit, origin: 'held', ...light };
}

/** `source` is the anchor of what was computed; null: the author filled the cell. */
function amount(value: Rational | null, unit: Unit, source: string | null): CellDraft {
  if (value === null) return { kind: 'none' };
  return source === null
    ? { kind: 'amount', value, unit, origin: 'held' }
    : { kind: 'amount', value, unit, origin: 'computed', source };
}
