import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Diagnostic } from '../../src/diagnostics/diagnostic.ts';
import { escapeText } from '../../src/diagnostics/escape.ts';
import { excerpt } from '../../src/diagnostics/excerpt.ts';
import { printGithub } from '../../src/diagnostics/github.ts';
import { printJson } from '../../src/diagnostics/json.ts';
import { printPretty } from '../../src/diagnostics/pretty.ts';
import { diagnose } from '../../src/diagnostics/report.ts';
import { printSarif } from '../../src/diagnostics/sarif.ts';
import { wholeFile } from '../../src/model/source.ts';

const LINE = '| 产品A | 40% | 80 | | 李雷 | 9 |';
const at = { file: 'plans/east.md', line: 2, column: 29, endColumn: 30 };
const extra = diagnose('table-extra-cells', { cells: 6, headings: 5 }, { ...at, column: 27, endColumn: 28 });
const texts = (file: string) => (file === 'plans/east.md' ? `第一行\n${LINE}\n` : null);

describe('pretty', () => {
  it('says what, where, why and what to do, in Chinese', () => {
    expect(printPretty([extra], texts, { lang: 'zh-CN', colour: false })).toMatchInlineSnapshot(`
      "错误[table-extra-cells]：这一行有 6 个单元格，表头只有 5 列
       --> plans/east.md:2:27
        |
      2 | | 产品A | 40% | 80 | | 李雷 | 9 |
        |                               ~
        = 原因：代码平台上多出来的单元格不会显示，看的人会漏掉它
        = 怎么改：删掉多余的 |，或给表头补一列；文字里的竖线写成 \\|

      1 个错误，涉及 1 个文件
      "
    `);
  });
  it('and in English, with the count', () => {
    const all: Diagnostic[] = [
      extra,
      { ...diagnose('html-removed', { count: 2 }, wholeFile('plans/east.md')) },
      { ...extra, waived: 'agreed with the board' },
    ];
    expect(printPretty(all, texts, { lang: 'en', colour: false })).toMatchInlineSnapshot(`
      "error[table-extra-cells]: this row has 6 cells, the table has 5 headings
       --> plans/east.md:2:27
        |
      2 | | 产品A | 40% | 80 | | 李雷 | 9 |
        |                               ~
        = why: code hosts do not show the surplus cells, so a reader would miss them
        = fix: Remove the surplus | or add a heading; write \\| for a bar within text

      warning[html-removed]: the HTML here and in 1 more place will not appear in the report
       --> plans/east.md
        = why: plans come from many people, so no markup of theirs is ever run
        = fix: Use Markdown; within a cell <br> breaks the line

      waived[table-extra-cells]: this row has 6 cells, the table has 5 headings
       --> plans/east.md:2:27
        |
      2 | | 产品A | 40% | 80 | | 李雷 | 9 |
        |                               ~
        = why: code hosts do not show the surplus cells, so a reader would miss them
        = fix: Remove the surplus | or add a heading; write \\| for a bar within text
        = waived because: agreed with the board

      1 error, 1 warning, 1 waived in 1 file
      "
    `);
  });
  it('takes the language of each diagnostic', () => {
    const text = printPretty([extra, extra], texts, {
      lang: (it) => (it === extra ? 'en' : 'zh-CN'),
      colour: false,
    });
    expect(text).toContain('error[table-extra-cells]: this row has 6 cells');
  });
  it('prints nothing for nothing', () => {
    expect(printPretty([], texts, { lang: 'en', colour: true })).toBe('');
  });
  it('colours only when asked', () => {
    expect(printPretty([extra], texts, { lang: 'en', colour: true })).toContain('\u001b[1;31merror');
    expect(printPretty([extra], texts, { lang: 'en', colour: false })).not.toContain('\u001b');
  });
});

describe('excerpt: the squiggle stands under the place', () => {
  it.each([
    ['| a | b |', 7, 8, '| a | b |', '      ~'],
    ['| 产品 | 40 |', 8, 10, '| 产品 | 40 |', '         ~~'],
    ['| 产品 | 40 |', 3, 5, '| 产品 | 40 |', '  ~~~~'],
    ['| 😀 | x |', 8, 9, '| 😀 | x |', '       ~'],
    ['\tab', 3, 4, '    ab', '     ~'],
    ['| | x |', 3, 3, '| | x |', '  ~'],
    ['ab', 9, 12, 'ab', '  ~'],
    ['a\u202eb', 3, 4, 'a<U+202E>b', '         ~'],
    ['a\u001b[31mb', 7, 8, 'a<U+001B>[31mb', '             ~'],
  ])('%j %i–%i', (line, column, endColumn, text, squiggle) => {
    expect(excerpt(line, column, endColumn)).toEqual({ text, squiggle });
  });

  it('shows a window of a long line', () => {
    const line = `${'甲'.repeat(300)}|目标|${'乙'.repeat(300)}`;
    const { text, squiggle } = excerpt(line, 302, 304);
    expect(text).toMatch(/^…甲+\|目标\|乙+…$/);
    expect(squiggle).toBe(`${' '.repeat(36)}~~~~`);
  });
});

describe('user text is harmless', () => {
  it.each([
    ['\u001b[2J', '<U+001B>[2J'],
    ['a\u0007b', 'a<U+0007>b'],
    ['a\u009bb', 'a<U+009B>b'],
    ['a\u202eb\u2066c', 'a<U+202E>b<U+2066>c'],
    ['a\nb', 'a↵b'],
    ['::error::x', ': :error: :x'],
    [':::', ': : :'],
    ['##[error]x', '# #[error]x'],
    ['###[error]x', '## #[error]x'],
    ['##vso[task]', '# #vso[task]'],
    ['\ud800', '<U+D800>'],
    ['a:b ## c', 'a:b ## c'],
    ['👩‍💻 é', '👩‍💻 é'],
  ])('%j → %j', (text, expected) => {
    expect(escapeText(text)).toBe(expected);
  });

  const nasty = fc
    .array(
      fc.constantFrom(
        '\u001b',
        '\u0000',
        '\r',
        '\n',
        '\u0085',
        '\u009b',
        '\u202e',
        '\u2028',
        ':',
        '#',
        '[',
        'vso',
        '%',
        ',',
        '中',
        'a',
        ' ',
        '\u{e0041}',
      ),
      { maxLength: 20 },
    )
    .map((it) => it.join(''));

  it('in every printer, whatever stands in text, file name and line', () => {
    fc.assert(
      fc.property(nasty, nasty, nasty, (text, file, line) => {
        const place = { file, line: 1, column: 2, endColumn: 3 };
        const found = diagnose('text-in-table', { text, wide: false }, place);
        const pretty = printPretty([found], () => line, { lang: 'en', colour: false });
        const json = printJson([found], { lang: 'en' });
        const github = printGithub([found], { lang: 'en' });
        const sarif = printSarif([found], { lang: 'en', version: '1' });
        for (const out of [pretty, json, github, sarif]) {
          expect(out).not.toMatch(
            /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2028\u2066-\u2069]|##\[|##vso\[/,
          );
        }
        expect(pretty).not.toMatch(/::/);
        // A line begins with a severity, a gutter, an arrow or the count.
        for (const row of pretty.split('\n')) expect(row).toMatch(/^(error\[|\d* *(\||=|-->)|1 error in |$)/);
        expect(JSON.parse(json).diagnostics[0].file).toBe(file);
        expect(github.trimEnd().split('\n').length).toBe(1);
        expect(github.match(/::/g)?.length).toBe(2);
      }),
      { numRuns: 500 },
    );
  });
});

describe('findings without end', () => {
  const many = (n: number, code: 'row-twice' | 'column-twice' = 'row-twice'): Diagnostic[] =>
    Array.from({ length: n }, (_, i) =>
      code === 'row-twice'
        ? diagnose(code, { name: `行${i}` }, { ...at, line: i + 1 })
        : diagnose(code, { found: `${i}`, first: '' }, at),
    );
  const pretty = (all: readonly Diagnostic[]) => printPretty(all, () => null, { lang: 'en', colour: false });
  it.each([
    [20, 20, null],
    [21, 20, '… and 1 more of these (row-twice in plans/east.md)'],
    [5000, 20, '… and 4980 more of these (row-twice in plans/east.md)'],
  ])('%d of one code: %d are shown, and the count is of all', (n, shown, more) => {
    const text = pretty([...many(n), ...many(2, 'column-twice')]);
    expect(text.match(/error\[row-twice\]/g)).toHaveLength(shown);
    expect(text.match(/error\[column-twice\]/g)).toHaveLength(2);
    expect(text).toContain(`${n + 2} errors in 1 file`);
    if (more !== null) expect(text).toContain(`\n\n${more}\n\n`);
    else expect(text).not.toContain('more of these');
    const hub = printGithub(many(n), { lang: 'en' }).trimEnd().split('\n');
    expect(hub).toHaveLength(shown);
    if (more !== null) expect(hub.at(-1)).toContain(`%0A${more}`);
  });
  it('are bounded for programs too, which are told how many are left out', () => {
    const left = { file: at.file, code: 'row-twice', severity: 'error', count: 500 };
    const json = JSON.parse(printJson(many(1500), { lang: 'en' }));
    expect([json.summary.errors, json.diagnostics.length, json.omitted]).toEqual([1500, 1000, [left]]);
    const [run] = JSON.parse(printSarif(many(1500), { lang: 'en', version: '1' })).runs;
    expect([run.results.length, run.properties.omitted]).toEqual([1000, [left]]);
  });
  it('that say the same of every place are one with its places, and each in json', () => {
    const draft = [1, 2, 3].map((line) =>
      diagnose('cell-undecided', { found: 'TBD', column: 'Target' }, { ...at, line }),
    );
    const text = pretty(draft);
    expect(text.match(/error\[/g)).toHaveLength(1);
    expect(text).toContain('the same in 2 more places:\n --> plans/east.md:2:29  “Target” says “TBD”\n');
    expect(text).toContain('3 errors in 1 file');
    expect(JSON.parse(printJson(draft, { lang: 'en' })).diagnostics).toHaveLength(3);
  });
});

describe('no text of a user is printed without end', () => {
  const long = '很👨‍👩‍👧长'.repeat(5_000);
  it.each([
    ['a name', () => diagnose('row-twice', { name: long }, at)],
    ['a path', () => diagnose('table-file-missing', { name: long, path: long, suggestion: null }, at)],
    [
      'names within a list',
      () =>
        diagnose(
          'goal-weights-not-100',
          {
            sum: { n: 1n, d: 1n },
            weights: Array.from({ length: 60 }, () => ({ name: long, weight: { n: 1n, d: 9n } })),
          },
          at,
        ),
    ],
  ])('%s', (_, make) => {
    const { message } = make();
    for (const words of [message.what, message.why, message.fix]) {
      expect([...(words?.zh ?? '')].length).toBeLessThan(3000);
      expect(words?.zh ?? '').not.toMatch(/\u200d(?:…|$)/);
    }
  });
});

describe('json and github', () => {
  it('keeps a stable shape', () => {
    expect(JSON.parse(printJson([extra], { lang: 'en' }))).toEqual({
      version: 1,
      omitted: [],
      summary: { errors: 1, warnings: 0, notes: 0, waived: 0, files: 1 },
      coverage: [],
      diagnostics: [
        {
          code: 'table-extra-cells',
          severity: 'error',
          blocking: true,
          waived: null,
          about: null,
          file: 'plans/east.md',
          line: 2,
          column: 27,
          endColumn: 28,
          lang: 'en',
          what: 'this row has 6 cells, the table has 5 headings',
          why: 'code hosts do not show the surplus cells, so a reader would miss them',
          fix: 'Remove the surplus | or add a heading; write \\| for a bar within text',
          related: [],
        },
      ],
    });
  });
  it('annotates lines', () => {
    const file = 'plans/a,b:c.md';
    const [line = ''] = printGithub([{ ...extra, at: { ...at, file } }], { lang: 'en' }).split('%0A');
    expect(line).toBe(
      '::error file=plans/a%2Cb%3Ac.md,line=2,col=29,endColumn=30,title=table-extra-cells::this row has 6 cells, the table has 5 headings',
    );
  });
  it('writes SARIF with one rule a code', () => {
    const file = 'plans/华东 #1.md';
    const waived = { ...extra, at: { ...at, file }, waived: 'agreed' };
    const log = JSON.parse(printSarif([extra, waived], { lang: 'en', version: '1.0.0' }));
    const [run] = log.runs;
    expect(run.tool.driver.rules).toEqual([
      {
        id: 'table-extra-cells',
        shortDescription: { text: 'More cells than headings' },
        defaultConfiguration: { level: 'error' },
      },
    ]);
    expect(run.results[0].locations[0].physicalLocation).toEqual({
      artifactLocation: { uri: 'plans/east.md' },
      region: { startLine: 2, startColumn: 27, endColumn: 28 },
    });
    expect(run.results[1].locations[0].physicalLocation.artifactLocation.uri).toBe(
      'plans/%E5%8D%8E%E4%B8%9C%20%231.md',
    );
    expect(run.results[1].suppressions).toEqual([{ kind: 'inSource', justification: 'agreed' }]);
  });
  it('leaves waived findings out of annotations', () => {
    expect(printGithub([{ ...extra, waived: 'x' }], { lang: 'en' })).toBe('');
  });
});
