import { PDFArray, PDFDict, type PDFDocument, PDFName, PDFNumber, PDFRef } from '@cantoo/pdf-lib';

const SLOT = /(<span class="contents-page" data-page-of="([^"]+)">)[^<]*(<\/span>)/g;

/** Where something stands in a print. */
export interface Place {
  /** Counted from 1. */
  readonly page: number;
  /** The share of the page's height above it, 0 to 1. */
  readonly down: number;
}

/** Whether a document asks for the pages of its own headings, which only its print can tell. */
export function asksForPages(html: string): boolean {
  return html.search(SLOT) >= 0;
}

/** The document with the page numbers of a print of it in their slots, whose width does not depend on them. */
export function withPageNumbers(html: string, places: ReadonlyMap<string, Place>): string {
  return html.replace(SLOT, (_, open: string, anchor: string, close: string) => {
    const place = places.get(anchor);
    if (place === undefined) throw new Error(`the print has no place called ${anchor}`);
    return `${open}${place.page}${close}`;
  });
}

/** How many pages a print has, and each place in it that a link of the document leads to. */
export function placesIn(document: PDFDocument): {
  readonly places: ReadonlyMap<string, Place>;
  readonly pages: number;
} {
  const pages = new Map(
    document
      .getPages()
      .map((page, index) => [page.ref.toString(), { number: index + 1, height: page.getHeight() }]),
  );
  const places = document.catalog.lookupMaybe(PDFName.of('Dests'), PDFDict);
  const found = (places?.entries() ?? []).flatMap(([name, value]): [string, Place][] => {
    const place = value instanceof PDFRef ? document.context.lookup(value) : value;
    if (!(place instanceof PDFArray)) return [];
    const page = pages.get(String(place.get(0)));
    // [page /XYZ left top zoom], the top counted from the bottom of the page (ISO 32000-1, table 151).
    const top = place.lookupMaybe(3, PDFNumber)?.asNumber() ?? page?.height ?? 0;
    return page === undefined
      ? []
      : [[name.decodeText(), { page: page.number, down: 1 - top / page.height }]];
  });
  return { places: new Map(found), pages: pages.size };
}

/** A contents page must say where things are: filling it in may move nothing. These places it has moved. */
export function movedPlaces(
  before: ReadonlyMap<string, Place>,
  after: ReadonlyMap<string, Place>,
): readonly string[] {
  return [...before].filter(([name, { page }]) => after.get(name)?.page !== page).map(([name]) => name);
}
