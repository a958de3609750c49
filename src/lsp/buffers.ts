import type { Files } from '../io/effects.ts';
import type { Sources } from '../parse/sources.ts';
import { CONFIG_FILE, readSources } from '../read/sources.ts';

/** The texts of open files by their path in the project, as the editor has them. */
export type Buffers = ReadonlyMap<string, string>;

/** What is read from the disk once, and what of it the open files change. */
export async function withBuffers(
  disk: Sources,
  buffers: Buffers,
  roots: readonly string[],
): Promise<Sources> {
  if (buffers.size === 0) return disk;
  const open = await readSources(bufferFiles(buffers), roots);
  const closed = <T extends { readonly path: string }>(files: Iterable<T>) =>
    [...files].filter(({ path }) => !buffers.has(path));
  const missing = (path: string) => !buffers.has(path) && disk.refused.has(path);
  return {
    config: buffers.has(CONFIG_FILE) ? open.config : disk.config,
    plans: [...closed(disk.plans), ...open.plans].sort((a, b) => (a.path < b.path ? -1 : 1)),
    tables: new Map(
      [...closed(disk.tables.values()), ...open.tables.values()]
        .sort((a, b) => (a.path < b.path ? -1 : 1))
        .map((file) => [file.path, file]),
    ),
    refused: new Map([
      ...[...disk.refused].filter(([path]) => missing(path)),
      // A plan that was asked for and is no buffer is not missing; it is on the disk.
      ...[...open.refused].filter(([path]) => buffers.has(path)),
    ]),
    // Never in a buffer. Where an unsaved config names another file, nothing is said of it yet.
    ...(disk.logo === undefined ? {} : { logo: disk.logo }),
  };
}

/** The disk as it would be if every open file were saved: what a plan names while it is written is found beside it. */
export function overDisk(disk: Files, buffers: Buffers): Files {
  const open = bufferFiles(buffers);
  return {
    async list(folder) {
      const unsaved = await open.list(folder);
      const saved = (await disk.list(folder)).filter(({ path }) => !buffers.has(path));
      return [...saved, ...unsaved];
    },
    async read(path) {
      return (await open.read(path)) ?? disk.read(path);
    },
  };
}

/** Open files are read like files of the disk: the same bounds, the same encoding, the mark at the beginning dropped. */
function bufferFiles(buffers: Buffers): Files {
  const bytes = new Map([...buffers].map(([path, text]) => [path, new TextEncoder().encode(text)]));
  return {
    async list(folder) {
      const below = folder === '' ? '' : `${folder}/`;
      return [...bytes]
        .filter(([path]) => path === folder || path.startsWith(below))
        .map(([path, { length }]) => ({ path, bytes: length }));
    },
    async read(path) {
      return bytes.get(path) ?? null;
    },
  };
}
