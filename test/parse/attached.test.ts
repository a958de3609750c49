import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { diagnose } from '../../src/diagnostics/report.ts';
import { wholeFile } from '../../src/model/source.ts';
import { parsePlan } from '../../src/parse/parse.ts';
import { resolveBeside } from '../../src/parse/path.ts';
import { parseText, STEPS } from './parse-text.ts';

const CSV = '期间,目标,实际\n2026-01,销售总额,100\n';
const plan = (yaml: string) => `---\n${yaml}\n---\n\n| a |\n| - |\n| 1 |\n\n${STEPS}`;

describe('files named in the frontmatter', () => {
  it('become tables like those of the plan, numbered after them', () => {
    const { document, codes } = parseText(plan('tables: [tasks.csv, sub/b.csv]\nactuals: actuals.csv'), {
      'tasks.csv': '任务\n甲\n',
      'sub/b.csv': '人员\n乙\n',
      'actuals.csv': CSV,
    });
    expect(codes).toEqual([]);
    expect(document?.attached.map(({ id, at }) => [id, at.file])).toEqual([
      ['t2', 'plans/p/tasks.csv'],
      ['t3', 'plans/p/sub/b.csv'],
    ]);
    expect(document?.actuals?.id).toBe('t4');
    expect(document?.actuals?.rows.map((row) => row.map(({ text }) => text))).toEqual([
      ['2026-01', '销售总额', '100'],
    ]);
  });

  it.each([
    ['actuals: ../other.csv', 'table-file-outside', '../other.csv'],
    ['actuals: /etc/passwd', 'table-file-outside', '/etc/passwd'],
    ['tables: [a.csv, "..\\\\x.csv"]', 'table-file-outside', '"..\\\\x.csv"'],
    ['actuals: tasks.xlsx', 'table-file-not-csv', 'tasks.xlsx'],
    ['actuals: actual.csv', 'table-file-missing', 'actual.csv'],
    ['actuals: a.csv/..', 'table-file-outside', 'a.csv/..'],
  ])('%s → %s', (yaml, code, text) => {
    const { diagnostics, under } = parseText(plan(yaml), { 'a.csv': 'x\n1\n', 'actuals.csv': CSV });
    expect(diagnostics.map((it) => [it.code, under(it.at), it.blocking])).toEqual([[code, text, true]]);
  });

  it.each([
    ['actuals: actual.csv', '“actuals.csv”'],
    ['actuals: something-else-entirely.csv', 'Check the name'],
  ])('%s suggests %s', (yaml, words) => {
    const { diagnostics } = parseText(plan(yaml), { 'b.csv': CSV, 'actuals.csv': CSV });
    expect(diagnostics[0]?.message.fix?.en).toContain(words);
  });

  it('reports a refused file where its name stands', () => {
    const file = { path: 'plans/p/plan.md', text: plan('actuals: a.csv') };
    const why = diagnose('file-encoding', { encoding: 'gbk', table: true }, wholeFile('plans/p/a.csv'));
    const refused = new Map([['plans/p/a.csv', why]]);
    const { diagnostics } = parsePlan(file, { config: null, plans: [], tables: new Map(), refused });
    expect(diagnostics.map(({ code, at }) => [code, at.file, at.line])).toEqual([
      ['file-encoding', file.path, 2],
    ]);
    expect(diagnostics[0]?.related?.[0]?.at.file).toBe('plans/p/a.csv');
  });
});

describe('a name beside a plan → its path', () => {
  it.each([
    ['plans/p/plan.md', 'a.csv', 'plans/p/a.csv'],
    ['plans/p/plan.md', './data//a.csv', 'plans/p/data/a.csv'],
    ['plans/p/plan.md', 'x/../a.csv', 'plans/p/a.csv'],
    ['plan.md', 'a.csv', 'a.csv'],
    ['plans/p/plan.md', '../a.csv', null],
    ['plans/p/plan.md', '../p/a.csv', null],
    ['plans/p/plan.md', 'x/../../a.csv', null],
    ['plan.md', '../a.csv', null],
    ['plans/p/plan.md', '/a.csv', null],
    ['plans/p/plan.md', '~/a.csv', null],
    ['plans/p/plan.md', 'C:\\a.csv', null],
    ['plans/p/plan.md', '\\\\host\\a.csv', null],
    ['plans/p/plan.md', 'file:///a.csv', null],
    ['plans/p/plan.md', 'https://x/a.csv', null],
    ['plans/p/plan.md', 'a\u0000.csv', null],
    ['plans/p/plan.md', '', null],
    ['plans/p/plan.md', '.', null],
  ])('%j, %j → %j', (from, name, path) => {
    expect(resolveBeside(from, name)).toBe(path);
  });

  it('never leaves the folder', () => {
    const part = fc.constantFrom('..', '.', '', 'a', '…', '../', '..\\', 'b.csv', ' ..', '%2e%2e');
    fc.assert(
      fc.property(fc.array(part, { maxLength: 8 }), (parts) => {
        const path = resolveBeside('plans/p/plan.md', parts.join('/'));
        if (path === null) return;
        expect(path.startsWith('plans/p/')).toBe(true);
        expect(path.split('/')).not.toContain('..');
      }),
    );
  });
});
