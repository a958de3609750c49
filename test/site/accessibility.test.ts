import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Browser, Page } from 'puppeteer-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openBrowser } from '../support/browser.ts';
import { ROOT } from '../support/repository.ts';
import { builtSite, inScheme, KINDS, openSheet, type Site, specialSite, troubledSite } from './built.ts';

const axe = readFileSync(path.join(ROOT, 'node_modules/axe-core/axe.min.js'), 'utf8');

let browser: Browser;
let sites: { readonly good: Site; readonly troubled: Site; readonly special: Site };

beforeAll(async () => {
  const [good, troubled, special] = [await builtSite(), await troubledSite(), await specialSite()];
  sites = { good, troubled, special };
  browser = await openBrowser();
}, 180_000);

afterAll(async () => {
  await browser?.close();
});

async function objections(page: Page, only: string): Promise<unknown> {
  return page.evaluate(
    `axe.run(document, { resultTypes: ['violations']${only} }).then((it) => it.violations.map((v) => v.id + ' ' + v.nodes[0].html.slice(0, 200)))`,
  );
}

const WIDE = [
  ...KINDS.map((name) => ['good', name] as const),
  // Where what is late, failed or found looks otherwise.
  ['troubled', 'index.html'],
  ['troubled', 'calendar/index.html'],
  ['troubled', 'rules/index.html'],
  ['good', 'east-2026/index.html'],
  ['special', 'no-actuals/index.html'],
  ['special', 'long-names/index.html'],
] as const;

/** On a telephone tables scroll and columns stand below each other; the rest is as on a desk. */
const NARROW = [
  ['good', 'index.html'],
  ['good', 'lessons/index.html'],
  ['troubled', 'launch-product-c/index.html'],
  ['special', 'english/index.html'],
] as const;

// Of the two schemes only the colours differ.
const CONTRAST = `, runOnly: { type: 'rule', values: ['color-contrast', 'link-in-text-block'] }`;

test.each([
  [1280, WIDE],
  [390, NARROW],
] as const)(
  'at %i px nothing is objected to, light or dark',
  async (width, pages) => {
    const { page } = await openSheet(browser, width);
    // The policy of the pages lets no foreign script in; the one of the test is let past it.
    await page.setBypassCSP(true);
    for (const [site, name] of pages) {
      await inScheme(page, 'light');
      await page.goto(sites[site].url(name));
      await page.evaluate(axe);
      expect(await objections(page, ''), `${site} ${name} light`).toEqual([]);
      await inScheme(page, 'dark');
      expect(await objections(page, CONTRAST), `${site} ${name} dark`).toEqual([]);
    }
    await page.close();
  },
  180_000,
);

test('a plan is objected to neither, nor what opens at a number', async () => {
  const { page } = await openSheet(browser);
  await page.setBypassCSP(true);
  await page.goto(sites.good.url('east-2026/index.html'));
  await page.click('.tile button.from');
  await page.evaluate(axe);
  expect(await objections(page, '')).toEqual([]);
  await inScheme(page, 'dark');
  expect(await objections(page, CONTRAST)).toEqual([]);
  await page.close();
});
