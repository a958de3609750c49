import { mkdir, readFile, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { planRequest, repositoryOf } from '../../src/commands/plan-request.ts';
import { UsageError } from '../../src/commands/project.ts';
import { whichStarter } from '../../src/commands/which-starter.ts';
import { partOfYear } from '../../src/model/period.ts';
import { annual } from '../../src/starters/annual.ts';
import { starterNames } from '../../src/starters/names.ts';
import { planText } from '../../src/starters/plan-text.ts';
import { emptyFolder, remove, sixfold } from '../support/repository.ts';

let folder = '';
beforeEach(async () => {
  folder = await emptyFolder();
});
afterEach(() => remove(folder));

/** git knows nobody here, whoever runs the test. */
const NOBODY = { GIT_CONFIG_COUNT: '1', GIT_CONFIG_KEY_0: 'user.name', GIT_CONFIG_VALUE_0: '' };
const run = (...args: string[]) => sixfold(args, { cwd: folder, env: NOBODY });
const read = (file: string) => readFile(path.join(folder, file), 'utf8');

describe('new', () => {
  it.each(Object.keys(starterNames))('%s: every finding names a cell to fill in', async (name) => {
    const made = await run('new', name, '--owner', 'Lin Yue', '--period', '2027-H1', '--lang', 'en');
    expect(made).toMatchObject({ code: 0, out: `plans/${name}-2027-h1.md\n` });
    const checked = await run('check', '--format', 'json', '--as-of', '2027-01-01');
    const { diagnostics } = JSON.parse(checked.out);
    expect(new Set(diagnostics.map(({ code }: { code: string }) => code))).toEqual(
      new Set(['cell-undecided']),
    );
    expect(checked.code).toBe(1);
  });

  it('never overwrites', async () => {
    const args = ['new', 'annual', '--owner', '王敏', '--period', '2027', '--lang', 'zh-CN'];
    await run(...args);
    await writeFile(path.join(folder, 'plans/annual-2027.md'), 'mine');
    expect(await run(...args)).toMatchObject({ code: 2, out: '' });
    expect(await read('plans/annual-2027.md')).toBe('mine');
  });

  it.each([
    [['annual'], '--owner'],
    [['annual', '--owner', 'A', '--period', 'soon'], 'soon is no period'],
    [['annual', '--owner', 'A', '--currency', 'euro'], 'three capitals'],
    [['annual', '--owner', 'A', '--id', '../../x'], 'cannot be the id'],
    [['annual', '--owner', 'A', '--id', 'index.html'], 'cannot be the id'],
    [['weekly', '--owner', 'A'], 'weekly'],
    [[], 'annual, launch, expansion, breakthrough, cross-team'],
  ])('%j is wrong use', async (args, said) => {
    const done = await run('new', ...args);
    expect(done.code).toBe(2);
    expect(done.err).toContain(said);
  });

  it('does not follow plans out of the repository', async () => {
    const outside = await emptyFolder();
    await symlink(outside, path.join(folder, 'plans'));
    expect((await run('new', 'annual', '--owner', 'A')).code).toBe(2);
    await remove(outside);
  });

  it('takes people, dimensions, language and currency from the config', async () => {
    const config = [
      'locale: en',
      'currency: EUR',
      'fiscalYearStart: 4',
      'people: [{ name: Lin Yue, handle: lin }]',
      'dimensions: [{ name: 产品线, aliases: [Product], members: [Gateway, Platform, Service] }]',
    ];
    await writeFile(path.join(folder, 'sixfold.config.yaml'), `${config.join('\n')}\n`);
    await mkdir(path.join(folder, 'deep'));
    const args = ['new', 'annual', '--owner', '@lin', '--period', '2027', '--example'];
    const made = await sixfold(args, { cwd: path.join(folder, 'deep') });
    expect(made).toMatchObject({ code: 0, out: '../plans/annual-2027.md\n' });
    const text = await read('plans/annual-2027.md');
    expect(text).toMatch(/^owner: Lin Yue$/m);
    expect(text).not.toMatch(/^(lang|currency):/m);
    expect(text).toContain('| Revenue / 产品线 | Weight | Owner |');
    expect(text).toContain('| Gateway | 34% | Lin Yue |');
    expect((await run('check', '--as-of', '2027-04-01')).code).toBe(0);
  });

  it('keeps what a person types on one line and out of the tables', async () => {
    const title = '"Q1": #1\n| a | b |\n---';
    await run(
      'new',
      'annual',
      '--owner',
      'A | B\n',
      '--title',
      title,
      '--period',
      '2027',
      '--id',
      'x',
      '--example',
    );
    const text = await read('plans/x.md');
    expect(text).toContain('title: "\\"Q1\\": #1 a b ---"');
    expect(text).toContain('owner: A B');
    expect((await run('check', '--as-of', '2027-01-01')).code).toBe(0);
  });
});

describe('asking', () => {
  it('asks for period, title and owner where no option says them', async () => {
    const asked: string[] = [];
    const answers: Record<string, string> = { Owner: 'Lin Yue' };
    const ask = async (question: string, fallback: string) => {
      asked.push(`${question} [${fallback}]`);
      return answers[question] ?? fallback;
    };
    const { request } = await planRequest(
      annual,
      { lang: 'en', period: '2027' },
      { ...(await repositoryOf(folder)), user: 'Su Min' },
      ask,
      'en',
    );
    expect(asked).toEqual(['Title [Sales plan 2027]', 'Owner [Su Min]']);
    expect(request).toMatchObject({ title: 'Sales plan 2027', owner: 'Lin Yue', currency: 'USD' });
  });

  it('asks again about a period or a plan that there is none of', async () => {
    const asked: string[] = [];
    const answers = ['next year', '2027-Q3', 'weekly', 'launch'];
    const ask = async (question: string) => {
      asked.push(question);
      return answers[asked.length - 1] ?? null;
    };
    const named = { lang: 'en', title: 'A', owner: 'B' } as const;
    const { request } = await planRequest(annual, named, await repositoryOf(folder), ask, 'en');
    expect(request.period).toEqual(partOfYear('quarter', 2027, 3, 1));
    expect(asked[1]).toMatch(/^next year is no period; .*\nPeriod \(/);
    expect(await whichStarter(null, ask, 'en')).toBe('launch');
    expect(asked[3]).toMatch(/^There is no starter weekly\nWhich plan \(annual, launch, /);
    await expect(whichStarter(null, ask, 'en')).rejects.toThrow(UsageError);
  });

  it('writes nothing when the answers end', async () => {
    const repository = await repositoryOf(folder);
    await expect(planRequest(annual, {}, repository, async () => null, null)).rejects.toThrow(UsageError);
  });

  it.each([
    ['Plan 2027', 'title: Plan 2027'],
    ['2027 年销售计划', 'title: 2027 年销售计划'],
    ['2027', 'title: "2027"'],
    ['yes', 'title: "yes"'],
    ['a: b', 'title: "a: b"'],
    ['- a', 'title: "- a"'],
    ['*a', 'title: "*a"'],
  ])('title %s is written as %s', async (title, line) => {
    const options = { title, owner: 'A', period: '2027', lang: 'en' } as const;
    const { request, differs } = await planRequest(annual, options, await repositoryOf(folder), null, null);
    expect(planText(annual, request, differs).split('\n')).toContain(line);
  });
});
