import type { Period } from '../model/period.ts';
import type { MeasureId } from './measures.ts';

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
