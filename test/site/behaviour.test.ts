import type { Browser, Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openBrowser } from '../support/browser.ts';
import { builtSite, openSheet, type Site, texts } from './built.ts';

let browser: Browser;
let site: Site;

beforeAll(async () => {
  [site, browser] = [await builtSite(), await openBrowser()];
}, 120_000);

afterAll(async () => {
  await browser?.close();
});

async function opened(name: string, fragment = ''): Promise<Page> {
  const { page } = await openSheet(browser);
  await page.goto(`${site.url(name)}${fragment}`);
  return page;
}

/** The texts of what a selector finds and a reader sees. */
async function shown(page: Page, selector: string): Promise<string[]> {
  return texts(
    await page.$$eval(selector, (all) =>
      all.filter((it) => it.checkVisibility()).map((it) => it.textContent ?? ''),
    ),
  );
}

describe('search', () => {
  test.each([
    // query, what a first result holds, whether it stands there word for word
    ['华东', /华东/, true],
    ['展会', /展会/, true],
    ['华东 展会', /展会/, true],
    ['华东展会', /展会/, false],
    ['ｒｅｎｅｗａｌ', /renewal/i, true],
    ['韩梅', /韩梅/, true],
    ['capacity-short', /没有找到/, true],
  ])('%s', async (query, wanted, exact) => {
    const page = await opened('search/index.html');
    await page.type('input[name=q]', query);
    const results = await shown(page, '.results > li');
    const said = await page.$eval('output', (it) => it.textContent ?? '');
    expect(results[0] ?? said).toMatch(wanted);
    if (exact && results.length > 0) expect(said).toMatch(/^\d+ 条结果$/);
    if (!exact) expect(said).toMatch(/最接近/);
    expect(await shown(page, '.directory')).toEqual([]);
    await page.close();
  });

  test('what was looked for stays in the address, and leads to the place', async () => {
    const page = await opened('search/index.html', '#q=%E8%A1%8C%E4%B8%9A%E5%B1%95%E4%BC%9A');
    expect(await page.$eval('input[name=q]', (it) => it.value)).toBe('行业展会');
    expect(await shown(page, 'mark')).toContain('行业展会');
    await Promise.all([page.waitForNavigation(), page.click('.results > li a')]);
    expect(page.url()).toMatch(/\/index\.html#step-\d$/);
    await page.close();
  });

  test('with nothing to look for, everything is listed', async () => {
    const page = await opened('search/index.html');
    const all = (await shown(page, '[data-piece]')).length;
    await page.type('input[name=q]', '华东');
    await page.$eval('input[name=q]', (it) => it.select());
    await page.keyboard.press('Backspace');
    expect((await shown(page, '[data-piece]')).length).toBe(all);
    expect(all).toBeGreaterThan(100);
    await page.close();
  });
});

describe('the list of plans', () => {
  const names = (page: Page) => shown(page, '.plans tbody th a');

  test('is narrowed down by status, by owner and by words', async () => {
    const page = await opened('index.html');
    const all = await names(page);
    await page.select('select[name=light]', 'red');
    expect(await names(page)).toEqual(['产品C 上市推广计划']);
    expect(await shown(page, 'output')).toEqual([`1 / ${all.length}`]);
    await page.select('select[name=light]', '');
    await page.select('select[name=owner]', '王敏');
    expect(await names(page)).toEqual(['2026 年度华东区销售计划', '2025 年度华东区销售计划']);
    await page.type('input[name=text]', '２０２５');
    expect(await names(page)).toEqual(['2025 年度华东区销售计划']);
    await page.type('input[name=text]', '没有这个');
    expect(await names(page)).toEqual([]);
    expect(await shown(page, 'output')).toEqual(['没有符合条件的条目']);
    await page.click('button[type=reset]');
    await page.waitForFunction(`document.querySelector('output').textContent === ''`);
    expect(await names(page)).toEqual(all);
    await page.close();
  });

  test('is sorted by a column one way, the other way, and as it was; what has no value stands last', async () => {
    const page = await opened('index.html');
    const before = await names(page);
    const heading = 'thead th:nth-child(4)';
    const values = async () =>
      texts(
        await page.$$eval('.plans tbody tr > :nth-child(4)', (all) =>
          all.map((it) => it.getAttribute('data-key')),
        ),
      ).map(Number);
    await page.click(`${heading} button`);
    expect(await page.$eval(heading, (it) => it.getAttribute('aria-sort'))).toBe('descending');
    expect(await values()).toEqual((await values()).toSorted((a, b) => b - a));
    await page.focus(`${heading} button`);
    await page.keyboard.press('Enter');
    expect(await values()).toEqual((await values()).toSorted((a, b) => a - b));
    await page.click(`${heading} button`);
    expect(await names(page)).toEqual(before);
    expect(await page.$eval(heading, (it) => it.getAttribute('aria-sort'))).toBeNull();
    await page.close();
  });
});

test('the library of lessons is narrowed down by tag and state', async () => {
  const page = await opened('lessons/index.html');
  await page.select('select[name=tags]', '展会');
  const found = await shown(page, '.entry');
  expect(found.length).toBeGreaterThan(0);
  for (const text of found) expect(text).toContain('#展会');
  await page.select('select[name=state]', 'verified');
  for (const text of await shown(page, '.entry')) expect(text).toContain('已验证');
  await page.close();
});

test('the calendar shows one person’s days only, opens what was folded, and hides months without any', async () => {
  const page = await opened('calendar/index.html');
  await page.select('select[name=owner]', '李雷');
  const owners = await shown(page, '.duty');
  expect(owners.length).toBeGreaterThan(3);
  for (const text of owners) expect(text).toContain('李雷');
  for (const day of await shown(page, '.agenda > li')) expect(day).toContain('李雷');
  expect(await page.$eval('details', (it) => it.open)).toBe(true);
  await page.close();
});
