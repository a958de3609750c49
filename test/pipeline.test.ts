import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, beforeAll, expect, test, vi } from 'vitest';
import * as compute from '../src/compute/compute.ts';
import { diagnose } from '../src/diagnostics/report.ts';
import { dayFromIso } from '../src/model/calendar.ts';
import { wholeFile } from '../src/model/source.ts';
import type { Sources } from '../src/parse/sources.ts';
import { runPipeline } from '../src/pipeline.ts';

const options = { asOf: null, today: dayFromIso('2026-08-31') ?? 0 };
let text: string;

beforeAll(async () => {
  text = await readFile(path.join(import.meta.dirname, '../plans/launch-product-c.md'), 'utf8');
});

afterEach(() => {
  vi.restoreAllMocks();
});

function sources(...paths: string[]): Sources {
  const plans = paths.map((file) => ({ path: file, text: file.includes('broken') ? 'no plan' : text }));
  return { config: null, plans, tables: new Map(), refused: new Map() };
}

/** For each plan: whether it is published, and the codes of what stopped it. */
function outcomes(of: Sources) {
  return runPipeline(of, options).outcomes.map(({ id, analysis, diagnostics }) => [
    id,
    analysis !== null,
    diagnostics.filter((it) => it.blocking).map((it) => it.code),
  ]);
}

test('a plan that cannot be read drops out, the others go on', () => {
  const [first, second] = outcomes(sources('plans/a.md', 'plans/broken.md'));
  expect(first).toEqual(['a', true, []]);
  expect(second?.slice(0, 2)).toEqual(['broken', false]);
});

test.each([
  ['lang: en\nperod: 2027', 'en'],
  ['lang: en\nperiod: soon', 'en'],
  ['lang: fr\nperiod: soon', 'zh-CN'],
  ['perod: 2027', 'zh-CN'],
])('a plan of which nothing but its language can be read is spoken of in that: %j → %s', (front, lang) => {
  const plan = { path: 'plans/a.md', text: `---\ntitle: A\n${front}\n---\n` };
  const { outcomes } = runPipeline({ ...sources(), plans: [plan] }, options);
  expect(outcomes.map((it) => [it.analysis, it.lang])).toEqual([[null, lang]]);
});

test.each([
  ['{}', ['logo-outside warning']],
  ['{ logo-outside: error }', ['logo-outside error']],
  ['{ logo-outside: off }', []],
])('the rules %s count for the config too', (rules, found) => {
  const config = { path: 'sixfold.config.yaml', text: `brand: { logo: ../a.png }\nrules: ${rules}\n` };
  const { diagnostics } = runPipeline({ ...sources(), config }, options);
  expect(diagnostics.map(({ code, severity }) => `${code} ${severity}`)).toEqual(found);
});

test.each([
  ['plans/a.md', 'plans/a/plan.md', 'a', 'a'],
  ['plans/A.md', 'plans/x/a.md', 'A', 'a'],
  ['plans/\u00e9.md', 'plans/x/e\u0301.md', 'é', 'é'],
])('%s and %s would share a folder: the later one drops out', (one, other, first, second) => {
  expect(outcomes(sources(one, other))).toEqual([
    [first, true, []],
    [second, false, ['output-collision']],
  ]);
});

test.each([
  ['plans/2026 华东(草案).md', true],
  ['plans/east_2026.v2.md', true],
  ['plans/people.md', false],
  ['plans/index.html.md', false],
  ['plans/con.md', false],
  ['plans/a?b.md', false],
  ['plans/a#b.md', false],
  ['plans/-rf.md', false],
  ['plans/a .md', false],
  [`plans/${'x'.repeat(101)}.md`, false],
])('%s may name a report: %s', (file, published) => {
  expect(outcomes(sources(file))[0]?.slice(1)).toEqual([published, published ? [] : ['output-name']]);
});

test('a fault of the program costs the plan that met it, and says so', () => {
  vi.spyOn(compute, 'computePlan').mockImplementationOnce(() => {
    throw new RangeError('a stack of numbers');
  });
  const run = runPipeline(sources('plans/a.md', 'plans/b.md'), options);
  expect(run.outcomes.map((outcome) => outcome.analysis !== null)).toEqual([false, true]);
  const [fault] = run.outcomes[0]?.diagnostics ?? [];
  expect(fault).toMatchObject({ code: 'internal-error', blocking: true, at: { file: 'plans/a.md' } });
  expect(fault?.message.what.en).toContain('RangeError: a stack of numbers');
});

test('files that are no text are named: a plan as a plan, the config as what the run went without', () => {
  const at = (file: string) => diagnose('file-binary', {}, wholeFile(file));
  const refused = new Map(
    ['plans/b.md', 'plans/b.csv', 'sixfold.config.yaml'].map((file) => [file, at(file)]),
  );
  const run = runPipeline({ ...sources('plans/a.md'), refused }, options);
  expect(run.outcomes.map((outcome) => outcome.id)).toEqual(['a', 'b']);
  expect(run.outcomes[1]?.diagnostics.map((it) => it.code)).toEqual(['file-binary']);
  expect(run.diagnostics.map((it) => it.at.file)).toEqual(['sixfold.config.yaml']);
});

test.each([
  [null, '', '2026-08-31'],
  [null, 'asOf: 2026-07-31', '2026-07-31'],
  ['2026-06-30', 'asOf: 2026-07-31', '2026-06-30'],
])('asked for %s, config %j → %s', (asked, config, day) => {
  const file = { path: 'sixfold.config.yaml', text: `version: 1\n${config}\n` };
  const run = runPipeline(
    { ...sources(), config: file },
    { asOf: asked === null ? null : dayFromIso(asked), today: options.today },
  );
  expect(run.asOf).toBe(dayFromIso(day));
});
