import { mkdtemp, readdir, readFile, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import type { Browser } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { browserCandidates } from '../../src/io/chromium.ts';
import { viewIndex } from '../../src/view/index-page.ts';
import { viewSite } from '../../src/view/site/site.ts';
import { plansIn } from '../pdf/plans.ts';
import { strictRenderer } from '../render/templates.ts';
import { openBrowser } from '../support/browser.ts';
import { comparePictures } from './compare.ts';

const GOLDEN = path.join(import.meta.dirname, 'golden');
const UPDATING = process.env.UPDATE === '1' && process.env.CI === undefined;
/** The same browser with the same font draws the same; what another processor rounds otherwise stays below this. */
const TOLERANCE = 0.002;
/** Of the 1,024 pixels of a square: another word of two letters, or another number, is more, even at half size. */
const MOST = 10;

/** Of a page at most so much is drawn, in CSS pixels. */
const HEIGHT = 1600;

interface Shot {
  readonly name: string;
  readonly html: () => Promise<string>;
  readonly width: number;
  readonly scheme: 'light' | 'dark';
  readonly media: 'screen' | 'print';
  /** Of a picture's pixels to those of CSS: wide pages are kept small. */
  readonly scale: number;
}

const { run, pages } = await plansIn('test/site/plans');
const renderer = await strictRenderer();
const site = viewSite(run.outcomes, run.portfolio, run.config, run.diagnostics);

const onDesk = { width: 1280, scheme: 'light', media: 'screen', scale: 0.5 } as const;
const onPhone = { width: 390, scheme: 'dark', media: 'screen', scale: 1 } as const;
/** The width of the text block on A4. */
const onPaper = { width: 658, scheme: 'light', media: 'print', scale: 1 } as const;

const shots: readonly Shot[] = [
  {
    name: 'index',
    ...onDesk,
    html: () => renderer.indexPage(viewIndex(run.outcomes, run.portfolio, run.config)),
  },
  { name: 'plan', ...onDesk, html: () => renderer.planPage(plan('after-end')) },
  { name: 'plan-phone-dark', ...onPhone, html: () => renderer.planPage(plan('after-end')) },
  { name: 'plan-english', ...onDesk, html: () => renderer.planPage(plan('english')) },
  { name: 'people', ...onDesk, html: () => sitePage('people') },
  { name: 'calendar-phone-dark', ...onPhone, html: () => sitePage('calendar') },
  { name: 'brief', ...onPaper, html: () => renderer.printPage(plan('many'), 'brief') },
];

function plan(id: string) {
  const page = pages.get(id);
  if (page === undefined) throw new Error(`there is no plan ${id}`);
  return page;
}

function sitePage(kind: string): Promise<string> {
  const page = site.pages.find((it) => it.kind === kind);
  if (page === undefined) throw new Error(`there is no page ${kind}`);
  return renderer.sitePage(page);
}

const { value: browserInUse } = await browserCandidates(null).next();

// Another browser draws letters a little otherwise everywhere, so the goldens would tell nothing of the pages.
if (browserInUse?.origin === 'embedded') {
  describe('pages look as they did', () => {
    let browser: Browser;
    beforeAll(async () => {
      browser = await openBrowser([
        '--font-render-hinting=none',
        '--disable-gpu',
        '--force-color-profile=srgb',
      ]);
    });
    afterAll(() => browser.close());

    it.each(shots)('$name', async (shot) => {
      const file = path.join(GOLDEN, `${shot.name}.png`);
      const actual = await pictureOf(browser, shot);
      if (UPDATING) {
        await writeFile(file, actual);
        return;
      }
      const golden = await readFile(file);
      const page = await browser.newPage();
      const { share, most, diff, sizes } = await comparePictures(page, golden, actual);
      await page.close();
      if (share > TOLERANCE || most > MOST) {
        const folder = await mkdtemp(path.join(os.tmpdir(), 'sixfold-visual-'));
        await writeFile(path.join(folder, `${shot.name}.actual.png`), actual);
        await writeFile(path.join(folder, `${shot.name}.diff.png`), diff);
        const percent = (share * 100).toFixed(2);
        expect.fail(
          `${percent} % of ${shot.name} look otherwise, ${most} pixels of one square (${sizes}); see ${folder}, and if it is meant, UPDATE=1 npx vitest run test/visual`,
        );
      }
    });

    it.each([
      ['another word', '落地 1,000', '#1a1c1f', true],
      ['another colour', '目标 1,000', '#a02c2c', true],
      ['another number', '目标 2,478', '#1a1c1f', true],
      ['another shade', '目标 1,000', '#1c1e21', false],
      ['the same', '目标 1,000', '#1a1c1f', false],
    ] as const)('of one line at half size, %s is noticed or not', async (_, text, colour, noticed) => {
      const html = (words: string, tone: string) =>
        `<body style="color:${tone};background:#fff">${'<p>目标 1,000</p>'.repeat(9)}<p>${words}</p>`;
      const shown = (words: string, tone: string) =>
        pictureOf(browser, { name: '', ...onDesk, html: () => Promise.resolve(html(words, tone)) });
      const [golden, actual] = [await shown('目标 1,000', '#1a1c1f'), await shown(text, colour)];
      const page = await browser.newPage();
      const { most } = await comparePictures(page, golden, actual);
      await page.close();
      expect(most > MOST).toBe(noticed);
    });
  });
}

it('there is a picture of each page in its size, and of no other', async () => {
  const files = shots.map(({ name }) => `${name}.png`);
  expect((await readdir(GOLDEN)).sort()).toEqual(files.sort());
  for (const { name, width, scale } of shots) {
    const picture = await readFile(path.join(GOLDEN, `${name}.png`));
    // A PNG says its width and height after its signature and the name of its first chunk.
    expect([name, picture.readUInt32BE(16)]).toEqual([name, width * scale]);
    expect(picture.readUInt32BE(20)).toBeLessThanOrEqual(HEIGHT * scale);
  }
});

async function pictureOf(browser: Browser, shot: Shot): Promise<Uint8Array> {
  const page = await browser.newPage();
  await page.setViewport({ width: shot.width, height: 900, deviceScaleFactor: shot.scale });
  await page.emulateMediaType(shot.media);
  await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: shot.scheme }]);
  await page.setContent(await shot.html(), { waitUntil: 'load' });
  const height = Number(await page.evaluate('document.documentElement.scrollHeight'));
  const clip = { x: 0, y: 0, width: shot.width, height: Math.min(height, HEIGHT) };
  const picture = await page.screenshot({ type: 'png', clip, captureBeyondViewport: true });
  await page.close();
  return picture;
}
