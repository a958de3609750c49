import { chmod, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it, test, vi } from 'vitest';
import { launchBrowser } from '../../src/io/browser.ts';
import { type BrowserCandidate, browserCandidates, systemBrowsers } from '../../src/io/chromium.ts';
import type { PrintOptions } from '../../src/io/effects.ts';
import { Failure } from '../../src/io/failure.ts';
import { reportFonts } from '../../src/io/fonts.ts';
import * as packages from '../../src/io/package.ts';
import { createPrinter } from '../../src/io/printer.ts';
import { readObjects } from '../pdf/objects.ts';
import { readPdf } from '../support/pdf.ts';

const about: PrintOptions = { title: '计划', subject: '2026', author: '王敏', lang: 'zh-CN', date: 0 };
const html =
  '<!doctype html><html lang="zh-CN"><style>body { font-family: sans-serif }</style><h1>面向人</h1><p>目标 1,000 万元</p></html>';

const installed = systemBrowsers();
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'browsers-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));
afterEach(() => {
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
});

/** As on macOS, Windows and Arm, where the package with the embedded browser holds none that runs. */
function withoutEmbedded(): void {
  const real = packages.dependency;
  vi.spyOn(packages, 'dependency').mockImplementation((name) =>
    name === '@sparticuz/chromium' ? null : real(name),
  );
}

async function all(explicit: string | null): Promise<BrowserCandidate[]> {
  const found: BrowserCandidate[] = [];
  for await (const candidate of browserCandidates(explicit)) found.push(candidate);
  return found;
}

async function executable(name: string, script: string): Promise<string> {
  const bin = path.join(folder, name);
  await mkdir(path.dirname(bin), { recursive: true });
  await writeFile(bin, `#!/bin/sh\n${script}\n`);
  await chmod(bin, 0o755);
  return bin;
}

describe('which browser is tried', () => {
  test('the one that was named, and no other', async () => {
    vi.stubEnv('PUPPETEER_EXECUTABLE_PATH', '/named/by/environment');
    expect(await all('/named/by/flag')).toMatchObject([{ origin: 'flag', path: '/named/by/flag' }]);
    expect(await all(null)).toMatchObject([{ origin: 'environment', path: '/named/by/environment' }]);
  });

  test('those of the system where there is no embedded one: the small shells first', async () => {
    withoutEmbedded();
    vi.stubEnv('PUPPETEER_EXECUTABLE_PATH', '');
    const chrome = await executable('a/google-chrome', '');
    const shell = await executable('b/chromium-headless-shell', '');
    vi.stubEnv('PATH', [path.dirname(chrome), 'relative', path.dirname(shell)].join(path.delimiter));
    expect((await all(null)).slice(0, 2)).toEqual([
      { origin: 'system', path: shell, shell: true, libraries: null },
      { origin: 'system', path: chrome, shell: false, libraries: null },
    ]);
  });
});

describe('no browser', () => {
  test.runIf(process.platform === 'linux')('is said with what to install', async () => {
    withoutEmbedded();
    vi.stubEnv('PATH', folder);
    const failure = await launchBrowser(null, '/fonts.conf').catch((error: unknown) => error);
    if (!(failure instanceof Failure)) throw new Error('it started');
    const { code, message } = failure.diagnostic;
    expect(code).toBe('browser-missing');
    expect(message.fix?.en).toMatch(/Install Chrome or Chromium .*apt install chromium.*--browser.*--no-pdf/);
    expect(message.fix?.zh).toMatch(/安装 Chrome 或 Chromium.*apt install chromium.*--browser.*--no-pdf/);
  });

  test.runIf(process.platform === 'linux')('that starts is an answer with each that was tried', async () => {
    withoutEmbedded();
    const broken = await executable('c/google-chrome', 'exit 1');
    const other = await executable(
      'c/chromium',
      'echo "error while loading shared libraries: libnss3.so" >&2; exit 127',
    );
    vi.stubEnv('PATH', path.dirname(broken));
    const failure = await launchBrowser(null, '/fonts.conf').catch((error: unknown) => error);
    if (!(failure instanceof Failure)) throw new Error('it started');
    expect(failure.diagnostic.code).toBe('browser-failed');
    for (const tried of [broken, `${other} (error while loading shared libraries: libnss3.so`])
      expect(failure.diagnostic.message.what.en).toContain(tried);
  });
});

if (installed.length > 0) {
  describe('the browser of the system', () => {
    it('prints the same text in the same fonts when the embedded one is not there', async () => {
      withoutEmbedded();
      vi.stubEnv('PUPPETEER_EXECUTABLE_PATH', '');
      expect((await all(null))[0]).toMatchObject({ origin: 'system', path: installed[0] });
      const printer = createPrinter({ browser: null, pages: 1 });
      const bytes = await printer.print(html, about);
      await printer.close();
      const [pdf, objects] = [await readPdf(bytes), await readObjects(bytes)];
      expect(pdf.pages[0]).toContain('面向人');
      expect(pdf.pages[0]).toContain('目标 1,000 万元');
      expect(pdf.outline).toEqual(['面向人']);
      expect(new Set(objects.programs)).toEqual(new Set(['FontFile2']));
      expect(objects.fonts).not.toContain('Type3');
    });
  });
} else {
  it('there is no browser on this machine but the embedded one', async () => {
    const { config } = await reportFonts();
    const browser = await launchBrowser(null, config);
    expect(browser.connected).toBe(true);
    await browser.close();
  });
}
