import type { Piece } from './text.ts';

/** What an offered word is; editors show it as a picture beside it. */
export type OfferKind =
  | 'goal'
  | 'thing'
  | 'person'
  | 'figure'
  | 'column'
  | 'choice'
  | 'key'
  | 'file'
  | 'period';

/** A word that may be written at a place. */
export interface Offer {
  readonly label: string;
  readonly kind: OfferKind;
  /** What is shown beside it: a value, a meaning. */
  readonly detail?: string;
  /** What is written, where that is not the label itself. */
  readonly insert?: string;
}

/** Words for a stretch of the cursor's line. */
export interface Offers {
  readonly piece: Piece;
  readonly offers: readonly Offer[];
  /** There are more than are offered: the editor asks again as more is typed. */
  readonly incomplete: boolean;
}

/** The most words that are offered at a time. */
const MOST = 300;

/** Each word once, in the order given. */
export function offersFor(piece: Piece, offers: readonly Offer[]): Offers {
  const unique = [...new Map(offers.toReversed().map((it) => [it.label, it])).values()].toReversed();
  return { piece, offers: unique.slice(0, MOST), incomplete: unique.length > MOST };
}
