import { asksToFit, withPagesFitted } from './fit-pages.ts';
import { partsToJoin, withMarkersOff, withPartsJoined } from './join-parts.ts';
import { asksForPages, movedPlaces, type Place, placesIn, withPageNumbers } from './page-numbers.ts';
import { withEndTucked } from './tuck-end.ts';

export interface Settled {
  readonly printed: Uint8Array;
  readonly html: string;
}

/**
 * Where things are is known once they are printed: a document whose parts leave pages nearly empty is printed again
 * with those parts joined, one that runs over a page it is to keep to is set smaller, and so is small print that leaves
 * a few lines to a last page, until none of this is so; one with contents, again with its page numbers. Joined parts stay joined and sizes only fall, so it ends; three prints are usual.
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
    sized = withEndTucked(withPagesFitted(sized, found.places, found.pages), found.places);
    const next = withPartsJoined(sized, joined);
    if (next === laid) break;
    laid = next;
    printed = await print(laid);
    found = await placesIn(printed);
  }
  const bare = withMarkersOff(laid);
  const final = withPageNumbers(bare, found.places);
  if (final === laid) return { printed, html: laid };
  const again = await print(final);
  const after = (await placesIn(again)).places;
  const moved = movedPlaces(stillThere(found.places, final), after);
  return moved.length === 0 ? { printed: again, html: final } : numberedAgain(bare, after, print);
}

/** Without its markers a document can lose a page that held nothing else; its numbers are then those of that print. */
async function numberedAgain(
  bare: string,
  places: ReadonlyMap<string, Place>,
  print: (html: string) => Promise<Uint8Array>,
): Promise<Settled> {
  const html = withPageNumbers(bare, places);
  const printed = await print(html);
  const moved = movedPlaces(places, (await placesIn(printed)).places);
  if (moved.length > 0) throw new Error(`the page numbers of the contents moved ${moved.join(', ')}`);
  return { printed, html };
}

function stillThere(places: ReadonlyMap<string, Place>, html: string): ReadonlyMap<string, Place> {
  return new Map([...places].filter(([name]) => html.includes(`id="${name}"`)));
}
