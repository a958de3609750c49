import { spawnSync } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findGit, findNode } from '../../src/commands/doctor-findings.ts';
import { emptyFolder, remove, repositoryCopy } from '../support/repository.ts';
import { call } from './call.ts';

const NOWHERE = ['doctor', '--browser', '/nowhere/chrome'];

test.each([
  ['20.19.0', 'fine'],
  ['24.1.0', 'fine'],
  ['20.18.3', 'missing'],
  ['18.20.0', 'missing'],
])('Node %s is %s', (version, state) => {
  expect(findNode(version).state).toBe(state);
});

describe('git', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await emptyFolder();
  });
  afterAll(() => remove(folder));

  test('no repository, a repository, a shallow one', async () => {
    const git = (...args: string[]) => spawnSync('git', args, { cwd: folder });
    expect(findGit(folder)).toMatchObject({
      state: 'advice',
      fix: { en: expect.stringContaining('git init') },
    });
    git('init', '-q', 'whole');
    const whole = path.join(folder, 'whole');
    for (const n of ['1', '2']) {
      await writeFile(path.join(whole, 'a'), n);
      git('-C', 'whole', 'add', 'a');
      git('-C', 'whole', '-c', 'user.name=a', '-c', 'user.email=a@b.c', 'commit', '-q', '-m', n);
    }
    expect(findGit(whole).state).toBe('fine');
    git('clone', '-q', '--depth', '1', `file://${whole}`, 'shallow');
    expect(findGit(path.join(folder, 'shallow'))).toMatchObject({
      state: 'advice',
      fix: { en: expect.stringContaining('--unshallow') },
    });
  });
});

describe('what is missing is said with what to do', () => {
  test('nowhere: no plans, no config, no browser', async () => {
    const folder = await emptyFolder();
    const { code, out, err } = await call(folder, NOWHERE);
    expect(code).toBe(1);
    expect(out).toMatch(/^✓ Node \d/m);
    expect(out).toMatch(/^! advice · No config file/m);
    expect(out).toMatch(/^✗ missing · No plans\n {4}→ /m);
    expect(out).toMatch(/^✗ wrong · The browser did not start: \/nowhere\/chrome/m);
    expect(err).toBe('A build needs the 2 marked ✗ put right first\n');
    // Where nothing says which language, the one of the help.
    expect((await call(folder, NOWHERE, null)).out).toBe(out);
    await remove(folder);
  });

  test('a config counts where there are no plans yet', async () => {
    const folder = await emptyFolder();
    await writeFile(path.join(folder, 'sixfold.config.yaml'), 'version: 1\n');
    expect((await call(folder, NOWHERE)).out).toMatch(
      /^✓ Config sixfold\.config\.yaml\n✗ missing · No plans/m,
    );
    await remove(folder);
  });

  test('a config with something doubtful keeps nobody from building', async () => {
    const folder = await emptyFolder();
    await writeFile(path.join(folder, 'sixfold.config.yaml'), 'brand: { logo: a.png }\n');
    const { out, err } = await call(folder, NOWHERE);
    expect(out).toMatch(
      /^! advice · Config sixfold\.config\.yaml\n {4}1:16 the logo “a\.png” does not exist/m,
    );
    expect(err).toContain('the 2 marked ✗');
    await remove(folder);
  });

  test('a config with a mistake, a broken template, in Chinese', async () => {
    const folder = await repositoryCopy(['east-2025.md']);
    await writeFile(path.join(folder, 'sixfold.config.yaml'), 'locale: zh-CN\nfiscalYearStart: 13\n');
    await mkdir(path.join(folder, 'templates/pages'), { recursive: true });
    await writeFile(path.join(folder, 'templates/pages/plan.hbs'), '{{#if page}}');
    const { code, out } = await call(folder, NOWHERE, null);
    expect(code).toBe(1);
    expect(out).toMatch(/✗ 有误 · 配置 sixfold\.config\.yaml\n {4}2:\d+ /);
    expect(out).toMatch(/✗ 有误 · 模板\n {4}templates\/pages\/plan\.hbs：Parse error on line 1/);
    expect(out).toMatch(/✓ 1 份计划/);
    await remove(folder);
  });
});
