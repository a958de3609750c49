import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Browser } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openBrowser } from '../support/browser.ts';
import { ROOT, remove } from '../support/repository.ts';
import { builtSite, openSheet, type Site, texts, troubledSite } from './built.ts';

const axe = readFileSync(path.join(ROOT, 'node_modules/axe-core/axe.min.js'), 'utf8');

let browser: Browser;
let sites: { readonly good: Site; readonly troubled: Site };

beforeAll(async () => {
  const [good, troubled] = [await builtSite(), await troubledSite()];
  sites = { good, troubled };
  browser = await openBrowser();
}, 180_000);

afterAll(async () => {
  await browser?.close();
  await Promise.all(Object.values(sites ?? {}).map((site) => remove(site.folder)));
});

/** One page of every kind that is not a plan's. */
const KINDS = [
  'index',
  'people/index',
  'people/李雷/index',
  'calendar/index',
  'lessons/index',
  'rules/index',
  'search/index',
].map((name) => `${name}.html`);

const LOOKS = [
  [1280, 'light'],
  [1280, 'dark'],
  [390, 'light'],
  [390, 'dark'],
] as const;

describe.each(['good', 'troubled'] as const)('the %s site', (which) => {
  test.each(LOOKS)(
    'at %i px, %s, has nothing that the accessibility check objects to',
    async (width, scheme) => {
      const { page } = await openSheet(browser, width, scheme);
      // The policy of the pages lets no foreign script in; the one of the test is let past it.
      await page.setBypassCSP(true);
      for (const name of [...KINDS, 'east-2026/index.html']) {
        await page.goto(sites[which].url(name));
        await page.evaluate(axe);
        const found = await page.evaluate(
          `axe.run(document, { resultTypes: ['violations'] }).then((it) => it.violations.map((v) => v.id + ' ' + v.nodes[0].html.slice(0, 200)))`,
        );
        expect(found, name).toEqual([]);
      }
      await page.close();
    },
    120_000,
  );

  test.each(LOOKS)(
    'at %i px, %s, asks for nothing, says nothing and keeps within the window',
    async (width, scheme) => {
      const { page, seen } = await openSheet(browser, width, scheme);
      for (const name of sites[which].pages) {
        seen.length = 0;
        const url = sites[which].url(name);
        await page.goto(url);
        const over = await page.evaluate(
          'document.documentElement.scrollWidth - document.documentElement.clientWidth',
        );
        expect({ seen, over }, name).toEqual({ seen: [`request ${url}`], over: 0 });
      }
      await page.close();
    },
    120_000,
  );

  test('leads somewhere with every link, also to a place within another page', async () => {
    const { page } = await openSheet(browser);
    const ids = new Map<string, ReadonlySet<string>>();
    const wanted: { readonly from: string; readonly to: string }[] = [];
    for (const name of sites[which].pages) {
      await page.goto(sites[which].url(name));
      ids.set(
        page.url().split('#')[0] ?? '',
        new Set(texts(await page.evaluate(`[...document.querySelectorAll('[id]')].map((it) => it.id)`))),
      );
      const links = texts(
        await page.evaluate(`[...document.querySelectorAll('a[href]')].map((it) => it.href)`),
      );
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
  }, 120_000);
});

test.each(KINDS)(
  '%s: Tab reaches every control, in the order of the page, and shows where it is',
  async (name) => {
    const { page } = await openSheet(browser);
    await page.goto(sites.good.url(name));
    const count = Number(
      await page.evaluate(`(() => {
      const shown = (it) => it.checkVisibility({ contentVisibilityAuto: false });
      const controls = [...document.querySelectorAll('a[href], button, input, select, summary, [tabindex="0"]')].filter(shown);
      controls.forEach((it, i) => { it.dataset.tabOrder = String(i); });
      return controls.length;
    })()`),
    );
    const reached: string[] = [];
    const faint: string[] = [];
    for (let i = 0; i < Math.min(count, 60); i++) {
      await page.keyboard.press('Tab');
      const [order, outline] = texts(
        await page.evaluate(
          `(() => { const it = document.activeElement; const s = getComputedStyle(it); return [it.dataset.tabOrder, s.outlineStyle === 'none' ? '' : s.outlineWidth]; })()`,
        ),
      );
      reached.push(order ?? '');
      if ((outline ?? '') === '' || outline === '0px') faint.push(order ?? '');
    }
    expect(count).toBeGreaterThan(6);
    expect(reached).toEqual(reached.map((_, i) => String(i)));
    expect(faint).toEqual([]);
    await page.close();
  },
);

test('without JavaScript every list is whole, in order, and nothing that would not work is shown', async () => {
  const { page, seen } = await openSheet(browser);
  await page.setJavaScriptEnabled(false);
  for (const name of KINDS) {
    await page.goto(sites.good.url(name));
    const dead = await page.$$eval(
      'form, input, select, button',
      (all) => all.filter((it) => it.checkVisibility()).length,
    );
    expect(dead, name).toBe(0);
  }
  await page.goto(sites.good.url('search/index.html'));
  expect(await page.$eval('main', (it) => it.innerText)).toMatch(/行业展会/);
  expect(seen.filter((it) => !it.startsWith('request'))).toEqual([]);
  await page.close();
});

test('a script that is not ours does not run', async () => {
  const { page } = await openSheet(browser);
  await page.goto(sites.good.url('index.html'));
  const ran = await page.evaluate(`(() => {
    const script = document.createElement('script');
    script.textContent = 'globalThis.intruder = true';
    document.body.append(script);
    return globalThis.intruder === true;
  })()`);
  expect(ran).toBe(false);
  await page.setBypassCSP(true);
  await page.reload();
  const control = await page.evaluate(`(() => {
    const script = document.createElement('script');
    script.textContent = 'globalThis.intruder = true';
    document.body.append(script);
    return globalThis.intruder === true;
  })()`);
  expect(control).toBe(true);
  await page.close();
});
