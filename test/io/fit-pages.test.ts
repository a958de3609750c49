import { expect, test } from 'vitest';
import { withPagesFitted } from '../../src/io/fit-pages.ts';

const one = (id: string, size = '1') =>
  `<section class="x" id="${id}" data-fit="${size}" style="zoom:${size}">`;
const at = (...pages: [string, number][]) =>
  new Map(pages.map(([name, page]) => [name, { page, down: 0.1 }] as const));

test.each<[string, string, ReturnType<typeof at>, number, string]>([
  ['what keeps to its page stays', one('a') + one('b'), at(['a', 2], ['b', 3]), 3, one('a') + one('b')],
  [
    'what runs over is set smaller',
    one('a') + one('b'),
    at(['a', 2], ['b', 4]),
    4,
    one('a', '0.94') + one('b'),
  ],
  ['so is the last', one('a') + one('b'), at(['a', 2], ['b', 3]), 4, one('a') + one('b', '0.94')],
  ['and the only one, which no link leads to', one('a', '0.94'), at(), 2, one('a', '0.88')],
  ['its marker tells where it ends', one('a'), at(['a-end', 1]), 9, one('a')],
  ['and that it ends too late', one('a'), at(['a-end', 2]), 9, one('a', '0.94')],
  ['never too small to be read', one('a', '0.72'), at(), 2, one('a', '0.72')],
])('%s', (_, html, places, pages, wanted) => {
  expect(withPagesFitted(html, places, pages)).toBe(wanted);
});
