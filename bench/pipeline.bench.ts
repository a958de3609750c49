import { bench, describe } from 'vitest';
import { diskFiles } from '../src/io/disk.ts';
import type { Sources } from '../src/parse/sources.ts';
import { runPipeline } from '../src/pipeline.ts';
import { readSources } from '../src/read/sources.ts';

const sources = await readSources(await diskFiles('.'), ['plans']);
const options = { asOf: null, today: 20_000 };

/** The repository's plans so many times over, each copy in a folder and under ids of its own. */
function times(n: number): Sources {
  const copies = Array.from({ length: n }, (_, copy) => ({
    plans: sources.plans.map((file) => ({ ...file, path: renamed(file.path, copy) })),
    tables: [...sources.tables].map(([path, file]) => {
      const own = path.replace(/^plans\//, `plans/${copy}/`);
      return [own, { ...file, path: own }] as const;
    }),
  }));
  return {
    ...sources,
    plans: copies.flatMap((copy) => copy.plans),
    tables: new Map(copies.flatMap((copy) => copy.tables)),
  };
}

function renamed(path: string, copy: number): string {
  return path.replace(/^plans\//, `plans/${copy}/`).replace(/\.md$/, `-${copy}.md`);
}

// A run takes long enough to be measured by a few; the first ones only warm the engine up.
const few = { iterations: 3, time: 0, warmupIterations: 1, warmupTime: 0 };

describe('from texts to figures', () => {
  const four = times(4);
  bench('the plans of this repository', () => void runPipeline(sources, options), few);
  bench('four times as many', () => void runPipeline(four, options), few);
});
