import type { ColumnUse } from '../decode/plan.ts';
import type { Recognised } from '../decode/recognise.ts';
import { findDimension } from '../decode/scope.ts';
import { type ChoiceType, choices } from '../language/choices.ts';
import { fold } from '../language/fold.ts';
import { type Column, kinds, seasonalityNames } from '../language/vocabulary.ts';
import { addressOffers, periodNames, type Speaker } from './complete-address.ts';
import {
  choice,
  choiceOffers,
  type Known,
  memberOffers,
  rowsOf,
  scopeOf,
  unitOffers,
} from './complete-names.ts';
import type { TableCursor } from './cursor.ts';
import { type Offer, type Offers, offersFor } from './offer.ts';
import type { Piece } from './text.ts';

/** What a cell of a column may hold; of a list of names, the part at the cursor. */
export function cellOffers(
  cursor: TableCursor,
  recognised: Recognised,
  use: ColumnUse,
  known: Known,
): Offers {
  const { piece, typed } = cursor;
  if (use.use === 'first') return offersFor(piece, nameOffers(cursor, recognised, known));
  if (use.use !== 'column') return offersFor(piece, []);
  const { plan } = known;
  const columns: Readonly<Record<string, Column>> = kinds[recognised.kind].columns;
  const cell = columns[use.id]?.cell ?? 'text';
  const part = (separator: RegExp) => partAt(piece, typed, separator);
  const goals = plan.goals.map((it): Offer => ({ label: it.name, kind: 'goal' }));
  const addresses = (at: Piece, measure: boolean, speaker: Speaker) =>
    offersFor(at, addressOffers(at.text, { measure, link: false }, speaker));
  if (isChoice(cell)) return offersFor(piece, choiceOffers(cell, known));
  switch (use.id) {
    case 'owner':
      return offersFor(
        part(LIST),
        known.owners.map((label): Offer => ({ label, kind: 'person' })),
      );
    case 'after':
      return offersFor(
        part(LIST),
        rowsOf(known, 'tasks').filter(({ label }) => label !== rowName(cursor)),
      );
    case 'scenario':
      return offersFor(piece, rowsOf(known, 'scenarios'));
    case 'goal':
      return typed.includes('/') ? addresses(piece, false, known) : offersFor(piece, goals);
    case 'parentGoal':
      return addresses(piece, false, known.parent ?? known);
    case 'numerator':
    case 'denominator':
      return addresses(part(/\+|\s-\s/g), false, known);
    case 'changes':
      return addresses(part(/[;；]|<br\s*\/?>/gi), true, known);
    case 'unit':
      return offersFor(piece, unitOffers(known));
    case 'conversion':
      return /[@＠]/.test(typed) ? offersFor(part(/[@＠]/g), rowsOf(known, 'funnel')) : offersFor(piece, []);
    default: {
      const periods = cell === 'period' ? periodNames(plan, known.config) : [];
      return offersFor(
        piece,
        periods.map((label): Offer => ({ label, kind: 'period' })),
      );
    }
  }
}

const LIST = /[、,，;；/／]|<br\s*\/?>/gi;

/** The part of a list at the cursor: its text before the cursor, and its stretch, which ends where the part does. */
function partAt(piece: Piece, typed: string, separator: RegExp): Piece {
  const last = [...typed.matchAll(separator)].at(-1);
  const from = last === undefined ? 0 : last.index + last[0].length;
  const space = typed.slice(from).length - typed.slice(from).trimStart().length;
  const rest = piece.text.slice(typed.length);
  const end = typed.length + (rest.search(separator) < 0 ? rest.length : rest.search(separator));
  const to = piece.text.slice(0, end).trimEnd().length;
  return {
    text: typed.slice(from + space),
    from: piece.from + from + space,
    to: piece.from + Math.max(to, typed.length),
  };
}

/** What the first cell of a row may be: a goal, a member, a period, a row of the plan before. */
function nameOffers(cursor: TableCursor, { kind, split }: Recognised, known: Known): Offer[] {
  const { plan, config } = known;
  const taken = cursor.table.rows
    .filter((_, n) => n !== cursor.row)
    .map((cells) => fold(cells[0]?.text ?? ''));
  const free = (offers: readonly Offer[]) => offers.filter(({ label }) => !taken.includes(fold(label)));
  if (split !== null) return free(memberOffers(split.dimension, known));
  const periods = periodNames(plan, config).map((label): Offer => ({ label, kind: 'period' }));
  switch (kind) {
    case 'targets':
    case 'actuals': {
      if (cursor.typed.includes('/'))
        return addressOffers(cursor.typed, { measure: false, link: false }, known);
      const goals = plan.goals.map((it): Offer => ({ label: it.name, kind: 'goal' }));
      const season = seasonalityNames[plan.frontmatter.lang === 'en' ? 2 : 0];
      return free([...goals, ...(kind === 'targets' && season !== undefined ? [choice(season)] : [])]);
    }
    case 'deviations':
    case 'review':
      return periods;
    case 'products':
      return free(memberOffers(findDimension('产品', scopeOf(known)) ?? '', known));
    case 'channels':
      return free(memberOffers(findDimension('渠道', scopeOf(known)) ?? '', known));
    case 'segments':
      return free(memberOffers(findDimension('客户类型', scopeOf(known)) ?? '', known));
    case 'earlierLessons':
      return free(known.lessons.map((label): Offer => ({ label, kind: 'thing' })));
    default:
      return [];
  }
}

function rowName({ table, row }: TableCursor): string {
  return table.rows[row]?.[0]?.text ?? '';
}

function isChoice(cell: string): cell is ChoiceType {
  return Object.hasOwn(choices, cell);
}
