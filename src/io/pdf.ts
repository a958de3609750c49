import {
  PDFArray,
  type PDFContext,
  PDFDict,
  type PDFDocument,
  PDFName,
  type PDFObject,
  PDFString,
} from '@cantoo/pdf-lib';
import { isoOfDay } from '../model/calendar.ts';
import type { PrintOptions } from './effects.ts';
import { mergeFonts } from './merge-fonts.ts';
import { mendOutline } from './outline.ts';

const PRODUCER = 'Sixfold';

/**
 * What the browser leaves out of a PDF or makes different every time: author, subject, keywords, language and dates
 * (of the report, not of the clock); no link to a local file; objects packed into streams, which makes the tagged
 * structure small. Same bytes in, same bytes out.
 */
export function finishPdf(document: PDFDocument, html: string, options: PrintOptions): Promise<Uint8Array> {
  const date = new Date(`${isoOfDay(options.date)}T00:00:00Z`);
  document.setTitle(options.title, { showInWindowTitleBar: true });
  document.setAuthor(options.author);
  document.setSubject(options.subject);
  document.setKeywords([...(options.keywords ?? [])]);
  document.setCreator(PRODUCER);
  document.setProducer(PRODUCER);
  document.setCreationDate(date);
  document.setModificationDate(date);
  document.setLanguage(options.lang);
  for (const page of document.getPages()) dropLocalLinks(page.node.Annots());
  renumberElements(document.context);
  mendOutline(document, html);
  mergeFonts(document);
  return document.save({
    useObjectStreams: true,
    updateFieldAppearances: false,
    addDefaultPage: false,
    objectsPerTick: Number.POSITIVE_INFINITY,
  });
}

function dropLocalLinks(annotations: PDFArray | undefined): void {
  if (annotations === undefined) return;
  for (let index = annotations.size() - 1; index >= 0; index--) {
    const target = linkTarget(annotations.lookupMaybe(index, PDFDict));
    if (target !== null && !/^(https?:|mailto:)/i.test(target)) annotations.remove(index);
  }
}

function linkTarget(annotation: PDFDict | undefined): string | null {
  const action = annotation?.lookupMaybe(PDFName.of('A'), PDFDict);
  const uri = action?.lookup(PDFName.of('URI'));
  return uri instanceof PDFString ? uri.decodeText() : null;
}

/**
 * The browser names the elements of a tagged document by its own counter, which goes on from one document to the
 * next. Numbered from 1 in the same order, they do not tell what was printed before.
 */
function renumberElements(context: PDFContext): void {
  const objects = context.enumerateIndirectObjects().map(([, object]) => object);
  const found = new Set<string>();
  for (const object of objects)
    eachElementName(object, (name) => {
      found.add(name);
      return undefined;
    });
  const numbers = new Map([...found].sort().map((name, index) => [name, elementName(index + 1)]));
  for (const object of objects) eachElementName(object, (name) => numbers.get(name));
}

function elementName(number: number): string {
  return `node${String(number).padStart(8, '0')}`;
}

/** Visits the names of elements directly within an object; what the visitor returns takes a name's place. */
function eachElementName(object: PDFObject, visit: (name: string) => string | undefined): void {
  const within = (value: PDFObject, put: (name: PDFString) => void): void => {
    if (!(value instanceof PDFString)) {
      eachElementName(value, visit);
      return;
    }
    const name = value.asString();
    const next = /^node\d{8}$/.test(name) ? visit(name) : undefined;
    if (next !== undefined) put(PDFString.of(next));
  };
  if (object instanceof PDFDict) {
    for (const [key, value] of object.entries()) within(value, (name) => object.set(key, name));
  } else if (object instanceof PDFArray) {
    object.asArray().forEach((value, index) => {
      within(value, (name) => object.set(index, name));
    });
  }
}
