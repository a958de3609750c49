import { ParseSpeeds, PDFDocument } from '@cantoo/pdf-lib';
import { asksToFit, withPagesFitted } from './fit-pages.ts';
import { asksForPages, movedPlaces, type Place, placesIn, withPageNumbers } from './page-numbers.ts';
import { partsToOpen, withMarkersOff, withPartsRunningOn, withRunningHeads } from './run-on.ts';
import { withEndTucked } from './tuck-end.ts';

export interface Settled {
  readonly printed: PDFDocument;
  readonly html: string;
}

export interface Prints {
  readonly whole: (html: string) => Promise<Uint8Array>;
  /** Untagged, which takes half of the time: enough to tell where things come to stand. */
  readonly sketch: (html: string) => Promise<Uint8Array>;
}

/**
 * Where things are is known once they are printed: a document with a part that begins low on a page is printed again
 * with that part on the next, one that runs over a page it is to keep to is set smaller, and so is small print that
 * leaves a few lines to a last page, until none of this is so; then with its running heads and page numbers. Parts that
 * begin a page keep to it and sizes only fall, so it ends; three prints are usual, all but the last of them sketches.
 */
export async function settle(html: string, { whole, sketch }: Prints): Promise<Settled> {
  const print = async (text: string) => load(await whole(text));
  const look = async (text: string) => placesIn(await load(await sketch(withDrawingsBlank(text))));
  let sized = html;
  let opened: ReadonlySet<string> = new Set();
  let laid = withPartsRunningOn(sized, opened);
  if (!asksForPages(html) && !asksToFit(html) && html === withMarkersOff(html)) {
    return { printed: await print(laid), html };
  }
  let found = await look(laid);
  for (;;) {
    opened = partsToOpen(html, found.places, opened);
    sized = withEndTucked(withPagesFitted(sized, found.places, found.pages), found.places);
    const next = withPartsRunningOn(sized, opened);
    if (next === laid) break;
    laid = next;
    found = await look(laid);
  }
  // What begins a page by itself may begin it a hair's breadth elsewhere once told to; what was told to before does not.
  const attempts = [null, opened].map((turning) =>
    withMarkersOff(withRunningHeads(html, laid, found.places, turning)),
  );
  for (const bare of attempts) {
    const final = withPageNumbers(bare, found.places);
    const printed = await print(final);
    const after = placesIn(printed).places;
    if (movedPlaces(stillThere(found.places, final), after).length === 0) return { printed, html: final };
  }
  // Without its markers a document can lose a page that held nothing else; its numbers are then those of that print.
  const bare = attempts.at(-1) ?? laid;
  const { places } = await look(bare);
  const final = withPageNumbers(bare, places);
  const printed = await print(final);
  const moved = movedPlaces(places, placesIn(printed).places);
  if (moved.length > 0) throw new Error(`the page numbers of the contents moved ${moved.join(', ')}`);
  return { printed, html: final };
}

/** Without the pauses that a page in a browser would need. */
function load(printed: Uint8Array): Promise<PDFDocument> {
  return PDFDocument.load(printed, { updateMetadata: false, parseSpeed: ParseSpeeds.Fastest });
}

/** A drawing takes the same room whatever is drawn in it; one within another is left as it is. */
function withDrawingsBlank(html: string): string {
  return html.replace(
    /(<svg\b[^>]*>)([\s\S]*?)(<\/svg>)/g,
    (drawing, open: string, inner: string, close: string) =>
      inner.includes('<svg') ? drawing : open + close,
  );
}

function stillThere(places: ReadonlyMap<string, Place>, html: string): ReadonlyMap<string, Place> {
  return new Map([...places].filter(([name]) => html.includes(`id="${name}"`)));
}
