import { execFileSync } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { brotliDecompressSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { dependency } from '../../src/io/package.ts';
import { untar } from '../../src/io/untar.ts';

test('takes out what tar put in', async () => {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'untar-'));
  const long = `${'d'.repeat(90)}/${'f'.repeat(90)}`;
  const contents: [string, string][] = [
    ['empty', ''],
    ['one', 'x'],
    ['block', 'b'.repeat(512)],
    ['more', '面'.repeat(1_000)],
    [long, 'long'],
  ];
  execFileSync('mkdir', [path.join(folder, 'd'.repeat(90))]);
  for (const [name, text] of contents) await writeFile(path.join(folder, name), text);
  const archive = execFileSync('tar', ['--format=ustar', '-cf', '-', ...contents.map(([name]) => name)], {
    cwd: folder,
  });
  const found = untar(archive).map(({ path: name, bytes }) => [name, new TextDecoder().decode(bytes)]);
  await rm(folder, { recursive: true, force: true });
  expect(found).toEqual(contents);
});

test('the browser’s package carries the libraries that slim systems lack', async () => {
  const source = dependency('@sparticuz/chromium');
  const archive = await readFile(path.join(source?.folder ?? '', 'bin/al2023.tar.br'));
  const names = untar(brotliDecompressSync(archive)).map((entry) => entry.path);
  expect(names).toEqual(expect.arrayContaining(['lib/libnss3.so', 'lib/libnspr4.so', 'lib/libexpat.so.1']));
});
