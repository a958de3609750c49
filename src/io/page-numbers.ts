import { PDFArray, PDFDict, PDFDocument, PDFName, PDFRef } from '@cantoo/pdf-lib';

const SLOT = /(<span class="contents-page" data-page-of="([^"]+)">)[^<]*(<\/span>)/g;

/** Whether a document asks for the pages of its own headings, which only its print can tell. */
export function asksForPages(html: string): boolean {
  return html.search(SLOT) >= 0;
}

/** The document with the page numbers of a print of it in their slots, whose width does not depend on them. */
export function withPageNumbers(html: string, pages: ReadonlyMap<string, number>): string {
  return html.replace(SLOT, (_, open: string, anchor: string, close: string) => {
    const page = pages.get(anchor);
    if (page === undefined) throw new Error(`the print has no place called ${anchor}`);
    return `${open}${page}${close}`;
  });
}

/** On which page, counted from 1, each place stands that a link of the document leads to. */
export async function pagesOfPlaces(printed: Uint8Array): Promise<ReadonlyMap<string, number>> {
  const document = await PDFDocument.load(printed, { updateMetadata: false });
  const numbers = new Map(document.getPages().map((page, index) => [page.ref.toString(), index + 1]));
  const places = document.catalog.lookupMaybe(PDFName.of('Dests'), PDFDict);
  const found = (places?.entries() ?? []).flatMap(([name, value]): [string, number][] => {
    const place = value instanceof PDFRef ? document.context.lookup(value) : value;
    const page = place instanceof PDFArray ? numbers.get(String(place.get(0))) : undefined;
    return page === undefined ? [] : [[name.decodeText(), page]];
  });
  return new Map(found);
}

/** A contents page must say where things are: filling it in may have moved nothing. */
export function assertUnmoved(before: ReadonlyMap<string, number>, after: ReadonlyMap<string, number>): void {
  const moved = [...before].filter(([name, page]) => after.get(name) !== page).map(([name]) => name);
  if (moved.length > 0) throw new Error(`the page numbers of the contents moved ${moved.join(', ')}`);
}
