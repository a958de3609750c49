import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { RawTable } from '../../src/parse/document.ts';
import { HEADER, parseBody, parseText, STEPS } from './parse-text.ts';

function tablesOf(body: string): {
  tables: RawTable[];
  codes: readonly string[];
  parsed: ReturnType<typeof parseBody>;
} {
  const parsed = parseBody(body);
  const blocks = parsed.document?.sections.flatMap((section) => section.blocks) ?? [];
  const tables = blocks.flatMap((block) => (block.kind === 'table' ? [block.table] : []));
  return { tables, codes: parsed.codes, parsed };
}

const cells = (table: RawTable | undefined) => table?.rows.map((row) => row.map(({ text }) => text));
const HEAD = '| a | b |\n| --- | ---: |\n';

describe('a row → its cells', () => {
  it.each([
    ['| 1 | 2 |', ['1', '2']],
    ['1 | 2', ['1', '2']],
    ['|1|2|', ['1', '2']],
    ['|  1  |\t2\t|', ['1', '2']],
    ['| 1 |', ['1', '']],
    ['| | 2 |', ['', '2']],
    ['|| 2 |', ['', '2']],
    ['| 甲\\|乙 | 2 |', ['甲|乙', '2']],
    ['| `x\\|y` | 2 |', ['x|y', '2']],
    ['| **合计** | *2* |', ['合计', '2']],
    ['| 甲<br>乙<br/> 丙 | 2 |', ['甲\n乙\n丙', '2']],
    ['| 1 <!-- draft --> | 2 |', ['1', '2']],
    ['| <b>1</b> | 2 |', ['1', '2']],
    ['| [1,000](#销售总额:目标) | 2 |', ['1,000', '2']],
    ['| ≥70% | — |', ['≥70%', '—']],
    ['| 1,000 | ±5% |', ['1,000', '±5%']],
    ['| a&amp;b | 2&nbsp; |', ['a&b', '2']],
    ['| 😀 | 𠮷 |', ['😀', '𠮷']],
    ['| A | - |', ['A', '-']],
  ])('%j → %j', (row, expected) => {
    const { tables } = tablesOf(`${HEAD}${row}\n`);
    expect(cells(tables[0])).toEqual([expected]);
  });
});

describe('tables that are not what they seem', () => {
  it.each([
    [`${HEAD}| 1 | 2 | 3 |\n`, 'table-extra-cells', '3'],
    [`${HEAD}| 1 | 2 | 3 | 4 |\n`, 'table-extra-cells', '3 | 4'],
    [`${HEAD}| 1 | 2 |\n| c | d |\n| --- | --- |\n| 3 | 4 |\n`, 'tables-run-together', '| --- | --- |'],
    [`${HEAD}| 1 | 2 |\n| c |\n| :-: |\n| 3 |\n`, 'tables-run-together', '| :-: |'],
    [`${HEAD}| 1 | 2 |\nA remark.\n`, 'text-in-table', 'A remark.'],
    [`${HEAD}| 1 | 2 |\n｜ 3 ｜ 4 ｜\n`, 'text-in-table', '｜ 3 ｜ 4 ｜'],
    ['| a | b | c |\n| --- | --- |\n| 1 | 2 | 3 |\n', 'table-broken', '| --- | --- |'],
    ['text\n| a | b |\n| --- |\n| 1 | 2 |\n', 'table-broken', '| --- |'],
    ['text\n| a | b | c |\n| 1 | 2 | 3 |\n', 'table-unmarked', '| a | b | c |'],
    [`${STEPS}\n| a | b | c |\n| 1 | 2 | 3 |\n\n## Own\n`, 'table-broken', '| a | b | c |'],
    [`${STEPS}\na | b | c\n1 | 2 | 3\n`, 'table-unmarked', 'a | b | c'],
    ['a | b | c\n1 | 2 | 3\nmore\n', 'table-unmarked', 'a | b | c'],
    ['｜ a ｜ b ｜ c ｜\n｜---｜---｜---｜\n', 'table-unmarked', '｜ a ｜ b ｜ c ｜'],
    ['a\tb\tc\n1\t\t3\n', 'table-unmarked', 'a\tb\tc'],
    [`> ${HEAD.replace('\n', '\n> ')}\n`, 'table-nested', '| a | b |'],
    ['- | a | b |\n  | --- | --- |\n  | 1 | 2 |\n', 'table-nested', '| a | b |'],
    ['- item\n| a | b |\n| - | - |\n| 1 | 2 |\n', 'table-misplaced', '| - | - |'],
    ['> quote\n| a | b |\n| - | - |\n| 1 | 2 |\n', 'table-misplaced', '| - | - |'],
    ['    | a | b |\n    | - | - |\n    | 1 | 2 |\n', 'table-misplaced', '| - | - |'],
    ['<div>x</div>\n', 'html-removed', '<div>x</div>'],
    ['a <img src=x onerror=alert(1)> b\n', 'html-removed', '<img src=x onerror=alert(1)>'],
  ])('%j → %s at %j', (body, code, under) => {
    const { parsed } = tablesOf(body);
    const found = parsed.diagnostics.find((it) => it.code === code);
    expect(found && parsed.under(found.at)).toBe(under);
    expect(parsed.codes.filter((it) => it !== 'step-twice')).toEqual([code]);
  });

  it.each([
    ['| --- |\n', 'a lone dash row is prose'],
    ['```\n| a | b |\n| - | - |\n```\n', 'a fenced example'],
    ['<!-- a\n\ncomment -->\n', 'comments vanish'],
    ['a<br>b\n', 'a line break is no HTML'],
    ['| a |\n| --- |\n| x |\n| y |\n', 'one column'],
    ['text\n| a | b |\n| --- | --- |\n| 1 | 2 |\n', 'a table may follow a line of text'],
  ])('%j: %s', (body) => {
    expect(tablesOf(body).codes).toEqual([]);
  });

  it('keeps the rows before a second table, without its heading', () => {
    const { tables } = tablesOf(`${HEAD}| 1 | 2 |\n| c | d |\n| --- | --- |\n| 3 | 4 |\n`);
    expect(cells(tables[0])).toEqual([['1', '2']]);
  });
});

it('numbers tables, and knows their step and alignment', () => {
  const text = `${HEADER}\n## 第一步\n\n${HEAD}\n## 附录\n\n${HEAD}\n`;
  const blocks = parseText(text).document?.sections.flatMap((section) => section.blocks) ?? [];
  const tables = blocks.flatMap((block) => (block.kind === 'table' ? [block.table] : []));
  expect(tables.map(({ id, step, align }) => ({ id, step, align }))).toEqual([
    { id: 't1', step: 1, align: [null, 'right'] },
    { id: 't2', step: null, align: [null, 'right'] },
  ]);
});

it.each(['\n', '\r\n', '\r'])('reads the same with line ending %j', (ending) => {
  const text = `${HEADER}\n## 第一步\n\n${HEAD}| 产品A | 40% |\n\n${STEPS}`.replaceAll('\n', ending);
  const { document, under } = parseText(text);
  const blocks = document?.sections.flatMap((section) => section.blocks) ?? [];
  const [table] = blocks.flatMap((block) => (block.kind === 'table' ? [block.table] : []));
  expect(table?.rows[0]?.map(({ at }) => under(at))).toEqual(['产品A', '40%']);
  expect(table?.rows[0]?.[0]?.at.line).toBe(10);
});

/** What people write in cells; no character that Markdown reads as markup. */
const word = fc
  .array(fc.constantFrom('销', '售', 'a', 'Z', '7', '%', '±', '—', '😀', '𠮷', ' ', '(', ',', '.', 'é'), {
    maxLength: 12,
  })
  .map((characters) => characters.join(''));

it('every span is exactly the text of its cell', () => {
  const pad = fc.constantFrom('', ' ', '   ');
  const rows = fc.array(fc.array(fc.tuple(pad, word, pad), { minLength: 3, maxLength: 3 }), { maxLength: 6 });
  fc.assert(
    fc.property(rows, fc.constantFrom('\n', '\r\n'), (body, ending) => {
      const lines = body.map(
        (row) => `|${row.map(([left, text, right]) => `${left}${text}${right}`).join('|')}|`,
      );
      const { tables, parsed } = tablesOf(['| x | y | z |', '| - | - | - |', ...lines].join(ending));
      for (const row of tables[0]?.rows ?? []) {
        for (const cell of row) expect(parsed.under(cell.at).trim()).toBe(cell.text);
      }
      expect(cells(tables[0])).toEqual(body.map((row) => row.map(([, text]) => text.trim())));
    }),
    { numRuns: 500 },
  );
});
