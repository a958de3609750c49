import { expect, it } from 'vitest';
import { dataJson } from '../../src/render/data-json.ts';
import { cssText } from '../../src/render/renderer.ts';
import { viewIndex } from '../../src/view/index-page.ts';
import type { PlanPage } from '../../src/view/page.ts';
import { viewPlan } from '../../src/view/plan-page.ts';
import { outcomeOf, planText, SALES } from '../view/plans.ts';
import { strictRenderer } from './templates.ts';

const renderer = await strictRenderer();
const text = planText({
  goals: SALES,
  actuals: '| 目标 | 1月 | 2月 |\n| --- | ---: | ---: |\n| 销售额 | 70 | 90 |',
  more: '销售额目标 [600 万元](#销售额:目标)。',
});
const { outcome, portfolio, config } = outcomeOf(text, '2026-03-31');
const page = viewPlan(outcome, portfolio, config);

/** Puts a text into every string of a page that a user could have written. */
function spoiled(it: PlanPage, hostile: string): PlanPage {
  const spoil = (node: unknown, key: string): unknown => {
    if (typeof node === 'string')
      return /^(kind|id|state|role|align|lang|origin|mark|accent|type|anchor)$/.test(key)
        ? node
        : `${node}${hostile}`;
    if (Array.isArray(node)) return node.map((item) => spoil(item, key));
    if (node instanceof Map || node === null || typeof node !== 'object') return node;
    if (key === 'light' || key === 'value' || key === 'params' || key === 'data' || key === 'links')
      return node;
    return Object.fromEntries(
      Object.entries(node).map(([name, value]) => [name, key === 'nodes' ? value : spoil(value, name)]),
    );
  };
  const made = spoil(it, '');
  return isPage(made) ? made : it;
}

function isPage(value: unknown): value is PlanPage {
  return typeof value === 'object' && value !== null && 'summary' in value;
}

const pages = {
  plan: (it: PlanPage) => renderer.planPage(it),
  print: (it: PlanPage) => renderer.printPage(it),
};

it.each(Object.entries(pages))('%s: a page is whole, sealed and without a script', async (_, render) => {
  const html = await render(page);
  expect(html).toMatch(/^<!doctype html>/);
  expect(html).toContain("default-src 'none'");
  expect(html).not.toMatch(/<script|<link|<iframe|javascript:|\son\w+=/i);
  expect(html).not.toMatch(/(src|href)="(https?:|\/\/|file:)/);
  expect(html).not.toMatch(/\[object |undefined|NaN|Infinity|\{\{/);
  expect(html.match(/<h1/g)).toHaveLength(1);
});

it.each(Object.entries(pages))(
  '%s: the ids of a page are its own and every link within it leads somewhere',
  async (_, render) => {
    const html = await render(page);
    const ids = [...html.matchAll(/ id="([^"]+)"/g)].map((match) => match[1] ?? '');
    expect(ids.filter((id, i) => ids.indexOf(id) !== i)).toEqual([]);
    const wanted = [...html.matchAll(/href="#([^"]+)"/g)].map((match) => match[1] ?? '');
    expect(wanted.filter((id) => !ids.includes(id))).toEqual([]);
  },
);

it.each(Object.entries(pages))('%s: text of a plan never becomes markup', async (_, render) => {
  const hostile = '"><img src=x onerror=alert(1)></style><script>alert(1)</script>\'{{title}}';
  const html = await render(spoiled(page, hostile));
  expect(html).toContain('&lt;script&gt;');
  expect(html).not.toMatch(/<script|<img/i);
  expect(html.match(/<\/style>/g)).toHaveLength(1);
});

const LOGO = { uri: 'data:image/png;base64,AA==', width: 60, height: 20, withName: false };

it.each(Object.entries(pages))(
  '%s: a logo stands in the page under the name of the company, and only then may pictures',
  async (_, render) => {
    const policy = "style-src 'unsafe-inline'; base-uri";
    expect(await render(page)).toContain(policy);
    const name = '"><script>alert(1)</script>';
    const html = await render({ ...page, brand: { ...page.brand, name, logo: LOGO } });
    expect(html).toContain(policy.replace('; base', '; img-src data:; base'));
    expect(html.match(/<img[^>]*>/g)).toEqual([
      '<img class="logo" src="data:image/png;base64,AA&#x3D;&#x3D;" alt="&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;" width="60" height="20">',
    ]);
    expect(html).not.toMatch(/<script/);
  },
);

it.each([
  [LOGO, ''],
  [{ ...LOGO, withName: true }, '<span aria-hidden="true">公司</span>'],
])('beside a logo that is not wide stands the name, for eyes only: %j', async (logo, name) => {
  const html = await renderer.planPage({ ...page, brand: { ...page.brand, name: '公司', logo } });
  expect(/<a class="brand"[^>]*><img[^>]*>(.*?)<\/a>/.exec(html)?.[1]).toBe(name);
});

it.each([
  ['公司', 179, true],
  ['公司', 180, false],
  ['', 100, false],
])('%j, a logo of %d × 100: with the name beside it %s', (name, width, withName) => {
  const logo = { uri: LOGO.uri, width, height: 100 };
  const brand = { ...config.brand, name, logo };
  expect(viewPlan(outcome, portfolio, { ...config, brand }).brand.logo).toEqual({ ...logo, withName });
});

it('the board’s PDF has its logo once, before its summary', async () => {
  const index = viewIndex([outcome], portfolio, config, new Map());
  const branded = { ...page.brand, logo: LOGO };
  const html = await renderer.portfolioPrint({ ...index, brand: branded }, [{ ...page, brand: branded }]);
  expect(html.match(/<img/g)).toHaveLength(1);
  expect(html.indexOf('<img')).toBeLessThan(html.indexOf('<h1'));
});

it('a field that the page lacks is an error, not a blank', async () => {
  const lacking = { ...page, header: {} };
  await expect(renderer.planPage(lacking as PlanPage)).rejects.toThrow(/title/);
});

it('the same page gives the same bytes', async () => {
  const other = await strictRenderer();
  expect(await other.planPage(page)).toBe(await renderer.planPage(page));
});

it('the file that is sent on its own leads to no page beside it', async () => {
  expect(await renderer.printPage(page)).not.toMatch(/href="(?!#|https?:|mailto:)/);
});

it('claims of the prose are marked as verified', async () => {
  expect(await renderer.planPage(page)).toMatch(
    /<a class="claim"[^>]*href="#f\d+">600 万元<span class="claim-mark"/,
  );
});

it('the index lists published and failed plans', async () => {
  const failed = { ...outcome, id: 'broken', title: '坏计划', analysis: null };
  const html = await renderer.indexPage(viewIndex([outcome, failed], portfolio, config));
  expect(html).toContain('href="small/index.html"');
  expect(html).toContain('坏计划');
});

it('data.json has every figure once, in order', () => {
  const data = JSON.parse(dataJson(outcome, config.fiscalYearStart));
  const addresses: string[] = data.figures.map((figure: { address: string }) => figure.address);
  expect(addresses).toContain('销售额:target');
  expect(addresses).toEqual([...new Set(addresses)].sort());
});

it.each([
  ['计划 A', '计划 A'],
  ['a"b', 'a\\22 b'],
  ['</style>', '\\3c \\2f style\\3e '],
  ['\\', '\\5c '],
])('%s within a string of a style sheet', (raw, escaped) => {
  expect(cssText(raw)).toBe(escaped);
});
