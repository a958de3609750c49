import { cp, mkdir, readdir, readFile, stat, symlink, truncate, utimes, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { emptyFolder, ROOT, remove, repositoryCopy, sixfold } from '../support/repository.ts';

/** Enough to tell one plan from another; the whole repository is built by another test. */
const FEW = ['launch-product-c.md', 'east-2025.md'];

let folder: string;
beforeAll(async () => {
  folder = await repositoryCopy(FEW);
});
afterAll(() => remove(folder));

const inFolder = (args: string[], env: Record<string, string> = {}) => sixfold(args, { cwd: folder, env });

describe('how it is called', () => {
  test.each([
    [['--version'], 0, /^\d+\.\d+\.\d+\n$/, /^$/],
    [['--help'], 0, /Examples:\n {2}sixfold check\n/, /^$/],
    [['build', '--help'], 0, /sixfold build --as-of 2026-08-31/, /^$/],
    [['chekc'], 2, /^$/, /Did you mean check\?/],
    [['check', '--formt', 'json'], 2, /^$/, /Did you mean --format\?/],
    [['check', '--format', 'xml'], 2, /^$/, /pretty, json, github/],
    [['check', '--as-of', '2026-02-30'], 2, /^$/, /2026-08-31/],
    [['build', '--jobs', '0'], 2, /^$/, /positive whole number/],
    [['check', 'nowhere'], 2, /^$/, /no such file or folder: nowhere/],
    [['check', '..'], 2, /^$/, /lies outside/],
    [['build', '--only', 'east-2052', '--no-pdf'], 2, /^$/, /did you mean east-2025\?/],
    [['build', '--only', 'zzz', '--no-pdf'], 2, /^$/, /no plan zzz; there are: .*east-2025/],
    [['dev', '--port', '65536'], 2, /^$/, /highest port is 65535/],
    [['build', '--out', '.', '--no-pdf'], 2, /^$/, /the plans lie there/],
    [['build', '--out', 'plans', '--no-pdf'], 2, /^$/, /the plans lie there/],
    [['build', '--out', 'plans/reports', '--no-pdf'], 2, /^$/, /the plans lie there/],
  ])('sixfold %j → %i', async (args, code, out, err) => {
    const done = await inFolder(args, { SIXFOLD_LANG: 'en' });
    expect(done.err).toMatch(err);
    expect(done.out).toMatch(out);
    expect(done.code).toBe(code);
  });

  test('speaks the language of who calls', async () => {
    expect((await inFolder(['--help'], { SIXFOLD_LANG: 'zh-CN' })).out).toContain('退出码：0 正常');
    expect((await inFolder(['--help'], { SIXFOLD_LANG: 'en' })).out).toContain('Exit codes: 0 fine');
  });

  test('without plans it says where they belong', async () => {
    const empty = await emptyFolder();
    const done = await sixfold(['check'], { cwd: empty, env: { SIXFOLD_LANG: 'en' } });
    await remove(empty);
    expect(done).toMatchObject({ code: 2, out: '', err: expect.stringContaining('no folder plans') });
  });
});

describe('check', () => {
  test('finds the contradiction in the launch plan and says how to repair it', async () => {
    const { code, out } = await inFolder(['check', 'plans/launch-product-c.md', '--format', 'json']);
    const report: {
      diagnostics: { code: string; severity: string; what: string; why: string; fix: string }[];
    } = JSON.parse(out);
    const short = report.diagnostics.find((it) => it.code === 'capacity-short');
    expect(short?.severity).toBe('error');
    expect(`${short?.what}${short?.why}${short?.fix}`).toMatch(/180[\s\S]*300|300[\s\S]*180/);
    expect(`${short?.what}${short?.why}${short?.fix}`).toMatch(/9 ?人/);
    expect(report.diagnostics.filter((it) => it.severity === 'error')).toEqual([short]);
    expect(code).toBe(1);
  });

  test('prints no colour into a pipe, and colour when it is asked for', async () => {
    const plain = await inFolder(['check']);
    expect(plain.out).not.toContain('\u001b');
    const coloured = await inFolder(['check'], { FORCE_COLOR: '1' });
    expect(coloured.out).toContain('\u001b[1;');
  });

  test('writes nothing, and is not moved by zone, locale or the folder it is called from', async () => {
    const before = await readdir(folder, { recursive: true });
    const here = await inFolder(['check', '--format', 'github']);
    const far = await sixfold(['check', '--format', 'github'], {
      cwd: path.join(folder, 'plans'),
      env: { TZ: 'Pacific/Apia', LC_ALL: 'tr_TR.UTF-8' },
    });
    expect(far.out).toBe(here.out);
    expect(await readdir(folder, { recursive: true })).toEqual(before);
  });

  test('ends quietly when nobody reads any more', async () => {
    const { spawn } = await import('node:child_process');
    const child = spawn(
      'bash',
      ['-c', `"${process.execPath}" "${path.join(ROOT, 'dist/cli.js')}" check | head -c 1`],
      {
        cwd: folder,
      },
    );
    let err = '';
    child.stderr.on('data', (chunk) => {
      err += String(chunk);
    });
    await new Promise((resolve) => child.on('close', resolve));
    expect(err).not.toMatch(/EPIPE|Error/);
  });
});

test('code kept from an earlier run changes nothing, whatever became of it', async () => {
  const own = await emptyFolder();
  const kept = path.join(own, 'kept/code');
  const run = (cache: string) => inFolder(['check'], { SIXFOLD_CACHE: path.join(own, cache) });
  const first = await run('kept');
  const plans = path.join(own, 'kept/plans');
  const readings = (await readdir(plans)).length;
  expect(readings).toBeGreaterThan(0);
  const [file = '', ...others] = (await readdir(kept)).map((name) => path.join(kept, name));
  expect(others).toEqual([]);
  const { mode, mtimeMs, size } = await stat(file);
  expect(mode & 0o077).toBe(0);
  expect(await run('kept')).toEqual(first);
  expect(await readdir(plans)).toHaveLength(readings);
  expect((await stat(file)).mtimeMs).toBe(mtimeMs);
  await truncate(file, Math.floor(size / 2));
  expect(await run('kept')).toEqual(first);
  // What the engine would run blindly, and die of.
  const damaged = await readFile(file);
  damaged.fill(0, 100_000, 104_096);
  await writeFile(file, damaged);
  expect(await run('kept')).toEqual(first);
  const foreign = ['.mine', 'mine', '.check-command-x-v20.0.0-x64.1', 'check-command-x-v20.0.0-x64'];
  const old = new Date(Date.now() - 90 * 86_400_000);
  for (const name of foreign) {
    await writeFile(path.join(kept, name), 'x');
    await utimes(path.join(kept, name), old, old);
  }
  await writeFile(file, 'nothing of the kind');
  expect(await run('kept')).toEqual(first);
  expect((await stat(file)).size).toBeGreaterThan(size / 2);
  expect((await readdir(kept)).sort()).toEqual(['.mine', path.basename(file), 'mine']);
  await writeFile(path.join(own, 'full'), 'a file where the folder would be');
  expect(await run('full')).toEqual(first);
  await remove(own);
});

describe('build', () => {
  let built: string;
  beforeAll(async () => {
    built = await repositoryCopy(FEW);
    await sixfold(['build', '--no-pdf'], { cwd: built });
  });
  afterAll(() => remove(built));

  /** A folder of one's own in which the few plans are built. */
  async function builtCopy(): Promise<string> {
    const own = await emptyFolder();
    await cp(built, own, { recursive: true });
    return own;
  }

  test('one broken plan drops out with its findings; the others are as without it', async () => {
    const own = await builtCopy();
    const before = await pagesOf(own);
    await writeFile(path.join(own, 'plans/broken.md'), '# no frontmatter\n');
    const done = await sixfold(['build', '--no-pdf'], { cwd: own, env: { SIXFOLD_LANG: 'en' } });
    expect(done.code).toBe(1);
    expect(done.err).toContain('plans/broken.md');
    const after = await pagesOf(own);
    expect(after.get('index.html')).toContain('plans/broken.md');
    for (const [name, text] of before)
      if (name !== 'index.html' && name !== 'rules/index.html')
        expect(after.get(name) === text, name).toBe(true);
    // Who asks for another plan is not held up by it.
    const other = ['build', '--no-pdf', 'plans/east-2025.md'];
    expect(await sixfold(other, { cwd: own })).toMatchObject({ code: 0, err: '' });
    const only = ['build', '--no-pdf', '--only', 'broken'];
    expect(await sixfold(only, { cwd: own })).toMatchObject({ code: 1 });
    await remove(own);
  });

  test('a plan that breaks keeps its last report, marked as out of date', async () => {
    const own = await builtCopy();
    const before = await pagesOf(own);
    const file = path.join(own, 'plans/launch-product-c.md');
    await writeFile(file, (await readFile(file, 'utf8')).replace(/^---\n/, '---\nnonsense: [\n'));
    expect((await sixfold(['build', '--no-pdf'], { cwd: own })).code).toBe(1);
    const after = await pagesOf(own);
    expect(after.get('launch-product-c/index.html')).toBe(before.get('launch-product-c/index.html'));
    expect(after.get('index.html')).toMatch(
      /href="launch-product-c\/index\.html">上一份可用的报告，数据截至2026年8月31日/,
    );
    await remove(own);
  });

  test('updates only what was asked for, and never loses the rest', async () => {
    const own = await builtCopy();
    const before = await pagesOf(own);
    await sixfold(['build', '--no-pdf', '--only', 'launch-product-c', '--as-of', '2026-07-31'], { cwd: own });
    const after = await pagesOf(own);
    expect([...after.keys()]).toEqual([...before.keys()]);
    const changed = [...after].filter(([name, text]) => before.get(name) !== text).map(([name]) => name);
    // The pages over all plans tell of the day of this build; of the plans, only the one asked for is new.
    const ofPlans = changed.filter((name) => /^(launch|east|company)[^/]*\//.test(name));
    expect(ofPlans).toEqual(['launch-product-c/index.html']);
    expect(changed).toEqual(expect.arrayContaining(['index.html', 'calendar/index.html']));
    await remove(own);
  });

  test('a repository cannot lead the reports out of itself', async () => {
    const own = await repositoryCopy(FEW);
    const elsewhere = await emptyFolder();
    await symlink(elsewhere, path.join(own, 'reports'));
    const done = await sixfold(['build', '--no-pdf'], { cwd: own, env: { SIXFOLD_LANG: 'en' } });
    expect(done).toMatchObject({ code: 2, err: expect.stringContaining('leads out of the repository') });
    expect(await readdir(elsewhere)).toEqual([]);
    await remove(own);
    await remove(elsewhere);
  });

  test('a browser that is not there is an error that says what to do', async () => {
    const done = await inFolder(['build', '--browser', '/nowhere/chrome', '--out', 'site'], {
      SIXFOLD_LANG: 'en',
    });
    expect(done.code).toBe(1);
    expect(done.err).toMatch(/browser-failed[\s\S]*\/nowhere\/chrome[\s\S]*--browser/);
    expect(done.err).not.toMatch(/^\s+at /m);
  });

  test('a file in the way of the reports is named', async () => {
    await mkdir(path.join(folder, 'taken'));
    await writeFile(path.join(folder, 'taken/index.html'), 'mine');
    const done = await inFolder(['build', '--no-pdf', '--out', 'taken'], { SIXFOLD_LANG: 'en' });
    expect(done).toMatchObject({ code: 1, err: expect.stringContaining('taken/index.html') });
    expect(await readFile(path.join(folder, 'taken/index.html'), 'utf8')).toBe('mine');
  });
});

async function pagesOf(own: string): Promise<Map<string, string>> {
  const base = path.join(own, 'reports');
  const names = (await readdir(base, { recursive: true })).filter((name) => name.endsWith('.html')).sort();
  return new Map(
    await Promise.all(
      names.map(async (name) => [name, await readFile(path.join(base, name), 'utf8')] as const),
    ),
  );
}
