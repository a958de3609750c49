import { LONG_COLUMNS } from '../decode/actuals-csv.ts';
import { decodeColumns } from '../decode/columns.ts';
import type { ColumnUse } from '../decode/plan.ts';
import { kindIds, type Recognised, recognise } from '../decode/recognise.ts';
import { additive, findDimension, headingParts, type Scope } from '../decode/scope.ts';
import { type ChoiceType, choices } from '../language/choices.ts';
import { fold, sameName } from '../language/fold.ts';
import { moneyUnit } from '../language/units.ts';
import {
  type Column,
  isTotalName,
  type Kind,
  kinds,
  knownDimensions,
  seasonalityNames,
  totalNames,
} from '../language/vocabulary.ts';
import { say } from '../language/words.ts';
import { addressOffers, periodNames, type Speaker } from './complete-address.ts';
import type { TableCursor } from './cursor.ts';
import { type Offer, type Offers, offersFor } from './offer.ts';
import type { Piece } from './text.ts';

/** Who can be named, and what the plans around know. */
export interface Known extends Speaker {
  readonly owners: readonly string[];
  readonly parent: Speaker | null;
  /** The lessons of the plan before this one. */
  readonly lessons: readonly string[];
  /** The long CSV of actuals has columns of its own. */
  readonly isLong: boolean;
}

export function tableOffers(cursor: TableCursor, known: Known): Offers {
  const { piece } = cursor;
  const scope = scopeOf(known);
  if (known.isLong) return offersFor(piece, longOffers(cursor, scope, known));
  const recognised = recognise(cursor.table, scope).value;
  if (cursor.row < 0) {
    const offers =
      cursor.column === 0 ? firstHeadings(cursor, scope) : columnOffers(cursor, recognised, known);
    return offersFor(piece, offers);
  }
  const use = recognised === null ? undefined : decodeColumns(recognised, scope).value[cursor.column];
  return recognised === null || use === undefined
    ? offersFor(piece, [])
    : cellOffers(cursor, recognised, use, known);
}

function scopeOf({ plan, config }: Speaker): Scope {
  const dimensions = plan.splits.map((it) => it.dimension);
  return { config, frontmatter: plan.frontmatter, goals: plan.goals, dimensions };
}

// ── Headings ───────────────────────────────────────────────────────────────────────────────────────────────────

/** What a table of this step can be about: the kinds by their first heading, and each goal by each dimension. */
function firstHeadings({ table }: TableCursor, scope: Scope): Offer[] {
  const { lang } = scope.frontmatter;
  const possible = kindIds.filter(
    (id) => id !== 'splits' && (table.step === null || kinds[id].steps.some((step) => step === table.step)),
  );
  const offers = possible.map((id): Offer => {
    const detail = say(kinds[id].label, lang);
    return { label: say(kinds[id].first.label, lang), kind: 'column', detail };
  });
  if (table.step !== null && table.step !== 2) return offers;
  const dimensions = new Set([
    ...(scope.dimensions ?? []),
    ...scope.config.dimensions.map(({ name }) => name),
    ...knownDimensions.map(({ label }) => findDimension(say(label, lang), scope) ?? say(label, lang)),
  ]);
  const splits = additive(scope.goals).flatMap(({ name }) =>
    [...dimensions].map((dimension): Offer => {
      const detail = say(kinds.splits.label, lang);
      return { label: `${name} / ${dimension}`, kind: 'column', detail };
    }),
  );
  return [...offers, ...splits];
}

/** The columns of the kind that the table does not have yet, and the periods of the plan. */
function columnOffers({ table, column }: TableCursor, recognised: Recognised | null, known: Known): Offer[] {
  if (recognised === null) return [];
  const kind: Kind = kinds[recognised.kind];
  const { lang } = known.plan.frontmatter;
  const others = table.head.filter((_, n) => n !== column).map(({ text }) => headingParts(text).base);
  const isFree = ({ label, aliases }: Column) =>
    !others.some((it) => [label.zh, label.en, ...aliases].some((word) => sameName(word, it)));
  const columns = Object.values(kind.columns)
    .filter(isFree)
    .map((it): Offer => ({ label: say(it.label, lang), kind: 'column', detail: say(kind.label, lang) }));
  if (kind.periods !== true) return columns;
  const periods = periodNames(known.plan, known.config).filter(
    (it) => !others.some((own) => sameName(own, it)),
  );
  return [...columns, ...periods.map((label): Offer => ({ label, kind: 'period' }))];
}

// ── Cells ──────────────────────────────────────────────────────────────────────────────────────────────────────

function cellOffers(cursor: TableCursor, recognised: Recognised, use: ColumnUse, known: Known): Offers {
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

/** The members that the config declares and those that other tables of the plan name, and the total. */
function memberOffers(dimension: string, { plan, config }: Known): Offer[] {
  const declared = config.dimensions.find(({ name }) => name === dimension)?.members ?? [];
  const own = plan.splits.filter((it) => it.dimension === dimension).flatMap(({ members }) => members);
  const names = [...declared, ...own].map(({ name }) => name).filter((it) => it !== '' && !isTotalName(it));
  const total = totalNames[plan.frontmatter.lang === 'en' ? 3 : 0];
  const offers = [...new Set(names)].map((label): Offer => ({ label, kind: 'thing', detail: dimension }));
  return [...offers, ...(total === undefined ? [] : [choice(total)])];
}

function choice(label: string): Offer {
  return { label, kind: 'choice' };
}

function rowName({ table, row }: TableCursor): string {
  return table.rows[row]?.[0]?.text ?? '';
}

/** Rows of a kind by name, or by the id that the author gave. */
function rowsOf({ plan }: Known, kind: 'tasks' | 'scenarios' | 'funnel'): Offer[] {
  return plan.rows[kind].map((row): Offer => {
    const own = 'id' in row.cells ? row.cells.id.text : '';
    return own === ''
      ? { label: row.name.text, kind: 'thing' }
      : { label: own, kind: 'thing', detail: row.name.text };
  });
}

function isChoice(cell: string): cell is ChoiceType {
  return Object.hasOwn(choices, cell);
}

function choiceOffers(type: ChoiceType, { plan }: Known): Offer[] {
  return Object.values(choices[type]).map(({ label }) => choice(say(label, plan.frontmatter.lang)));
}

function unitOffers({ plan }: Known): Offer[] {
  const { currency, lang } = plan.frontmatter;
  const money = [1, 10_000, 1_000_000, 100_000_000].map((factor) =>
    say(moneyUnit(currency, factor).label, lang),
  );
  const used = plan.goals.map(({ unit }) => say(unit.label, lang)).filter((it) => it !== '');
  return [...used, ...money, '%'].map(choice);
}

// ── The long CSV of actuals ────────────────────────────────────────────────────────────────────────────────────

function longOffers({ table, row, column, typed }: TableCursor, scope: Scope, known: Known): Offer[] {
  const { plan, config } = known;
  const language = plan.frontmatter.lang === 'en' ? 'en' : 'zh';
  const names = Object.values(LONG_COLUMNS).map(
    (list) => list.find((it) => /^[a-z]/.test(it) === (language === 'en')) ?? list[0],
  );
  const heading = headingParts(table.head[column]?.text ?? '').base;
  if (row < 0) {
    const dimensions = [...new Set([...config.dimensions.map((it) => it.name), ...(scope.dimensions ?? [])])];
    const others = table.head.filter((_, n) => n !== column).map((cell) => fold(cell.text));
    return [...names, ...dimensions]
      .filter((it) => !others.includes(fold(it)))
      .map((label): Offer => ({ label, kind: 'column' }));
  }
  const is = (list: readonly string[]) => list.some((it) => sameName(it, heading));
  if (is(LONG_COLUMNS.goal)) {
    if (/[/@:]/.test(typed)) return addressOffers(typed, { measure: true, link: false }, known);
    return plan.goals.map((it): Offer => ({ label: it.name, kind: 'goal' }));
  }
  if (is(LONG_COLUMNS.period))
    return periodNames(plan, config).map((label): Offer => ({ label, kind: 'period' }));
  const dimension = Object.values(LONG_COLUMNS).some(is) ? null : findDimension(heading, scope);
  return dimension === null ? [] : memberOffers(dimension, known).filter(({ kind }) => kind === 'thing');
}
