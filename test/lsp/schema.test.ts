import { readFileSync } from 'node:fs';
import path from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parse, stringify } from 'yaml';
import { decodePlan } from '../../src/decode/decode.ts';
import { decodeConfig } from '../../src/decode/decode-config.ts';
import { configJsonSchema, frontmatterJsonSchema } from '../../src/decode/json-schema.ts';
import { parsePlan } from '../../src/parse/parse.ts';
import type { Sources } from '../../src/parse/sources.ts';
import { runs } from '../runs.ts';
import { ROOT } from '../support/repository.ts';

const ajv = new Ajv2020({ strict: true, allowUnionTypes: true, validateSchema: true });
const byEditor = {
  frontmatter: ajv.compile(frontmatterJsonSchema()),
  config: ajv.compile(configJsonSchema()),
};

/** Codes that are about form; what a value means (a period, a day, a file) no schema can say. */
const FORM = new Set(['unknown-key', 'missing-key', 'wrong-value']);
/** What is said of a value that has the right form and no sense. */
const SENSE = /^(period|lights\.|asOf|holidays|workdays|version|fiscalYearStart|graceDays|dimensions)/;

const NOTHING: Sources = { config: null, plans: [], tables: new Map(), refused: new Map() };

/** Whether we find no fault in the form. */
function byUs(of: 'frontmatter' | 'config', data: object): boolean {
  const yaml = stringify(data);
  const found =
    of === 'config'
      ? decodeConfig({ path: 'sixfold.config.yaml', text: yaml }).diagnostics
      : planFindings(`---\n${yaml}---\n`);
  return found.every(
    ({ code, message }) => !FORM.has(code) || (code === 'wrong-value' && SENSE.test(keyIn(message.what.en))),
  );
}

function planFindings(text: string) {
  const parsed = parsePlan({ path: 'p.md', text }, NOTHING);
  const decoded = parsed.value === null ? null : decodePlan(parsed.value, decodeConfig(null).value);
  return [...parsed.diagnostics, ...(decoded?.diagnostics ?? [])];
}

function keyIn(message: string): string {
  return /[a-zA-Z]+(?:\.[\w]+)*/.exec(message.replace(/^[^a-zA-Z]*/, ''))?.[0] ?? '';
}

describe('the schemas for editors', () => {
  test('find no fault in the samples', () => {
    expect(byEditor.config(parse(readFileSync(path.join(ROOT, 'sixfold.config.yaml'), 'utf8')))).toBe(true);
  });

  const WORDS = fc.constantFrom('x', '王敏', '2026', 'a b');
  const ANY = fc.oneof(WORDS, fc.constantFrom<unknown>(2026, 1.5, true, [], ['a'], {}, { red: '80%' }));
  const agree = (of: 'frontmatter' | 'config', data: object) => {
    expect(byEditor[of](data), JSON.stringify(data)).toBe(byUs(of, data));
  };
  const one = <K extends string, T>(keys: readonly K[], values: fc.Arbitrary<T>) =>
    fc.tuple(fc.constantFrom(...keys), values).map(([key, value]) => ({ [key]: value }));

  test('agree with us on every key of the frontmatter with every sort of value', () => {
    const keys = [
      'owner',
      'status',
      'lang',
      'currency',
      'parent',
      'follows',
      'tables',
      'lights',
      'waive',
      'colour',
    ] as const;
    const values = fc.oneof(
      ANY,
      fc.constantFrom<unknown>(
        'draft',
        'done',
        'en',
        'CNY',
        'cny',
        { red: '80%', blue: '1%' },
        [{ code: 'a' }],
        [{ code: 'a', reason: 'b' }],
        [{ code: 'a', reason: 'b', why: 'c' }],
      ),
    );
    fc.assert(
      fc.property(one(keys, values), (more) => {
        agree('frontmatter', { title: 'x', period: 2026, ...more });
      }),
      { ...runs(), numRuns: 300 },
    );
  });

  test('agree on what must be there', () => {
    for (const data of [
      {},
      { title: 'x' },
      { period: 2026 },
      { title: 'x', period: 2026 },
      { title: true, period: 2026 },
    ]) {
      agree('frontmatter', data);
    }
  });

  test('differ in one thing: an empty value counts as not written, and an editor marks it until it is', () => {
    const data = { title: 'x', period: 2026, owner: null };
    expect([byEditor.frontmatter(data), byUs('frontmatter', data)]).toEqual([false, true]);
  });

  test('agree with us on the config', () => {
    const keys = [
      'locale',
      'currency',
      'people',
      'teams',
      'lights',
      'rules',
      'brand',
      'output',
      'colour',
    ] as const;
    const values = fc.oneof(
      ANY,
      fc.constantFrom<unknown>(
        'en',
        'de',
        [{ name: 'a' }],
        [{ email: 'a' }],
        [{ name: 'a', age: 3 }],
        { 'task-late': 'off' },
        { 'task-late': 'grave' },
        { name: 'x', accent: '#123456' },
        { accent: 'red' },
        { logo: 'brand/logo.png' },
        { logo: ['logo.png'] },
        { pdf: false, paper: 'A4' },
        { pdf: 'no' },
        { paper: 'A3' },
      ),
    );
    fc.assert(
      fc.property(one(keys, values), (more) => {
        agree('config', more);
      }),
      { ...runs(), numRuns: 300 },
    );
  });

  test.each([
    [{ dimensions: { 产品: ['A', 'B'] } }],
    [{ dimensions: [{ name: '产品', aliases: ['product'], members: ['A', { name: 'B', members: ['C'] }] }] }],
    [{ dimensions: ['产品', { 区域: ['华东'] }] }],
    [{ fiscalYearStart: 4, version: 1, graceDays: 0 }],
  ])('%j is fine with both', (data) => {
    expect([byEditor.config(data), byUs('config', data)]).toEqual([true, true]);
  });
});

describe('the recipes for editors', () => {
  const blocks = ['editors.md', 'editors.zh-CN.md'].map((file) =>
    [
      ...readFileSync(path.join(ROOT, 'docs/recipes', file), 'utf8').matchAll(
        /^```(\w+)[^\n]*\n([\s\S]*?)^```$/gm,
      ),
    ].map(([, lang = '', text = '']) => ({ lang, text })),
  );
  test('are the same in both languages', () => {
    expect(blocks[0]).toEqual(blocks[1]);
  });
  test('hold JSON that can be read, and the command that there is', () => {
    const [english = []] = blocks;
    for (const { lang, text } of english) if (lang === 'json') JSON.parse(text);
    const commands = english
      .filter(({ text }) => /['"]sixfold['"], ['"]lsp['"]/.test(text))
      .map(({ lang }) => lang);
    expect(commands).toEqual(['json', 'lua', 'toml', 'rust']);
  });
});
