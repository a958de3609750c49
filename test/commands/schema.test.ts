import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { beforeAll, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { ROOT } from '../support/repository.ts';
import { call } from './call.ts';

type Validate = (data: unknown) => boolean;
let frontmatter: Validate;
let config: Validate;
beforeAll(async () => {
  const compile = async (of: string) => {
    const { out, code } = await call(ROOT, ['schema', of]);
    expect(code).toBe(0);
    const validate = new Ajv2020({ strict: false }).compile(JSON.parse(out));
    return (data: unknown) => validate(data) === true;
  };
  frontmatter = await compile('frontmatter');
  config = await compile('config');
});

const plans = readdirSync(path.join(ROOT, 'plans'), { recursive: true, encoding: 'utf8' }).filter((file) =>
  file.endsWith('.md'),
);
const head = (file: string): unknown =>
  parse(/^---\n([\s\S]*?)^---/m.exec(readFileSync(path.join(ROOT, 'plans', file), 'utf8'))?.[1] ?? '', {
    schema: 'core',
  });

describe('of a plan', () => {
  test.each(plans)('%s is valid', (file) => {
    expect(frontmatter(head(file))).toBe(true);
  });

  test.each([
    ['an unknown key', { title: 'x', period: '2026', colour: 'red' }],
    ['no title', { period: '2026' }],
    ['a status that there is not', { title: 'x', period: 2026, status: 'done' }],
  ])('%s is not', (_, data) => {
    expect(frontmatter(data)).toBe(false);
  });

  test('is what is printed when nothing is named', async () => {
    expect((await call(ROOT, ['schema'])).out).toBe((await call(ROOT, ['schema', 'frontmatter'])).out);
    expect((await call(ROOT, ['schema', 'plan'])).code).toBe(2);
  });
});

describe('of data.json', () => {
  test('is the one that its files name, and is printed as it is published', async () => {
    const { out, code } = await call(ROOT, ['schema', 'data']);
    expect(code).toBe(0);
    const published: { $id: string } = JSON.parse(
      readFileSync(path.join(ROOT, 'src/render/data.schema.json'), 'utf8'),
    );
    expect(JSON.parse(out)).toEqual(published);
    expect(() => new URL(published.$id)).not.toThrow();
  });
});

describe('of the config', () => {
  test('the sample is valid', () => {
    expect(config(parse(readFileSync(path.join(ROOT, 'sixfold.config.yaml'), 'utf8')))).toBe(true);
    expect(config({})).toBe(true);
  });

  test.each([
    ['an unknown key', { colours: {} }],
    ['a month 13', { fiscalYearStart: 13 }],
    ['a severity that there is not', { rules: { 'task-late': 'grave' } }],
  ])('%s is not', (_, data) => {
    expect(config(data)).toBe(false);
  });
});
