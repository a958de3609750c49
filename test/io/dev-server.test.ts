import { request } from 'node:http';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Trouble } from '../../src/io/dev-overlay.ts';
import { type DevServer, startDevServer } from '../../src/io/dev-server.ts';
import type { Lang } from '../../src/language/words.ts';

const csp = '<meta http-equiv="Content-Security-Policy" content="default-src \'none\'">';
const own =
  '<meta http-equiv="Content-Security-Policy" content="default-src \'none\'; script-src \'sha256-AAA&#x3D;\'; img-src data:">';
const pages = new Map([
  ['lists.html', `<html><head>${own}</head><body></body></html>`],
  ['index.html', `<html><head>${csp}</head><body>面</body></html>`],
  ['east 2026/index.html', '<html><body>east</body></html>'],
]);
let server: DevServer;
let trouble: () => Trouble | null = () => null;
let host: string;
let lang: Lang = 'zh-CN';

beforeAll(async () => {
  server = await startDevServer(0, async (path) => {
    const text = pages.get(path);
    return { content: text ?? null, trouble: trouble(), lang };
  });
  host = new URL(server.url).host;
});
afterAll(() => server.close());

interface Answer {
  readonly status: number | undefined;
  readonly body: string;
}

function ask(path: string, headers: Record<string, string> = {}, method = 'GET'): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const sent = request(server.url, { path, method, headers }, (response) => {
      let body = '';
      response.setEncoding('utf8').on('data', (chunk: string) => {
        body += chunk;
      });
      response.on('end', () => resolve({ status: response.statusCode, body }));
    });
    sent.on('error', reject);
    sent.end();
  });
}

test('serves the pages, each with what loads it again, and lets nothing else in', async () => {
  const { status, body } = await ask('/');
  expect(status).toBe(200);
  expect(body).toContain('面');
  expect(body).toMatch(/<script src="\/__reload\.js" data-version="[\w-]+"><\/script><\/body>/);
  expect(body).toContain(`content="default-src 'none'; script-src 'self'; connect-src 'self'"`);
  expect((await ask('/lists.html')).body).toContain(
    `content="default-src 'none'; img-src data:; script-src 'sha256-AAA=' 'self'; connect-src 'self'"`,
  );
  expect((await ask('/east%202026/index.html?x=1')).body).toContain('east');
  expect((await ask('/__reload.js')).body).toContain('EventSource');
});

test('what is wrong stands over the page as text, and on the page that is missing', async () => {
  trouble = () => ({ text: '错误[x]：<script>"</script>\n | ~~~\n', lang: 'zh-CN' });
  const there = await ask('/');
  const missing = await ask('/gone/');
  trouble = () => null;
  for (const { body } of [there, missing]) {
    expect(body).toContain('错误[x]：&#60;script&#62;&#34;&#60;/script&#62;\n | ~~~\n');
  }
  expect(there).toMatchObject({ status: 200, body: expect.stringContaining('上一次正确的网页') });
  expect(missing).toMatchObject({ status: 404, body: expect.stringContaining('改好之前没有网页可看') });
  expect((await ask('/')).body).not.toContain('dev-trouble');
});

test.each([
  ['zh-CN', '没有这一页', '回到全部计划'],
  ['en', 'There is no such page', 'Back to all plans'],
] as const)('a missing page in %s says so and leads home', async (spoken, said, home) => {
  lang = spoken;
  const { status, body } = await ask('/gone/');
  expect(status).toBe(404);
  expect(body).toContain(`<html lang="${spoken}">`);
  expect(body).toContain(said);
  expect(body).toContain(`<a href="/">${home}</a>`);
});

test('takes the next port when one is taken', async () => {
  const first = Number(new URL(server.url).port);
  const second = await startDevServer(first, async () => ({ content: null, trouble: null, lang }));
  expect(Number(new URL(second.url).port)).toBeGreaterThan(first);
  await second.close();
});

test.each([
  ['/nothing.html', 404],
  ['/../package.json', 404],
  ['/%2e%2e/package.json', 404],
  ['/..%2f..%2fetc/passwd', 404],
  ['//etc/passwd', 404],
  ['/%E0%A4%A', 404],
  ['/index.html%00', 404],
])('%s → %i', async (path, status) => {
  expect((await ask(path)).status).toBe(status);
});

test.each([
  [{ host: 'evil.example' }, 403],
  [{ host: 'evil.example:4600' }, 403],
  [{ origin: 'https://evil.example' }, 403],
  [{ origin: 'null' }, 403],
  [{}, 200],
])('%j → %i', async (headers, status) => {
  expect((await ask('/', headers)).status).toBe(status);
});

test('its own names and origin are let in; nothing can be sent', async () => {
  const port = host.split(':')[1];
  expect((await ask('/', { host: `localhost:${port}` })).status).toBe(200);
  expect((await ask('/', { origin: `http://${host}` })).status).toBe(200);
  expect((await ask('/', {}, 'POST')).status).toBe(405);
});

test('tells a page which version there is, first and after each change', async () => {
  const { body } = await ask('/');
  const version = /data-version="([^"]+)"/.exec(body)?.[1];
  const heard = await new Promise<string[]>((resolve, reject) => {
    const lines: string[] = [];
    const sent = request(server.url, { path: '/__reload' }, (response) => {
      response.setEncoding('utf8').on('data', (chunk: string) => {
        lines.push(chunk);
        if (lines.length === 2) resolve(lines);
        else server.reload();
      });
      response.on('error', () => undefined);
    });
    sent.on('error', reject);
    sent.end();
  });
  expect(heard[0]).toBe(`data: ${version}\n\n`);
  expect(heard[1]).not.toBe(heard[0]);
});

test('a page that cannot be made is an error, and the server lives on', async () => {
  trouble = () => {
    throw new Error('broken');
  };
  expect(await ask('/')).toEqual({ status: 500, body: 'broken\n' });
  trouble = () => null;
  expect((await ask('/')).status).toBe(200);
});
