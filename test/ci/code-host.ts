import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Comment {
  readonly id: number;
  body: string;
  readonly user: { readonly type: string };
  readonly author: { readonly id: number };
}

export interface CodeHost {
  readonly url: string;
  readonly comments: Comment[];
  /** `POST /path`, in the order in which they came. */
  readonly calls: string[];
  readonly tokens: Set<string>;
  /** Statuses to answer with before anything else, one a call. */
  readonly faults: number[];
  close(): Promise<void>;
}

/** A code host of this machine that keeps comments, under the paths of GitHub and of GitLab. */
export async function codeHost(comments: readonly Comment[] = []): Promise<CodeHost> {
  const kept: Comment[] = [...comments];
  const calls: string[] = [];
  const tokens = new Set<string>();
  const faults: number[] = [];
  const server = createServer(async (request, response) => {
    const { method = '', url = '' } = request;
    const { pathname, searchParams } = new URL(url, 'http://host');
    calls.push(`${method} ${pathname}`);
    tokens.add(String(request.headers.authorization ?? request.headers['private-token']));
    const body = await textOf(request);
    const fault = faults.shift();
    if (fault !== undefined) {
      response.writeHead(fault, fault === 429 ? { 'retry-after': '1' } : {}).end('{"message":"no"}');
      return;
    }
    response.writeHead(200, { 'content-type': 'application/json' });
    response.end(JSON.stringify(answer(method, pathname, searchParams, body, kept)));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    comments: kept,
    calls,
    tokens,
    faults,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

function answer(
  method: string,
  pathname: string,
  query: URLSearchParams,
  text: string,
  kept: Comment[],
): unknown {
  if (pathname.endsWith('/user')) return { id: 7 };
  if (method === 'GET') {
    const size = Number(query.get('per_page'));
    const page = Number(query.get('page'));
    return kept.slice((page - 1) * size, page * size);
  }
  const { body } = JSON.parse(text);
  if (method === 'POST') kept.push({ id: kept.length + 1, body, user: { type: 'Bot' }, author: { id: 7 } });
  else {
    const found = kept.find(({ id }) => String(id) === pathname.split('/').at(-1));
    if (found) found.body = body;
  }
  return {};
}

async function textOf(request: IncomingMessage): Promise<string> {
  let text = '';
  for await (const chunk of request) text += String(chunk);
  return text;
}
