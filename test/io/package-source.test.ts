import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { packageVersion } from '../../src/io/package.ts';
import { packageSource } from '../../src/io/package-source.ts';
import { emptyFolder, ROOT, remove } from '../support/repository.ts';

let host = '';
beforeAll(async () => {
  host = await emptyFolder();
});
afterAll(() => remove(host));

/** The source of a copy in `node_modules` beside which npm noted this. */
function noted(note: string) {
  const modules = path.join(host, 'node_modules');
  mkdirSync(path.join(modules, 'sixfold'), { recursive: true });
  writeFileSync(path.join(modules, '.package-lock.json'), note);
  return packageSource(path.join(modules, 'sixfold'));
}

const resolved = (from: string) =>
  JSON.stringify({ packages: { 'node_modules/sixfold': { version: '0.1.0', resolved: from } } });

const registry = { kind: 'registry', spec: packageVersion() };

test.each([
  [resolved('https://registry.example/sixfold/-/sixfold-0.1.0.tgz'), registry],
  [
    resolved('git+ssh://git@code.example/sixfold.git#0123abc'),
    { kind: 'address', spec: 'git+ssh://git@code.example/sixfold.git#0123abc' },
  ],
  [
    resolved('https://files.example/sixfold-0.1.0.tgz'),
    { kind: 'address', spec: 'https://files.example/sixfold-0.1.0.tgz' },
  ],
  [JSON.stringify({ packages: { 'node_modules/sixfold': { resolved: 7 } } }), registry],
  ['{"packages":', registry],
])('%s', (note, source) => expect(noted(note)).toEqual(source));

test('a packed file lies where the note says, seen from the project that installed it', () => {
  const found = noted(resolved('file:../packed/sixfold-0.1.0.tgz'));
  expect(found).toEqual({ kind: 'local', path: path.resolve(host, '../packed/sixfold-0.1.0.tgz') });
});

test('a working copy is the folder itself', () => {
  expect(packageSource(ROOT)).toEqual({ kind: 'local', path: ROOT });
});
