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
 * The browser drops the space at which a heading wraps from its entry in the outline, and says the text of one that a
 * forced break pushes to the next page twice. The entries get their text back from the headings of the page, which are
 * the same in number and order; where some have none (because they are not shown), by their text without spaces.
 */
export function mendOutline(document: PDFDocument, html: string): void {
  const entries = entriesOf(document.catalog.lookupMaybe(PDFName.of('Outlines'), PDFDict));
  const headings = headingsOf(html);
  const texts = new Map(headings.map((text) => [withoutSpaces(text), text]));
  const inOrder = entries.length === headings.length;
  entries.forEach((entry, i) => {
    const title = entry.lookup(PDFName.of('Title'));
    if (!(title instanceof PDFString || title instanceof PDFHexString)) return;
    const text = inOrder ? headings[i] : texts.get(withoutSpaces(title.decodeText()));
    if (text !== undefined) entry.set(PDFName.of('Title'), PDFHexString.fromText(text));
  });
}

/** The entries below one, as they are read: each before those within it. */
function entriesOf(parent: PDFDict | undefined): readonly PDFDict[] {
  const found: PDFDict[] = [];
  let entry = parent?.lookupMaybe(PDFName.of('First'), PDFDict);
  while (entry !== undefined) {
    found.push(entry, ...entriesOf(entry));
    entry = entry.lookupMaybe(PDFName.of('Next'), PDFDict);
  }
  return found;
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
