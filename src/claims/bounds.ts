/** What the words beside a number make of it: a figure may be more, or less, and the sentence is still true. */
export type BoundKind = 'least' | 'most' | 'over' | 'under';

export interface Bound {
  readonly kind: BoundKind;
  /** Where the words stand before the number; null when they stand behind it. */
  readonly words: { readonly from: number; readonly to: number } | null;
}

/** Right before the number, with at most a currency between. */
const BEFORE: readonly (readonly [BoundKind, RegExp])[] = [
  ['least', /(?:至少|起码|不(?:少|低|小)于|≥|>=|\bat least|\b(?:no|not) (?:less|fewer) than)$/i],
  ['most', /(?:至多|最多|不(?:超过|高于|多于|大于)|≤|<=|\bat most|\b(?:no|not) more than|\bup to)$/i],
  ['over', /(?:超过|逾|突破|>|\bmore than|\bover)$/i],
  ['under', /(?:不到|不足|<|\b(?:less|fewer) than|\bunder)$/i],
];

/** At the end of the text, behind the unit. */
const BEHIND: readonly (readonly [BoundKind, RegExp])[] = [
  ['least', /(?:及?以上|\bor more)$/i],
  ['most', /(?:及?以下|以内|\bor (?:less|fewer))$/i],
];

/** The bound that the words around a number state; null where the number is meant as it stands. */
export function boundOf(before: string, rest: string): Bound | null {
  const head = before.replace(/[¥$€£\s]*$/, '');
  for (const [kind, pattern] of BEFORE) {
    const found = pattern.exec(head);
    if (found !== null) return { kind, words: { from: found.index, to: head.length } };
  }
  for (const [kind, pattern] of BEHIND) {
    if (pattern.test(rest)) return { kind, words: null };
  }
  return null;
}

/** `order`: the sign of figure − number. */
export function keepsBound(kind: BoundKind, order: number): boolean {
  switch (kind) {
    case 'least':
      return order >= 0;
    case 'most':
      return order <= 0;
    case 'over':
      return order > 0;
    case 'under':
      return order < 0;
  }
}
