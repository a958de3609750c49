import type { Files } from '../../src/io/effects.ts';

/** A folder in memory: text as UTF-8, or bytes as they are. */
export function memoryFiles(contents: Readonly<Record<string, string | Uint8Array>>): Files {
  const bytes = new Map(
    Object.entries(contents).map(([path, it]): [string, Uint8Array] => [
      path,
      typeof it === 'string' ? new TextEncoder().encode(it) : it,
    ]),
  );
  return {
    async list(folder) {
      const below = folder === '' ? '' : `${folder}/`;
      return [...bytes]
        .filter(([path]) => path.startsWith(below))
        .map(([path, { length }]) => ({ path, bytes: length }))
        .sort((a, b) => (a.path < b.path ? -1 : 1));
    },
    async read(path) {
      return bytes.get(path) ?? null;
    },
  };
}
