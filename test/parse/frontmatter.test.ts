import { describe, expect, it } from 'vitest';
import type { YamlValue } from '../../src/parse/document.ts';
import { parseText, STEPS } from './parse-text.ts';

function plain(value: YamlValue | undefined): unknown {
  if (value === undefined) return undefined;
  if (value.kind === 'scalar') return value.text;
  if (value.kind === 'list') return value.items.map(plain);
  return Object.fromEntries([...value.entries].map(([key, item]) => [key, plain(item)]));
}

const plan = (yaml: string) => `---\n${yaml}\n---\n\n${STEPS}`;

describe('frontmatter keeps the text of every value', () => {
  it.each([
    ['title: 华东', { title: '华东' }],
    ['period: 2026', { period: '2026' }],
    ['period: 2026-08', { period: '2026-08' }],
    ['x: 1.10', { x: '1.10' }],
    ['x: 0010', { x: '0010' }],
    ['x: "a: b"', { x: 'a: b' }],
    ["x: 'it''s'", { x: "it's" }],
    ['lights: { red: 80%, yellow: 90% }', { lights: { red: '80%', yellow: '90%' } }],
    ['tables:\n  - a.csv\n  - b.csv', { tables: ['a.csv', 'b.csv'] }],
    ['# only a comment', {}],
    ['', {}],
    ['x:', { x: '' }],
    ['period: 2026   # the year', { period: '2026' }],
    ['title: A\r\nperiod: 2026', { title: 'A', period: '2026' }],
  ])('%j → %j', (yaml, expected) => {
    const { document, codes } = parseText(plan(yaml));
    expect(plain(document?.frontmatter.data)).toEqual(expected);
    expect(codes.filter((code) => !code.startsWith('table-file'))).toEqual([]);
  });
});

describe('places of values and keys', () => {
  const { document, under } = parseText(
    plan('title: "华东 2026"\nlights: { red: 80%, yellow: 90% }\nwaive:\n  - code: a-b\n    reason: 因为'),
  );
  it.each([
    ['title', '"华东 2026"'],
    ['title#key', 'title'],
    ['lights.red', '80%'],
    ['lights.yellow#key', 'yellow'],
    ['waive.0.code', 'a-b'],
    ['waive.0.reason', '因为'],
  ])('%s → %s', (path, text) => {
    const place = document?.frontmatter.places.get(path);
    expect(place && under(place)).toBe(text);
  });
});

describe('what is no frontmatter of ours is a located error', () => {
  it.each([
    ['# A plan\n', 'no-frontmatter', 1],
    ['', 'no-frontmatter', 1],
    ['\n\n---\ntitle: A\n---\n', 'no-frontmatter', 3],
    ['---js\nmodule.exports = {}\n---\n', 'frontmatter-language', 1],
    ['---JS \n{}\n---\n', 'frontmatter-language', 1],
    ['--- yaml\na: 1\n---\n', 'frontmatter-language', 1],
    ['+++\ntitle = "A"\n+++\n', 'frontmatter-language', 1],
    ['----\na: 1\n----\n', 'frontmatter-language', 1],
    ['---\ntitle: A\n', 'frontmatter-open', 1],
    ['---', 'frontmatter-open', 1],
    ['---\n- a\n- b\n---\n', 'yaml-not-a-map', 2],
    ['---\nhello\n---\n', 'yaml-not-a-map', 2],
    ['---\ntitle：华东\nperiod: 2026\n---\n', 'yaml-error', 2],
    ['---\ntitle: A\nperiod:2026\nowner: B\n---\n', 'yaml-error', 3],
    ['---\ntitle: A: B\n---\n', 'yaml-error', 2],
    ['---\ntitle: A\nperiod: 2026\n  owner: B\n---\n', 'yaml-error', 4],
    ['---\ntitle: [a\nperiod: 2026\n---\n', 'yaml-error', 2],
    ['---\ntitle: "a\nperiod: 2026\n---\n', 'yaml-error', 2],
    ['---\n\ttitle: a\n---\n', 'yaml-error', 2],
    ['---\ntitle: @a\n---\n', 'yaml-error', 2],
    ['---\ntitle: a\n...\nperiod: 2026\n---\n', 'yaml-error', 4],
    ['---\n%YAML 1.1\ntitle: a\n---\n', 'yaml-error', 2],
  ])('%j → %s at line %i', (text, code, line) => {
    const { document, diagnostics } = parseText(text);
    const found = diagnostics.find((it) => it.code === code);
    expect(document).toBeNull();
    expect(found?.at.line).toBe(line);
    expect(found?.blocking).toBe(true);
  });
});

describe('an unresolved merge conflict is said once, at its first marker', () => {
  const sides = (mine: string, theirs: string, ends = ['<<<<<<< HEAD', '=======', '>>>>>>> side']) =>
    [ends[0], mine, ends[1], theirs, ends[2]].join('\n');
  const table = (rows: string) =>
    `---\ntitle: T\nperiod: 2026\n---\n\n${STEPS}\n| A | B |\n| - | - |\n${rows}\n`;
  it.each([
    ['in a table', table(sides('| a | 1 |', '| a | 2 |')), '<<<<<<< HEAD', 1],
    ['in the frontmatter', plan(sides('title: A', 'title: B')), '<<<<<<< HEAD', 1],
    ['around all of it', sides(plan('title: A'), plan('title: B')), '<<<<<<< HEAD', 1],
    [
      'two',
      table(`${sides('| a | 1 |', '| a | 2 |')}\n| b | 1 |\n${sides('| c | 1 |', '')}`),
      '<<<<<<< HEAD',
      2,
    ],
    [
      'with the common ancestor',
      table(sides('| a | 1 |\n||||||| 1a2b3c\n| a | 0 |', '| a | 2 |')),
      '<<<<<<< HEAD',
      1,
    ],
    [
      'with carriage returns',
      table(sides('| a | 1 |', '| a | 2 |')).replaceAll('\n', '\r\n'),
      '<<<<<<< HEAD',
      1,
    ],
    ['of which only the end is left', table('| a | 2 |\n>>>>>>> side'), '>>>>>>> side', 1],
  ])('%s', (_, text, marker, places) => {
    const { document, diagnostics, codes, under } = parseText(text);
    expect({ document, codes }).toEqual({ document: null, codes: ['merge-conflict'] });
    const [first] = diagnostics;
    expect(first?.blocking).toBe(true);
    expect(first === undefined ? '' : under(first.at)).toBe(marker);
    expect(first?.message.what.zh).toContain(places === 1 ? '一处' : `${places} 处`);
  });

  it.each([
    ['a heading that is underlined', 'Words\n=======\n'],
    ['a quote', '> > > > > > > deep\n'],
    ['seven signs within a line', 'as <<<<<<< HEAD or >>>>>>> side\n'],
    ['more of them', '<<<<<<<< HEAD\n'],
  ])('%s is none', (_, body) => {
    const { codes } = parseText(`---\ntitle: T\nperiod: 2026\n---\n\n${body}\n${STEPS}`);
    expect(codes).not.toContain('merge-conflict');
  });

  it('a table beside the plan', () => {
    const csv = `A,B\n${sides('a,1', 'a,2')}\n`;
    const { codes } = parseText(plan('title: T\ntables: [a.csv]'), { 'a.csv': csv });
    expect(codes).toEqual(['merge-conflict']);
  });
});

describe('YAML that hides a value or acts as code is refused', () => {
  it.each([
    ['a: &x 1\nb: 2', 'yaml-feature', '1'],
    ['a: &x { c: 1 }\nb: *x', 'yaml-feature', '{ c: 1 }'],
    ['b: *x', 'yaml-feature', '*x'],
    ['a: !!js/function "x"', 'yaml-feature', '"x"'],
    ['a: !local 1', 'yaml-feature', '1'],
    ['<<: { a: 1 }', 'yaml-feature', '<<'],
    ['? [a, b]\n: 1', 'yaml-feature', '[a, b]'],
    ['a: 1\nb: 2\na: 3', 'yaml-duplicate-key', 'a'],
    ['__proto__: { polluted: true }', 'yaml-forbidden-key', '__proto__'],
    ['lights: { constructor: 1 }', 'yaml-forbidden-key', 'constructor'],
  ])('%j → %s under %j', (yaml, code, text) => {
    const { diagnostics, under } = parseText(plan(yaml));
    const found = diagnostics.find((it) => it.code === code);
    expect(found?.blocking).toBe(true);
    expect(found && under(found.at)).toBe(text);
  });

  it('leaves Object.prototype alone', () => {
    parseText(plan('__proto__: { polluted: yes }\nconstructor: { prototype: { polluted: yes } }'));
    expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false);
  });
});

describe('size and depth are bounded before the parser sees the text', () => {
  it.each([
    ['flow lists', (n: number) => `a: ${'['.repeat(n)}`],
    ['flow maps', (n: number) => `a: ${'{a: '.repeat(n)}`],
    ['flow lists by line', (n: number) => `a:\n${' [\n'.repeat(n)}`],
    ['sequences on a line', (n: number) => `a:\n ${'- '.repeat(n)}x`],
    ['complex keys', (n: number) => `${'? '.repeat(n)}x`],
    [
      'steps of indentation',
      (n: number) => Array.from({ length: Math.min(n, 2000) }, (_, i) => `${' '.repeat(i)}k:`).join('\n'),
    ],
    ['quoted brackets do not count', (n: number) => `${'a: "]" # \n'.repeat(3)}b: ${'["x", '.repeat(n)}`],
  ])('%s', (_name, make) => {
    for (const depth of [10, 200, 5000, 200_000]) {
      const { document, codes } = parseText(plan(make(depth)));
      expect(document).toBeNull();
      // Whatever a parser says of such text stands with other codes.
      expect(codes[0]).toMatch(/^(yaml-too-(deep|large)|file-too-large)$/);
      expect(codes.slice(1).filter((code) => code !== 'markdown-beyond-limits')).toEqual([]);
    }
  });

  it.each([
    'lights: { red: 80%, yellow: 90% }',
    'waive:\n  - { code: a, reason: "because [of [many [brackets [in [a [quoted [text" }',
    'a:\n  b:\n    c:\n      - d: [1, 2]',
  ])('%j is not too deep', (yaml) => {
    expect(parseText(plan(yaml)).codes).toEqual([]);
  });
});
