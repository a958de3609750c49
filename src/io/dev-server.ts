import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Lang } from '../language/words.ts';
import { missingPage, RELOAD_PATH, SCRIPT, SCRIPT_PATH, type Trouble, withOverlay } from './dev-overlay.ts';
import { errorCode } from './failure.ts';

/** Texts stay texts until they are sent, because more is put into them. */
export type Content = string | Uint8Array;

export interface Served {
  /** null: there is no such page, or none that could ever be made. */
  readonly content: Content | null;
  /** Shown over the page. */
  readonly trouble: Trouble | null;
  /** In which a page that is missing says so. */
  readonly lang: Lang;
}

export interface DevServer {
  readonly url: string;
  /** Tells every open page to load itself again. */
  reload(): void;
  close(): Promise<void>;
}

type Page = (path: string) => Promise<Served>;

const TYPES: Readonly<Record<string, string>> = {
  html: 'text/html; charset=utf-8',
  json: 'application/json; charset=utf-8',
  ics: 'text/calendar; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
};

/** How many ports are tried after the one asked for. */
const MORE_PORTS = 20;

/**
 * Serves pages out of memory to this machine alone, so that there is no path that could lead anywhere. Requests that
 * come under another name (a page elsewhere whose name was pointed at us) or from another origin are refused. A port
 * that is taken gives way to the next free one.
 */
export async function startDevServer(port: number, page: Page): Promise<DevServer> {
  const open = new Set<ServerResponse>();
  const run = randomUUID();
  let changes = 0;
  const version = () => `${run}-${changes}`;
  const server = createServer((request, response) => {
    answer(request, response, { page, open, version }).catch((error: unknown) => {
      if (!response.headersSent) response.writeHead(500, { 'content-type': 'text/plain; charset=utf-8' });
      response.end(`${error instanceof Error ? error.message : String(error)}\n`);
    });
  });
  const taken = await listen(server, port);
  return {
    url: `http://127.0.0.1:${taken}/`,
    reload: () => {
      changes += 1;
      for (const response of open) response.write(`data: ${version()}\n\n`);
    },
    close: async () => {
      for (const response of open) response.end();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

async function listen(server: Server, first: number): Promise<number> {
  const last = first === 0 ? 0 : Math.min(first + MORE_PORTS, 65_535);
  for (let port = first; ; port += 1) {
    try {
      await listenOn(server, port);
      return (server.address() as AddressInfo).port;
    } catch (error) {
      if (errorCode(error) !== 'EADDRINUSE' || port >= last) throw error;
    }
  }
}

function listenOn(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      server.off('error', reject);
      resolve();
    });
  });
}

interface Site {
  readonly page: Page;
  readonly open: Set<ServerResponse>;
  readonly version: () => string;
}

async function answer(request: IncomingMessage, response: ServerResponse, site: Site): Promise<void> {
  const path = pathOf(request.url ?? '/');
  if (!isOurs(request)) return refuse(response, 403);
  if (request.method !== 'GET' && request.method !== 'HEAD') return refuse(response, 405);
  if (path === RELOAD_PATH) return subscribe(response, site);
  if (path === SCRIPT_PATH) return send(response, 200, 'text/javascript; charset=utf-8', SCRIPT);
  const name = path.endsWith('/') ? `${path}index.html` : path;
  // Before the page is asked for: a change that comes meanwhile makes it old.
  const version = site.version();
  const { content, trouble, lang } = await site.page(name.slice(1));
  const type = TYPES[name.slice(name.lastIndexOf('.') + 1)] ?? 'application/octet-stream';
  if (content === null) {
    const isPage = name.endsWith('.html');
    return isPage
      ? send(response, 404, 'text/html; charset=utf-8', missingPage(version, trouble, lang))
      : refuse(response, 404);
  }
  const isHtml = typeof content === 'string' && type.startsWith('text/html');
  send(response, 200, type, isHtml ? withOverlay(content, version, trouble) : content);
}

/** Node leaves the body of an answer to HEAD away by itself. */
function send(response: ServerResponse, status: number, type: string, body: Content): void {
  response.writeHead(status, {
    'content-type': type,
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
  });
  response.end(body);
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

/** The version comes first, so that a page that is old by now learns it at once. */
function subscribe(response: ServerResponse, { open, version }: Site): void {
  response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
  response.write(`data: ${version()}\n\n`);
  open.add(response);
  response.on('close', () => open.delete(response));
}

function refuse(response: ServerResponse, status: number): void {
  response.writeHead(status, { 'content-type': 'text/plain' });
  response.end(`${status}\n`);
}
