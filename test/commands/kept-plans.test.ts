import { mkdtemp, readdir, rm, stat, truncate } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createKeptPlans } from '../../src/commands/kept-plans.ts';
import { diagnose } from '../../src/diagnostics/report.ts';
import { wholeFile } from '../../src/model/source.ts';
import type { Sources } from '../../src/parse/sources.ts';

let cache: string;

beforeEach(async () => {
  cache = await mkdtemp(path.join(os.tmpdir(), 'kept-'));
  vi.stubEnv('SIXFOLD_CACHE', cache);
});

afterEach(async () => {
  vi.unstubAllEnvs();
  await rm(cache, { recursive: true, force: true });
});

const plan = { path: 'plans/a.md', text: 'a plan' };
const table = { path: 'plans/a.csv', text: '1,2' };
const sources: Sources = {
  config: { path: 'sixfold.config.yaml', text: 'locale: en' },
  plans: [plan],
  tables: new Map([[table.path, table]]),
  refused: new Map(),
};

/** One run of the command: what it is given for the plan when it would read `written` in it. */
function given(
  written: string,
  changed: Partial<Sources> = {},
  program: string | null = 'command-1',
  root = '/r',
) {
  const kept = createKeptPlans(program, root);
  const now = { ...sources, ...changed };
  const reading = {
    parsed: true,
    lang: null,
    written: null,
    diagnostics: [diagnose('file-missing', { path: written }, wholeFile(written))],
  };
  const [file = plan] = now.plans;
  const found = kept.readBefore(file, now, () => reading);
  kept.keep();
  return found.diagnostics[0]?.at.file;
}

const files = async () =>
  (await readdir(path.join(cache, 'plans'))).map((it) => path.join(cache, 'plans', it));

test('a plan that has not changed is not read again', async () => {
  expect(given('first')).toBe('first');
  expect(given('second')).toBe('first');
  const [file = '', ...others] = await files();
  expect(others).toEqual([]);
  expect((await stat(file)).mode & 0o077).toBe(0);
});

test.each<[string, Partial<Sources>]>([
  ['its text', { plans: [{ ...plan, text: 'another plan' }] }],
  ['its path', { plans: [{ ...plan, path: 'plans/b.md' }] }],
  ['the config', { config: { path: 'sixfold.config.yaml', text: 'locale: zh-CN' } }],
  ['no config', { config: null }],
  ['a table', { tables: new Map([[table.path, { ...table, text: '1,3' }]]) }],
  [
    'a table more',
    { tables: new Map([...sources.tables, ['plans/b.csv', { path: 'plans/b.csv', text: '' }]]) },
  ],
  ['no table', { tables: new Map() }],
  [
    'a table that is refused',
    {
      refused: new Map([[table.path, diagnose('file-missing', { path: table.path }, wholeFile(table.path))]]),
    },
  ],
])('with %s changed it is read, and then kept as it is', (_what, changed) => {
  given('first');
  expect(given('second', changed)).toBe('second');
  expect(given('third', changed)).toBe('second');
});

test('another build and another repository keep their own', () => {
  given('first');
  expect(given('second', {}, 'command-2')).toBe('second');
  expect(given('third', {}, 'command-1', '/other')).toBe('third');
  expect(given('fourth')).toBe('first');
});

test('a program without a name keeps nothing', async () => {
  given('first', {}, null);
  expect(given('second', {}, null)).toBe('second');
  expect(await readdir(cache)).toEqual([]);
});

test.each([
  ['a large table', { tables: new Map([[table.path, { ...table, text: 'x'.repeat(2_000_000) }]]) }],
  ['very many plans', { plans: Array.from({ length: 301 }, (_, n) => ({ ...plan, path: `plans/${n}.md` })) }],
])('with %s nothing is kept', async (_what, changed) => {
  given('first', changed);
  expect(given('second', changed)).toBe('second');
  expect(await readdir(cache)).toEqual([]);
});

test('what is damaged is read anew', async () => {
  given('first');
  const [file = ''] = await files();
  await truncate(file, (await stat(file)).size - 1);
  expect(given('second')).toBe('second');
  expect(given('third')).toBe('second');
});
