import { expect, it } from 'vitest';
import { sparklineContext } from '../../src/render/sparkline.ts';
import type { SparkPoint } from '../../src/view/summary/sparkline.ts';

const at = (x: number, y: number): SparkPoint => ({ x, y });
const ends = [at(0, 0), at(1, 1)];

it.each([
  ['a course', ends, 'M3 25L117 3', ['117 3']],
  ['a gap', [at(0, 0), at(0.25, 1), null, at(0.75, 1), at(1, 0)], 'M3 25L31.5 3M88.5 3L117 25', ['117 25']],
  ['alone at the end', [at(0, 0), at(0.5, 1), null, at(1, 1)], 'M3 25L60 3', ['117 3']],
  ['alone between', [at(0, 0), null, at(0.5, 1), null], '', ['3 25', '60 3']],
] as const)('%s', (_, actual, path, dots) => {
  const drawn = sparklineContext({ plan: ends, actual });
  expect(drawn?.plan).toBe('M3 25L117 3');
  expect(drawn?.actual).toBe(path);
  expect(drawn?.dots.map(({ x, y }) => `${x} ${y}`)).toEqual(dots);
});

it('nothing to draw', () => {
  expect(sparklineContext(null)).toBeNull();
});
