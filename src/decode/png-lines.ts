import { Unzlib } from 'fflate';

/** What the header of a PNG says of its lines. */
export interface PngHeader {
  readonly width: number;
  readonly height: number;
  readonly depth: number;
  readonly colour: number;
  readonly interlaced: boolean;
}

/** Bits a sample may have, and samples a pixel has, by colour type (PNG, table 11.1). */
const COLOURS: ReadonlyMap<number, { readonly depths: readonly number[]; readonly samples: number }> =
  new Map([
    [0, { depths: [1, 2, 4, 8, 16], samples: 1 }],
    [2, { depths: [8, 16], samples: 3 }],
    [3, { depths: [1, 2, 4, 8], samples: 1 }],
    [4, { depths: [8, 16], samples: 2 }],
    [6, { depths: [8, 16], samples: 4 }],
  ]);

/** The header of a PNG from its 13 bytes; null when it names a way of drawing that does not exist. */
export function pngHeader(data: Uint8Array): PngHeader | null {
  if (data.length !== 13) return null;
  const view = new DataView(data.buffer, data.byteOffset, data.byteLength);
  const [width, height] = [view.getUint32(0), view.getUint32(4)];
  const [depth = 0, colour = 0, packing = 0, filtering = 0, interlace = 0] = data.subarray(8);
  const known = COLOURS.get(colour)?.depths.includes(depth) === true;
  if (!known || packing !== 0 || filtering !== 0 || interlace > 1 || width === 0 || height === 0) return null;
  return { width, height, depth, colour, interlaced: interlace === 1 };
}

/** First column and row, and steps between them, of the seven passes of an interlaced picture (PNG, 8.2). */
const PASSES = [
  [0, 0, 8, 8],
  [4, 0, 8, 8],
  [0, 4, 4, 8],
  [2, 0, 4, 4],
  [0, 2, 2, 4],
  [1, 0, 2, 2],
  [0, 1, 1, 2],
] as const;

/** How many bytes the lines of a picture have, each with the byte that names its filter. */
function sizeOfLines({ width, height, depth, colour, interlaced }: PngHeader): number {
  const bits = depth * (COLOURS.get(colour)?.samples ?? 0);
  const size = (columns: number, rows: number) =>
    columns === 0 ? 0 : rows * (1 + Math.ceil((columns * bits) / 8));
  if (!interlaced) return size(width, height);
  return PASSES.reduce(
    (total, [left, top, across, down]) =>
      total + size(Math.ceil((width - left) / across), Math.ceil((height - top) / down)),
    0,
  );
}

/** Pieces in which packed data are opened: one cannot grow beyond some 4 MB before it is looked at. */
const PIECE = 4096;

/** Whether packed data hold just the lines of the picture; what holds more is not opened to its end. */
export function holdsLines(packed: Uint8Array, header: PngHeader): boolean {
  const wanted = sizeOfLines(header);
  let size = 0;
  let ended = false;
  const opening = new Unzlib((lines, final) => {
    size += lines.length;
    ended ||= final;
  });
  try {
    for (let at = 0; at < packed.length && size <= wanted; at += PIECE) {
      opening.push(packed.subarray(at, at + PIECE), at + PIECE >= packed.length);
    }
  } catch {
    return false;
  }
  return ended && size === wanted;
}
