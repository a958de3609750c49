import { readdirSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { isBlocking, isKnownCode } from '../../src/decode/known-codes.ts';
import type { Diagnostic } from '../../src/diagnostics/diagnostic.ts';
import { readFolder, runFolder } from '../specimen.ts';

const ROOT = path.resolve(import.meta.dirname, '../errors');

/** Found once in a plan at most, so that its code alone names it. */
const ONCE: ReadonlySet<string> = new Set([
  'actuals-after-as-of',
  'html-removed',
  'missing-step',
  'no-goals',
  'parent-cycle',
  'parent-not-found',
  'predecessor-cycle',
  'predecessor-not-found',
  'scenarios-too-many',
]);
/** Said of a waiver, which is taken away instead, or of the config, which grades its codes itself. */
const NOT_OF_THE_PLAN: ReadonlySet<string> = new Set([
  'fixed-rule',
  'logo-dimensions',
  'logo-missing',
  'logo-not-picture',
  'logo-outside',
  'logo-too-large',
  'logo-without-name',
  'unknown-rule',
  'unknown-waiver',
  'waiver-not-possible',
  'waiver-unused',
]);

const codes = readdirSync(ROOT)
  .filter((code) => isKnownCode(code) && !isBlocking(code) && !NOT_OF_THE_PLAN.has(code))
  .sort();

/** The findings of a specimen's code by the plan they belong to, with what they are about. */
async function findings(files: Readonly<Record<string, Uint8Array>>, code: string) {
  const { outcomes } = await runFolder(files);
  return outcomes.flatMap(({ file, diagnostics }) =>
    diagnostics.filter((it) => it.code === code).map((it) => ({ file, it })),
  );
}

const keyOf = ({ it }: { readonly it: Diagnostic }) => `${it.about} ${it.message.what.en}`;

it.each(codes)('%s can be waived on its own', async (code) => {
  const files = readFolder(path.join(ROOT, code));
  const found = await findings(files, code);
  expect(found.length).toBeGreaterThan(0);
  for (const one of found) {
    const { file, it } = one;
    if (ONCE.has(code)) expect(found.filter((other) => other.file === file)).toEqual([one]);
    else expect(it.about ?? '').not.toBe('');
    const place = it.about === undefined ? '' : `    at: ${JSON.stringify(it.about)}\n`;
    const waiver = `waive:\n  - code: ${code}\n${place}    reason: known\n`;
    const text = new TextDecoder().decode(files[file]).replace(/^---\r?\n/, `---\n${waiver}`);
    const after = await findings({ ...files, [file]: new TextEncoder().encode(text) }, code);
    const waived = after.filter((other) => other.it.waived === 'known').map(keyOf);
    const meant = found.filter((other) => other.file === file && other.it.about === it.about).map(keyOf);
    expect(waived).toEqual(meant);
  }
});
