import { type PDFArray, PDFDict, PDFDocument, PDFName, PDFString } from '@cantoo/pdf-lib';
import { isoOfDay } from '../model/calendar.ts';
import type { PrintOptions } from './effects.ts';

const PRODUCER = 'Sixfold';

/**
 * What the browser leaves out of a PDF or makes different every time: author, subject, keywords, language and dates
 * (of the report, not of the clock); no link to a local file; objects packed into streams, which makes the tagged
 * structure small. Same bytes in, same bytes out.
 */
export async function finishPdf(printed: Uint8Array, options: PrintOptions): Promise<Uint8Array> {
  const document = await PDFDocument.load(printed, { updateMetadata: false });
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
  return document.save({ useObjectStreams: true, updateFieldAppearances: false, addDefaultPage: false });
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
