import { describe, expect, it } from 'vitest';
import { HEADER, parseText, STEPS } from './parse-text.ts';

const KB = 1024;
const fill = (unit: string, size = 120 * KB) => unit.repeat(Math.floor(size / unit.length));

describe('text made to be slow', () => {
  it.each([
    ['nested emphasis', fill('*a **a ')],
    ['underscores', fill('_a __a ')],
    ['stars on both sides', `${'*'.repeat(60 * KB)}a${'*'.repeat(60 * KB)}`],
    ['stars by paragraph', fill(`${'*'.repeat(149)}a${'*'.repeat(149)}\n\n`)],
    ['open brackets', fill('[')],
    ['images in images', `${'!['.repeat(19 * KB)}a${'](b)'.repeat(19 * KB)}`],
    ['images by paragraph', fill(`${'!['.repeat(6)}a${'](b)'.repeat(6)}\n\n`)],
    ['links', fill('[a](b)')],
    ['link with an open target', fill('[a](<')],
    ['backticks', Array.from({ length: 600 }, (_, n) => `${'`'.repeat(n + 1)}a`).join('')],
    ['comments', fill('<!-- a ')],
    ['tags', fill('<a b="')],
    ['entities', fill('&a')],
    ['quotes', fill('>')],
    ['quotes by line', fill(`${'> '.repeat(15)}a\n`)],
    ['lazy quotes', `${'> '.repeat(15)}a\n${fill('b\n', 30 * KB)}`],
    ['list markers', fill('- ')],
    ['numbered markers', fill('1. ')],
    ['nested lists', Array.from({ length: 400 }, (_, n) => `${' '.repeat(n * 2)}- a`).join('\n')],
    ['many rows', `| a |\n| - |\n${fill('| a |\n')}`],
    ['many headings', fill('## a\n')],
    ['many definitions', fill('[a]: b\n')],
    ['blank lines', fill('\n')],
    ['one long line', fill('中', 120 * KB)],
    ['backslashes', fill('\\')],
    ['zero bytes', fill('\u0000')],
    ['dashes', fill('---\n')],
    ['fences', fill('```\n')],
    ['carriage returns', fill('\r')],
  ])('%s: no parser gets to see it', (_name, body) => {
    const { document, codes } = parseText(`${HEADER}\n${body}\n\n${STEPS}`);
    expect(document).toBeNull();
    expect(codes).toEqual([expect.stringMatching(/^(markdown-beyond-limits|file-too-large)$/)]);
  });

  // As much as the bounds let through: a parser that took too long would come up against the time of a test.
  it.each([
    ['nested emphasis by paragraph', fill(`${'*a **a '.repeat(99)}\n\n`)],
    [
      'nested lists at the limit',
      fill(Array.from({ length: 24 }, (_, n) => `${' '.repeat(n * 2)}- a\n`).join('')),
    ],
    ['pipes', `${fill('|', 18 * KB)}\n${fill('|-', 18 * KB)}|\n`],
  ])('%s: read to its end', (_name, body) => {
    const { document } = parseText(`${HEADER}\n${body}\n\n${STEPS}`);
    expect(document?.sections.flatMap(({ step }) => step ?? [])).toEqual([1, 2, 3, 4, 5, 6]);
  });
});

it.each([
  ['nested emphasis', '*a **a '.repeat(2000), 'emphasis'],
  ['brackets', '['.repeat(7), 'square brackets'],
  ['quotes', '>'.repeat(17), 'markers'],
  ['indent', `${' '.repeat(49)}a`, 'indented'],
  ['a long line', '中'.repeat(20_001), 'characters'],
  ['a long paragraph', 'a\n'.repeat(501), 'too long'],
  ['many lines', '\n'.repeat(20_001), 'lines'],
])('%s beyond the limit is said at its line', (_name, body, word) => {
  const { document, diagnostics } = parseText(`${HEADER}\n${body}\n`);
  expect(document).toBeNull();
  expect(diagnostics.map(({ code }) => code)).toEqual(['markdown-beyond-limits']);
  expect(diagnostics[0]?.message.what.en).toMatch(word === 'emphasis' ? /\* or _/ : word);
});

it('reads a large table', () => {
  const rows = Array.from({ length: 1500 }, (_, n) => `| 产品${n} | [**${n}**](#a:b) | _x_ |`).join('\n');
  const { document, codes } = parseText(`${HEADER}\n| a | b | c |\n| - | - | - |\n${rows}\n\n${STEPS}`);
  expect(codes).toEqual([]);
  expect(document?.claims.length).toBe(1500);
});
