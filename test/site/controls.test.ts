import type { Browser } from 'puppeteer-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openBrowser } from '../support/browser.ts';
import { builtSite, KINDS, openSheet, type Site, texts } from './built.ts';

let browser: Browser;
let site: Site;

beforeAll(async () => {
  site = await builtSite();
  browser = await openBrowser();
}, 120_000);

afterAll(async () => {
  await browser?.close();
});

test.each([...KINDS, 'launch-product-c/index.html'])(
  '%s: Tab reaches every control, in the order of the page, and shows where it is',
  async (name) => {
    const { page } = await openSheet(browser);
    await page.goto(site.url(name));
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
    for (let i = 0; i < Math.min(count, 90); i++) {
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
    await page.goto(site.url(name));
    const dead = await page.$$eval(
      'form, input, select, button:not([popovertarget])',
      (all) => all.filter((it) => it.checkVisibility()).length,
    );
    expect(dead, name).toBe(0);
  }
  await page.goto(site.url('search/index.html'));
  expect(await page.$eval('main', (it) => it.innerText)).toMatch(/行业展会/);
  expect(seen.filter((it) => !it.startsWith('request'))).toEqual([]);
  await page.close();
});

test('a script that is not ours does not run', async () => {
  const { page } = await openSheet(browser);
  await page.goto(site.url('index.html'));
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

/** Whether the record that is open lies within the window. */
const recordInWindow = `(() => {
  const box = document.querySelector('[popover]:popover-open')?.getBoundingClientRect();
  return box !== undefined && box.left >= 0 && box.right <= innerWidth && box.top >= 0 && box.bottom <= innerHeight;
})()`;

test.each([1280, 390])(
  'at %i px a number tells where it comes from, without JavaScript, and gives the focus back',
  async (width) => {
    const { page } = await openSheet(browser, width);
    await page.setJavaScriptEnabled(false);
    await page.goto(site.url('east-2026/index.html'));
    const opened = () =>
      page.$$eval('[popover]:popover-open', (all) => all.map((it) => it.textContent ?? ''));
    const number = await page.$('#step-2 td.computed button.from');
    await number?.focus();
    await page.keyboard.press('Enter');
    const [record = ''] = await opened();
    expect(record).toMatch(/目标/);
    expect(record).toMatch(/plans\/east-2026\/plan\.md:\d+|=/);
    // Its place follows the number with the next picture.
    await page.screenshot({ clip: { x: 0, y: 0, width: 1, height: 1 } });
    expect(await page.evaluate(recordInWindow)).toBe(true);
    // Wherever the number stands.
    const all = await page.$$('main button.from');
    for (const share of [0.1, 0.3, 0.5, 0.7, 0.9]) {
      await page.keyboard.press('Escape');
      expect(await opened()).toEqual([]);
      // One that takes the focus: those in what is folded do not.
      let at = Math.floor(all.length * share) - 1;
      do {
        at += 1;
        await all[at]?.focus();
      } while ((await all[at]?.evaluate((it) => it.matches(':focus'))) === false);
      expect(at).toBeLessThan(all.length);
      await page.keyboard.press('Enter');
      await page.screenshot({ clip: { x: 0, y: 0, width: 1, height: 1 } });
      expect([at, await page.evaluate(recordInWindow)]).toEqual([at, true]);
    }
    await page.keyboard.press('Escape');
    expect(await opened()).toEqual([]);
    expect(await page.evaluate('document.activeElement.className')).toBe('from');
    await page.close();
  },
);

test('every computed cell of the tables of a plan can be asked', async () => {
  const { page } = await openSheet(browser);
  await page.goto(site.url('east-2026/index.html'));
  const mute = texts(
    await page.$$eval('main > .step td.computed, main > .step th.computed', (all) =>
      all
        .filter((it) => /\d/.test(it.textContent ?? '') && it.querySelector('.from') === null)
        .map((it) => it.outerHTML),
    ),
  );
  expect(mute).toEqual([]);
  const numbers = await page.$$eval('.tile-value, .tile dd', (all) =>
    all.filter((it) => /\d/.test(it.textContent ?? '')).map((it) => it.querySelector('.from') !== null),
  );
  expect(numbers.every(Boolean)).toBe(true);
  await page.close();
});
