import { PDFDict, type PDFDocument, PDFHexString, PDFName, PDFString } from '@cantoo/pdf-lib';

const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
};

/**
 * The browser drops the space at which a heading wraps from its entry in the outline. The entries get their text back
 * from the headings of the page, which are the same without their spaces.
 */
export function mendOutline(document: PDFDocument, html: string): void {
  const texts = new Map(headingsOf(html).map((text) => [withoutSpaces(text), text]));
  for (const [, object] of document.context.enumerateIndirectObjects()) {
    if (!(object instanceof PDFDict) || !object.has(PDFName.of('Dest'))) continue;
    const title = object.lookup(PDFName.of('Title'));
    if (!(title instanceof PDFString || title instanceof PDFHexString)) continue;
    const text = texts.get(withoutSpaces(title.decodeText()));
    if (text !== undefined) object.set(PDFName.of('Title'), PDFHexString.fromText(text));
  }
}

/** The texts of the headings of our own pages, whose markup is regular. */
export function headingsOf(html: string): string[] {
  return [...html.matchAll(/<h([1-6])\b[^>]*>([\s\S]*?)<\/h\1>/g)].map(([, , inner = '']) =>
    decoded(inner.replace(/<[^>]*>/g, ''))
      .replace(/\s+/g, ' ')
      .trim(),
  );
}

function decoded(text: string): string {
  return text.replace(/&(?:#x([\da-f]+)|#(\d+)|(\w+));/gi, (whole, hex, decimal, name) => {
    if (hex !== undefined) return String.fromCodePoint(Number.parseInt(hex, 16));
    if (decimal !== undefined) return String.fromCodePoint(Number(decimal));
    return ENTITIES[String(name)] ?? whole;
  });
}

function withoutSpaces(text: string): string {
  return text.replace(/\s+/g, '');
}
