import { spawn } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { emptyFolder, ROOT, remove } from '../support/repository.ts';
import { type CodeHost, type Comment, codeHost } from './code-host.ts';

const MARK = '<!-- sixfold diff -->';
let folder = '';
let host: CodeHost;
beforeEach(async () => {
  folder = await emptyFolder();
  host = await codeHost();
});
afterEach(async () => {
  await host.close();
  await remove(folder);
});

const hosts = {
  github: () => ({
    GITHUB_ACTIONS: 'true',
    GITHUB_API_URL: host.url,
    GITHUB_REPOSITORY: 'company/plans',
    GITHUB_EVENT_PATH: path.join(folder, 'event.json'),
    GITHUB_TOKEN: 'secret',
  }),
  gitlab: () => ({
    GITLAB_CI: 'true',
    CI_API_V4_URL: host.url,
    CI_PROJECT_ID: '42',
    CI_MERGE_REQUEST_IID: '5',
    SIXFOLD_GITLAB_TOKEN: 'secret',
  }),
} as const;

async function comment(name: keyof typeof hosts, text: string, env: Record<string, string> = {}) {
  await writeFile(path.join(folder, 'diff.md'), text);
  await writeFile(path.join(folder, 'event.json'), '{"pull_request":{"number":5}}');
  const { PATH = '' } = process.env;
  const child = spawn(process.execPath, [path.join(ROOT, 'ci/comment.js'), 'diff.md'], {
    cwd: folder,
    env: { PATH, ...hosts[name](), ...env },
  });
  let out = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (chunk: string) => {
      out += chunk;
    });
  }
  const code = await new Promise((resolve) => child.on('close', resolve));
  return { code, out };
}

const said = (body: string, type = 'Bot', author = 7): Comment => ({
  id: host.comments.length + 1,
  body,
  user: { type },
  author: { id: author },
});

describe.each(['github', 'gitlab'] as const)('%s', (name) => {
  const changes = {
    github: 'PATCH /repos/company/plans/issues/comments/',
    gitlab: 'PUT /projects/42/merge_requests/5/notes/',
  };

  it('makes one comment and updates it afterwards', async () => {
    expect(await comment(name, '# Q3 up\n')).toEqual({ code: 0, out: 'sixfold: comment made\n' });
    expect(await comment(name, '# Q3 down\n')).toEqual({ code: 0, out: 'sixfold: comment updated\n' });
    expect(host.comments.map(({ body }) => body)).toEqual([`${MARK}\n# Q3 down\n`]);
    expect(host.calls.at(-1)).toBe(`${changes[name]}1`);
    expect([...host.tokens]).toEqual([name === 'github' ? 'Bearer secret' : 'secret']);
  });

  it('leaves a comment alone that says so already', async () => {
    await comment(name, 'same');
    expect((await comment(name, 'same\n\n')).out).toContain('says so already');
    expect(host.calls.filter((call) => !call.startsWith('GET'))).toHaveLength(1);
  });

  it('finds its comment behind many others, and takes nobody else’s for it', async () => {
    for (let i = 0; i < 130; i += 1) host.comments.push(said(`remark ${i}`));
    host.comments.push(said(`${MARK} typed by a person`, 'User', 8));
    host.comments.push(said(`> ${MARK} quoted`));
    host.comments.push(said(`${MARK}\nold`));
    await comment(name, 'new');
    expect(host.comments).toHaveLength(133);
    expect(host.comments[132]?.body).toBe(`${MARK}\nnew\n`);
    expect(host.comments[130]?.body).toContain('typed by a person');
  });

  it('tries again when the host is busy', async () => {
    host.faults.push(502, 429);
    expect((await comment(name, 'text')).code).toBe(0);
    expect(host.comments).toHaveLength(1);
  });

  it('does not fail the run of a fork, whose token only reads', async () => {
    host.faults.push(403);
    expect(await comment(name, 'text')).toMatchObject({
      code: 0,
      out: expect.stringContaining('may not comment'),
    });
  });

  it('fails on anything else, without the token in the log', async () => {
    host.faults.push(401);
    const { code, out } = await comment(name, 'text');
    expect(code).toBe(1);
    expect(out).not.toContain('secret');
  });

  it('says nothing when there is nothing to say', async () => {
    expect((await comment(name, '\n')).out).toContain('nothing to say');
    expect(host.calls).toEqual([]);
  });

  it('keeps within the length of a comment and closes what it cut open', async () => {
    await comment(name, `${'<details>\n'.repeat(9)}${'one line of many\n'.repeat(6000)}</details>\n`);
    const body = host.comments[0]?.body ?? '';
    expect(body.length).toBeLessThanOrEqual(60_000);
    expect(body.length).toBeGreaterThan(59_000);
    expect(body).toMatch(/one line of many\n(\n<\/details>\n){9}\n…\n$/);
  });
});

it('does not repeat the mark with which the text begins', async () => {
  await comment('github', `${MARK}\n# Q3 up`);
  expect(host.comments[0]?.body).toBe(`${MARK}\n# Q3 up\n`);
});

it('does nothing outside a pull request', async () => {
  expect((await comment('gitlab', 'text', { CI_MERGE_REQUEST_IID: '' })).out).toContain('not a pull request');
  expect(host.calls).toEqual([]);
});
