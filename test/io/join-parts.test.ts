import { describe, expect, test } from 'vitest';
import { partsToJoin, withMarkersOff, withPartsJoined } from '../../src/io/join-parts.ts';
import type { Place } from '../../src/io/page-numbers.ts';

/** Parts one a section, as the layout for paper writes them. */
function paper(...running: string[]): string {
  const rules = running.map(
    (head, i) =>
      `.part-${i} { page: part-${i}; }\n@page part-${i} { @top-left { content: "T\\2003 ${head}"; } }\n`,
  );
  const sections = running.map(
    (_, i) =>
      `<section class="step part-${i} opens">x<a class="part-end" id="part-${i}-end" href="#part-${i}-end"></a></section>`,
  );
  return `<style>${rules.join('')}</style>${sections.join('')}`;
}

function ends(...at: [page: number, down: number][]): Map<string, Place> {
  return new Map(at.map(([page, down], i) => [`part-${i}-end`, { page, down }]));
}

describe('a part that ends high up on a page draws the next one up', () => {
  test.each<[string, string[], [number, number][], string[], string[]]>([
    [
      'none does',
      ['A', 'B'],
      [
        [2, 0.8],
        [3, 0.2],
      ],
      [],
      [],
    ],
    [
      'a short one follows where it finds room',
      ['A', 'B'],
      [
        [2, 0.6],
        [3, 0.3],
      ],
      [],
      ['part-1'],
    ],
    [
      'a long one does not',
      ['A', 'B'],
      [
        [2, 0.4],
        [3, 0.6],
      ],
      [],
      [],
    ],
    [
      'nor one that runs over pages',
      ['A', 'B'],
      [
        [2, 0.6],
        [4, 0.3],
      ],
      [],
      [],
    ],
    [
      'the first does',
      ['A', 'B'],
      [
        [2, 0.2],
        [3, 0.8],
      ],
      [],
      ['part-1'],
    ],
    [
      'one of two that follow each other moves at a time',
      ['A', 'B', 'C'],
      [
        [2, 0.2],
        [3, 0.2],
        [4, 0.9],
      ],
      [],
      ['part-1'],
    ],
    [
      'a joined one that still ends high up draws the third',
      ['A', 'B', 'C'],
      [
        [2, 0.2],
        [3, 0.2],
        [4, 0.9],
      ],
      ['part-1'],
      ['part-1', 'part-2'],
    ],
    [
      'but a head names three sections at most',
      ['A', 'B', 'C', 'D'],
      [
        [3, 0.1],
        [5, 0.1],
        [8, 0.1],
        [9, 0.9],
      ],
      ['part-1', 'part-2'],
      ['part-1', 'part-2'],
    ],
    [
      'unless they take few pages',
      ['A', 'B', 'C', 'D'],
      [
        [2, 0.1],
        [2, 0.3],
        [3, 0.1],
        [4, 0.9],
      ],
      ['part-1', 'part-2'],
      ['part-1', 'part-2', 'part-3'],
    ],
    ['the end of the last part concerns nobody', ['A'], [[2, 0.1]], [], []],
    ['without markers nothing is known', ['A', 'B'], [], [], []],
  ])('%s', (_, heads, at, joined, wanted) => {
    expect([...partsToJoin(paper(...heads), ends(...at), new Set(joined))]).toEqual(wanted);
  });
});

describe('joined parts', () => {
  test.each([
    [['A', 'B', 'C'], ['part-1'], 'T\\2003 A \\b7  B', 'T\\2003 C'],
    [['', 'B', 'C'], ['part-1'], 'T\\2003 B', 'T\\2003 C'],
    [['A', 'B', 'C', 'D', 'E'], ['part-1', 'part-2', 'part-3'], 'T\\2003 A – D', 'T\\2003 E'],
  ])('of %j, %j run under the head of the first', (heads, joined, first, last) => {
    const html = withPartsJoined(paper(...heads), new Set(joined));
    const contents = [...html.matchAll(/content: "([^"]*)"/g)].map(([, text]) => text);
    expect(contents).toEqual([first, last]);
    for (const name of joined) {
      expect(html).toContain(`.${name} { page: part-0; }`);
      expect(html).toContain(`<section class="step ${name}">`);
    }
    expect(html).toContain(`<section class="step part-0 opens">`);
  });

  test('nothing to join leaves the document as it is; no marker is left in the end', () => {
    const html = paper('A', 'B');
    expect(withPartsJoined(html, new Set())).toBe(html);
    expect(withMarkersOff(html)).not.toContain('part-0-end');
  });
});
