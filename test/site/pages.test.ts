import { existsSync } from 'node:fs';
import type { Browser } from 'puppeteer-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openBrowser } from '../support/browser.ts';
import { builtSite, inScheme, openSheet, type Site, specialSite, texts, troubledSite } from './built.ts';

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

/** Pages of people are made alike: two of them are looked at in all widths, of the others only the links. */
function isOneOfMany(name: string): boolean {
  return name.startsWith('people/') && !/^people\/(?:index|李雷\/|Lin-Yue\/|司马相如\/|钱多多\/)/.test(name);
}

const OVER = 'document.documentElement.scrollWidth - document.documentElement.clientWidth';

/** What sticks out of the window although no box of its own lets it scroll. */
const OUTSIDE = `[...document.querySelectorAll('main *, header *')]
  .filter((it) => it.childElementCount === 0 && it.textContent.trim() !== '' && it.checkVisibility({ contentVisibilityAuto: true }))
  .filter((it) => !it.closest('.table-scroll, pre, svg, .hidden-word, .skip'))
  .filter((it) => it.getBoundingClientRect().right > innerWidth + 1)
  .map((it) => it.outerHTML.slice(0, 120))`;

/** Numbers of tiles that break over lines or stick out of their tile. */
const TILES = `[...document.querySelectorAll('.tile .number, .tile .from')].filter((it) => {
  const tile = it.closest('.tile').getBoundingClientRect();
  return it.getClientRects().length > 1 || it.getBoundingClientRect().right > tile.right + 1;
}).map((it) => it.textContent)`;

/** In each picture that is shown: words that touch others, and words that leave it. */
const PICTURES = `[...document.querySelectorAll('svg.drawing')].filter((it) => it.checkVisibility()).flatMap((svg) => {
  const frame = svg.getBoundingClientRect();
  const boxes = [...svg.querySelectorAll('text')].filter((it) => it.textContent.trim() !== '').map((it) => {
    const box = it.getBoundingClientRect();
    const inset = Math.min(3, box.height / 5);
    return { text: it.textContent, left: box.left + 0.5, right: box.right - 0.5, top: box.top + inset, bottom: box.bottom - inset };
  });
  const name = svg.closest('figure').id;
  const touching = boxes.flatMap((a, i) => boxes.slice(i + 1)
    .filter((b) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom)
    .map((b) => name + ': ' + a.text + ' / ' + b.text));
  const leaving = boxes.filter((it) => it.left < frame.left - 2 || it.right > frame.right + 2 || it.top < frame.top - 4 || it.bottom > frame.bottom + 4)
    .map((it) => name + ' leaves: ' + it.text);
  const cut = boxes.filter((it) => it.text.endsWith('…')).map((it) => name + ' cut: ' + it.text);
  return [...touching, ...leaving, ...cut];
})`;

test.each(['good', 'troubled', 'special'] as const)(
  'the %s site asks for nothing, says nothing, keeps within the window and its pictures, and links to what is there',
  async (which) => {
    const site = sites[which];
    const { page, seen } = await openSheet(browser);
    const ids = new Map<string, ReadonlySet<string>>();
    const wanted: { readonly from: string; readonly to: string }[] = [];
    for (const name of site.pages) {
      const url = site.url(name);
      await page.setViewport({ width: 1280, height: 900 });
      await inScheme(page, 'light');
      seen.length = 0;
      await page.goto(url);
      for (const width of isOneOfMany(name) ? [] : [1280, 768, 390]) {
        await page.setViewport({ width, height: 900 });
        const found = {
          over: await page.evaluate(OVER),
          outside: await page.evaluate(OUTSIDE),
          tiles: await page.evaluate(TILES),
          pictures: width === 768 ? [] : await page.evaluate(PICTURES),
        };
        expect(found, `${name} ${width}`).toEqual({ over: 0, outside: [], tiles: [], pictures: [] });
      }
      await inScheme(page, 'dark');
      expect({ over: await page.evaluate(OVER), seen }, name).toEqual({ over: 0, seen: [`request ${url}`] });
      const own = texts(await page.evaluate(`[...document.querySelectorAll('[id]')].map((it) => it.id)`));
      expect(own.length, name).toBe(new Set(own).size);
      ids.set(page.url().split('#')[0] ?? '', new Set(own));
      const links = texts(
        await page.evaluate(`[...document.querySelectorAll('a[href]')].map((it) => it.href)`),
      );
      const records = texts(
        await page.evaluate(
          `[...document.querySelectorAll('[popovertarget]')].map((it) => it.getAttribute('popovertarget'))`,
        ),
      );
      expect(
        records.filter((id) => !own.includes(id)),
        name,
      ).toEqual([]);
      wanted.push(...links.map((to) => ({ from: name, to })));
    }
    const broken = wanted.filter(({ to }) => {
      const [file = '', anchor] = to.split('#');
      if (/^(https?|mailto):/.test(to)) return false;
      const known = ids.get(file);
      if (known === undefined) return !existsSync(new URL(file));
      return anchor !== undefined && anchor !== '' && !known.has(decodeURIComponent(anchor));
    });
    expect(broken).toEqual([]);
    await page.close();
  },
  180_000,
);

test('the check of pictures sees words that touch or leave', async () => {
  const { page } = await openSheet(browser);
  await page.setContent(
    '<figure id="f"><svg class="drawing" width="100" height="40"><text x="10" y="20">one</text><text x="12" y="22">two</text><text x="95" y="20">three</text></svg></figure>',
  );
  const found = texts(await page.evaluate(PICTURES));
  expect(found).toEqual(['f: one / two', 'f leaves: three']);
  await page.close();
});

/** How far down the first screen's picture reaches; 0 without one. */
const PICTURE_END = `(() => {
  const picture = [...document.querySelectorAll('.summary svg.drawing')].find((it) => it.checkVisibility());
  return picture?.getBoundingClientRect().bottom ?? 0;
})()`;

/** In every state the first screen answers, in this order. */
test.each(['no-actuals', 'before-start', 'after-end', 'ratio-only', 'many', 'long-names', 'english'])(
  '%s: the first screen has a sentence, four answers and the whole picture',
  async (plan) => {
    const { page } = await openSheet(browser);
    await page.setViewport({ width: 1280, height: 900 });
    await page.goto(sites.special.url(`${plan}/index.html`));
    expect(await page.$eval('.headline', (it) => it.textContent ?? '')).toMatch(/\S{6}/);
    const answers = await page.$$eval('.answer', (all) =>
      all.map((it) => [it.id, (it.querySelector('.answer-text')?.textContent ?? '').length > 5]),
    );
    expect(answers).toEqual(['on-plan', 'landing', 'drivers', 'doing'].map((id) => [`answer-${id}`, true]));
    const end = await page.evaluate(PICTURE_END);
    expect(end).toBeGreaterThan(0);
    expect(end).toBeLessThan(900);
    await page.close();
  },
);
