import { crc32, deflateSync } from 'node:zlib';

/** A PNG of one colour that any program shows; its bytes begin and end with what a reader looks for. */
export function pngOf(width: number, height: number): Uint8Array {
  const line = Buffer.concat([Buffer.of(0), Buffer.alloc(width * 3, Buffer.of(0x1f, 0x5f, 0x8b))]);
  return pngWith([width, height], [8, 2, 0, 0, 0], Buffer.concat(Array.from({ length: height }, () => line)));
}

/** A PNG of these sides, the rest of its header and its lines, whether they go together or not. */
export function pngWith(
  [width, height]: readonly [number, number],
  rest: readonly number[],
  lines: Buffer,
  palette: readonly number[] = [],
): Uint8Array {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set(rest, 8);
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    chunk('IHDR', header),
    ...(palette.length > 0 ? [chunk('PLTE', Buffer.from(palette))] : []),
    chunk('IDAT', deflateSync(lines)),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function chunk(name: string, data: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(name, 'latin1'), data]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  sum.writeUInt32BE(crc32(named));
  return Buffer.concat([length, named, sum]);
}

/** What frames a JPEG: a segment with some maker's data, a table, the frame with its sides, and a scan without a picture in it. */
export function jpegOf(width: number, height: number, frame = 0xc0): Uint8Array {
  const sides = [height >> 8, height & 0xff, width >> 8, width & 0xff];
  return Uint8Array.of(
    ...[0xff, 0xd8, 0xff, 0xe1, 0, 4, 0xff, 0xd9],
    ...[0xff, 0xdb, 0, 67, 0, ...Array.from({ length: 64 }, () => 1)],
    ...[0xff, 0xff, frame, 0, 11, 8, ...sides, 1, 1, 0x11, 0],
    ...[0xff, 0xda, 0, 8, 1, 1, 0, 0, 63, 0, 0x12, 0xff, 0xd9],
  );
}
