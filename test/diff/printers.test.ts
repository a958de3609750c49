import fc from 'fast-check';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { visit } from 'unist-util-visit';
import { describe, expect, test } from 'vitest';
import { toHtml } from '../../src/diff/html.ts';
import { toJson } from '../../src/diff/json.ts';
import { COMMENT_LIMIT, toMarkdown, words } from '../../src/diff/markdown.ts';
import { reportOf } from '../../src/diff/report.ts';
import { toText } from '../../src/diff/text.ts';
import { LANGS } from '../../src/language/words.ts';
import { compare, edited, type Folder, PLANS } from './versions.ts';

/** A change as a region's director makes it at the end of August: people short, a quarter moved, a task late. */
const CHANGED: Folder = edited(
  edited(
    PLANS,
    'plans/north.md',
    ['| 1000 | 1200 | 陈默 |', '| 1000 | 1260 | 陈默 |'],
    ['| 240 | 300 | 360 | 300 | 陈默 |', '| 240 | 290 | 360 | 370 | 陈默 |'],
    ['| 北京 | 140 | 170 | 200 | 170 | 680 |', '| 北京 | 140 | 165 | 210 | 225 | 740 |'],
    ['| 天津 | 100 | 130 | 160 | 130 | 520 |', '| 天津 | 100 | 125 | 150 | 145 | 520 |'],
    ['| 10 | 13万 |', '| 8 | 13万 |'],
    ['| 吴桐 | | 15 | A |', '| 高原 | | 25 | A |'],
    ['| 9月30日 |', '| 10月16日 |'],
    ['再谈扩容', '再谈增购'],
  ),
  'plans/export.md',
  ['| 600 | Mia |', '| 560 | Mia |'],
  ['| 280 | 320 |', '| 240 | 320 |'],
);

/** The same change, in which a cell was broken and another left blank. */
const BLOCKED: Folder = edited(
  CHANGED,
  'plans/north.md',
  ['| 2026-08-03 | 20 |', '| 2026-08-3x | 20 |'],
  ['| 81% | 82% | 84% | 85% |', '| 81% | 82% | | 85% |'],
);

describe.each(LANGS)('the change as %s', (lang) => {
  const cases = [
    ['change', CHANGED],
    ['blocked', BLOCKED],
  ] as const;
  const printers = [
    ['md', toMarkdown],
    ['txt', (report: Parameters<typeof toMarkdown>[0]) => toText(report, { colour: false })],
    ['html', toHtml],
  ] as const;
  test.each(cases)('%s', async (name, after) => {
    const set = await compare(PLANS, after);
    for (const [ending, print] of printers) {
      const file = `../golden/diff/expected/${name}.${lang}.${ending}`;
      await expect(print(reportOf(set, lang))).toMatchFileSnapshot(file);
    }
    await expect(toJson(set, lang)).toMatchFileSnapshot(`../golden/diff/expected/${name}.${lang}.json`);
  });

  test('no change in meaning', async () => {
    const spaced = edited(PLANS, 'plans/north.md', ['| 销售额 | 240 |', '| 销售额    |    240 |']);
    const text = toMarkdown(reportOf(await compare(PLANS, spaced), lang));
    await expect(text).toMatchFileSnapshot(`../golden/diff/expected/none.${lang}.md`);
  });
});

test('the same change gives the same bytes', async () => {
  const [a, b] = [await compare(PLANS, CHANGED), await compare(PLANS, CHANGED)];
  expect(toJson(a, 'zh-CN')).toBe(toJson(b, 'zh-CN'));
  expect(toMarkdown(reportOf(a, 'en'))).toBe(toMarkdown(reportOf(b, 'en')));
});

describe('user text in a comment only says what it says', () => {
  test.each([
    ['a mention', '@octocat 请看', '＠octocat 请看'],
    ['an issue', 'see #1 and org/repo#2', 'see ＃1 and org/repo＃2'],
    ['markup', '**a** _b_ `c` ~~d~~', '\\*\\*a\\*\\* \\_b\\_ \\`c\\` \\~\\~d\\~\\~'],
    ['a link', '[x](http://e.example)', '\\[x\\](http\\://e.example)'],
    ['a bare link', 'www.example.com', 'www\\.example.com'],
    ['an image', '![x](//e)', '!\\[x\\](//e)'],
    ['an element', '<img src=x onerror=y>', '&lt;img src=x onerror=y&gt;'],
    ['the end of the details', '</details>', '&lt;/details&gt;'],
    ['a comment', '<!-- x -->', '&lt;!-- x --&gt;'],
    ['an entity', '&lt;b&gt;', '&amp;lt;b&amp;gt;'],
    ['a cell', 'a | b', 'a \\| b'],
    ['a formula', '$x$', '\\$x\\$'],
    ['a command of a workflow', '::set-output name=x::y', ': :set-output name=x: :y'],
    ['another', '##[error]x', '＃ ＃\\[error\\]x'],
    ['a line feed', 'a\n/close', 'a↵/close'],
    ['a bell and a turn of direction', 'a\u0007b\u202ec', 'a&lt;U+0007&gt;b&lt;U+202E&gt;c'],
  ])('%s', (_, text, expected) => {
    expect(words(text)).toBe(expected);
  });
});

test('no text becomes anything but text', () => {
  const processor = unified().use(remarkParse);
  const types = (text: string) => {
    const found = new Set<string>();
    visit(processor.parse(`- **x** ${text}`), ({ type }) => {
      found.add(type);
    });
    return [...found].sort();
  };
  const plain = ['list', 'listItem', 'paragraph', 'root', 'strong', 'text'];
  expect(types('[a](b) <i> `c` *d*')).not.toEqual(plain);
  const marks = fc.string({
    unit: fc.constantFrom(...'[]()<>`*_~!#&;:/\\\\|@ ab\n\t"\'-+=.1$'),
    maxLength: 40,
  });
  fc.assert(
    fc.property(fc.oneof(marks, fc.string({ unit: 'binary' })), (text) => {
      expect(types(words(`x${text}x`))).toEqual(plain);
    }),
    { numRuns: 2000 },
  );
});

describe('hostile names', () => {
  const NAME = '</details><img src=x onerror=alert(1)> @octocat [a](javascript:b) ::error::x $(id)';
  const hostile = edited(
    PLANS,
    'plans/north.md',
    ['title: 2026 年华北区销售计划', `title: '${NAME}'`],
    ['| 年框谈判 | 销售额 | 陈默 |', `| ${NAME.replaceAll('|', '')} | 销售额 | ${'@everyone'} |`],
    ['季度偏差 ≤±10%', NAME],
  );

  test('no printer passes them on', async () => {
    const set = await compare(PLANS, hostile);
    const report = reportOf(set, 'zh-CN');
    // The control: what the printers are given would do harm.
    expect(JSON.stringify(report)).toContain('<img src=x onerror=alert(1)> @octocat [a](javascript:b)');
    const markdown = toMarkdown(report);
    expect(markdown).toContain('＠octocat');
    expect(markdown.replaceAll(/<\/?(?:details|summary|sub)>|<!-- sixfold diff -->/g, '')).not.toMatch(
      /<|@|[^\\]\]\(/,
    );
    expect(markdown.match(/<details>/g)?.length).toBe(markdown.match(/<\/details>/g)?.length);
    expect(toHtml(report)).not.toMatch(/<img|<script|on\w+=alert\(1\)>/);
    const text = toText(report, { colour: false });
    expect(text).not.toMatch(/^::|##\[/m);
    for (const line of text.split('\n').filter(Boolean))
      expect(line).toMatch(/^( |■|▲|计划变更|\d+ 份|两边)/);
    expect(JSON.parse(toJson(set, 'en'))).toMatchObject({ version: 1, changed: true });
  });
});

test('a comment on hundreds of plans keeps to what a host takes', async () => {
  const many = (text: string) =>
    Object.fromEntries(
      Array.from({ length: 120 }, (_, n) => [
        `plans/p${n}.md`,
        text.replace('title: 2026', `title: ${n} ${'长'.repeat(200)} 2026`),
      ]),
    );
  const set = await compare(many(PLANS['plans/north.md'] ?? ''), many(CHANGED['plans/north.md'] ?? ''));
  expect(set.plans).toHaveLength(120);
  const markdown = toMarkdown(reportOf(set, 'zh-CN'));
  expect(markdown.length).toBeLessThanOrEqual(COMMENT_LIMIT);
  expect(markdown).toMatch(/另有 \d+ 份计划/);
  expect(toMarkdown(reportOf(set, 'en'), 900).length).toBeLessThanOrEqual(900);
}, 120_000);
