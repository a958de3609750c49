import { describe, expect, test } from 'vitest';
import type { Place } from '../../src/io/page-numbers.ts';
import { partsToOpen, withMarkersOff, withPartsRunningOn, withRunningHeads } from '../../src/io/run-on.ts';

/** Contents, then parts one a section with two blocks each, as the layout for paper writes them; '' has no title. */
function paper(...running: string[]): string {
  const names = ['contents', ...running.map((_, i) => `${i + 1}`)];
  const rules = ['', ...running].map(
    (head, i) =>
      `.part-${names[i]} { page: part-${names[i]}; }\n@page part-${names[i]} { @top-left { content: "T\\2003 ${head}"; } }\n`,
  );
  const end = (part: string) => `<a class="part-end" id="${part}-end" href="#${part}-end"></a>`;
  const sections = running.map((head, i) => {
    const part = `part-${i + 1}`;
    const named = head === '' ? '' : `id="step-${i + 1}" aria-labelledby="step-${i + 1}-title"`;
    const blocks = [0, 1].map((n) => `<div class="block" id="${part}-${n}">x</div>`);
    return `<section class="step ${part}" ${named}>${blocks.join('')}${end(part)}</section>`;
  });
  return `<style>${rules.join('')}</style><nav class="paper-contents part-contents">${end('part-contents')}</nav>${sections.join('')}`;
}

type At = readonly [page: number, down: number];

/** The cover on page 1, the contents on page 2, and of each part where it starts, where its second block does, and where it ends. */
function found(running: readonly string[], contents: number, ...parts: readonly (readonly [At, At, At])[]) {
  const place = ([page, down]: At): Place => ({ page, down });
  return new Map<string, Place>([
    ['cover-end', place([1, 0.8])],
    ['part-contents-end', place([2, contents])],
    ...parts.flatMap(([start, second, end], i): [string, Place][] => [
      [running[i] === '' ? `part-${i + 1}-0` : `step-${i + 1}-title`, place(start)],
      [`part-${i + 1}-1`, place(second)],
      [`part-${i + 1}-end`, place(end)],
    ]),
  ]);
}

describe('a part that would begin low on a page and not end there begins the next', () => {
  test.each<[string, string[], number, (readonly [At, At, At])[], string[], string[]]>([
    [
      'one high up does not',
      ['A'],
      0.2,
      [
        [
          [2, 0.21],
          [2, 0.4],
          [3, 0.4],
        ],
      ],
      [],
      [],
    ],
    [
      'one below long contents does',
      ['A'],
      0.4,
      [
        [
          [2, 0.42],
          [2, 0.5],
          [3, 0.4],
        ],
      ],
      [],
      ['part-1'],
    ],
    [
      'unless all of it stands there',
      ['A'],
      0.4,
      [
        [
          [2, 0.42],
          [2, 0.5],
          [2, 0.8],
        ],
      ],
      [],
      [],
    ],
    [
      'words before the first step go with it',
      ['', 'B'],
      0.4,
      [
        [
          [2, 0.42],
          [2, 0.43],
          [2, 0.5],
        ],
        [
          [2, 0.5],
          [2, 0.6],
          [3, 0.3],
        ],
      ],
      [],
      ['part-1'],
    ],
    [
      'one at a time, because the others move with it',
      ['A', 'B', 'C'],
      0.2,
      [
        [
          [2, 0.2],
          [2, 0.4],
          [2, 0.7],
        ],
        [
          [2, 0.7],
          [3, 0],
          [3, 0.7],
        ],
        [
          [3, 0.7],
          [4, 0],
          [4, 0.5],
        ],
      ],
      [],
      ['part-2'],
    ],
    [
      'one that does so already stays',
      ['A', 'B'],
      0.2,
      [
        [
          [2, 0.2],
          [2, 0.4],
          [2, 0.5],
        ],
        [
          [3, 0.001],
          [3, 0.4],
          [4, 0.7],
        ],
      ],
      ['part-2'],
      ['part-2'],
    ],
    [
      'a long one does unless it is high up',
      ['A', 'B'],
      0.2,
      [
        [
          [2, 0.21],
          [2, 0.3],
          [2, 0.4],
        ],
        [
          [2, 0.4],
          [3, 0.1],
          [7, 0.4],
        ],
      ],
      [],
      ['part-2'],
    ],
    ['without places nothing is known', ['A', 'B'], 0.2, [], [], []],
  ])('%s', (_, running, contents, at, opened, wanted) => {
    const places = found(running, contents, ...at);
    expect([...partsToOpen(paper(...running), places, new Set(opened))]).toEqual(wanted);
  });

  test('parts run on after each other but for those', () => {
    const html = withPartsRunningOn(paper('A', 'B'), new Set(['part-2']));
    expect(html).not.toContain('@page');
    expect(html).toContain('<section class="step part-1" ');
    expect(html).toContain('<section class="step part-2 opens" ');
  });
});

describe('the head of a page names the sections that stand on it', () => {
  const shared: (readonly [At, At, At])[] = [
    [
      [3, 0.001],
      [3, 0.3],
      [3, 0.5],
    ],
    [
      [3, 0.5],
      [4, 0],
      [5, 0.4],
    ],
    [
      [5, 0.5],
      [5, 0.6],
      [5, 0.7],
    ],
    [
      [5, 0.7],
      [5, 0.75],
      [6, 0],
    ],
  ];
  test.each<[string, string[], (readonly [At, At, At])[], string[]]>([
    [
      'as far as pages begin with something; what ends with a page is not on the next',
      ['A', 'B', 'C', 'D'],
      shared,
      ['', 'A \\b7  B', 'B \\b7  C \\b7  D'],
    ],
    [
      'of more than three the first and the last',
      ['A', 'B', 'C', 'D'],
      [
        [
          [3, 0.001],
          [3, 0.1],
          [3, 0.2],
        ],
        [
          [3, 0.2],
          [3, 0.3],
          [3, 0.4],
        ],
        [
          [3, 0.4],
          [3, 0.5],
          [3, 0.6],
        ],
        [
          [3, 0.6],
          [3, 0.7],
          [3, 0.8],
        ],
      ],
      ['', 'A – D'],
    ],
    [
      'words without a title have none',
      ['', 'B'],
      [
        [
          [3, 0.001],
          [3, 0.1],
          [3, 0.2],
        ],
        [
          [3, 0.2],
          [4, 0.001],
          [4, 0.4],
        ],
      ],
      ['', 'B'],
    ],
  ])('%s', (_, running, at, heads) => {
    const html = paper(...running);
    const laid = withPartsRunningOn(html, new Set(['part-1']));
    const named = withRunningHeads(html, laid, found(running, 0.5, ...at));
    expect([...named.matchAll(/content: "T\\2003 ([^"]*)"/g)].map(([, text]) => text)).toEqual(heads);
  });

  test('a block that begins its page takes the head with it; no marker is left in the end', () => {
    const html = paper('A', 'B', 'C', 'D');
    const laid = withPartsRunningOn(html, new Set(['part-1']));
    const named = withMarkersOff(withRunningHeads(html, laid, found(['A', 'B', 'C', 'D'], 0.5, ...shared)));
    expect(named).toContain('<section class="step part-1 opens turns" style="page: run-2"');
    expect(named).toContain('<section class="step part-2" style="page: run-2"');
    expect(named).toContain('<div class="block turns" style="page: run-3">');
    expect(named).toContain('<section class="step part-3" style="page: run-3"');
    expect(named).not.toMatch(/-end"|id="part/);
  });
});
