import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { expect, it } from 'vitest';
import { readTemplates } from '../../src/io/templates.ts';
import { createRenderer } from '../../src/render/renderer.ts';
import { viewIndex } from '../../src/view/index-page.ts';
import { viewPlan } from '../../src/view/plan-page.ts';
import { viewSite } from '../../src/view/site/site.ts';
import { outcomeOf, planText, SALES } from '../view/plans.ts';
import { templates } from './templates.ts';

const text = planText({
  goals: SALES,
  actuals: '| 目标 | 1月 | 2月 |\n| --- | ---: | ---: |\n| 销售额 | 70 | 90 |',
  tasks:
    '| 任务 | 负责人 | 开始 | 截止 |\n| --- | --- | --- | --- |\n| 签约 | 李雷 | 2026-02-02 | 2026-03-01 |',
});
const { outcome, portfolio, config } = outcomeOf(text, '2026-03-31');
const plan = viewPlan(outcome, portfolio, config);
const readme = await readFile('templates/README.md', 'utf8');

/** What stands between backticks, wherever it stands. */
const told = new Set([...readme.matchAll(/`([^`]+)`/g)].flatMap(([, name = '']) => name.split(/[\s.,/]+/)));

const known: readonly (readonly [string, object | undefined])[] = [
  ['the page of a plan', plan],
  ['its head', plan.header],
  ['its summary', plan.summary],
  ['a tile', plan.summary.tiles[0]],
  ['a fact of a tile', plan.summary.tiles[0]?.facts[0]],
  ['a section', plan.sections[0]],
  ['the findings', plan.findings],
  ['a finding', plan.findings.items[0]],
  ['a record', plan.sources[0]],
  ['the links', plan.links],
  ['a chart', plan.summary.picture ?? undefined],
  ['a table', plan.summary.picture?.table],
  ['the page of all plans', viewIndex([outcome], portfolio, config)],
  ['a row of it', viewIndex([outcome], portfolio, config).rows[0]],
  ...viewSite([outcome], portfolio, config).pages.map((page) => [page.path, page] as const),
];

/** Of use to the program, not to a designer. */
const OURS = new Set(['kind', 'path', 'data', 'params', 'hasComputed', 'compact', 'id']);

it.each(known)('the guide to the templates names every field of %s', (_, value) => {
  const fields = Object.keys(value ?? {}).filter((name) => !OURS.has(name));
  expect(fields.length).toBeGreaterThan(0);
  expect(fields.filter((name) => !told.has(name))).toEqual([]);
});

it('the guide names every page, every folder and every helper', async () => {
  const pages = [...templates.keys()]
    .filter((it) => it.startsWith('pages/'))
    .map((it) => it.replace('pages/', ''));
  expect(pages.filter((name) => !readme.includes(name))).toEqual([]);
  const folders = new Set(
    [...templates.keys()].filter((it) => it.includes('/')).map((it) => `${it.split('/')[0]}/`),
  );
  expect([...folders].filter((name) => !readme.includes(`\`${name}\``))).toEqual([]);
  const source = await readFile('src/render/renderer.ts', 'utf8');
  const helpers = [...source.matchAll(/registerHelper\('(\w+)'/g)].map(([, name = '']) => name);
  const used = [...templates.values()].flatMap((it) =>
    [...it.matchAll(/\{\{#?(\w+) /g)].map(([, name = '']) => name),
  );
  const builtIn = ['if', 'unless', 'each', 'lookup', 'else'];
  expect([...new Set(used)].filter((name) => !builtIn.includes(name) && !helpers.includes(name))).toEqual([]);
  expect(helpers.filter((name) => !told.has(name))).toEqual([]);
});

async function project(files: Readonly<Record<string, string>>): Promise<string> {
  const root = await mkdtemp(path.join(os.tmpdir(), 'sixfold-templates-'));
  for (const [name, content] of Object.entries(files)) {
    await mkdir(path.dirname(path.join(root, 'templates', name)), { recursive: true });
    await writeFile(path.join(root, 'templates', name), content);
  }
  return root;
}

it('a file of the same path in the project replaces ours, and nothing else', async () => {
  const root = await project({
    'partials/light.hbs': '<b>LIGHT {{light.word}}</b>',
    'styles/tokens.css': ':root { --paper: pink }',
  });
  const own = await readTemplates(root);
  await rm(root, { recursive: true });
  expect([...own.keys()].sort()).toEqual([...templates.keys()].sort());
  const html = await (await createRenderer(own)).planPage(plan);
  expect(html).toMatch(/<b>LIGHT (绿灯|红灯|黄灯)<\/b>/);
  expect(html).toContain('--paper: pink');
});

it.each([
  ['partials/tile.hbs', '<p>\n  {{nowhere}}</p>', /^templates\/partials\/tile\.hbs:2: .*nowhere/],
  [
    'pages/plan.hbs',
    '{{page.header.title}}\n\n{{page.header.subtitle}}',
    /^templates\/pages\/plan\.hbs:3: .*subtitle/,
  ],
  ['blocks/finding.hbs', '{{missing}}', /^templates\/blocks\/finding\.hbs:1: .*missing/],
  ['partials/tile.hbs', '\n{{> partials/none}}', /tile\.hbs:2: there is no template partials\/none\.hbs$/],
  ['partials/tile.hbs', '\n\n{{#if}', /^templates\/partials\/tile\.hbs:3: Parse error/],
  [
    'partials/tile.hbs',
    '\n{{> partials/tile}}',
    /tile\.hbs:2: .*itself.*\(partials\/tile\.hbs → partials\/tile\.hbs\)$/,
  ],
])('what is wrong with %s, %j, is told with its line', async (name, content, expected) => {
  const renderer = await createRenderer(new Map([...templates, [name, content]]));
  await expect(renderer.planPage(plan)).rejects.toThrow(expected);
});
