import { expect, it } from 'vitest';
import { tidied } from '../../src/render/tidy.ts';

it.each([
  [
    '<text text-anchor="start" transform="translate(3.14159,2)" font-family="sans-serif" font-size="12px" opacity="1">a opacity="1"</text>',
    '<text transform="translate(3.14,2)">a opacity="1"</text>',
  ],
  ['<text font-size="11px" text-anchor="end" opacity="0.7">1.2345</text>', null],
  [
    '<g class="x"><g><path d="M0,0h9v9h-9Z"/></g></g><path d="M0,0h9" stroke="red"/>',
    '<path d="M0,0h9" stroke="red"/>',
  ],
  ['<path class="plate" d="M1 2h3v4h-3z"/>', null],
  [
    '<clipPath id="c"><rect x="0" y="-1.005" width="9" height="9"></rect></clipPath>',
    '<clipPath id="c"><rect x="0" y="-1" width="9" height="9"></rect></clipPath>',
  ],
])('%s', (drawing, wanted) => {
  expect(tidied(drawing)).toBe(wanted ?? drawing);
});
