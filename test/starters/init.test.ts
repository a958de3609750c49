import { execFileSync } from 'node:child_process';
import { readdir, readFile, realpath, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { emptyFolder, ROOT, remove, sixfold } from '../support/repository.ts';

let folder = '';
beforeEach(async () => {
  folder = await emptyFolder();
});
afterEach(() => remove(folder));

const run = (...args: string[]) => sixfold(args, { cwd: folder });
const read = (file: string) => readFile(path.join(folder, file), 'utf8');
const EN = ['--owner', 'Lin Yue', '--period', '2027', '--lang', 'en'];

async function contents(): Promise<Record<string, string>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((it) => it.isFile() && !it.parentPath.includes('.git/'));
  const names = files.map((it) => path.relative(folder, path.join(it.parentPath, it.name))).sort();
  return Object.fromEntries(await Promise.all(names.map(async (name) => [name, await read(name)])));
}

describe('init', () => {
  it('makes a repository in which only what is to be filled in is found', async () => {
    expect((await run('init', ...EN)).code).toBe(0);
    expect(Object.keys(await contents())).toEqual([
      '.gitattributes',
      '.github/pull_request_template.md',
      '.github/workflows/plans.yml',
      '.gitignore',
      '.vscode/extensions.json',
      '.vscode/settings.json',
      '.vscode/sixfold.config.schema.json',
      'package.json',
      'plans/annual-2027.md',
      'sixfold.config.yaml',
    ]);
    const { diagnostics } = JSON.parse((await run('check', '--format', 'json', '--as-of', '2027-01-01')).out);
    expect(new Set(diagnostics.map(({ code }: { code: string }) => code))).toEqual(
      new Set(['cell-undecided']),
    );
  });

  it('makes a repository whose example can be built', async () => {
    await run('init', ...EN, '--example', '--ci', 'none');
    expect((await run('build', '--no-pdf', '--as-of', '2027-01-01', '--strict')).code).toBe(0);
    expect(await read('reports/annual-2027/index.html')).toContain('Sales plan 2027');
  });

  it('can be called again: what is there stays, what is missing is made', async () => {
    await run('init', ...EN);
    await writeFile(path.join(folder, '.gitignore'), 'mine\n');
    const before = await contents();
    const again = await run('init', '--owner', 'Somebody else', '--ci', 'both');
    expect(again.code).toBe(0);
    expect(again.out).toContain('kept .gitignore');
    expect(await contents()).toEqual({
      ...before,
      '.gitlab-ci.yml': await read('.gitlab-ci.yml'),
      '.gitlab/merge_request_templates/Default.md': before['.github/pull_request_template.md'],
    });
  });

  it('says first how to get where it wrote', async () => {
    expect((await run('init', 'our plans', ...EN)).err).toMatch(/^Next:\n {2}cd "our plans"\n {2}git init\n/);
    expect((await run('init', ...EN)).err).toMatch(/^Next:\n {2}git init\n/);
  });

  it('refuses a folder inside another repository of plans', async () => {
    await writeFile(path.join(folder, 'sixfold.config.yaml'), 'version: 1\n');
    expect(await run('init', 'inner', '--owner', 'A')).toMatchObject({ code: 2 });
  });

  it('writes a config that its schema, named for editors, accepts', async () => {
    await run('init', ...EN);
    const settings = JSON.parse(await read('.vscode/settings.json'));
    const [schemaFile = ''] = Object.keys(settings['yaml.schemas']);
    const validate = new Ajv2020({ strict: false }).compile(JSON.parse(await read(schemaFile)));
    const config = await read('sixfold.config.yaml');
    expect(config.split('\n')[0]).toBe(`# yaml-language-server: $schema=${schemaFile.replace('./', '')}`);
    expect(validate(parse(config))).toBe(true);
    expect(validate({ ...parse(config), localle: 'en' })).toBe(false);
    // What is offered as a comment holds too once its mark is taken away.
    const offered = config.replace(
      /: (\[\]|\{\})\n((?:# .*\n)*)((?:# {2}.*(?:\n|$))+)/g,
      (_, _empty, _notes, lines) => {
        return `:\n${lines.replaceAll(/^# {2}/gm, '  ')}`;
      },
    );
    expect(validate(parse(offered))).toBe(true);
  });

  it('installs Sixfold from where this copy is, and says when no other machine can', async () => {
    const done = await sixfold(['init', ...EN, '--ci', 'none'], {
      cwd: folder,
      env: { LANG: 'en_US.UTF-8' },
    });
    const { devDependencies } = JSON.parse(await read('package.json'));
    expect(devDependencies.sixfold).toMatch(/^file:\.\./);
    expect(path.resolve(await realpath(folder), devDependencies.sixfold.slice('file:'.length))).toBe(ROOT);
    expect(done.err).toContain('cannot install');
    const own = await read('package.json');
    await writeFile(path.join(folder, 'package.json'), own.replace(/"file:[^"]*"/, '"0.1.0"'));
    expect((await run('init', ...EN, '--ci', 'none')).err).not.toContain('file:');
  });

  it('gives the plan to whom git knows where nobody is named, and says so', async () => {
    const env = { GIT_CONFIG_COUNT: '1', GIT_CONFIG_KEY_0: 'user.name', GIT_CONFIG_VALUE_0: 'Lin Yue' };
    const done = await sixfold(['init', '--lang', 'en', '--ci', 'none', '--period', '2027'], {
      cwd: folder,
      env,
    });
    expect(done).toMatchObject({ code: 0 });
    expect(done.err).toContain('The owner is “Lin Yue”, the name that git knows');
    expect(await read('plans/annual-2027.md')).toContain('owner: Lin Yue');
  });

  it('keeps a package.json of another kind and says how Sixfold gets into it', async () => {
    await writeFile(path.join(folder, 'package.json'), '{ "name": "ours" }');
    expect((await run('init', ...EN, '--ci', 'none')).err).toContain('  npm install --save-dev file:..');
    await writeFile(path.join(folder, 'package.json'), '{ "dependencies": { "sixfold": "0.1.0" } }');
    expect((await run('init', ...EN, '--ci', 'none')).err).toContain('  npm install          #');
  });

  it('is a repository git takes as it is', async () => {
    await run('init', ...EN);
    const git = (...args: string[]) => execFileSync('git', args, { cwd: folder, encoding: 'utf8' });
    git('init', '-q');
    git('add', '-A');
    expect(git('status', '--porcelain')).not.toContain('reports');
    expect(git('ls-files', '--eol')).not.toMatch(/crlf|mixed/);
  });
});
