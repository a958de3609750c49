import { asksToFit, withPagesFitted } from './fit-pages.ts';
import { asksForPages, movedPlaces, type Place, placesIn, withPageNumbers } from './page-numbers.ts';
import { partsToOpen, withMarkersOff, withPartsRunningOn, withRunningHeads } from './run-on.ts';
import { withEndTucked } from './tuck-end.ts';

export interface Settled {
  readonly printed: Uint8Array;
  readonly html: string;
}

/**
 * Where things are is known once they are printed: a document with a part that begins low on a page is printed again
 * with that part on the next, one that runs over a page it is to keep to is set smaller, and so is small print that
 * leaves a few lines to a last page, until none of this is so; then with its running heads and page numbers. Parts that
 * begin a page keep to it and sizes only fall, so it ends; three prints are usual.
 */
export async function settle(html: string, print: (html: string) => Promise<Uint8Array>): Promise<Settled> {
  let sized = html;
  let opened: ReadonlySet<string> = new Set();
  let laid = withPartsRunningOn(sized, opened);
  let printed = await print(laid);
  if (!asksForPages(html) && !asksToFit(html) && html === withMarkersOff(html)) return { printed, html };
  let found = await placesIn(printed);
  for (;;) {
    opened = partsToOpen(html, found.places, opened);
    sized = withEndTucked(withPagesFitted(sized, found.places, found.pages), found.places);
    const next = withPartsRunningOn(sized, opened);
    if (next === laid) break;
    laid = next;
    printed = await print(laid);
    found = await placesIn(printed);
  }
  // What begins a page by itself may begin it a hair's breadth elsewhere once told to; what was told to before does not.
  const attempts = [null, opened].map((turning) =>
    withMarkersOff(withRunningHeads(html, laid, found.places, turning)),
  );
  for (const bare of attempts) {
    const final = withPageNumbers(bare, found.places);
    if (final === laid) return { printed, html: laid };
    const again = await print(final);
    const after = (await placesIn(again)).places;
    if (movedPlaces(stillThere(found.places, final), after).length === 0)
      return { printed: again, html: final };
  }
  return numberedAgain(attempts.at(-1) ?? laid, print);
}

/** Without its markers a document can lose a page that held nothing else; its numbers are then those of that print. */
async function numberedAgain(bare: string, print: (html: string) => Promise<Uint8Array>): Promise<Settled> {
  const { places } = await placesIn(await print(bare));
  const html = withPageNumbers(bare, places);
  const printed = await print(html);
  const moved = movedPlaces(places, (await placesIn(printed)).places);
  if (moved.length > 0) throw new Error(`the page numbers of the contents moved ${moved.join(', ')}`);
  return { printed, html };
}

function stillThere(places: ReadonlyMap<string, Place>, html: string): ReadonlyMap<string, Place> {
  return new Map([...places].filter(([name]) => html.includes(`id="${name}"`)));
}
