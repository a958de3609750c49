import {
  decodePDFRawStream,
  PDFDict,
  type PDFDocument,
  PDFName,
  PDFRawStream,
  PDFRef,
} from '@cantoo/pdf-lib';

/**
 * The browser embeds a font anew for every colour of text, each time with the glyphs of that colour. The parts of one
 * font keep its glyph numbers, so they can be put together: one file that all of them use. Of its tables only those
 * stay that a PDF needs (ISO 32000-1, 9.9: glyf, head, hhea, hmtx, loca, maxp; cvt, fpgm, prep).
 */
export function mergeFonts(document: PDFDocument): void {
  const groups = new Map<string, PDFDict[]>();
  for (const [, object] of document.context.enumerateIndirectObjects()) {
    if (!(object instanceof PDFDict) || !(object.get(FILE) instanceof PDFRef)) continue;
    const name = String(object.get(PDFName.of('FontName'))).replace(/^\/[A-Z]{6}\+/, '');
    groups.set(name, [...(groups.get(name) ?? []), object]);
  }
  for (const descriptors of groups.values()) {
    const parts = descriptors.flatMap((descriptor) => {
      const stream = descriptor.lookup(FILE);
      return stream instanceof PDFRawStream ? [decodePDFRawStream(stream).decode()] : [];
    });
    if (parts.length !== descriptors.length) continue;
    const merged = mergeTrueType(parts);
    const file = document.context.register(
      document.context.flateStream(merged, { Length1: merged.byteLength }),
    );
    for (const descriptor of descriptors) {
      const old = descriptor.get(FILE);
      if (old instanceof PDFRef) document.context.delete(old);
      descriptor.set(FILE, file);
    }
  }
}

const FILE = PDFName.of('FontFile2');
const KEPT = ['cvt ', 'fpgm', 'prep'];

interface Part {
  readonly tables: ReadonlyMap<string, Uint8Array>;
  readonly glyphs: number;
  /** Whether a glyph has an outline here: asked of every part for each of some ten thousand. */
  readonly has: (glyph: number) => boolean;
  readonly outline: (glyph: number) => Uint8Array;
  /** Advance width and left side bearing. */
  readonly metrics: (glyph: number) => readonly [number, number];
}

const NOTHING = new Uint8Array();

/** One font with the glyphs of all parts, under the numbers they have in each. */
export function mergeTrueType(fonts: readonly Uint8Array[]): Uint8Array {
  const parts = fonts.map(readPart);
  const widest = parts.reduce((most, part) => (part.glyphs > most.glyphs ? part : most));
  const count = widest.glyphs;
  const loca = new DataView(new ArrayBuffer((count + 1) * 4));
  const hmtx = new DataView(new ArrayBuffer(count * 4));
  const outlines: Uint8Array[] = [];
  let length = 0;
  for (let glyph = 0; glyph < count; glyph++) {
    const holder = parts.find((part) => part.has(glyph));
    const outline = holder?.outline(glyph) ?? NOTHING;
    const measured = holder ?? parts.find((part) => part.metrics(glyph)[0] > 0) ?? widest;
    const [advance, bearing] = measured.metrics(glyph);
    hmtx.setUint16(glyph * 4, advance);
    hmtx.setInt16(glyph * 4 + 2, bearing);
    loca.setUint32(glyph * 4, length);
    outlines.push(outline);
    length += Math.ceil(outline.length / 4) * 4;
  }
  loca.setUint32(count * 4, length);
  const tables = new Map(KEPT.flatMap((tag) => tableEntry(widest, tag)));
  tables.set('glyf', joined(outlines, length));
  tables.set('loca', new Uint8Array(loca.buffer));
  tables.set('hmtx', new Uint8Array(hmtx.buffer));
  tables.set('maxp', table(widest, 'maxp'));
  tables.set(
    'head',
    changed(table(widest, 'head'), (view) => view.setInt16(50, 1)),
  );
  tables.set(
    'hhea',
    changed(table(widest, 'hhea'), (view) => view.setUint16(34, count)),
  );
  return written(tables);
}

function readPart(font: Uint8Array): Part {
  const view = viewOf(font);
  const tables = new Map<string, Uint8Array>();
  for (let index = 0; index < view.getUint16(4); index++) {
    const at = 12 + index * 16;
    const tag = String.fromCharCode(...font.subarray(at, at + 4));
    const start = view.getUint32(at + 8);
    tables.set(tag, font.subarray(start, start + view.getUint32(at + 12)));
  }
  const part = { tables };
  const [head, maxp, hhea] = ['head', 'maxp', 'hhea'].map((tag) => viewOf(table(part, tag)));
  if (!head || !maxp || !hhea) throw new Error('the font lacks its head');
  const [glyf, loca, hmtx] = [table(part, 'glyf'), viewOf(table(part, 'loca')), viewOf(table(part, 'hmtx'))];
  const glyphs = maxp.getUint16(4);
  const long = head.getInt16(50) === 1;
  const measured = hhea.getUint16(34);
  const offset = (glyph: number) => (long ? loca.getUint32(glyph * 4) : loca.getUint16(glyph * 2) * 2);
  return {
    tables,
    glyphs,
    has: (glyph) => glyph < glyphs && offset(glyph + 1) > offset(glyph),
    outline: (glyph) => (glyph < glyphs ? glyf.subarray(offset(glyph), offset(glyph + 1)) : NOTHING),
    metrics: (glyph) => {
      if (glyph >= glyphs) return [0, 0];
      if (glyph < measured) return [hmtx.getUint16(glyph * 4), hmtx.getInt16(glyph * 4 + 2)];
      return [hmtx.getUint16((measured - 1) * 4), hmtx.getInt16(measured * 4 + (glyph - measured) * 2)];
    },
  };
}

function table(part: Pick<Part, 'tables'>, tag: string): Uint8Array {
  const found = part.tables.get(tag);
  if (found === undefined) throw new Error(`the font has no table ${tag}`);
  return found;
}

function tableEntry(part: Part, tag: string): [string, Uint8Array][] {
  const found = part.tables.get(tag);
  return found === undefined ? [] : [[tag, found]];
}

function changed(bytes: Uint8Array, change: (view: DataView) => void): Uint8Array {
  const copy = bytes.slice();
  change(viewOf(copy));
  return copy;
}

function joined(outlines: readonly Uint8Array[], length: number): Uint8Array {
  const glyf = new Uint8Array(length);
  let at = 0;
  for (const outline of outlines) {
    glyf.set(outline, at);
    at += Math.ceil(outline.length / 4) * 4;
  }
  return glyf;
}

/** The tables as a font file (OpenType: table directory in the order of the tags, each table on four bytes). */
function written(tables: ReadonlyMap<string, Uint8Array>): Uint8Array {
  const sorted = [...tables].sort(([a], [b]) => (a < b ? -1 : 1));
  const start = 12 + sorted.length * 16;
  const size = sorted.reduce((sum, [, bytes]) => sum + Math.ceil(bytes.length / 4) * 4, start);
  const font = new Uint8Array(size);
  const view = viewOf(font);
  const power = 2 ** Math.floor(Math.log2(sorted.length));
  view.setUint32(0, 0x0001_0000);
  view.setUint16(4, sorted.length);
  view.setUint16(6, power * 16);
  view.setUint16(8, Math.log2(power));
  view.setUint16(10, (sorted.length - power) * 16);
  let at = start;
  sorted.forEach(([tag, bytes], index) => {
    const entry = 12 + index * 16;
    font.set(
      [...tag].map((letter) => letter.charCodeAt(0)),
      entry,
    );
    font.set(bytes, at);
    view.setUint32(entry + 4, checksum(view, at, bytes.length));
    view.setUint32(entry + 8, at);
    view.setUint32(entry + 12, bytes.length);
    at += Math.ceil(bytes.length / 4) * 4;
  });
  return font;
}

function checksum(view: DataView, at: number, length: number): number {
  let sum = 0;
  for (let offset = 0; offset < length; offset += 4) sum = (sum + view.getUint32(at + offset)) >>> 0;
  return sum;
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
