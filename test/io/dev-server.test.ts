import { request } from 'node:http';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type DevServer, startDevServer } from '../../src/io/dev-server.ts';

const csp = '<meta http-equiv="Content-Security-Policy" content="default-src \'none\'">';
const pages = new Map([
  ['index.html', `<html><head>${csp}</head><body>面</body></html>`],
  ['east 2026/index.html', '<html><body>east</body></html>'],
]);
let server: DevServer;
let host: string;

beforeAll(async () => {
  server = await startDevServer(0, (path) => {
    const text = pages.get(path);
    return text === undefined ? null : new TextEncoder().encode(text);
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

test('serves the pages, each with what loads it again and without the policy that would forbid that', async () => {
  const { status, body } = await ask('/');
  expect(status).toBe(200);
  expect(body).toContain('面');
  expect(body).toContain('EventSource');
  expect(body).not.toContain('Content-Security-Policy');
  expect((await ask('/east%202026/index.html?x=1')).body).toContain('east');
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

test('tells open pages to load again', async () => {
  const heard = new Promise<string>((resolve, reject) => {
    const sent = request(server.url, { path: '/__reload' }, (response) => {
      response.setEncoding('utf8').on('data', (chunk: string) => {
        if (chunk.includes('data:')) resolve(chunk);
        else server.reload();
      });
      response.on('error', () => undefined);
    });
    sent.on('error', reject);
    sent.end();
  });
  expect(await heard).toBe('data: reload\n\n');
});
