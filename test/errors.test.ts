import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { deserialize, serialize } from 'node:v8';
import { describe, expect, it } from 'vitest';
import { catalogue } from '../src/diagnostics/catalogue.ts';
import { LANGS } from '../src/language/words.ts';
import { printRun, readFolder, runFolder } from './specimen.ts';

/**
 * A specimen is a folder `errors/<code>/`: the smallest files that a code is found in, and in `expected.txt` the text
 * a person sees. `UPDATE=1 npx vitest run test/errors.test.ts` writes the expected texts anew; CI never does.
 */
const ROOT = path.resolve(import.meta.dirname, 'errors');
const UPDATE = process.env.UPDATE === '1' && process.env.CI === undefined;
/** Said of the machine and not of a file: the disk, the browser or the program itself is at fault. */
const WITHOUT_SPECIMEN: ReadonlySet<string> = new Set([
  'internal-error',
  'template-failed',
  'print-failed',
  'browser-missing',
  'browser-failed',
  'cache-unwritable',
  'output-unwritable',
  'output-foreign',
  'output-locked',
  // Said of two versions of a plan; test/diff shows it.
  'goalpost-moved',
]);

const folders = readdirSync(ROOT, { withFileTypes: true }).filter((it) => it.isDirectory());
const codes = Object.keys(catalogue).filter((code) => !WITHOUT_SPECIMEN.has(code));

describe('every code has a specimen', () => {
  it.each(codes)('%s', (code) => {
    expect(existsSync(path.join(ROOT, code))).toBe(true);
  });
});

describe('what a person sees', () => {
  it.each(folders.map(({ name }) => name).sort())('%s', async (name) => {
    expect(Object.keys(catalogue)).toContain(name);
    const contents = readFolder(path.join(ROOT, name));
    const run = await runFolder(contents);
    const text = printRun(run, contents);
    expect(text).toContain(`[${name}]`);
    for (const lang of LANGS) {
      expect(printRun(run, contents, lang)).not.toMatch(/undefined|\[object|NaN|Infinity/);
    }
    // Nothing is found otherwise in what a plan said to an earlier run (`createKeptPlans`).
    const again = await runFolder(contents, (_file, _sources, fresh) => deserialize(serialize(fresh())));
    expect(printRun(again, contents)).toBe(text);
    const file = path.join(ROOT, name, 'expected.txt');
    if (UPDATE) writeFileSync(file, text);
    expect(text).toBe(
      existsSync(file) ? readFileSync(file, 'utf8') : 'no expected.txt yet: run with UPDATE=1',
    );
  });
});
