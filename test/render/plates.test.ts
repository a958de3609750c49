import { expect, it } from 'vitest';
import { withPlates } from '../../src/render/plates.ts';

const text = (attributes: string, words: string) =>
  `<text${attributes} font-size="10px" fill="var(--ink)">${words}</text>`;
const group = (role: string, inside: string) => `<g class="mark-text role-${role} layer_1">${inside}</g>`;

it.each([
  ['a label', group('mark', text(' transform="translate(20,30)"', '12')), 'M18 21.4h15.1v10.6h-15.1z'],
  [
    'a label in the middle',
    group('mark', text(' text-anchor="middle" transform="translate(20,30)"', '12')),
    'M12.5 21.4h15.1v10.6h-15.1z',
  ],
  [
    'a label at its end',
    group('mark', text(' text-anchor="end" transform="translate(20,30)"', '12')),
    'M6.9 21.4h15.1v10.6h-15.1z',
  ],
  ['nothing', group('mark', text('', ' ')), ''],
  ['a word of an axis', group('axis-label', text('', '12')), ''],
  ['a label on a solid bar', group('mark', '<text font-size="10px" fill="var(--paper)">12</text>'), ''],
])('%s lies on a plate of its size', (_, svg, plate) => {
  const found = withPlates(svg);
  expect(/class="plate" d="([^"]*)"/.exec(found)?.[1] ?? '').toBe(plate);
  expect(found.replace(/<path class="plate"[^>]*>/g, '')).toBe(svg);
});
