import { chmod, mkdir, mkdtemp, readdir, readFile, rm, stat, utimes, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { cached } from '../../src/io/cache.ts';
import { cacheFolder } from '../../src/io/cache-folder.ts';

let base: string;

beforeEach(async () => {
  base = await mkdtemp(path.join(os.tmpdir(), 'cache-'));
  vi.stubEnv('SIXFOLD_CACHE', path.join(base, 'cache'));
});

afterEach(async () => {
  vi.unstubAllEnvs();
  await chmod(base, 0o700);
  await rm(base, { recursive: true, force: true });
});

test.each([
  [{ SIXFOLD_CACHE: '/c', XDG_CACHE_HOME: '/x' }, '/c'],
  [{ XDG_CACHE_HOME: '/x' }, '/x/sixfold'],
  [{ XDG_CACHE_HOME: 'relative' }, path.join(os.homedir(), '.cache/sixfold')],
  [{}, path.join(os.homedir(), '.cache/sixfold')],
])('%j → %s', (env, folder) => {
  expect(cacheFolder(env)).toBe(folder);
});

test('a user without a home, as in a container, has it at the root', () => {
  vi.spyOn(os, 'homedir').mockImplementation(() => {
    throw new Error('no entry in /etc/passwd');
  });
  expect(cacheFolder({})).toBe(path.resolve('/.cache/sixfold'));
  vi.restoreAllMocks();
});

test('many at once make one folder, whole, for the user alone, and leave nothing beside it', async () => {
  const fill = (folder: string) => writeFile(path.join(folder, 'content'), 'x'.repeat(100_000));
  const made = await Promise.all(Array.from({ length: 8 }, () => cached('thing-1', fill)));
  expect(new Set(made)).toEqual(new Set([path.join(base, 'cache/thing-1')]));
  expect(await readdir(path.join(base, 'cache'))).toEqual(['thing-1']);
  expect((await stat(path.join(base, 'cache/thing-1'))).mode & 0o077).toBe(0);
  expect((await readFile(path.join(base, 'cache/thing-1/content'))).length).toBe(100_000);
});

test('a filling that fails leaves nothing, names the folder, and the next one succeeds', async () => {
  const broken = cached('thing-1', async (folder) => {
    await writeFile(path.join(folder, 'half'), 'x');
    throw new Error('no space left');
  });
  await expect(broken).rejects.toMatchObject({ diagnostic: { code: 'cache-unwritable' } });
  expect(await readdir(path.join(base, 'cache'))).toEqual([]);
  await expect(cached('thing-1', async () => undefined)).resolves.toContain('thing-1');
});

test('what a killed process left half made goes after an hour', async () => {
  for (const name of ['.thing-1.old', '.thing-1.young'])
    await mkdir(path.join(base, 'cache', name), { recursive: true });
  const long = new Date(Date.now() - 2 * 3_600_000);
  await utimes(path.join(base, 'cache/.thing-1.old'), long, long);
  await cached('thing-1', async () => undefined);
  expect((await readdir(path.join(base, 'cache'))).sort()).toEqual(['.thing-1.young', 'thing-1']);
});

test('a place that is no folder is named', async () => {
  await writeFile(path.join(base, 'cache'), 'a file');
  await expect(cached('thing-1', async () => undefined)).rejects.toMatchObject({
    diagnostic: { code: 'cache-unwritable', at: { file: path.join(base, 'cache') } },
  });
});

test.runIf(process.platform === 'linux')(
  'a place where nothing can be made is named, and not asked for ever',
  async () => {
    vi.stubEnv('SIXFOLD_CACHE', '/proc/self/cache');
    await expect(cached('thing-1', async () => undefined)).rejects.toMatchObject({
      diagnostic: { code: 'cache-unwritable' },
    });
  },
);
