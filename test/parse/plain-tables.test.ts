import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readMarkdown, readMarkdownWhole } from '../../src/parse/markdown.ts';
import { takeOutTables } from '../../src/parse/plain-tables.ts';

const root = path.resolve(import.meta.dirname, '../..');
const plans = ['plans', 'test/errors', 'docs'].flatMap((folder) =>
  readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.md'))
    .map((file) => path.join(folder, file)),
);

describe('the tree is the one that the Markdown parser makes of the whole text', () => {
  test.each(plans)('%s', (file) => {
    const text = readFileSync(path.join(root, file), 'utf8');
    expect(readMarkdown(text)).toEqual(readMarkdownWhole(text));
    const crlf = text.replace(/\r?\n/g, '\r\n');
    expect(readMarkdown(crlf)).toEqual(readMarkdownWhole(crlf));
  });

  const line = fc.oneof(
    fc.constantFrom(
      '| a | b |',
      '| --- | ---: |',
      '|:-:|-|',
      '| 1 |  |',
      '|| 2 |',
      '| 3 | 4 | 5 |',
      '| 　全 角 |　|',
      '| [x](#a:b) | **c** |',
      '| a \\| b | c |',
      '| open',
      '|',
      '||',
      '| a | ',
      ' | indented | b |',
      '> | quoted | b |',
      '- item',
      '1. one',
      '  | in item | b |',
      'prose',
      '## Heading',
      '***',
      '---',
      '===',
      '```',
      '<div>',
      '<!-- note',
      '-->',
      '[a]: #b',
      '    code',
    ),
    fc.constant(''),
    fc.constant(''),
    fc.constant('| a | b |\n| --- | --- |\n| 1 | 2 |'),
  );

  test('for any lines in any order', () => {
    fc.assert(
      fc.property(
        fc.array(line, { maxLength: 24 }),
        fc.constantFrom('\n', '\r\n'),
        fc.constantFrom('', '---\ntitle: x\n\n| a |\n---\n', '---\nopen\n'),
        fc.boolean(),
        (lines, ending, head, closed) => {
          const text = (head + lines.join('\n') + (closed ? '\n' : '')).replaceAll('\n', ending);
          expect(readMarkdown(text)).toEqual(readMarkdownWhole(text));
        },
      ),
      { numRuns: 800 },
    );
  });
});

test('the tables of the sample plans go the short way', () => {
  const text = readFileSync(path.join(root, 'plans/east-2026/plan.md'), 'utf8');
  const { tables } = takeOutTables(text);
  const whole = readMarkdownWhole(text).children.filter((node) => node.type === 'table');
  expect(tables.length).toBe(whole.length);
});
