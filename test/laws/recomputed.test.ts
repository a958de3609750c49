import { describe, expect, it } from 'vitest';
import { diskFiles } from '../../src/io/disk.ts';
import { runPipeline } from '../../src/pipeline.ts';
import { readSources } from '../../src/read/sources.ts';
import { analyse } from '../compute-feasibility/analyse.ts';
import { checks } from './recomputed.ts';
import { RICH } from './rich-plan.ts';

const day = { asOf: null, today: 20_000 };
const samples = await readSources(await diskFiles('.'), ['plans']);
const special = await readSources(await diskFiles('test/site'), ['plans']);

type Sources = typeof samples;

/** The same plans with every so many lines of their actuals left out, so that goals and members close apart. */
function withGaps(sources: Sources, every: number): Sources {
  const tables = new Map(
    [...sources.tables].map(([path, file]) => {
      const lines = file.text.split('\n');
      const kept = lines.filter((_, i) => i === 0 || i % every !== 0);
      return [path, path.endsWith('actuals.csv') ? { ...file, text: kept.join('\n') } : file] as const;
    }),
  );
  return { ...sources, tables };
}

const analysesOf = (name: string, sources: Sources) =>
  runPipeline(sources, day).outcomes.flatMap(({ id, analysis }) =>
    analysis === null ? [] : [[`${name}: ${id}`, analysis] as const],
  );

const all = [
  ...analysesOf('a sample', samples),
  ...analysesOf('a special plan', special),
  ...[7, 10, 13].flatMap((every) => analysesOf(`without every line ${every}`, withGaps(samples, every))),
  ['a plan with everything', analyse(RICH).analysis] as const,
].map(([name, analysis]) => [name, checks(analysis)] as const);

describe('a formula over the inputs of its figure gives its value', () => {
  it.each(all)('%s', (_name, found) => {
    expect(found.filter(({ wrong }) => wrong !== null)).toEqual([]);
  });
  it('which was worked out for nearly every formula there is', () => {
    const formulas = new Set(all.flatMap(([, found]) => found.map(({ formula }) => formula)));
    expect(formulas.size).toBeGreaterThan(50);
  });
});
