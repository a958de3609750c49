import { asksToFit, withPagesFitted } from './fit-pages.ts';
import { partsToJoin, withMarkersOff, withPartsJoined } from './join-parts.ts';
import { asksForPages, assertUnmoved, type Place, placesIn, withPageNumbers } from './page-numbers.ts';

export interface Settled {
  readonly printed: Uint8Array;
  readonly html: string;
}

/**
 * Where things are is known once they are printed: a document whose parts leave pages nearly empty is printed again
 * with those parts joined, one that runs over a page it is to keep to is set smaller, until neither is so; one with
 * contents, again with its page numbers. Joined parts stay joined and sizes only fall, so it ends; three prints are usual.
 */
export async function settle(html: string, print: (html: string) => Promise<Uint8Array>): Promise<Settled> {
  let printed = await print(html);
  if (!asksForPages(html) && !asksToFit(html) && html === withMarkersOff(html)) return { printed, html };
  let sized = html;
  let laid = html;
  let found = await placesIn(printed);
  let joined: ReadonlySet<string> = new Set();
  for (;;) {
    joined = partsToJoin(html, found.places, joined);
    sized = withPagesFitted(sized, found.places, found.pages);
    const next = withPartsJoined(sized, joined);
    if (next === laid) break;
    laid = next;
    printed = await print(laid);
    found = await placesIn(printed);
  }
  const final = withPageNumbers(withMarkersOff(laid), found.places);
  if (final === laid) return { printed, html: laid };
  const again = await print(final);
  assertUnmoved(stillThere(found.places, final), (await placesIn(again)).places);
  return { printed: again, html: final };
}

function stillThere(places: ReadonlyMap<string, Place>, html: string): ReadonlyMap<string, Place> {
  return new Map([...places].filter(([name]) => html.includes(`id="${name}"`)));
}
