import os from 'node:os';
import type { Browser, Page } from 'puppeteer-core';
import { launchBrowser } from './browser.ts';
import type { Printer } from './effects.ts';
import { Failure } from './failure.ts';
import { type ReportFonts, reportFonts, withKeptCharacters } from './fonts.ts';

export interface PrinterOptions {
  /** An executable named by the user; null lets the program look. */
  readonly browser: string | null;
  /** How many pages print at the same time; the number of cores when it is left out. */
  readonly pages?: number;
  /** Milliseconds after which a page counts as hung. */
  readonly timeout?: number;
  /** Further flags for the browser. */
  readonly flags?: readonly string[];
}

const TIMEOUT = 60_000;
const CLOSING_TIMEOUT = 5_000;

/**
 * A printer that starts its browser with the first document, reuses a few pages (a new one for each document halves
 * the speed) and gives each document a second try on a fresh page, in a fresh browser if that died too.
 */
export function createPrinter(options: PrinterOptions): Printer {
  const limit = limiter(options.pages ?? os.availableParallelism());
  const timeout = options.timeout ?? TIMEOUT;
  let idle: Page[] = [];
  let running: Promise<Browser> | null = null;
  let made: Promise<ReportFonts> | null = null;

  function fonts(): Promise<ReportFonts> {
    made ??= reportFonts();
    return made;
  }

  /** A launch that failed stays failed: the documents behind it need not wait for the same answer. */
  function browser(): Promise<Browser> {
    running ??= fonts().then(async ({ config }) => {
      const launched = await launchBrowser(options.browser, config, options.flags);
      launched.once('disconnected', () => {
        running = null;
        idle = [];
      });
      return launched;
    });
    return running;
  }

  async function attempt(html: string, tagged: boolean): Promise<Uint8Array> {
    const page = idle.pop() ?? (await sealedPage(await browser()));
    try {
      const printed = await printOn(page, html, tagged, timeout);
      idle.push(page);
      return printed;
    } catch (error) {
      void page.close().catch(() => undefined);
      throw error;
    }
  }

  async function twice(html: string, tagged: boolean): Promise<Uint8Array> {
    return attempt(html, tagged).catch((error: unknown) => {
      if (error instanceof Failure) throw error;
      return attempt(html, tagged);
    });
  }
  const prints = {
    whole: (html: string) => twice(html, true),
    sketch: (html: string) => twice(html, false),
  };

  return {
    print: (html, about) =>
      limit(async () => {
        const text = withKeptCharacters(html, (await fonts()).twins);
        const { settle } = await import('./settle.ts');
        const { finishPdf } = await import('./pdf.ts');
        const { printed, html: final } = await settle(text, prints);
        return finishPdf(printed, final, about);
      }),
    close: async () => {
      const launched = await running?.catch(() => null);
      if (launched) await shut(launched);
    },
  };
}

/** A page that runs no script and reaches nothing: whatever it asks for is refused. */
async function sealedPage(browser: Browser): Promise<Page> {
  const page = await browser.newPage();
  await page.setJavaScriptEnabled(false);
  await page.setRequestInterception(true);
  page.on('request', (request) => void request.abort('blockedbyclient').catch(() => undefined));
  await page.setOfflineMode(true);
  return page;
}

async function printOn(page: Page, html: string, tagged: boolean, timeout: number): Promise<Uint8Array> {
  const print = async (): Promise<Uint8Array> => {
    await page.setContent(html, { waitUntil: 'load', timeout });
    return page.pdf({
      preferCSSPageSize: true,
      printBackground: true,
      tagged,
      outline: tagged,
      // The fonts are the system's, so there is none to wait for.
      waitForFonts: false,
      timeout,
    });
  };
  return bounded(print(), timeout, (fail) => page.once('error', fail));
}

/** A crashed page answers nothing at all, so a promise of its work is raced against the crash and the clock. */
function bounded<T>(
  work: Promise<T>,
  timeout: number,
  onCrash: (fail: (e: Error) => void) => void,
): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`no answer within ${timeout / 1000} s`)), timeout);
    onCrash(reject);
    work.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}

async function shut(browser: Browser): Promise<void> {
  const child = browser.process();
  const timer = setTimeout(() => child?.kill('SIGKILL'), CLOSING_TIMEOUT);
  await browser.close().catch(() => child?.kill('SIGKILL'));
  clearTimeout(timer);
}

/** Runs at most `size` tasks at a time, in the order in which they were given. */
function limiter(size: number): <T>(task: () => Promise<T>) => Promise<T> {
  const waiting: (() => void)[] = [];
  let active = 0;
  return async (task) => {
    if (active >= size) await new Promise<void>((resolve) => waiting.push(resolve));
    else active += 1;
    try {
      return await task();
    } finally {
      const next = waiting.shift();
      if (next === undefined) active -= 1;
      else next();
    }
  };
}
