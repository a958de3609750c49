import type { FiscalStart, Period } from '../../model/period.ts';
import type { Address } from '../address.ts';
import type { Unit } from '../units.ts';
import type { Lang, Words } from '../words.ts';

/** What a reader gives: a value, or why the text is none. A reader never guesses and never throws. */
export type Reading<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly problem: Problem };

export type Problem =
  /** Not of the form that is expected here. */
  | { readonly kind: 'form'; readonly expects: Words; readonly example: Words }
  /** A goal that is a wish: `提升销量`. */
  | { readonly kind: 'no-number' }
  /** 待定: a promise of a number, not a number. */
  | { readonly kind: 'undecided' }
  /** A day or period without a year that stands `found` times in the plan's period (0, or 2 and more). */
  | { readonly kind: 'year'; readonly found: number }
  | { readonly kind: 'no-such-day' }
  /** A day, or a stretch of time, so far beyond the plan that it is a slip of the hand. */
  | { readonly kind: 'out-of-reach' }
  /** A number of another thing than the column counts. */
  | { readonly kind: 'unit'; readonly found: string; readonly wanted: Unit }
  /** A word that is none of the words this column knows. */
  | { readonly kind: 'choice'; readonly known: readonly Words[]; readonly suggestion: string | null }
  /** `0.4` where a percentage stands: 0.4 % or 40 %? */
  | { readonly kind: 'fraction' }
  /** `+5%` of a ratio: points or percent? */
  | { readonly kind: 'points' }
  | { readonly kind: 'measure'; readonly found: string; readonly suggestion: string | null };

/** What a reader may know besides the text. */
export interface ReadContext {
  /** The plan's period, in which a day or quarter without a year is looked for; null where there is none yet. */
  readonly within: Period | null;
  readonly fiscal: FiscalStart;
  readonly lang: Lang;
  readonly currency: string;
  /** The unit of a number that names none; null: the cell itself must say, or counts nothing in particular. */
  readonly unit: Unit | null;
  /** Months that an amount `每年` or `每月` is meant for; `rate` keeps it as an amount per month (人均月产能). */
  readonly span: number | 'rate';
  /** The unit of the figure at an address, for scenarios. */
  readonly unitOf?: (address: Address) => Unit | null;
}

export function read<T>(value: T): Reading<T> {
  return { ok: true, value };
}

export function refuse(problem: Problem): { readonly ok: false; readonly problem: Problem } {
  return { ok: false, problem };
}

/** A refusal because the text has another form: what is expected, with an example in each language. */
export function form(zh: string, en: string, exampleZh: string, exampleEn = exampleZh) {
  return refuse({ kind: 'form', expects: { zh, en }, example: { zh: exampleZh, en: exampleEn } });
}
