import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { launchBrowser } from '../../src/io/browser.ts';
import type { Printer, PrintOptions } from '../../src/io/effects.ts';
import { createPrinter } from '../../src/io/printer.ts';
import { dayFromIso } from '../../src/model/calendar.ts';
import { openBrowser } from '../support/browser.ts';
import { readPdf } from '../support/pdf.ts';

const about: PrintOptions = {
  title: '华东区销售计划',
  subject: '2026 年',
  author: '王敏',
  lang: 'zh-CN',
  keywords: ['销售', '计划'],
  date: dayFromIso('2026-08-31') ?? 0,
};

function page(body: string, head = ''): string {
  return `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>t</title>
<style>@page { size: A4; margin: 20mm; @bottom-center { content: counter(page) } } body { font-family: sans-serif }</style>
${head}</head><body>${body}</body></html>`;
}

let printer: Printer;
beforeAll(() => {
  printer = createPrinter({ browser: null });
});
afterAll(() => printer.close());
afterEach(() => {
  vi.unstubAllEnvs();
});

function between(first: number, last: number): string[] {
  return Array.from({ length: last - first + 1 }, (_, n) => String.fromCodePoint(first + n));
}

const sha = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

describe('the file', () => {
  test('has the text as it was written, in TrueType fonts, and can be found by title, author and day', async () => {
    const body = '<h1>面向人</h1><h2>第一步 核心目标</h2><p>一 二 面 人 <b>粗体</b></p><pre>等宽 面</pre>';
    const pdf = await readPdf(await printer.print(page(body), about));
    expect(pdf.pages).toHaveLength(1);
    for (const word of ['面向人', '一 二 面 人', '粗体', '等宽 面']) expect(pdf.pages[0]).toContain(word);
    expect(pdf.outline).toEqual(['面向人', '第一步 核心目标']);
    expect(pdf.fonts.map((font) => font.type)).toEqual(pdf.fonts.map(() => 'CIDFontType2'));
    expect(pdf.fonts.every((font) => font.embedded && font.name.includes('NotoSansSC'))).toBe(true);
    expect(pdf.info).toMatchObject({
      Title: '华东区销售计划',
      Author: '王敏',
      Subject: '2026 年',
      Keywords: '销售 计划',
      CreationDate: 'D:20260831000000Z',
      ModDate: 'D:20260831000000Z',
      Language: 'zh-CN',
    });
  });

  test('keeps the spaces of headings in the outline, wherever they wrap', async () => {
    const title = 'Renewal breakthrough & <growth>, Southeast Asia 2026';
    const wide =
      '<style>h1 { font-size: 90px }</style><h1>Renewal breakthrough &amp; &lt;growth&gt;, Southeast Asia 2026</h1>';
    const pdf = await readPdf(await printer.print(page(wide), about));
    expect(pdf.outline).toEqual([title]);
  });

  test('gives back every ideograph of the basic block, not a radical that looks like it', async () => {
    const all = between(0x4e00, 0x9fa5);
    const rows = all.flatMap((_, n) => (n % 40 === 0 ? [all.slice(n, n + 40).join('')] : []));
    const pdf = await readPdf(
      await printer.print(page(rows.map((row) => `<div>${row}</div>`).join('')), about),
    );
    const found = new Set(pdf.pages.join(''));
    // 壿 has no glyph of its own in the font: it is drawn, and found, as its variant 墫.
    expect(all.filter((character) => !found.has(character))).toEqual(['壿']);
    expect([...found].filter((character) => /[\u2e80-\u2fdf\uf900-\ufaff]/.test(character))).toEqual([]);
  });

  test('shows a character that only looks like another as the one that people search for', async () => {
    const pdf = await readPdf(
      await printer.print(page('<p>\u2f26\u2f6c \u2faf\uf9d1 1–3、1～3、〈甲〉、甲／乙、无—</p>'), about),
    );
    expect(pdf.pages[0]).toContain('子目 面六 1–3、1～3、〈甲〉、甲／乙、无—');
  });

  test('has the same bytes every time, on any page, in any browser of the run', async () => {
    const html = page(
      '<h1>一致</h1><table><tr><th>头</th></tr><tr><td>1</td></tr></table><a href="#x">x</a><p id="x">x</p>',
    );
    const first = sha(await printer.print(html, about));
    await printer.print(page('<table><tr><th>other</th></tr></table>'), about);
    const again = await Promise.all([1, 2, 3].map(() => printer.print(html, about)));
    const other = createPrinter({ browser: null, pages: 1 });
    const elsewhere = await other.print(html, about);
    await other.close();
    expect([...again, elsewhere].map(sha)).toEqual([first, first, first, first]);
  });

  test('links to the web and within itself, never to a local file', async () => {
    const links = [
      'https://example.org/',
      'file:///etc/passwd',
      'FILE:///etc/passwd',
      '../x.html',
      'mailto:a@example.org',
    ];
    const pdf = await readPdf(
      await printer.print(page(links.map((to) => `<a href="${to}">x</a> `).join('')), about),
    );
    expect(pdf.links).toEqual(['https://example.org/', 'mailto:a@example.org']);
  });
});

// Chrome keeps pages from this machine's own addresses; without that the server stands for any other.
const OPEN = ['--disable-features=LocalNetworkAccessChecks'];

describe('a page reaches nothing', () => {
  const hits: string[] = [];
  let server: Server;
  let folder: string;
  let vectors: [string, string][];

  beforeAll(async () => {
    server = createServer((request, response) => {
      hits.push(request.url ?? '');
      response.writeHead(200, { 'content-type': 'image/svg+xml' });
      response.end('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>');
    });
    server.on('connection', () => hits.push('connection'));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    folder = await mkdtemp(path.join(os.tmpdir(), 'canary-'));
    await writeFile(path.join(folder, 'canary.html'), 'CANARY');
    vectors = vectorsTo(
      `http://127.0.0.1:${port}/hit`,
      pathToFileURL(path.join(folder, 'canary.html')).href,
      port,
    );
  });

  afterAll(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
    await rm(folder, { recursive: true, force: true });
  });

  test('the control: an unsealed page in an ordinary browser does reach the server', async () => {
    const browser = await openBrowser(OPEN);
    const open = await browser.newPage();
    const reached = new Set<string>();
    for (const [name, html] of vectors) {
      await open.goto('about:blank');
      server.closeAllConnections();
      hits.length = 0;
      await open.setContent(html, { waitUntil: 'load', timeout: 800 }).catch(() => undefined);
      await new Promise((resolve) => setTimeout(resolve, 50));
      if (hits.length > 0) reached.add(name);
    }
    await browser.close();
    const kinds = ['img', 'css url', 'import', 'iframe', 'object', 'meta refresh', 'script', 'svg image'];
    expect([...reached]).toEqual(expect.arrayContaining(kinds));
  });

  test('no vector reaches the server or shows a byte of the file', async () => {
    hits.length = 0;
    const own = createPrinter({ browser: null, flags: OPEN });
    for (const [name, html] of vectors) {
      const printed = await own.print(html, about).catch(() => null);
      if (printed === null) continue;
      const pdf = await readPdf(printed);
      expect(pdf.pages.join(''), name).not.toContain('CANARY');
    }
    await own.close();
    expect(hits).toEqual([]);
  });
});

describe('trouble', () => {
  test.runIf(process.platform === 'linux')(
    'a browser that dies is replaced once, and nothing stays behind',
    async () => {
      const own = createPrinter({ browser: null, pages: 1 });
      await own.print(page('<p>1</p>'), about);
      const first = browsersOf(process.pid).filter((pid) => !others.has(pid));
      expect(first.length).toBeGreaterThan(0);
      const printing = own.print(page('<p>面 人</p>'.repeat(4_000)), about);
      for (const pid of first) kill(pid);
      expect((await readPdf(await printing)).pages[0]).toContain('面 人');
      await own.close();
      expect(browsersOf(process.pid).filter((pid) => !others.has(pid))).toEqual([]);
    },
  );

  test('a page that does not finish in time is given up, and the next one prints', async () => {
    const own = createPrinter({ browser: null, pages: 1, timeout: 400 });
    await own.print(page('<p>warm</p>'), about).catch(() => undefined);
    await expect(
      own.print(page('<table><tr><td>x</td></tr></table>'.repeat(60_000)), about),
    ).rejects.toThrow();
    expect((await readPdf(await own.print(page('<p>面</p>'), about))).pages[0]).toContain('面');
    await own.close();
  });

  test.each([
    ['named by hand', '/nowhere/chrome', '', 'browser-failed'],
    ['named by the environment', null, '/nowhere/chrome', 'browser-failed'],
  ])('a browser %s that is not there is an answer, not a search for another', async (_, flag, env, code) => {
    vi.stubEnv('PUPPETEER_EXECUTABLE_PATH', env);
    await expect(launchBrowser(flag, '/nowhere/fonts.conf')).rejects.toMatchObject({ diagnostic: { code } });
  });

  const others = new Set<number>();
  beforeAll(async () => {
    await printer.print(page('<p>start</p>'), about);
    for (const pid of browsersOf(process.pid)) others.add(pid);
  });
});

/** The direct children of a process that are browsers. */
function browsersOf(parent: number): number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .filter((pid) => {
      try {
        const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
        const [state, ppid] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
        return ppid === String(parent) && state !== 'Z' && /chrom/.test(stat.slice(0, stat.lastIndexOf(')')));
      } catch {
        return false;
      }
    })
    .map(Number);
}

function kill(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // It went by itself.
  }
}

function vectorsTo(url: string, file: string, port: number): [string, string][] {
  const mapped = `http://[::ffff:127.0.0.1]:${port}/hit`;
  const bodies: [string, string, string?][] = [
    ['img', `<img src="${url}">`],
    ['img srcset', `<img srcset="${url} 2x">`],
    ['img local', `<img src="${file}">`],
    ['img mapped', `<img src="${mapped}">`],
    ['img localhost', `<img src="${url.replace('127.0.0.1', 'localhost')}">`],
    ['picture', `<picture><source srcset="${url}"><img></picture>`],
    ['css url', '<p>x</p>', `<style>p { background: url(${url}) }</style>`],
    ['css content', '<p>x</p>', `<style>p::before { content: url(${url}) }</style>`],
    ['css list', '<ul><li>x</ul>', `<style>ul { list-style-image: url(${url}) }</style>`],
    ['css image-set', '<p>x</p>', `<style>p { background: image-set(url(${url}) 1x) }</style>`],
    ['import', '<p>x</p>', `<style>@import url(${url});</style>`],
    ['import text', '<p>x</p>', `<style>@import "${url}";</style>`],
    ['import local', '<p>x</p>', `<style>@import url(${file});</style>`],
    [
      'font',
      '<p style="font-family: f">x</p>',
      `<style>@font-face { font-family: f; src: url(${url}) }</style>`,
    ],
    ['cursor', `<p style="cursor: url(${url}), auto">x</p>`],
    ['stylesheet', '<p>x</p>', `<link rel="stylesheet" href="${url}">`],
    ['icon', '<p>x</p>', `<link rel="icon" href="${url}">`],
    ['preload', '<p>x</p>', `<link rel="preload" as="image" href="${url}">`],
    ['prefetch', '<p>x</p>', `<link rel="prefetch" href="${url}">`],
    ['preconnect', '<p>x</p>', `<link rel="preconnect" href="${url}">`],
    ['dns-prefetch', '<p>x</p>', `<link rel="dns-prefetch" href="${url}">`],
    ['modulepreload', '<p>x</p>', `<link rel="modulepreload" href="${url}">`],
    ['manifest', '<p>x</p>', `<link rel="manifest" href="${url}">`],
    ['meta refresh', '<p>x</p>', `<meta http-equiv="refresh" content="0;url=${url}">`],
    ['meta refresh local', '<p>x</p>', `<meta http-equiv="refresh" content="0;url=${file}">`],
    ['base', '<img src="hit">', `<base href="${url}">`],
    ['script', `<script src="${url}"></script>`],
    ['script inline', `<script>fetch('${url}'); new Image().src = '${url}'</script>`],
    ['handler', `<img src="x" onerror="fetch('${url}')">`],
    ['iframe', `<iframe src="${url}"></iframe>`],
    ['iframe local', `<iframe src="${file}" width="500" height="500"></iframe>`],
    ['iframe srcdoc', `<iframe srcdoc="&lt;img src='${url}'&gt;"></iframe>`],
    ['object', `<object data="${url}"></object>`],
    ['object local', `<object data="${file}" width="500" height="500"></object>`],
    ['embed', `<embed src="${url}">`],
    ['video', `<video src="${url}" poster="${url}" autoplay></video>`],
    ['audio', `<audio src="${url}" autoplay></audio>`],
    ['track', `<video><track default src="${url}"></video>`],
    ['input image', `<input type="image" src="${url}">`],
    ['svg image', `<svg xmlns="http://www.w3.org/2000/svg"><image href="${url}"/></svg>`],
    ['svg use', `<svg xmlns="http://www.w3.org/2000/svg"><use href="${url}#x"/></svg>`],
    ['svg foreign', `<svg><foreignObject width="9" height="9"><img src="${url}"></foreignObject></svg>`],
    [
      'svg filter',
      `<svg><filter id="f"><feImage href="${url}"/></filter><rect width="9" height="9" filter="url(#f)"/></svg>`,
    ],
    ['body background', `<table background="${url}"><tr><td>x</table>`],
    ['upper case', `<IMG SRC="${url.replace('http', 'HTTP')}">`],
    ['local upper case', `<iframe src="${file.replace('file', 'FILE')}" width="500" height="500"></iframe>`],
  ];
  // Each has an address of its own, because a browser asks for the same one only once.
  return bodies.map(([name, body, head], index) => [
    name,
    page(body, head).replaceAll('/hit', `/hit-${index}`),
  ]);
}
