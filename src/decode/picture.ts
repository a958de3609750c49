import { holdsLines, pngHeader } from './png-lines.ts';

/** What the bytes of a file are, whatever it is called. */
export type Picture =
  | { readonly kind: 'png' | 'jpeg'; readonly width: number; readonly height: number }
  | { readonly kind: 'damaged'; readonly format: 'PNG' | 'JPEG' }
  | { readonly kind: 'other'; readonly format: Format | null };

export type Format = 'SVG' | 'GIF' | 'WebP' | 'AVIF' | 'HEIC' | 'BMP' | 'TIFF' | 'ICO' | 'PDF' | 'LFS';

/**
 * Tells a picture by its first bytes and reads its sides, in pixels, from its header. One that breaks off, or whose
 * parts do not fit together, is damaged: a browser would show a hole.
 */
export function pictureOf(bytes: Uint8Array): Picture {
  if (startsWith(bytes, '\x89PNG')) return png(bytes) ?? { kind: 'damaged', format: 'PNG' };
  if (startsWith(bytes, '\xff\xd8\xff')) return jpeg(bytes) ?? { kind: 'damaged', format: 'JPEG' };
  return { kind: 'other', format: otherFormat(bytes) };
}

const SIGNATURE = '\x89PNG\r\n\x1a\n';

/** PNG (W3C, third edition): a signature, then chunks of length, name, data and check sum, from IHDR to IEND. */
function png(bytes: Uint8Array): Picture | null {
  if (!startsWith(bytes, SIGNATURE)) return null;
  const view = viewOf(bytes);
  const header = pngHeader(bytes.subarray(16, 29));
  if (header === null) return null;
  const packed: Uint8Array[] = [];
  let colours = header.colour !== 3;
  for (let at = SIGNATURE.length; at + 12 <= bytes.length; ) {
    const length = view.getUint32(at);
    const name = latin(bytes.subarray(at + 4, at + 8));
    const end = at + 8 + length;
    if (end + 4 > bytes.length || view.getUint32(end) !== checkSum(bytes.subarray(at + 4, end))) return null;
    if ((at === SIGNATURE.length) !== (name === 'IHDR')) return null;
    if (name === 'IHDR' && length !== 13) return null;
    if (name === 'IDAT') packed.push(bytes.subarray(at + 8, end));
    colours ||= name === 'PLTE' && packed.length === 0;
    if (name === 'IEND') {
      const { width, height } = header;
      return colours && holdsLines(joined(packed), header) ? { kind: 'png', width, height } : null;
    }
    at = end + 4;
  }
  return null;
}

function joined(pieces: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(pieces.reduce((size, it) => size + it.length, 0));
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}

const TABLE = Uint32Array.from({ length: 256 }, (_, n) => {
  let c = n;
  for (let bit = 0; bit < 8; bit++) c = c & 1 ? 0xedb88320 ^ (c >>> 1) : c >>> 1;
  return c >>> 0;
});

/** The cyclic redundancy check of ISO 3309, as PNG has it. */
function checkSum(bytes: Uint8Array): number {
  let c = 0xffffffff;
  for (const byte of bytes) c = (TABLE[(c ^ byte) & 0xff] ?? 0) ^ (c >>> 8);
  return (c ^ 0xffffffff) >>> 0;
}

/** The ways of coding that browsers know: baseline, extended and progressive. */
const FRAMES = new Set([0xc0, 0xc1, 0xc2]);
const START_OF_SCAN = 0xda;
const QUANTIZATION = 0xdb;

/** JPEG (ITU-T T.81, annex B): segments of a marker and a length up to the scan; one of them is the frame with the sides. */
function jpeg(bytes: Uint8Array): Picture | null {
  const view = viewOf(bytes);
  let sides: { readonly width: number; readonly height: number } | null = null;
  let tables = false;
  for (let at = 2; at + 4 <= bytes.length; ) {
    if (bytes[at] !== 0xff) return null;
    const marker = bytes[at + 1] ?? 0;
    // Any number of these may stand before a marker.
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    if (marker === START_OF_SCAN) {
      return sides !== null && tables && endsAfter(bytes, at) ? { kind: 'jpeg', ...sides } : null;
    }
    const length = view.getUint16(at + 2);
    if (length < 2 || at + 2 + length > bytes.length) return null;
    tables ||= marker === QUANTIZATION;
    if (FRAMES.has(marker) && length >= 8) {
      sides = { height: view.getUint16(at + 5), width: view.getUint16(at + 7) };
      if (sides.width === 0 || sides.height === 0) return null;
    }
    at += 2 + length;
  }
  return null;
}

/** Whether the mark of the end follows; some programs write something of their own behind it. */
function endsAfter(bytes: Uint8Array, from: number): boolean {
  for (let at = bytes.length - 2; at > from; at--) {
    if (bytes[at] === 0xff && bytes[at + 1] === 0xd9) return true;
  }
  return false;
}

/** How other files begin; `.` stands for any byte. */
const BEGINNINGS: readonly (readonly [Format, RegExp])[] = [
  ['GIF', /^GIF8/],
  ['WebP', /^RIFF....WEBP/s],
  ['AVIF', /^....ftypavi/s],
  ['HEIC', /^....ftyp(?:he|mif|msf)/s],
  ['TIFF', /^(?:II\*\0|MM\0\*)/],
  ['ICO', /^\0\0\x01\0/],
  ['PDF', /^%PDF/],
  ['BMP', /^BM....\0\0\0\0/s],
  ['LFS', /^version https:\/\/git-lfs/],
  ['SVG', /^(?:\xef\xbb\xbf)?\s*<(?:svg|[\s\S]*?<svg)/i],
];

function otherFormat(bytes: Uint8Array): Format | null {
  const beginning = latin(bytes.subarray(0, 1024));
  return BEGINNINGS.find(([, pattern]) => pattern.test(beginning))?.[0] ?? null;
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

function startsWith(bytes: Uint8Array, beginning: string): boolean {
  return latin(bytes.subarray(0, beginning.length)) === beginning;
}

/** One character a byte. */
function latin(bytes: Uint8Array): string {
  return String.fromCharCode(...bytes);
}
