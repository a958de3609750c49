import { partsToJoin, withMarkersOff, withPartsJoined } from './join-parts.ts';
import { asksForPages, assertUnmoved, type Place, placesIn, withPageNumbers } from './page-numbers.ts';

export interface Settled {
  readonly printed: Uint8Array;
  readonly html: string;
}

/**
 * Where things are is known once they are printed: a document whose parts leave pages nearly empty is printed again
 * with those parts joined, until none does; one with contents, again with its page numbers. A joined part stays
 * joined, so it ends after as many prints as there are parts at most; three are usual.
 */
export async function settle(html: string, print: (html: string) => Promise<Uint8Array>): Promise<Settled> {
  let printed = await print(html);
  let laid = html;
  let places: ReadonlyMap<string, Place> = new Map();
  let joined: ReadonlySet<string> = new Set();
  const measured = asksForPages(html) || html !== withMarkersOff(html);
  while (measured) {
    places = await placesIn(printed);
    const more = partsToJoin(html, places, joined);
    if (more.size === joined.size) break;
    joined = more;
    laid = withPartsJoined(html, joined);
    printed = await print(laid);
  }
  const final = withPageNumbers(withMarkersOff(laid), places);
  if (final === html) return { printed, html };
  const again = await print(final);
  assertUnmoved(
    new Map([...places].filter(([name]) => final.includes(`id="${name}"`))),
    await placesIn(again),
  );
  return { printed: again, html: final };
}
