import { describe, expect, it } from 'vitest';
import type { Analysis } from '../../src/compute/analysis.ts';
import type { FigureId } from '../../src/compute/figure.ts';
import { diskFiles } from '../../src/io/disk.ts';
import { addressKey } from '../../src/language/address.ts';
import { runPipeline } from '../../src/pipeline.ts';
import { readSources } from '../../src/read/sources.ts';
import { analyse } from '../compute-feasibility/analyse.ts';
import { RICH } from './rich-plan.ts';

const sources = await readSources(await diskFiles('.'), ['plans']);
const run = runPipeline(sources, { asOf: null, today: 20_000 });
const analyses = [
  ...run.outcomes.flatMap(({ id, analysis }) => (analysis === null ? [] : [[id, analysis] as const])),
  ['a plan with everything', analyse(RICH).analysis] as const,
];

/** Inputs that lead nowhere and addresses that mean something else than they say, as `figure ← input`. */
function deadEnds({ figures, config }: Analysis): string[] {
  const key = (id: FigureId) => addressKey(id, config.fiscalYearStart);
  return figures.addresses().flatMap((address) => {
    const figure = figures.get(address);
    if (figure === null) return [`${address} is listed and not found`];
    if (figures.get(key(figure.id)) !== figure)
      return [`${key(figure.id)} is another figure than ${address}`];
    return figure.inputs.flatMap((input) => {
      if (input.kind === 'cell') return [];
      const found = figures.at(input.id);
      if (found === null) return [`${address} ← ${key(input.id)}`];
      const read = figures.get(key(input.id));
      return read !== null && key(read.id) === key(found.id) ? [] : [`${address} ← ${key(input.id)} by text`];
    });
  });
}

describe('every address resolves', () => {
  it.each(analyses)('%s', (_id, analysis) => {
    expect(deadEnds(analysis)).toEqual([]);
  });
});
