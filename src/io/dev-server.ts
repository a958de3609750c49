import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface DevServer {
  readonly url: string;
  /** Tells every open page to load itself again. */
  reload(): void;
  close(): Promise<void>;
}

const RELOAD_PATH = '/__reload';
const RELOAD_SCRIPT = `new EventSource('${RELOAD_PATH}').onmessage = () => location.reload();`;
const TYPES: Readonly<Record<string, string>> = {
  html: 'text/html; charset=utf-8',
  json: 'application/json; charset=utf-8',
  pdf: 'application/pdf',
};

/**
 * Serves pages out of memory to this machine alone, so that there is no path that could lead anywhere. Requests that
 * come under another name (a page elsewhere whose name was pointed at us) or from another origin are refused.
 */
export async function startDevServer(
  port: number,
  page: (path: string) => Uint8Array | null,
): Promise<DevServer> {
  const open = new Set<ServerResponse>();
  const server = createServer((request, response) => answer(request, response, page, open));
  await listen(server, port);
  const { port: taken } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${taken}/`,
    reload: () => {
      for (const response of open) response.write('data: reload\n\n');
    },
    close: async () => {
      for (const response of open) response.end();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function listen(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => resolve());
  });
}

function answer(
  request: IncomingMessage,
  response: ServerResponse,
  page: (path: string) => Uint8Array | null,
  open: Set<ServerResponse>,
): void {
  const path = pathOf(request.url ?? '/');
  if (!isOurs(request)) {
    refuse(response, 403);
  } else if (request.method !== 'GET' && request.method !== 'HEAD') {
    refuse(response, 405);
  } else if (path === RELOAD_PATH) {
    subscribe(response, open);
  } else {
    const name = path.endsWith('/') ? `${path}index.html` : path;
    const bytes = page(name.slice(1));
    if (bytes === null) refuse(response, 404);
    else send(response, name, bytes, request.method === 'HEAD');
  }
}

function send(response: ServerResponse, name: string, bytes: Uint8Array, headOnly: boolean): void {
  const type = TYPES[name.slice(name.lastIndexOf('.') + 1)] ?? 'application/octet-stream';
  const body = type.startsWith('text/html') ? withReload(bytes) : bytes;
  response.writeHead(200, {
    'content-type': type,
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
  });
  response.end(headOnly ? undefined : body);
}

/** The name in the request is ours, and so is the page that asks, if one does. */
function isOurs({ headers, socket }: IncomingMessage): boolean {
  const names = [`127.0.0.1:${socket.localPort}`, `localhost:${socket.localPort}`];
  if (!names.includes(headers.host ?? '')) return false;
  return headers.origin === undefined || names.some((name) => headers.origin === `http://${name}`);
}

/** A path that cannot be decoded stays as it is, and is the path of no page. */
function pathOf(url: string): string {
  const path = url.split(/[?#]/, 1)[0] ?? '';
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

function subscribe(response: ServerResponse, open: Set<ServerResponse>): void {
  response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
  response.write(':\n\n');
  open.add(response);
  response.on('close', () => open.delete(response));
}

/** The pages themselves run no script; here they get one, and the policy that lets it in. */
function withReload(bytes: Uint8Array): string {
  return new TextDecoder()
    .decode(bytes)
    .replace(/<meta http-equiv="Content-Security-Policy"[^>]*>/i, '')
    .replace('</body>', `<script>${RELOAD_SCRIPT}</script></body>`);
}

function refuse(response: ServerResponse, status: number): void {
  response.writeHead(status, { 'content-type': 'text/plain' });
  response.end(`${status}\n`);
}
