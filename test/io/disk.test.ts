import { execFileSync } from 'node:child_process';
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { decodeConfig } from '../../src/decode/decode-config.ts';
import { diskFiles } from '../../src/io/disk.ts';
import type { Files } from '../../src/io/effects.ts';
import { readSources } from '../../src/read/sources.ts';
import { pngOf } from '../support/pictures.ts';

let base: string;
let files: Files;

beforeAll(async () => {
  base = await mkdtemp(path.join(os.tmpdir(), 'disk-'));
  const root = path.join(base, 'root');
  await mkdir(path.join(root, 'plans/east'), { recursive: true });
  await mkdir(path.join(root, 'plans/node_modules'));
  await mkdir(path.join(root, 'plans/.git'));
  await mkdir(path.join(base, 'root-secret'));
  await writeFile(path.join(base, 'secret.md'), 'SECRET');
  await writeFile(path.join(base, 'root-secret/plan.md'), 'SECRET');
  for (const file of [
    'plans/b.md',
    'plans/B.md',
    'plans/é.md',
    'plans/east/plan.md',
    'plans/.git/x',
    'plans/node_modules/x',
  ]) {
    await writeFile(path.join(root, file), file);
  }
  await symlink('../../secret.md', path.join(root, 'plans/leak.md'));
  await symlink('../../root-secret', path.join(root, 'plans/sibling'));
  await symlink('b.md', path.join(root, 'plans/inside.md'));
  await symlink('..', path.join(root, 'plans/loop'));
  await writeFile(path.join(base, 'secret.png'), pngOf(64, 64));
  await symlink('../secret.png', path.join(root, 'leak.png'));
  await writeFile(path.join(root, 'mark.png'), pngOf(64, 64));
  await symlink('mark.png', path.join(root, 'link.png'));
  await symlink('nowhere', path.join(root, 'plans/dangling.md'));
  if (process.platform !== 'win32') execFileSync('mkfifo', [path.join(root, 'plans/pipe.md')]);
  files = await diskFiles(root);
});

afterAll(() => rm(base, { recursive: true, force: true }));

test('lists files inside the root, sorted, and nothing a link leads out to', async () => {
  const names = (await files.list('plans')).map((entry) => entry.path);
  expect(names).toEqual(['plans/B.md', 'plans/b.md', 'plans/east/plan.md', 'plans/inside.md', 'plans/é.md']);
});

test.each([
  ['plans/b.md', 'plans/b.md'],
  ['./plans/../plans/b.md', 'plans/b.md'],
  ['plans/inside.md', 'plans/b.md'],
  ['plans/leak.md', null],
  ['plans/sibling/plan.md', null],
  ['../secret.md', null],
  ['../root-secret/plan.md', null],
  ['/etc/passwd', null],
  ['plans/../../secret.md', null],
  ['plans', null],
  ['plans/pipe.md', null],
  ['plans/dangling.md', null],
  ['plans/b.md\0', null],
  ['', null],
])('reads %j → %j', async (name, content) => {
  const bytes = await files.read(name);
  expect(bytes === null ? null : new TextDecoder().decode(bytes)).toBe(content);
});

test.each([
  ['mark.png', []],
  ['link.png', []],
  ['leak.png', ['logo-missing']],
  ['plans/sibling/x.png', ['logo-missing']],
  ['plans/pipe.md', ['logo-missing']],
  ['plans', ['logo-missing']],
])('the logo %j → %j', async (name, codes) => {
  const config = { path: 'sixfold.config.yaml', text: `brand: { name: x, logo: ${name} }` };
  const read = (file: string) =>
    file === config.path ? Promise.resolve(new TextEncoder().encode(config.text)) : files.read(file);
  const { logo } = await readSources({ ...files, read }, []);
  const { value, diagnostics } = decodeConfig(config, logo);
  expect(diagnostics.map(({ code }) => code)).toEqual(codes);
  expect(value.brand.logo === null).toBe(codes.length > 0);
});

test.each([
  ['plans/east', ['plans/east/plan.md']],
  ['plans/b.md', ['plans/b.md']],
  ['../root-secret', []],
  ['plans/sibling', []],
  ['nothing', []],
])('lists %j → %j', async (folder, names) => {
  expect((await files.list(folder)).map((entry) => entry.path)).toEqual(names);
});
