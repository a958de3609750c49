import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { Period } from '../model/period.ts';

/** One set of siblings under one margin. */
export interface Group {
  /** The quanta of a member in any period within the goal's; null where the whole has no level. */
  quanta(index: number, period: Period): bigint | null;
}

export type GroupResult =
  | { readonly ok: true; readonly group: Group; readonly totals: readonly bigint[] }
  | { readonly ok: false; readonly diagnostic: Diagnostic };
