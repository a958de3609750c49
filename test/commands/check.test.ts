import { execFileSync, spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { appendFile, mkdir, readFile, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { Ajv } from 'ajv';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { check as runCheck } from '../../src/commands/check.ts';
import { globPattern, isGlob } from '../../src/commands/glob.ts';
import { openProject } from '../../src/commands/project.ts';
import { diskFiles } from '../../src/io/disk.ts';
import { day } from '../../src/model/calendar.ts';
import { runPipeline } from '../../src/pipeline.ts';
import { namesTable, relatedSources } from '../../src/read/related.ts';
import { readSources } from '../../src/read/sources.ts';
import { emptyFolder, ROOT, remove, repositoryCopy } from '../support/repository.ts';
import { call, expectGolden } from './call.ts';

const PLAN = (prose: string, head = '') => `---
title: Test
period: 2026
owner: Li Lei
lang: en
${head}---

## Step 1 Goals

${prose}

| goal | type | unit | baseline | target | owner | standard | basis |
| --- | --- | --- | ---: | ---: | --- | --- | --- |
| Sales | flow | CNY 10k | 800 | 1000 | Li Lei | done by year end | last year |
`;

let folder: string;
beforeAll(async () => {
  folder = await repositoryCopy();
});
afterAll(() => remove(folder));

const check = (...args: string[]) => call(folder, ['check', ...args]);

describe('the sample plans', () => {
  test('as a person sees them', async () => {
    const { out, err } = await check();
    expectGolden('check.txt', out);
    expectGolden('check-summary.txt', err);
  });

  test('with the numbers of the prose that are bound to no figure', async () => {
    const { out } = await check('plans/east-2026', '--verbose');
    expectGolden('check-verbose.txt', out);
  });

  test('as annotations', async () => {
    expectGolden('check-github.txt', (await check('--format', 'github')).out);
  });

  test('as SARIF, valid against its schema', async () => {
    const { out } = await check('--format', 'sarif');
    const schema = await readFile(path.join(ROOT, 'test/fixtures/sarif-schema-2.1.0.json'), 'utf8');
    const validate = new Ajv({ strict: false, validateFormats: false }).compile(JSON.parse(schema));
    const log = JSON.parse(out);
    expect(validate(log), JSON.stringify(validate.errors)).toBe(true);
    expect(log.runs[0].results.length).toBeGreaterThan(10);
    expect(log.runs[0].results.some((it: object) => 'suppressions' in it)).toBe(true);
    log.runs[0].results[0].level = 'grave';
    expect(validate(log)).toBe(false);
  });
});

describe('what makes it fail', () => {
  test.each([
    [[], 0],
    [['--max-warnings', '3'], 0],
    [['--max-warnings', '2'], 1],
    [['--strict'], 1],
    [['--rule', 'actual-missing=error'], 1],
    [
      [
        '--rule',
        'actual-missing=off,conversion-below-plan=off',
        '--rule',
        'standard-missed=note',
        '--strict',
      ],
      0,
    ],
  ])('%j → %i', async (args, code) => {
    expect((await check('plans/east-2026', ...args)).code).toBe(code);
  });

  test.each([
    ['task-lat=off', /no rule task-lat; did you mean task-late\?/],
    ['cell-unreadable=off', /cannot be computed; its severity is fixed/],
    ['task-late=grave', /reads code=severity/],
    ['task-late', /reads code=severity/],
  ])('--rule %s is wrong use', async (rule, err) => {
    expect(await check('--rule', rule)).toMatchObject({ code: 2, err: expect.stringMatching(err) });
  });
});

describe('which config', () => {
  const within = async (work: (outer: string, inner: string) => Promise<void>) => {
    const outer = await emptyFolder();
    const inner = path.join(outer, 'a', 'b');
    await mkdir(path.join(inner, 'plans'), { recursive: true });
    try {
      await work(outer, inner);
    } finally {
      await remove(outer);
    }
  };
  const rootOf = async (from: string) => (await openProject([], from)).root;

  test('the nearest further up, but none beyond the git repository', () =>
    within(async (outer, inner) => {
      await writeFile(path.join(outer, 'sixfold.config.yaml'), '');
      await mkdir(path.join(outer, 'plans'));
      expect(await rootOf(inner)).toBe(outer);
      await writeFile(path.join(inner, '.git'), 'gitdir: elsewhere');
      expect(await rootOf(inner)).toBe(inner);
    }));

  test.each([
    ['leads out', '../../outside.yaml'],
    ['leads nowhere', 'gone.yaml'],
    ['is a folder', 'plans'],
  ])('one that %s is not passed over', (_, target) =>
    within(async (outer, inner) => {
      await writeFile(path.join(outer, 'outside.yaml'), '');
      await symlink(target, path.join(inner, 'sixfold.config.yaml'));
      await expect(rootOf(inner)).rejects.toThrow(/sixfold\.config\.yaml in .* cannot be read/);
    }),
  );

  test('a link to a file of the same folder is read', () =>
    within(async (_, inner) => {
      await writeFile(path.join(inner, 'shared.yaml'), '');
      await symlink('shared.yaml', path.join(inner, 'sixfold.config.yaml'));
      expect(await rootOf(inner)).toBe(inner);
    }));
});

describe('which plans', () => {
  const files = async (...args: string[]) => {
    const { out, code } = await check(...args, '--format', 'sarif');
    expect(code).toBeLessThan(2);
    const uris: string[] = JSON.parse(out).runs[0].results.map(
      (it: { locations: { physicalLocation: { artifactLocation: { uri: string } } }[] }) =>
        it.locations[0]?.physicalLocation.artifactLocation.uri,
    );
    return [...new Set(uris)].map((uri) => decodeURIComponent(uri).replace(/^plans\//, '')).sort();
  };

  test.each([
    [['plans/launch-product-c.md'], ['launch-product-c.md']],
    [['plans/l*.md'], ['launch-product-c.md']],
    [['plans/**/{plan,launch*}.md', 'plans/east-2025.md'], (all: string[]) => all],
    [['plans/joint-delivery-2026h2/tasks.csv'], ['joint-delivery-2026h2/plan.md']],
    [['sixfold.config.yaml'], (all: string[]) => all],
  ])('%j', async (args, expected) => {
    const all = await files();
    expect(all.length).toBeGreaterThan(4);
    expect(await files(...args)).toEqual(typeof expected === 'function' ? expected(all) : expected);
  });

  test('a pattern that meets nothing is wrong use', async () => {
    expect(await check('plans/*.txt')).toMatchObject({
      code: 2,
      err: expect.stringContaining('No file matches'),
    });
  });

  test.each([
    ['plans/*.md', 'plans/a.md', true],
    ['plans/*.md', 'plans/a/b.md', false],
    ['plans/**/*.md', 'plans/a.md', true],
    ['plans/**/*.md', 'plans/a/b/c.md', true],
    ['plans/**', 'plans/a/b.md', true],
    ['**/plan.md', 'plan.md', true],
    ['plans/?.md', 'plans/é.md', true],
    ['plans/[ab].md', 'plans/b.md', true],
    ['plans/[!ab].md', 'plans/b.md', false],
    ['plans/{a,b}.md', 'plans/b.md', true],
    ['plans/*.md', 'plans/.a.md', false],
    ['plans/.*.md', 'plans/.a.md', true],
    ['plans/a+(b).*', 'plans/a+(b).md', true],
    ['plans/[', 'plans/[', true],
    ['plans/{a', 'plans/{a', true],
  ])('the pattern %s on %s → %s', (glob, file, met) => {
    expect(globPattern(glob).test(file)).toBe(met);
    expect(isGlob(glob)).toBe(glob !== 'plans/a');
  });
});

describe('only the plans that have a say are computed', () => {
  test('and every plan of the repository is judged the same alone as among all', async () => {
    const sources = await readSources(await diskFiles(ROOT), ['plans']);
    const settings = { asOf: null, today: day(2026, 8, 31) };
    const whole = runPipeline(sources, settings);
    for (const { file, diagnostics, claims } of whole.outcomes) {
      const some = relatedSources(sources, (path) => path === file);
      const alone = runPipeline(some, settings).outcomes.find((it) => it.file === file);
      expect(alone?.diagnostics).toEqual(diagnostics);
      expect(alone?.claims.map(({ state }) => state)).toEqual(claims.map(({ state }) => state));
    }
  });

  const plan = (path: string, head: string) => ({
    path,
    text: `---\ntitle: x\n${head}\n---\n\nparent: no\n`,
  });
  const plans = [
    plan('plans/top.md', ''),
    plan('plans/mid.md', 'parent: top'),
    plan('plans/low.md', 'parent: "mid" # its parent'),
    plan('plans/low2.md', "parent: 'mid'"),
    plan('plans/far.md', 'parent: other'),
    plan('plans/before.md', 'period: 2025'),
    plan('plans/after.md', 'follows: before'),
    plan('plans/sub/low.md', ''),
  ];
  const sources = { config: null, plans, tables: new Map(), refused: new Map() };
  const kept = (asked: string, more = plans) =>
    relatedSources({ ...sources, plans: more }, (path) => path === `plans/${asked}.md`).plans.map(
      ({ path }) => path.slice(6, -3),
    );

  test.each([
    ['low', ['top', 'mid', 'low', 'low2', 'sub/low']],
    ['top', ['top', 'mid']],
    ['after', ['before', 'after']],
    ['before', ['before', 'after']],
    ['far', ['far']],
  ])('for %s: %j', (asked, expected) => {
    expect(kept(asked)).toEqual(expected);
  });

  test('all of them when a parent cannot be seen at a glance', () => {
    const odd = [...plans, plan('plans/odd.md', 'parent: >-\n  top')];
    expect(kept('far', odd)).toHaveLength(odd.length);
  });

  test('a table belongs to the plan above it that names it', () => {
    const east = { path: 'plans/east/plan.md', text: '---\nactuals: data/actuals.csv\n---\n' };
    expect(namesTable(east, 'plans/east/data/actuals.csv')).toBe(true);
    expect(namesTable(east, 'plans/east/tasks.csv')).toBe(false);
    expect(namesTable(east, 'plans/west/data/actuals.csv')).toBe(false);
  });
});

describe('the summary of a job', () => {
  test('holds every finding, gravest first, and no user text that is more than text', async () => {
    const own = await emptyFolder();
    await mkdir(path.join(own, 'plans'));
    const prose = '[1](#x|<img/src=x>@here:`a`) and [2](#Sales:target)';
    await writeFile(path.join(own, 'plans/p.md'), PLAN(prose));
    const file = path.join(own, 'summary.md');
    process.env.GITHUB_STEP_SUMMARY = file;
    try {
      await call(own, ['check', '--format', 'github']);
    } finally {
      delete process.env.GITHUB_STEP_SUMMARY;
    }
    const text = await readFile(file, 'utf8');
    expect(text).toMatch(/^### Sixfold: 2 errors, \d+ warnings/);
    expect(text).not.toMatch(/<img|@here|`/);
    expect(text).toContain('of 2 numbers in the prose are verified');
    const severities = [...text.matchAll(/^\| (error|warning|note)</gm)].map(([, it]) => it);
    expect(severities).toEqual([...severities].sort((a = '', b = '') => order.indexOf(a) - order.indexOf(b)));
    expect(severities.filter((it) => it === 'error')).toHaveLength(2);
    await remove(own);
  });

  const order = ['error', 'warning', 'note'];
});

describe('--watch', () => {
  test('checks again when a plan changes, and ends with the signal', async () => {
    const own = await emptyFolder();
    await mkdir(path.join(own, 'plans'));
    const file = path.join(own, 'plans/p.md');
    await writeFile(file, PLAN('[1000](#Sales:target)'));
    const cli = path.join(ROOT, 'dist/cli.js');
    const child = spawn(process.execPath, [cli, 'check', '--watch'], {
      cwd: own,
      env: { ...process.env, LC_ALL: 'en_US.UTF-8', NO_COLOR: '1' },
    });
    let text = '';
    const seen = (pattern: RegExp) =>
      new Promise<void>((resolve) => {
        const timer = setInterval(() => {
          if (!pattern.test(text)) return;
          clearInterval(timer);
          resolve();
        }, 20);
      });
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (more: string) => {
        text += more;
      });
    }
    await seen(/Checked 1 plan/);
    expect(text).not.toContain('claim-stale');
    await appendFile(file, '\n[900](#Sales:target)\n');
    await seen(/claim-stale[\s\S]*Checked 1 plan/);
    const ended = new Promise<number | null>((resolve) => child.on('close', resolve));
    child.kill('SIGINT');
    expect(await ended).toBe(130);
    await remove(own);
  });

  test('hears of what was saved while it read for the first time', async () => {
    const own = await emptyFolder();
    await mkdir(path.join(own, 'plans'));
    const file = path.join(own, 'plans/p.md');
    await writeFile(file, PLAN('[1000](#Sales:target)'));
    const before = process.cwd();
    process.chdir(own);
    let told = 0;
    const terminal = { out: () => undefined, outColor: false, errColor: false, watched: false, lang: null };
    const err = (text: string) => {
      if (!text.startsWith('Checked')) return;
      told++;
      if (told > 1) throw new Error('checked again');
      writeFileSync(file, PLAN('[900](#Sales:target)'));
    };
    const checked = runCheck({ paths: [], format: 'pretty', watch: true }, { ...terminal, err });
    await expect(checked)
      .rejects.toThrow('checked again')
      .finally(() => process.chdir(before));
    await remove(own);
  });
});

test.runIf(process.platform !== 'win32')(
  'a pipe is neither a file nor a folder, and is not waited for',
  async () => {
    const other = await repositoryCopy(['launch-product-c.md']);
    execFileSync('mkfifo', [path.join(other, 'plans/pipe.md')]);
    const { code, err } = await call(other, ['check', 'plans/pipe.md']);
    expect([code, err]).toEqual([2, expect.stringMatching(/neither a file nor a folder|既不是文件/)]);
    await remove(other);
  },
);
