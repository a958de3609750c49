import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { emptyFolder, ROOT, remove } from '../support/repository.ts';
import { type Block, blocksOf } from './blocks.ts';

const DOCS = path.join(ROOT, 'docs');
const files = readdirSync(DOCS, { recursive: true, encoding: 'utf8' })
  .map((file) => file.split(path.sep).join('/'))
  .filter((file) => file.endsWith('.md'))
  .sort();
const read = (file: string) => readFileSync(path.join(DOCS, file), 'utf8');
/** Pages whose blocks say how they are tested; the others show fragments. */
const tested = files.filter((file) => /^(tutorial|faq|recipes\/)/.test(file));

describe('every example runs', () => {
  it.each(tested)('%s', async (file) => {
    const place = await readersPlace();
    let said = '';
    for (const block of blocksOf(read(file))) said = await perform(block, place, said);
    await remove(place.folder);
  });
});

it.each(tested)('%s: a command or a plan in a block is always tested', (file) => {
  const untested = blocksOf(read(file)).flatMap((block) =>
    block.kind === 'plain' && (/^(sh|markdown|yaml|csv)$/.test(block.lang) || block.lang === '')
      ? [block.line]
      : [],
  );
  expect(untested).toEqual([]);
});

it.each(['README.md', 'README.zh-CN.md'])('%s: the package brings what it links to', (file) => {
  const { files: shipped } = JSON.parse(readFileSync(path.join(ROOT, 'package.json'), 'utf8'));
  const links = [...readFileSync(path.join(ROOT, file), 'utf8').matchAll(/\]\(([^)#:\s]+)\)/g)];
  const away = links
    .map(([, to = '']) => to)
    .filter((to) => !existsSync(path.join(ROOT, to)) || !shipped.includes(to.split('/')[0]));
  expect(links.length).toBeGreaterThan(5);
  expect(away).toEqual([]);
});

it.each(files)('%s: every link leads somewhere', (file) => {
  const prose = read(file)
    .replace(/^(`{3,})[\s\S]*?^\1$/gm, '')
    .replace(/`[^`\n]*`/g, '');
  const broken = [...prose.matchAll(/\]\(([^)\s]+)\)/g)]
    .map(([, target = '']) => target)
    .filter((target) => !/^(https?:|#)/.test(target))
    .filter(
      (target) =>
        !existsSync(path.join(DOCS, path.dirname(file), decodeURIComponent(target.split('#')[0] ?? ''))),
    );
  expect(broken).toEqual([]);
});

it.each(tested.filter((file) => !file.endsWith('.zh-CN.md')))('%s has its Chinese page', (file) => {
  expect(files).toContain(file.replace(/\.md$/, '.zh-CN.md'));
});

interface Place {
  readonly folder: string;
  cwd: string;
}

/** A folder with the command on its path, as a reader has it. */
async function readersPlace(): Promise<Place> {
  const folder = await emptyFolder();
  await mkdir(path.join(folder, 'bin'));
  await mkdir(path.join(folder, 'here'));
  const script = `#!/bin/sh\nexec "${process.execPath}" "${path.join(ROOT, 'dist/cli.js')}" "$@"\n`;
  await writeFile(path.join(folder, 'bin/sixfold'), script, { mode: 0o755 });
  return { folder, cwd: path.join(folder, 'here') };
}

/** Does what a block asks for and gives what was printed last. */
async function perform(block: Block, place: Place, said: string): Promise<string> {
  const where = `line ${block.line}`;
  switch (block.kind) {
    case 'run':
      return run(block, place);
    case 'shows':
      for (const line of block.text.trim().split('\n')) expect(said, where).toContain(line.trim());
      return said;
    case 'file': {
      const file = path.join(place.cwd, block.path);
      await mkdir(path.dirname(file), { recursive: true });
      await writeFile(file, block.text);
      return said;
    }
    case 'same':
      expect(block.text, where).toBe(readFileSync(path.join(ROOT, block.path), 'utf8'));
      return said;
    case 'plain':
      return said;
  }
}

function run({ text, code, line }: Extract<Block, { kind: 'run' }>, place: Place): string {
  const mark = '\u0000cwd ';
  const script = `set -e\ntrap 'printf "\\0cwd %s" "$PWD"' EXIT\n${text}\n`;
  const { PATH = '', HOME = '' } = process.env;
  const done = spawnSync('bash', ['-c', `${script}`], {
    cwd: place.cwd,
    encoding: 'utf8',
    env: {
      PATH: `${path.join(place.folder, 'bin')}:${PATH}`,
      HOME,
      LANG: 'C',
      GIT_AUTHOR_NAME: 'Reader',
      GIT_AUTHOR_EMAIL: 'reader@example.com',
      GIT_COMMITTER_NAME: 'Reader',
      GIT_COMMITTER_EMAIL: 'reader@example.com',
    },
  });
  const [out = '', cwd = place.cwd] = done.stdout.split(mark);
  place.cwd = cwd;
  expect(done.status, `line ${line}: ${text}\n${out}\n${done.stderr}`).toBe(code);
  expect(done.stderr, `line ${line}: the command itself failed`).not.toMatch(
    /node:internal|maintainers of Sixfold/,
  );
  return `${out}\n${done.stderr}`;
}
