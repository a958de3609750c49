#!/usr/bin/env node
// What CI does with a pull request: check the plans, build the reports, and say what the change means. Every step
// runs even when one before it failed, so that a reviewer sees all of it; the exit code is the worst of check and build.
//
//   node ci/review.js [--base <commit>] [--reports <folder>] [--diff <file>] [--strict] [--no-pdf] [paths…]
import { spawnSync } from 'node:child_process';
import { appendFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { linksIn, putFile, refuseLinkedAway } from './files.js';

const CLI = fileURLToPath(new URL('../dist/cli.js', import.meta.url));
/** The summary of a step on GitHub may hold a megabyte; a comment's text is far smaller. */
const MOST = 256 * 1024;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    base: { type: 'string', default: '' },
    reports: { type: 'string', default: 'reports' },
    diff: { type: 'string', default: 'sixfold-diff.md' },
    strict: { type: 'boolean', default: false },
    pdf: { type: 'boolean', default: true },
    'no-pdf': { type: 'boolean', default: false },
  },
});
const onGithub = process.env.GITHUB_ACTIONS === 'true';
const paths = positionals.flatMap((each) => each.split(/\s+/)).filter((each) => each !== '');

/** Runs sixfold and gives its exit code; what it prints is either shown or kept. */
function sixfold(args, { keep = false } = {}) {
  const done = spawnSync(process.execPath, [CLI, ...args], {
    stdio: ['ignore', keep ? 'pipe' : 'inherit', 'inherit'],
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  if (done.error) throw done.error;
  return { code: done.status ?? 1, text: keep ? done.stdout : '' };
}

/** The change in words. Nothing to compare with, or a base that is not there, is said and costs nothing. */
function diff(base) {
  if (base === '') return '';
  const { code, text } = sixfold(['diff', base, 'HEAD', '--format', 'markdown'], { keep: true });
  if (code <= 1) return text;
  console.error(`sixfold diff ${base} ended with ${code}; no comment is made`);
  return '';
}

refuseLinkedAway(values.reports);
if (!/^(?:\w[\w./~^-]*)?$/.test(values.base)) throw new Error(`not a commit: ${JSON.stringify(values.base)}`);
const strict = values.strict ? ['--strict'] : [];
const pdf = values['no-pdf'] || !values.pdf ? ['--no-pdf'] : [];
const codes = [
  sixfold(['check', ...paths, ...strict, ...(onGithub ? ['--format', 'github'] : [])]).code,
  sixfold(['build', ...paths, ...strict, ...pdf, '--out', values.reports]).code,
];
const change = diff(values.base);
putFile(values.diff, change);

// What keeps the reports follows links, and so would hand out a file of the runner that somebody's link points to.
const links = linksIn(values.reports);
for (const link of links)
  console.error(`${path.relative(process.cwd(), link)} is a link; the reports are not kept`);
if (links.length > 0) codes.push(1);

if (process.env.GITHUB_STEP_SUMMARY && change !== '' && Buffer.byteLength(change) <= MOST)
  appendFileSync(process.env.GITHUB_STEP_SUMMARY, `${change}\n`);
if (process.env.GITHUB_OUTPUT) {
  const kept = links.length === 0 ? [`reports=${path.resolve(values.reports)}`] : [];
  const lines = [...kept, `diff=${path.resolve(values.diff)}`];
  appendFileSync(process.env.GITHUB_OUTPUT, `${lines.join('\n')}\n`);
}
process.exitCode = Math.max(...codes);
