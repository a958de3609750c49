import type { SourceFile } from '../model/source.ts';
import type { Sources } from '../parse/sources.ts';

/**
 * Keeps one answer for each plan as long as nothing that it was made from has changed: the plan's text, the config,
 * the CSV files beside it, and what else the asker names (the day, the plan above).
 */
export interface Memory<T> {
  get(file: SourceFile, sources: Sources, besides: string, fresh: () => T): T;
}

export function createMemory<T>(): Memory<T> {
  const known = new Map<string, { readonly from: From; readonly value: T }>();
  return {
    get(file, sources, besides, fresh) {
      const from = fromOf(file, sources, besides);
      const before = known.get(file.path);
      if (before !== undefined && isSame(before.from, from)) return before.value;
      const value = fresh();
      known.set(file.path, { from, value });
      return value;
    },
  };
}

/** All that one plan's reading depends on. */
export interface From {
  readonly text: string;
  readonly config: string | null;
  readonly besides: string;
  /** Paths and texts, in order. */
  readonly tables: readonly string[];
}

export function fromOf(file: SourceFile, sources: Sources, besides: string): From {
  const folder = file.path.slice(0, file.path.lastIndexOf('/') + 1);
  const tables = [...sources.tables.values()].filter(({ path }) => path.startsWith(folder));
  const refused = [...sources.refused].filter(([path]) => path.startsWith(folder));
  return {
    text: file.text,
    config: sources.config?.text ?? null,
    besides,
    tables: [
      ...tables.flatMap(({ path, text }) => [path, text]),
      ...refused.flatMap(([path, { code }]) => [path, code]),
    ],
  };
}

export function isSame(a: From, b: From): boolean {
  return (
    a.text === b.text &&
    a.config === b.config &&
    a.besides === b.besides &&
    a.tables.length === b.tables.length &&
    a.tables.every((it, n) => it === b.tables[n])
  );
}
