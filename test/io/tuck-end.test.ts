import { expect, it } from 'vitest';
import { withEndTucked } from '../../src/io/tuck-end.ts';

const paper = (size: string) => `<p>x</p><div class="tuck" data-tuck="${size}" style="zoom:${size}">…</div>`;

it.each([
  ['a few lines over', '1', [4, 0.5], [6, 0.1], '0.980'],
  ['still a few lines over', '0.98', [4, 0.5], [6, 0.09], '0.965'],
  ['a page that is filled a third', '1', [4, 0.5], [6, 0.36], '1'],
  ['one page', '1', [4, 0.5], [4, 0.9], '1'],
  ['so much over that the letters would be too small', '1', [4, 0.7], [5, 0.2], '1'],
  ['as small as it may be', '0.865', [4, 0.5], [6, 0.09], '0.865'],
] as const)('%s', (_, size, [page, down], [last, end], to) => {
  const places = new Map([
    ['sources-title', { page, down }],
    ['part-appendix-end', { page: last, down: end }],
  ]);
  expect(withEndTucked(paper(size), places)).toBe(paper(to));
});

it('knows nothing without places, and of documents without small print', () => {
  expect(withEndTucked(paper('1'), new Map())).toBe(paper('1'));
  expect(withEndTucked('<p>x</p>', new Map([['sources-title', { page: 1, down: 0 }]]))).toBe('<p>x</p>');
});
