import {
  PDFDict,
  PDFDocument,
  PDFHexString,
  PDFName,
  PDFRawStream,
  PDFRef,
  PDFString,
} from '@cantoo/pdf-lib';

/** What a PDF is made of, whichever page uses it. */
export interface Objects {
  /** Kind of each font: Type0, CIDFontType2, Type3 … */
  readonly fonts: readonly string[];
  /** Font programs by the key under which a descriptor holds them; FontFile2 is TrueType. */
  readonly programs: readonly string[];
  /** Distinct embedded TrueType files. */
  readonly files: number;
  readonly pictures: number;
  /** What is said in the place of each figure, to who cannot see it; empty where nothing is. */
  readonly figures: readonly string[];
  /** Targets of links that lead out of the file. */
  readonly outside: readonly string[];
  readonly scripts: number;
  /** Of each page, in whole points. */
  readonly sizes: readonly (readonly [number, number])[];
  /** Objects packed into streams, without which a tagged file is many times larger. */
  readonly packed: boolean;
}

const PROGRAMS = ['FontFile', 'FontFile2', 'FontFile3'];

export async function readObjects(bytes: Uint8Array): Promise<Objects> {
  const document = await PDFDocument.load(bytes, { updateMetadata: false });
  const objects = document.context.enumerateIndirectObjects().map(([, object]) => object);
  const dicts = objects.flatMap((object) =>
    object instanceof PDFDict ? [object] : object instanceof PDFRawStream ? [object.dict] : [],
  );
  const named = (dict: PDFDict, key: string) => String(dict.get(PDFName.of(key)) ?? '').replace(/^\//, '');
  const descriptors = dicts.filter((dict) => named(dict, 'Type') === 'FontDescriptor');
  const programs = descriptors.map((dict) => PROGRAMS.find((key) => dict.has(PDFName.of(key))) ?? 'none');
  const files = new Set(descriptors.map((dict) => String(dict.get(PDFName.of('FontFile2')))));
  const actions = dicts.flatMap((dict) => {
    const action = dict.get(PDFName.of('A'));
    return action instanceof PDFDict
      ? [action]
      : action instanceof PDFRef
        ? [document.context.lookup(action)]
        : [];
  });
  return {
    fonts: dicts.filter((dict) => named(dict, 'Type') === 'Font').map((dict) => named(dict, 'Subtype')),
    programs,
    files: files.size,
    pictures: dicts.filter((dict) => named(dict, 'Subtype') === 'Image').length,
    figures: dicts
      .filter((dict) => named(dict, 'S') === 'Figure')
      .map((dict) => {
        const text = dict.get(PDFName.of('Alt'));
        return text instanceof PDFString || text instanceof PDFHexString ? text.decodeText() : '';
      }),
    outside: actions.flatMap((action) =>
      action instanceof PDFDict && action.has(PDFName.of('URI')) ? [named(action, 'URI')] : [],
    ),
    scripts: dicts.filter((dict) => named(dict, 'S') === 'JavaScript' || dict.has(PDFName.of('JS'))).length,
    sizes: document.getPages().map((page) => {
      const { width, height } = page.getSize();
      return [Math.round(width), Math.round(height)];
    }),
    packed: Buffer.from(bytes).includes('/Type /ObjStm') || Buffer.from(bytes).includes('/Type/ObjStm'),
  };
}
