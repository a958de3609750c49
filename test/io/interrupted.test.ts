import { spawn } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, rm, utimes } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { ownProfile, profilesFolder } from '../../src/io/profile.ts';
import { ROOT, remove, repositoryCopy } from '../support/repository.ts';

describe.runIf(process.platform === 'linux')('a build that is ended while it prints', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await repositoryCopy(['launch-product-c.md', 'east-2025.md']);
  });
  afterAll(() => remove(folder));

  test.each([
    ['SIGINT', 130],
    ['SIGTERM', 143],
  ] as const)('by %s leaves no browser and no profile behind', async (signal, code) => {
    const child = spawn(process.execPath, [path.join(ROOT, 'dist/cli.js'), 'build'], {
      cwd: folder,
      stdio: 'ignore',
    });
    const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
    const mine = () => profilesOf(child.pid ?? 0);
    await until(
      () => mine().some((profile) => existsSync(path.join(profile, 'Default'))) || child.exitCode !== null,
    );
    const [profile = ''] = mine();
    expect(usersOf(profile).length).toBeGreaterThan(0);
    child.kill(signal);
    expect(await ended).toBe(code);
    await until(() => usersOf(profile).length === 0);
    expect(mine()).toEqual([]);
    expect(await readdir(folder)).not.toContain('reports.lock');
  });
});

describe('profiles', () => {
  let cache: string;
  beforeAll(async () => {
    cache = await mkdtemp(path.join(os.tmpdir(), 'profiles-'));
  });
  afterAll(() => rm(cache, { recursive: true, force: true }));
  afterEach(() => {
    vi.unstubAllEnvs();
  });

  test('are of one process each, and those of the dead are removed by the next', async () => {
    vi.stubEnv('SIXFOLD_CACHE', cache);
    const [dead, young, alive] = ['999999999-old', '999999998-new', `${process.pid}-old`].map((name) =>
      path.join(profilesFolder(), name),
    );
    const long = new Date(Date.now() - 7_200_000);
    for (const made of [dead, young, alive]) await mkdir(made ?? '', { recursive: true });
    for (const old of [dead, alive]) await utimes(old ?? '', long, long);
    const profile = ownProfile();
    expect([dead, young, alive, profile.folder].map((it) => existsSync(it ?? ''))).toEqual([
      false,
      true,
      true,
      true,
    ]);
    profile.remove();
    expect(existsSync(profile.folder)).toBe(false);
  });
});

function profilesOf(pid: number): string[] {
  const root = profilesFolder();
  const names = existsSync(root) ? readdirSync(root) : [];
  return names.filter((name) => name.startsWith(`${pid}-`)).map((name) => path.join(root, name));
}

/** Processes started with a profile. */
function usersOf(profile: string): string[] {
  return readdirSync('/proc').filter((pid) => {
    try {
      return /^\d+$/.test(pid) && readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes(`=${profile}`);
    } catch {
      return false;
    }
  });
}

async function until(done: () => boolean): Promise<void> {
  while (!done()) await new Promise((resolve) => setTimeout(resolve, 20));
}
