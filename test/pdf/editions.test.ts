import type { Browser } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { headingsOf } from '../../src/io/outline.ts';
import { createPrinter } from '../../src/io/printer.ts';
import { type Edition, runningTitle } from '../../src/render/print.ts';
import { viewIndex } from '../../src/view/index-page.ts';
import type { PlanPage } from '../../src/view/page.ts';
import { strictRenderer } from '../render/templates.ts';
import { openBrowser } from '../support/browser.ts';
import { type Objects, readObjects } from './objects.ts';
import { longTable, plansIn, tinyPlan } from './plans.ts';
import { bare, type Heading, type Layout, linesOf, type PrintedPage, readLayout } from './printed.ts';

const samples = await plansIn('.');
const special = await plansIn('test/site/plans');
const pages = new Map([
  ...samples.pages,
  ...special.pages,
  ['long-table', longTable(200)] as const,
  ['tiny', tinyPlan()] as const,
]);
const renderer = await strictRenderer();
const printer = createPrinter({ browser: null });
let reader: Browser;

beforeAll(async () => {
  reader = await openBrowser();
});
afterAll(() => Promise.all([printer.close(), reader.close()]));

interface Printed {
  readonly page: PlanPage;
  readonly html: string;
  readonly bytes: Uint8Array;
  readonly layout: Layout;
  readonly objects: Objects;
}

async function fresh(id: string, edition: Edition): Promise<Omit<Printed, 'layout' | 'objects'>> {
  const page = pages.get(id);
  if (page === undefined) throw new Error(`there is no plan ${id}`);
  const html = await renderer.printPage(page, edition);
  return { page, html, bytes: await print(page, html) };
}

function print(page: PlanPage, html: string): Promise<Uint8Array> {
  const { title, period, owner } = page.header;
  return printer.print(html, {
    title,
    subject: period,
    author: owner,
    lang: page.lang,
    date: samples.run.asOf,
  });
}

async function looked(id: string, edition: Edition): Promise<Printed> {
  const made = await fresh(id, edition);
  const [layout, objects] = await Promise.all([readLayout(made.bytes), readObjects(made.bytes)]);
  return { ...made, layout, objects };
}

const known = new Map<string, Promise<Printed>>();

/** Each document is printed and read once, whichever tests look at it. */
function printed(id: string, edition: Edition = 'full'): Promise<Printed> {
  const key = `${id} ${edition}`;
  const made = known.get(key) ?? looked(id, edition);
  known.set(key, made);
  return made;
}

/** Laid out much as others are; test/e2e prints and reads them too. */
const ALIKE = new Set(['joint-delivery-2026h2', 'launch-product-c', 'east-2025']);
/** Long, wide, of other words, without numbers: what one page has to hold. */
const BRIEF = ['many', 'long-names', 'english', 'east-2026', 'no-actuals', 'ratio-only', 'tiny'];

describe.each([...pages.keys()].filter((id) => !ALIKE.has(id)))('%s on paper', (id) => {
  it('says in its contents on which page each heading stands', async () => {
    const { html, layout } = await printed(id);
    const slots = [...html.matchAll(/data-page-of="([^"]+)"/g)].map(([, anchor]) => anchor ?? '');
    const titles = [...html.matchAll(/<span class="contents-text">([^<]*)<\/span>/g)].map(([, text]) =>
      bare(headingsOf(`<h2>${text}</h2>`)[0] ?? ''),
    );
    expect(slots.length).toBeGreaterThan(0);
    expect(titles.filter((title, i) => titles.indexOf(title) !== i)).toEqual([]);
    const first = layout.places.get(slots[0] ?? '') ?? 0;
    const lines = layout.contents(2, Math.max(2, first - 1)).slice(0, slots.length);
    expect(lines.map(({ page }) => page)).toEqual(slots.map((slot) => layout.places.get(slot)));
    lines.forEach((line, i) => {
      const title = titles[i] ?? '';
      expect(title).toContain(line.text.replace(/^[1-6](?=\D)/, ''));
      expect(layout.pages[line.page - 1]?.text, title).toContain(title);
    });
  });

  it('has an outline of its headings, each on the page where it is read', async () => {
    const { html, layout } = await printed(id);
    expect(layout.headings.map(({ title }) => title)).toEqual(headingsOf(html));
    for (const { title, page } of layout.headings) {
      expect(layout.pages[page - 1]?.text, title).toContain(bare(title));
    }
  });

  it('can be searched, tells what it is, and leads nowhere else', async () => {
    const { page, layout, objects } = await printed(id);
    const text = layout.pages.map((it) => it.text).join('');
    expect(text).not.toMatch(/[\u2e80-\u2fdf\uf900-\ufaff]/u);
    expect(layout.info).toMatchObject({
      Title: page.header.title,
      Author: page.header.owner,
      Subject: page.header.period,
    });
    expect([layout.tagged, layout.lang]).toEqual([true, page.lang]);
    expect(objects.outside).toEqual([]);
    expect(layout.links.length).toBeGreaterThan(0);
    for (const link of layout.links) expect(layout.places.get(link ?? 'outside'), `${link}`).toBeDefined();
    expect(objects.scripts).toBe(0);
  });

  it('embeds two TrueType fonts and draws its charts as lines', async () => {
    const { bytes, objects } = await printed(id);
    expect(new Set(objects.fonts)).toEqual(new Set(['Type0', 'CIDFontType2']));
    expect(new Set(objects.programs)).toEqual(new Set(['FontFile2']));
    expect(objects.files).toBeLessThanOrEqual(2);
    expect(objects.pictures).toBe(0);
    expect(objects.packed).toBe(true);
    expect(bytes.byteLength).toBeLessThan(600_000);
  });

  it('names on each page the part it belongs to, and counts the pages', async () => {
    const { page, layout } = await printed(id);
    const title = bare(runningTitle(page.header.title));
    const total = layout.pages.length;
    expect([layout.pages[0]?.header, layout.pages[0]?.number]).toEqual(['', '']);
    layout.pages.slice(1).forEach(({ header, number }, i) => {
      expect(header).toContain(title);
      expect(number).toBe(`${i + 2}/${total}`);
    });
    const places = page.sections
      .filter(({ number }) => number !== '')
      .map((section) => ({ section, page: layout.places.get(`${section.id}-title`) ?? 0 }));
    for (const { section, page: at } of places) {
      const header = layout.pages[at - 1]?.header ?? '';
      const within =
        header.split('–').length > 1 || header.includes(bare(`${section.number}${section.title}`));
      expect(within, `${section.title} on page ${at} under ${header}`).toBe(true);
    }
  });

  it('lets no word run into the next one on its line', async () => {
    const { layout } = await printed(id);
    const over = layout.pages.flatMap(({ body }, i) =>
      linesOf(body).flatMap((line) =>
        line.flatMap((word, n) => {
          const next = line[n + 1];
          // Full-width marks give up half their width to each other.
          if (next === undefined || /[，、；：。）”]$/.test(word.text) || /^[，、；：。（“]/.test(next.text))
            return [];
          return word.x + word.width > next.x + 1 ? [`page ${i + 1}: ${word.text} / ${next.text}`] : [];
        }),
      ),
    );
    expect(over).toEqual([]);
  });

  it('fills its pages, and leaves no heading alone at the foot of one', async () => {
    const { layout } = await printed(id);
    layout.pages.forEach(({ header, fill }, i) => {
      const lastOfPart = layout.pages[i + 1]?.header !== header;
      if (!lastOfPart) expect(fill, `page ${i + 1}`).toBeGreaterThan(1 / 3);
      expect(fill, `page ${i + 1}`).toBeGreaterThan(0.05);
    });
    for (const heading of layout.headings) {
      const page = layout.pages[heading.page - 1];
      expect(page && linesBelow(page, heading), heading.title).toBeGreaterThan(0);
    }
  });

  it('is read aloud in the order of the page', async () => {
    const { html, layout } = await printed(id);
    const numbered = html.replace(/(data-page-of="([^"]+)">)000/g, (_, open: string, anchor: string) => {
      return `${open}${layout.places.get(anchor)}`;
    });
    const heads = [...html.matchAll(/<thead>(.*?)<\/thead>/gs)].map(([, head = '']) =>
      spoken(bare(head.replace(/<[^>]*>/g, ''))),
    );
    let rest = spoken(await visibleText(numbered));
    for (const [i, { tagged }] of layout.pages.entries()) {
      // A table that goes on has its headings again at the top of the page.
      const read = spoken(tagged);
      const again = heads.filter((head) => read.startsWith(head)).map((head) => read.slice(head.length));
      const text = [read, ...again].find((it) => rest.startsWith(it)) ?? read;
      expect(rest.slice(0, text.length), `page ${i + 1}`).toBe(text);
      rest = rest.slice(text.length);
    }
    expect(rest).toBe('');
  });
});

it.each(BRIEF)('%s is told on one page in the brief edition', async (id) => {
  const { page, layout, objects } = await printed(id, 'brief');
  expect(layout.pages).toHaveLength(1);
  const text = layout.pages[0]?.text ?? '';
  for (const answer of page.summary.answers) expect(text).toContain(bare(answer.answer));
  for (const tile of page.summary.tiles) expect(text).toContain(bare(tile.name));
  expect([layout.tagged, layout.lang, objects.pictures]).toEqual([true, page.lang, 0]);
});

/** How many lines of the page stand below a heading, its own not counted. */
function linesBelow(page: PrintedPage, { title, y }: Heading): number {
  const lines = linesOf(page.body.filter((word) => word.y < y));
  let own = '';
  const last = lines.findIndex((line) => {
    own += bare(line.map(({ text }) => text).join(''));
    return own.includes(bare(title));
  });
  return last < 0 ? 0 : lines.length - 1 - last;
}

/** What a page shows in print, in the order of its source. */
async function visibleText(html: string): Promise<string> {
  const page = await reader.newPage();
  await page.emulateMediaType('print');
  await page.setContent(html.replace(/<a class="part-end"[^>]*><\/a>/g, ''));
  const text = await page.evaluate(`(() => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const shown = [];
    while (walker.nextNode()) {
      const { parentElement, data } = walker.currentNode;
      if (parentElement.checkVisibility() && !parentElement.closest('.hidden-word')) shown.push(data);
    }
    return shown.join('');
  })()`);
  await page.close();
  return bare(String(text));
}

/** Without bullets, which only the print has as text, and the marks at which a name may wrap. */
function spoken(text: string): string {
  return text.replace(/[\u2022\u00b7\u200b\u00ad]/gu, '');
}

describe('a table of two hundred rows', () => {
  it('repeats its headings on each page and breaks no row', async () => {
    const { layout } = await printed('long-table');
    const rows = Array.from({ length: 200 }, (_, i) => i + 1);
    const pagesOf = rows.map((row) =>
      layout.pages.findIndex(({ text }) => new RegExp(`工作${row}号王敏`).test(text)),
    );
    expect(pagesOf.every((page) => page > 0)).toBe(true);
    rows.forEach((row, i) => {
      expect(layout.pages[pagesOf[i] ?? 0]?.text, `row ${row}`).toMatch(new RegExp(`结${row}号100%`));
    });
    const over = [...new Set(pagesOf)];
    expect(over.length).toBeGreaterThan(5);
    for (const page of over) {
      const headings = linesOf(layout.pages[page]?.body ?? []).map((line) =>
        bare(line.map(({ text }) => text).join('')),
      );
      expect(
        headings.some((line) => line.startsWith('任务负责人开始截止')),
        `page ${page + 1}`,
      ).toBe(true);
    }
  });
});

describe('the board’s PDF', () => {
  const plans = [...samples.pages.values()];
  const index = viewIndex(samples.run.outcomes, samples.run.portfolio, samples.run.config);

  it('has a page for each plan after the summary, which says where', async () => {
    const html = await renderer.portfolioPrint(index, plans);
    const [some] = plans;
    if (some === undefined) throw new Error('there are no plans');
    const bytes = await print(some, html);
    const layout = await readLayout(bytes);
    expect(layout.pages).toHaveLength(plans.length + 1);
    const numbers = layout.contents(1, 1).map(({ page }) => page);
    expect(numbers.slice(0, plans.length)).toEqual(plans.map((_, i) => i + 2));
    index.rows.forEach((row, i) => {
      expect(layout.pages[i + 1]?.text).toContain(bare(row.title));
      expect(layout.pages[i + 1]?.number).toBe(`${i + 2}/${plans.length + 1}`);
    });
    for (const link of layout.links) expect(layout.places.get(link ?? 'outside'), `${link}`).toBeDefined();
    expect(layout.links).toHaveLength(plans.length);
    const ids = [...html.matchAll(/ id="([^"]+)"/g)].map(([, name]) => name);
    expect(new Set(ids).size).toBe(ids.length);
    expect(await readObjects(bytes)).toMatchObject({ pictures: 0, files: 2, outside: [], packed: true });
    expect(Buffer.from(await print(some, html)).equals(Buffer.from(bytes))).toBe(true);
  });
});

it.each([
  ['A4', [595, 842]],
  ['Letter', [612, 792]],
] as const)('%s is the size of the pages, on which the brief edition still is one', async (paper, size) => {
  const page = pages.get('many');
  if (page === undefined) throw new Error('there is no plan');
  const bytes = await print(page, await renderer.printPage(page, 'brief', paper));
  expect((await readObjects(bytes)).sizes).toEqual([size]);
});

// Those of this repository are built twice, as a whole, in test/e2e.
it.each([
  ['english', 'full'],
  ['many', 'brief'],
] as const)('%s (%s) has the same bytes in a second run', async (id, edition) => {
  const { bytes } = await printed(id, edition);
  const again = await fresh(id, edition);
  expect(Buffer.from(again.bytes).equals(Buffer.from(bytes))).toBe(true);
});
