import { readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Kill, remove, repositoryCopy, sixfold } from '../support/repository.ts';

const MOMENTS = 8;
let folder: string;
let lasts: number;

beforeAll(async () => {
  folder = await repositoryCopy(['launch-product-c.md', 'east-2025.md']);
  await setTitles('old');
  const begun = performance.now();
  expect((await build()).code).toBe(0);
  lasts = performance.now() - begun;
}, 120_000);

afterAll(() => remove(folder));

test('killed at any moment, the reports are wholly the old or wholly the new ones', async () => {
  let before = 'old';
  for (let moment = 0; moment < MOMENTS; moment++) {
    const after = `new${moment}`;
    await setTitles(after);
    const { signal } = await build({ after: (lasts * (moment + 0.5)) / MOMENTS, signal: 'SIGKILL' });
    const found = await titles();
    expect(found, `killed (${signal}) in moment ${moment}`).toHaveLength(1);
    expect([before, after]).toContain(found[0]);
    before = found[0] ?? '';
  }
  await setTitles('last');
  expect((await build()).code).toBe(0);
  expect(await titles()).toEqual(['last']);
  expect((await readdir(folder)).sort()).toEqual(['plans', 'reports', 'sixfold.config.yaml']);
  expect((await readdir(path.join(folder, 'reports'))).filter((name) => name.startsWith('.'))).toEqual([
    '.sixfold.json',
  ]);
}, 180_000);

test.each([
  ['SIGINT', 130],
  ['SIGTERM', 143],
] as const)('%s ends it at once, with nothing left behind', async (signal, code) => {
  const before = await titles();
  await setTitles('interrupted');
  const done = await build({ when: isStaging, signal });
  expect(done.code).toBe(code);
  expect(done.err).toBe('');
  expect(await titles()).toEqual(before);
  expect((await readdir(folder)).sort()).toEqual(['plans', 'reports', 'sixfold.config.yaml']);
  expect((await readdir(path.join(folder, 'reports'))).filter((name) => name.startsWith('.'))).toEqual([
    '.sixfold.json',
  ]);
});

test('two builds at once: one does it, the other says who is at it', async () => {
  await setTitles('both');
  // Held in the middle of its work, so that the other one surely meets it there.
  const first = build({ when: isStaging, signal: 'SIGSTOP' });
  while (!(await isStaging())) await pause(5);
  const holder = Number.parseInt(await readFile(path.join(folder, '.reports.sixfold-lock'), 'utf8'), 10);
  try {
    const second = await build();
    expect(second.code).toBe(1);
    expect(second.err).toContain('output-locked');
    expect(second.err).toContain(String(holder));
    expect(await titles()).not.toContain('both');
  } finally {
    process.kill(holder, 'SIGCONT');
  }
  expect((await first).code).toBe(0);
  expect(await titles()).toEqual(['both']);
});

/** Whether a build has begun to write. */
async function isStaging(): Promise<boolean> {
  return (await readdir(path.join(folder, 'reports'))).some((name) => name.startsWith('.sixfold-stage-'));
}

function build(kill?: Kill) {
  return sixfold(['build', '--no-pdf'], { cwd: folder, ...(kill && { kill }) });
}

/** Gives every plan a brand in its title, so that a page tells which build it is of. */
async function setTitles(mark: string): Promise<void> {
  for (const name of await readdir(path.join(folder, 'plans'))) {
    const file = path.join(folder, 'plans', name);
    const text = await readFile(file, 'utf8');
    await writeFile(file, text.replace(/^title: (?:\[\w+\] |"\[\w+\] )?(.*?)"?$/m, `title: "[${mark}] $1"`));
  }
}

/** The marks that occur in the pages, each once. */
async function titles(): Promise<string[]> {
  const base = path.join(folder, 'reports');
  const names = (await readdir(base, { recursive: true })).filter((name) => /^[^.].*\.html$/.test(name));
  const least = ['index.html', 'launch-product-c/index.html', 'east-2025/index.html', 'search/index.html'];
  expect(names).toEqual(expect.arrayContaining(least));
  const texts = await Promise.all(names.map((name) => readFile(path.join(base, name), 'utf8')));
  return [
    ...new Set(
      texts.flatMap((text) =>
        [...text.matchAll(/\[(old|new\d+|last|interrupted|both)\] /g)].map((it) => it[1] ?? ''),
      ),
    ),
  ];
}
