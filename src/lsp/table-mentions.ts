import { LONG_COLUMNS } from '../decode/long-columns.ts';
import type { ColumnUse, TableUse } from '../decode/plan.ts';
import { findDimension, findGoal, headingParts } from '../decode/scope.ts';
import { fold, sameName } from '../language/fold.ts';
import { isSeasonality, isTotalName, type KindId, kinds } from '../language/vocabulary.ts';
import type { RawCell, RawTable } from '../parse/document.ts';
import { addressParts } from './address-parts.ts';
import {
  type Around,
  addressMentions,
  goalSubject,
  memberSubject,
  mention,
  ownerSubject,
  rowNamed,
  sourceOf,
} from './around.ts';
import type { Mention } from './subject.ts';
import { cutAt, type Piece, partOf, trimmed } from './text.ts';

/** The names in the cells of a table, its heading included. */
export function tableMentions(table: RawTable, around: Around): Mention[] {
  const use = around.plan.tables.get(table.id);
  if (use === undefined) return table === around.view.document?.actuals ? longMentions(table, around) : [];
  const rows = table.rows.flatMap((cells) => {
    const name = cells[0]?.text ?? '';
    if (isTotalName(name) || isSeasonality(name)) return [];
    return cells.flatMap((cell, n) => {
      const column = use.columns[n];
      return column === undefined || cell.text === '' ? [] : cellMentions(cell, column, use, table, around);
    });
  });
  return [...headMentions(table, use, around), ...rows];
}

/** `销售总额 / 产品` names a goal. */
function headMentions(table: RawTable, { split }: TableUse, around: Around): Mention[] {
  const [first] = table.head;
  if (split === undefined || first === undefined) return [];
  const source = sourceOf(first.at, around);
  const slash = source.search(/[/／]/);
  if (slash < 0) return [];
  const whole = trimmed(source, 0, slash);
  const named = findGoal(around.plan.goals, whole.text) !== null;
  const piece = named
    ? whole
    : trimmed(source, whole.from, whole.from + headingParts(whole.text).base.length);
  const how = { form: formOf(table), otherwise: !sameName(split.goal, piece.text) };
  return [mention(goalSubject(around, split.goal), piece, first.at, how)];
}

function formOf({ origin }: RawTable): Mention['form'] {
  return origin === 'csv' ? 'csv' : 'cell';
}

function cellMentions(
  cell: RawCell,
  column: ColumnUse,
  use: TableUse,
  table: RawTable,
  around: Around,
): Mention[] {
  const form = formOf(table);
  const source = sourceOf(cell.at, around);
  if (column.use === 'first') return firstMentions(cell, source, use, form, around);
  if (column.use !== 'column') return [];
  const { plan, config } = around;
  const list = (of: (piece: Piece) => Mention[]) => cutAt(source, NAMES).flatMap(of);
  const address = (piece: Piece) => inPart(piece, source, cell, form, around);
  const row = (of: KindId, piece: Piece): Mention[] => {
    const name = rowNamed(plan, of, piece.text);
    const how = { form, otherwise: name === null || !sameName(name, piece.text) };
    return name === null ? [] : [mention({ kind: 'row', plan: plan.id, of, name }, piece, cell.at, how)];
  };
  switch (column.id) {
    case 'id': {
      const name = rowNamed(plan, use.kind, cell.text);
      const how = { form, otherwise: true };
      if (name === null) return [];
      const own =
        use.kind === 'goals' ? goalSubject(around, name) : rowSubject(around.plan.id, use.kind, name);
      return [mention(own, trimmed(source, 0, source.length), cell.at, how)];
    }
    case 'owner':
      return list((piece) => {
        const own = ownerSubject(config, piece.text);
        return [mention(own, piece, cell.at, { form, otherwise: !sameName(own.name, piece.text) })];
      });
    case 'goal':
      return address(trimmed(source, 0, source.length));
    case 'numerator':
    case 'denominator':
      return cutAt(source, /\s*\+\s*|\s-\s/g).flatMap(address);
    case 'changes':
      return cutAt(source, /[;；]|<br\s*\/?>/gi).flatMap(address);
    case 'parentGoal':
      return parentMentions(source, cell, form, around);
    case 'after':
      return list((piece) => row('tasks', piece));
    case 'scenario':
      return list((piece) => row('scenarios', piece));
    case 'conversion': {
      const mark = source.search(/[@＠]/);
      return mark < 0 ? [] : row('funnel', trimmed(source, mark + 1, source.length));
    }
    default:
      return [];
  }
}

const NAMES = /[、,，;；/／]|<br\s*\/?>/gi;

function rowSubject(plan: string, of: KindId, name: string): Mention['subject'] {
  return { kind: 'row', plan, of, name };
}

function firstMentions(
  cell: RawCell,
  source: string,
  use: TableUse,
  form: Mention['form'],
  around: Around,
): Mention[] {
  const { plan } = around;
  const whole = trimmed(source, 0, source.length);
  const defines = { form, otherwise: false, role: 'definition' } as const;
  if (use.kind === 'goals') {
    const goal = findGoal(plan.goals, cell.text);
    return goal === null ? [] : [mention(goalSubject(around, goal.name), whole, cell.at, defines)];
  }
  if (use.kind === 'splits') {
    const own = memberSubject(around, use.split?.dimension ?? '', cell.text);
    return [mention(own, whole, cell.at, { ...defines, otherwise: !sameName(own.name, cell.text) })];
  }
  if (use.split !== undefined) {
    const own = memberSubject(around, use.split.dimension, cell.text);
    return [mention(own, whole, cell.at, { form, otherwise: !sameName(own.name, cell.text) })];
  }
  if (use.kind === 'targets' || use.kind === 'actuals') return inPart(whole, source, cell, form, around);
  if ('reserved' in kinds[use.kind] && kinds[use.kind].first.cell === 'name') {
    return [mention(rowSubject(plan.id, use.kind, cell.text), whole, cell.at, defines)];
  }
  return [];
}

/** An address, or a goal's bare name, in a part of a cell. */
function inPart(
  { from, to }: Piece,
  source: string,
  cell: RawCell,
  form: Mention['form'],
  around: Around,
): Mention[] {
  const goal = findGoal(around.plan.goals, source.slice(from, to));
  const part = partOf(cell.at, { from, to });
  const parts = addressParts(source.slice(from, to));
  const whole =
    goal === null
      ? parts
      : { ...parts, subject: { text: source.slice(from, to), from: 0, to: to - from }, member: null };
  return addressMentions(whole, part, form, around).map((it) => ({ ...it, within: cell.at }));
}

/** 上级目标 names a goal of the plan above, else one of this plan (ruling 16). */
function parentMentions(source: string, cell: RawCell, form: Mention['form'], around: Around): Mention[] {
  const parts = addressParts(source);
  const { parent } = around;
  const inParent =
    parent === null
      ? null
      : {
          ...around,
          plan: parent.plan,
          names: { ...around.names, scope: { ...around.names.scope, goals: parent.plan.goals } },
        };
  if (inParent !== null && findGoal(inParent.plan.goals, parts.subject.text) !== null) {
    const { plan } = inParent;
    const names = { ...inParent.names, splits: plan.splits, targets: plan.targets };
    return addressMentions(parts, cell.at, form, { ...inParent, names });
  }
  return addressMentions(parts, cell.at, form, around);
}

/** The long CSV of actuals: a goal in each row, members in the columns of dimensions. */
function longMentions(table: RawTable, around: Around): Mention[] {
  const { scope } = around.names;
  const columns = table.head.map(({ text }) => {
    const { base } = headingParts(text);
    if (LONG_COLUMNS.goal.some((it) => fold(it) === fold(base))) return 'goal';
    const known = Object.values(LONG_COLUMNS).flat<readonly (readonly string[])[]>();
    return known.some((it) => fold(it) === fold(base)) ? null : { dimension: findDimension(base, scope) };
  });
  return table.rows.flatMap((cells) =>
    cells.flatMap((cell, n): Mention[] => {
      const column = columns[n] ?? null;
      if (column === null || cell.text === '') return [];
      const source = sourceOf(cell.at, around);
      const whole = trimmed(source, 0, source.length);
      if (column === 'goal') return inPart(whole, source, cell, 'csv', around);
      if (column.dimension === null) return [];
      const own = memberSubject(around, column.dimension, cell.text);
      return [mention(own, whole, cell.at, { form: 'csv', otherwise: !sameName(own.name, cell.text) })];
    }),
  );
}
