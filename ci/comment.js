#!/usr/bin/env node
// Puts a text under a pull request (GitHub) or merge request (GitLab) as one comment, which later runs update.
//
//   node ci/comment.js <file>
//
// The token is in GITHUB_TOKEN or SIXFOLD_GITLAB_TOKEN; everything else is what the code host's runner sets. A token
// that may not write (a pull request from a fork) is no failure: the text stands in the summary of the run.
import { readFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';

/** `sixfold diff` begins its Markdown with it. */
const MARK = '<!-- sixfold diff -->';
/** GitHub takes 65,536 characters. */
const MOST = 60_000;
const TRIES = 4;

/** A host answered, but not as hoped. */
class Refused extends Error {
  constructor(status, text) {
    super(`${status} ${text.slice(0, 200)}`);
    this.status = status;
  }
}

/** One call, tried again when the host is busy; never longer than the host itself asks, at most half a minute. */
async function call(url, headers, method = 'GET', body = undefined) {
  for (let attempt = 1; ; attempt += 1) {
    const answer = await fetch(url, {
      method,
      headers: { ...headers, ...(body ? { 'content-type': 'application/json' } : {}) },
      ...(body ? { body: JSON.stringify(body) } : {}),
      redirect: 'error',
      signal: AbortSignal.timeout(30_000),
    });
    if (answer.ok) return { value: await answer.json(), headers: answer.headers };
    const text = await answer.text();
    const busy = answer.status === 429 || answer.status >= 500 || answer.headers.get('retry-after') !== null;
    if (!busy || attempt === TRIES) throw new Refused(answer.status, text);
    const asked = Number(answer.headers.get('retry-after') ?? '');
    const seconds = Number.isFinite(asked) && asked > 0 ? Math.min(asked, 30) : 0.5 * 2 ** attempt;
    await pause(seconds * 1000);
  }
}

/** All comments, page after page; a thread of more than five thousand is not read to its end. */
async function all(url, headers) {
  const found = [];
  for (let page = 1; page <= 50; page += 1) {
    const { value } = await call(`${url}?per_page=100&page=${page}`, headers);
    found.push(...value);
    if (value.length < 100) break;
  }
  return found;
}

/** Ours: it begins with the mark and a program wrote it. Anybody can type the mark; their comment is left alone. */
function github(env) {
  const event = JSON.parse(readFileSync(need(env, 'GITHUB_EVENT_PATH'), 'utf8'));
  const number = event.pull_request?.number;
  if (!Number.isInteger(number)) return null;
  const repository = need(env, 'GITHUB_REPOSITORY');
  const base = `${env.GITHUB_API_URL ?? 'https://api.github.com'}/repos/${repository}/issues`;
  const headers = {
    accept: 'application/vnd.github+json',
    authorization: `Bearer ${need(env, 'GITHUB_TOKEN')}`,
    'user-agent': 'sixfold',
    'x-github-api-version': '2022-11-28',
  };
  return {
    find: async () =>
      (await all(`${base}/${number}/comments`, headers)).find(
        ({ body, user }) => user?.type === 'Bot' && body?.startsWith(MARK),
      ),
    add: (body) => call(`${base}/${number}/comments`, headers, 'POST', { body }),
    change: ({ id }, body) => call(`${base}/comments/${id}`, headers, 'PATCH', { body }),
  };
}

function gitlab(env) {
  const number = env.CI_MERGE_REQUEST_IID;
  if (!number) return null;
  const api = need(env, 'CI_API_V4_URL');
  const base = `${api}/projects/${encodeURIComponent(need(env, 'CI_PROJECT_ID'))}/merge_requests/${encodeURIComponent(number)}/notes`;
  const headers = { 'private-token': need(env, 'SIXFOLD_GITLAB_TOKEN'), 'user-agent': 'sixfold' };
  return {
    find: async () => {
      const { value: me } = await call(`${api}/user`, headers);
      const notes = await all(base, headers);
      return notes.find(({ body, author }) => author?.id === me.id && body?.startsWith(MARK));
    },
    add: (body) => call(base, headers, 'POST', { body }),
    change: ({ id }, body) => call(`${base}/${id}`, headers, 'PUT', { body }),
  };
}

function need(env, name) {
  const value = env[name];
  if (value) return value;
  throw new Error(`${name} is not set`);
}

/** Cut between lines, with the folded parts that are open closed again: all of it within the length. */
function shortened(text) {
  let [whole, end] = [text, MOST];
  while (whole.length > MOST) {
    end = text.lastIndexOf('\n', end - 1);
    const cut = text.slice(0, end);
    const open = (cut.match(/<details>/g) ?? []).length - (cut.match(/<\/details>/g) ?? []).length;
    whole = `${cut}\n${'\n</details>\n'.repeat(Math.max(0, open))}\n…\n`;
  }
  return whole;
}

async function main([file], env) {
  if (file === undefined) throw new Error('name the file with the text');
  const text = readFileSync(file, 'utf8').trim();
  if (text === '') return 'nothing to say';
  const host = env.GITLAB_CI === 'true' ? gitlab(env) : github(env);
  if (host === null) return 'not a pull request';
  const body = shortened(text.startsWith(MARK) ? `${text}\n` : `${MARK}\n${text}\n`);
  const old = await host.find();
  if (old === undefined) await host.add(body);
  else if (old.body.trim() === body.trim()) return 'the comment says so already';
  else await host.change(old, body);
  return old === undefined ? 'comment made' : 'comment updated';
}

try {
  console.log(`sixfold: ${await main(process.argv.slice(2), process.env)}`);
} catch (error) {
  const mayNot = error instanceof Refused && (error.status === 403 || error.status === 404);
  if (mayNot) console.log('sixfold: this run may not comment (a fork, or a token that only reads)');
  else {
    console.error(`sixfold: ${error.message}`);
    process.exitCode = 1;
  }
}
