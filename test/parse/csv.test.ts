import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lineIndex, lineText } from '../../src/model/source.ts';
import { readCsv } from '../../src/parse/csv.ts';

const read = (text: string) => readCsv({ path: 'a.csv', text }, 't1');
const under = (text: string, at: { line: number; column: number; endColumn: number }) =>
  lineText(lineIndex(text), at.line).slice(at.column - 1, at.endColumn - 1);

describe('text → head and rows', () => {
  it.each([
    [
      'a,b\n1,2\n',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    [
      'a,b\r\n1,2',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    [
      'a,b\r1,2\r',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    [
      'a,b\n"1,000",2\n',
      [
        ['a', 'b'],
        ['1,000', '2'],
      ],
    ],
    [
      'a,b\n"说 ""好""",2\n',
      [
        ['a', 'b'],
        ['说 "好"', '2'],
      ],
    ],
    [
      'a,b\n"x\ny",2\n',
      [
        ['a', 'b'],
        ['x\ny', '2'],
      ],
    ],
    [
      'a,b\n 1 ,\t2\n',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    [
      'a,b\n1,\n',
      [
        ['a', 'b'],
        ['1', ''],
      ],
    ],
    [
      'a,b\n,2\n',
      [
        ['a', 'b'],
        ['', '2'],
      ],
    ],
    [
      'a,b\n\n1,2\n,\n',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    [
      'a,b,,\n1,2,,\n',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    ['a\n1\n', [['a'], ['1']]],
    [
      'a,"b;c"\n1,2\n',
      [
        ['a', 'b;c'],
        ['1', '2'],
      ],
    ],
  ])('%j → %j', (text, expected) => {
    const { value, diagnostics } = read(text);
    expect(diagnostics).toEqual([]);
    expect([value?.head, ...(value?.rows ?? [])].map((row) => row?.map((cell) => cell.text))).toEqual(
      expected,
    );
  });
});

describe('faults', () => {
  it.each([
    ['期间;目标;实际\n2026-01;销售;1\n', 'csv-delimiter', ';', 1],
    ['a\tb\n1\t2\n', 'csv-delimiter', '\t', 1],
    ['a，b\n', 'csv-delimiter', '，', 1],
    ['a,b\n1,2,3\n', 'csv-ragged', '3', 2],
    ['a,b\n1,000,2\n', 'csv-ragged', '2', 2],
    ['a,b\n1\n', 'csv-ragged', '1', 2],
    ['a,b\n"1,2\n3,4\n', 'csv-quote', '"', 2],
    ['a,b\n"1"x,2\n', 'csv-quote', 'x', 2],
    ['', 'csv-empty', '', 1],
    ['\n\n,,\n', 'csv-empty', '', 1],
    [`a\n${'1\n'.repeat(100_001)}`, 'csv-too-large', '1', 100_002],
    [`${'a,'.repeat(201)}b\n`, 'csv-too-large', 'a', 1],
  ])('%# → %s', (text, code, expected, line) => {
    const { value, diagnostics } = read(text);
    expect(value).toBeNull();
    expect(diagnostics.map((it) => [it.code, under(text, it.at), it.at.line])).toEqual([
      [code, expected, line],
    ]);
  });
});

it('agrees with an independent parser, and every span is its cell', () => {
  const cell = fc
    .array(fc.constantFrom('销', 'a', '1', ',', '"', '\n', '\r\n', ';', '😀', ' '), { maxLength: 6 })
    .map((it) => it.join(''));
  const table = fc.array(fc.array(cell, { minLength: 2, maxLength: 2 }), { minLength: 1, maxLength: 5 });
  fc.assert(
    fc.property(table, (rows) => {
      const quoted = rows.map((row) => row.map((text) => `"${text.replaceAll('"', '""')}"`).join(','));
      const text = ['h,k', ...quoted].join('\n');
      const expected = parse(text, { relax_column_count: true })
        .map((row) => row.map((it) => it.replace(/\r\n/g, '\n').trim()))
        .filter((row) => row.some((it) => it !== ''));
      const { value } = read(text);
      expect([value?.head, ...(value?.rows ?? [])].map((row) => row?.map((it) => it.text))).toEqual(expected);
      for (const { text: content, at } of value?.rows.flat() ?? []) {
        if (!/[\n"]/.test(content)) expect(under(text, at).trim()).toBe(content);
      }
    }),
    { numRuns: 500 },
  );
});

it('reads tens of thousands of rows', () => {
  const text = `期间,目标,实际\n${'2026-01,销售总额,"1,000"\n'.repeat(90_000)}`;
  expect(read(text).value?.rows.length).toBe(90_000);
});
