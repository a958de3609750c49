import type { Cell } from '../language/cells.ts';
import type { FormulaId } from '../language/formulas.ts';
import type { MeasureId } from '../language/measures.ts';
import type { Unit } from '../language/units.ts';
import { type Period, samePeriod } from '../model/period.ts';
import type { Rational } from '../model/rational.ts';
import type { Figure, FigureId, Figures, FigureValue, Formula, Input, MissingReason } from './figure.ts';

/**
 * Everything that can be asked about one thing: a goal, a member of it, a row of a table. A source is expanded when
 * one of its figures is first asked for, and a figure is made when it is itself asked for.
 */
export interface FigureSource {
  /** A goal's name, or the reserved name of a kind in the plan's language (`渠道`). */
  readonly subject: string;
  /** Other names of the subject: a goal's id, the reserved name in the other language. */
  readonly aliases: readonly string[];
  readonly dimension: string | null;
  readonly member: string | null;
  /** Other names of the member: a task's id. */
  readonly memberAliases?: readonly string[];
  /** The period that an address without one means; written out it finds the same figures. */
  readonly whole?: Period;
  readonly entries: () => readonly FigureEntry[];
  /** Figures of a period that is not listed, when the thing can be looked at over any (a half year, two months). */
  readonly over?: (period: Period) => readonly FigureEntry[];
}

export interface FigureEntry {
  readonly measure: MeasureId;
  readonly period: Period | null;
  readonly make: () => FigureBody;
}

/** A figure without its address. */
export type FigureBody = Omit<Figure, 'id'>;

/** How texts become addresses and addresses texts: names without case, width and spaces, measures in either language. */
export interface AddressBook {
  read(text: string): WrittenAddress | null;
  write(id: FigureId): string;
  nameKey(name: string): string;
}

export interface WrittenAddress {
  readonly subject: string;
  readonly dimension: string | null;
  readonly member: string | null;
  readonly period: Period | null;
  readonly measure: MeasureId;
}

/** The figures of a plan, found by any spelling of their address. An ambiguous member has no figure until its dimension is written. */
export function figureBook(sources: readonly FigureSource[], book: AddressBook): Figures {
  let found: ReadonlyMap<string, readonly FigureSource[]> | null = null;
  const places = () => {
    found ??= placesOf(sources, book);
    return found;
  };
  const expanded = new Map<FigureSource, ReadonlyMap<string, FigureEntry>>();
  const made = new Map<FigureEntry, Figure>();

  const entriesOf = (source: FigureSource): ReadonlyMap<string, FigureEntry> => {
    const known = expanded.get(source);
    if (known !== undefined) return known;
    const entries = new Map<string, FigureEntry>();
    for (const entry of source.entries()) {
      const key = entryKey(entry);
      if (!entries.has(key)) entries.set(key, entry);
    }
    expanded.set(source, entries);
    return entries;
  };

  const unlisted = (source: FigureSource, address: WrittenAddress): FigureEntry | undefined => {
    const { period } = address;
    if (period === null || source.over === undefined) return undefined;
    return source.over(period).find((it) => it.measure === address.measure);
  };

  const figureOf = (source: FigureSource, entry: FigureEntry): Figure => {
    const known = made.get(entry);
    if (known !== undefined) return known;
    const figure = { id: idOf(source, entry), ...entry.make() };
    made.set(entry, figure);
    return figure;
  };

  const find = (address: WrittenAddress): Figure | null => {
    const candidates = places().get(thingKey(book, address.subject, address.member)) ?? [];
    const dimension = address.dimension === null ? null : book.nameKey(address.dimension);
    const matching = candidates.filter(
      (source) =>
        dimension === null || (source.dimension !== null && book.nameKey(source.dimension) === dimension),
    );
    const key = entryKey(address);
    const entries = matching.flatMap((source) => {
      const listed = entriesOf(source);
      const { whole } = source;
      const meansWhole = address.period !== null && whole !== undefined && samePeriod(address.period, whole);
      const entry =
        listed.get(key) ??
        (meansWhole ? listed.get(address.measure) : undefined) ??
        unlisted(source, address);
      return entry === undefined ? [] : [{ source, entry }];
    });
    const things = new Set(entries.map(({ source }) => source.dimension));
    const first = entries[0];
    return first === undefined || things.size > 1 ? null : figureOf(first.source, first.entry);
  };

  return {
    get: (text) => {
      const address = book.read(text);
      return address === null ? null : find(address);
    },
    at: (id) => find(id),
    addresses: () =>
      sources.flatMap((source) =>
        [...entriesOf(source).values()].map((entry) => book.write(idOf(source, entry))),
      ),
  };
}

/** Sources by every name of theirs; a member's name may stand in several dimensions. */
function placesOf(
  sources: readonly FigureSource[],
  book: AddressBook,
): ReadonlyMap<string, readonly FigureSource[]> {
  const places = new Map<string, FigureSource[]>();
  for (const source of sources) {
    const members = source.member === null ? [null] : [source.member, ...(source.memberAliases ?? [])];
    for (const subject of [source.subject, ...source.aliases]) {
      for (const member of members) {
        const key = thingKey(book, subject, member);
        const known = places.get(key);
        if (known === undefined) places.set(key, [source]);
        else if (!known.includes(source)) known.push(source);
      }
    }
  }
  return places;
}

function idOf(source: FigureSource, entry: FigureEntry): FigureId {
  return {
    subject: source.subject,
    dimension: source.dimension,
    member: source.member,
    period: entry.period,
    measure: entry.measure,
  };
}

function thingKey(book: AddressBook, subject: string, member: string | null): string {
  return member === null ? book.nameKey(subject) : `${book.nameKey(subject)}/${book.nameKey(member)}`;
}

/** Periods are the same when they cover the same months, whatever they are called. */
function entryKey(entry: { readonly measure: MeasureId; readonly period: Period | null }): string {
  return entry.period === null
    ? entry.measure
    : `${entry.measure}@${entry.period.from}+${entry.period.months}`;
}

// ── What a maker of figures writes ─────────────────────────────────────────────────────────────────────────────

/** A number in base units of its unit, or the reason why there is none. */
export function numberOr(value: Rational | null, unit: Unit, reason: MissingReason): FigureValue {
  return value === null ? { state: 'missing', reason } : { state: 'number', value, unit };
}

/** A figure that the author wrote into a cell. */
export function given(value: FigureValue, cell: Pick<Cell<unknown>, 'at' | 'text'>): FigureBody {
  return { value, formula: null, inputs: cell.text === '' ? [] : [cellInput(cell)], at: cell.at };
}

/** A figure computed from others. */
export function computed(
  value: FigureValue,
  formula: FormulaId,
  inputs: readonly Input[],
  args?: Formula['args'],
): FigureBody {
  return {
    value,
    formula: args === undefined ? { id: formula } : { id: formula, args },
    inputs,
    at: null,
  };
}

export function figureInput(id: FigureId): Input {
  return { kind: 'figure', id };
}

export function cellInput(cell: Pick<Cell<unknown>, 'at' | 'text'>): Input {
  return { kind: 'cell', at: cell.at, text: cell.text };
}
