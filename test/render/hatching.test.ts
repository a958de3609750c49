import { expect, it } from 'vitest';
import { hatchStrokes } from '../../src/render/hatching.ts';

const ink = { colour: 'black', gap: 4 };

it.each([
  ['M0,0h10v10h-10Z', 10, 10, 0, 0],
  ['M5,20h30v-8h-30Z', 35, 20, 5, 12],
  ['M1.5,2h0.5v40h-0.5Z', 2, 42, 1.5, 2],
])('the strokes of %s stay within it', (shape, right, bottom, left, top) => {
  const points = [...hatchStrokes(shape, ink).matchAll(/[ML](-?[\d.]+),(-?[\d.]+)/g)];
  expect(points.length).toBeGreaterThan(1);
  for (const [, x, y] of points) {
    expect(Number(x)).toBeGreaterThanOrEqual(left - 0.01);
    expect(Number(x)).toBeLessThanOrEqual(right + 0.01);
    expect(Number(y)).toBeGreaterThanOrEqual(top - 0.01);
    expect(Number(y)).toBeLessThanOrEqual(bottom + 0.01);
  }
});

it.each(['M0,0L10,10Z', 'M0,0h10v10Z', ''])('%s is no bar and keeps its pattern', (shape) => {
  expect(hatchStrokes(shape, ink)).toBe('');
});
