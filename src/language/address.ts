import { type FiscalStart, type Period, periodKey } from '../model/period.ts';
import { formatPeriodShort } from './format.ts';
import { type MeasureId, measures } from './measures.ts';
import { type Lang, say } from './words.ts';

/**
 * The address of a figure: `goal[/member][@period]:measure`, or with a reserved kind name in front
 * (`渠道/行业展会:转化率`). A member is `name`, or `dimension=name` where the name alone is ambiguous.
 */
export interface Address {
  /** The goal's name or id, or the reserved name of a kind. */
  readonly subject: string;
  readonly member: string | null;
  /** The dimension of the member, when it is written out (`区域=华东`). */
  readonly dimension: string | null;
  readonly period: Period | null;
  /** null in a bare reference to a thing (`销售总额/制造业`), as sums and actuals use. */
  readonly measure: MeasureId | null;
}

/** A sum of figures; a denominator from outside arrives with the actuals and is a sum of none. */
export interface AddressSum {
  readonly terms: readonly { readonly sign: 1 | -1; readonly address: Address }[];
}

/** The characters that separate the parts of an address, and so stand in no name. */
export const ADDRESS_MARKS = /[/@:#]/;

/** An address as people write it in that language: `销售总额/产品A@Q3:目标`, `销售总额/区域=华东@7月:实际`. */
export function formatAddress(address: Address, lang: Lang, fiscal: FiscalStart): string {
  const { subject, dimension, member, period, measure } = address;
  const path = member === null ? '' : `/${dimension === null ? '' : `${dimension}=`}${member}`;
  const when = period ? `@${formatPeriodShort(period, lang, fiscal)}` : '';
  return `${subject}${path}${when}${measure ? `:${say(measures[measure].label, lang)}` : ''}`;
}

/**
 * The key of a figure, one spelling for each: names as they stand in the resolved id, the period with its year, the
 * measure by its identifier: `销售总额/产品=产品A@2026-Q3:target`.
 */
export function addressKey(
  id: {
    readonly subject: string;
    readonly dimension: string | null;
    readonly member: string | null;
    readonly period: Period | null;
    readonly measure: MeasureId;
  },
  fiscal: FiscalStart,
): string {
  const path = id.member === null ? '' : `/${id.dimension === null ? '' : `${id.dimension}=`}${id.member}`;
  return `${id.subject}${path}${id.period ? `@${periodKey(id.period, fiscal)}` : ''}:${id.measure}`;
}
