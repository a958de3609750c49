export interface TarEntry {
  readonly path: string;
  readonly bytes: Uint8Array;
}

const BLOCK = 512;

/** The regular files of a ustar archive (POSIX 1003.1): a header block, then the content padded to whole blocks. */
export function untar(archive: Uint8Array): TarEntry[] {
  const entries: TarEntry[] = [];
  let offset = 0;
  while (offset + BLOCK <= archive.length && archive[offset] !== 0) {
    const name = text(archive, offset, 100);
    const prefix = text(archive, offset + 345, 155);
    const size = Number.parseInt(text(archive, offset + 124, 12), 8);
    const type = text(archive, offset + 156, 1);
    const start = offset + BLOCK;
    if (type === '0' || type === '') {
      const path = prefix === '' ? name : `${prefix}/${name}`;
      entries.push({ path, bytes: archive.subarray(start, start + size) });
    }
    offset = start + Math.ceil(size / BLOCK) * BLOCK;
  }
  return entries;
}

function text(bytes: Uint8Array, from: number, length: number): string {
  const field = bytes.subarray(from, from + length);
  const end = field.indexOf(0);
  return Buffer.from(end < 0 ? field : field.subarray(0, end))
    .toString('latin1')
    .trim();
}
