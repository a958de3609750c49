import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { diskFiles } from '../../src/io/disk.ts';
import { headingsOf } from '../../src/io/outline.ts';
import { createPrinter } from '../../src/io/printer.ts';
import { runPipeline } from '../../src/pipeline.ts';
import { readSources } from '../../src/read/sources.ts';
import type { Edition } from '../../src/render/print.ts';
import { viewIndex } from '../../src/view/index-page.ts';
import type { PlanPage } from '../../src/view/page.ts';
import { viewPlan } from '../../src/view/plan-page.ts';
import { strictRenderer } from '../render/templates.ts';
import { readPdf } from '../support/pdf.ts';
import { largePlan } from './large-plan.ts';
import { bare, readLayout } from './printed.ts';

const sources = await readSources(await diskFiles(process.cwd()), ['plans']);
const run = runPipeline(sources, { asOf: null, today: 0 });
const published = run.outcomes.filter((outcome) => outcome.analysis !== null);
const pages = new Map(published.map((it) => [it.id, viewPlan(it, run.portfolio, run.config)]));
const renderer = await strictRenderer();
const printer = createPrinter({ browser: null });

beforeAll(() => {
  pages.set('large', largePlan());
});
afterAll(() => printer.close());

function print(page: PlanPage, html: string): Promise<Uint8Array> {
  const { title, period, owner } = page.header;
  return printer.print(html, { title, subject: period, author: owner, lang: page.lang, date: run.asOf });
}

interface Printed {
  readonly page: PlanPage;
  readonly html: string;
  readonly bytes: Uint8Array;
}

async function fresh(id: string, edition: Edition): Promise<Printed> {
  const page = pages.get(id);
  if (page === undefined) throw new Error(`there is no plan ${id}`);
  const html = await renderer.printPage(page, edition);
  return { page, html, bytes: await print(page, html) };
}

const known = new Map<string, Promise<Printed>>();

function printed(id: string, edition: Edition = 'full'): Promise<Printed> {
  const key = `${id} ${edition}`;
  const made = known.get(key) ?? fresh(id, edition);
  known.set(key, made);
  return made;
}

describe.each(['east-2026', 'launch-product-c', 'renewal-breakthrough-2026', 'large'])(
  '%s on paper',
  (id) => {
    it('says in its contents on which page each heading stands', async () => {
      const { html, bytes } = await printed(id);
      const layout = await readLayout(bytes);
      const slots = [...html.matchAll(/data-page-of="([^"]+)"/g)].map(([, anchor]) => anchor ?? '');
      const titles = [...html.matchAll(/<span class="contents-text">([^<]*)<\/span>/g)].map(([, text]) =>
        bare(headingsOf(`<h2>${text}</h2>`)[0] ?? ''),
      );
      const first = layout.places.get(slots[0] ?? '') ?? 0;
      const lines = layout.contents(2, first - 1);
      expect(lines.length).toBe(slots.length);
      expect(slots.length).toBeGreaterThan(6);
      lines.forEach((line, i) => {
        const title = titles[i] ?? '';
        expect(line.page, title).toBe(layout.places.get(slots[i] ?? ''));
        expect(title).toContain(line.text.replace(/^[1-6](?=\D)/, ''));
        expect(layout.pages[line.page - 1], title).toContain(title);
      });
    });

    it('has an outline of its headings, fonts that can be searched, tags, and the same bytes again', async () => {
      const { page, html, bytes } = await printed(id);
      const pdf = await readPdf(bytes);
      expect(pdf.outline).toEqual(headingsOf(html));
      expect(pdf.fonts.every((font) => font.embedded && font.type === 'CIDFontType2')).toBe(true);
      expect(pdf.pages.join('')).not.toMatch(/[⺀-⿟]/u);
      expect(pdf.info).toMatchObject({ Title: page.header.title, Author: page.header.owner });
      expect(pdf.lang).toBe(page.lang);
      expect(pdf.links).toEqual([]);
      expect((await readLayout(bytes)).tagged).toBe(true);
      expect(Buffer.from((await fresh(id, 'full')).bytes).equals(Buffer.from(bytes))).toBe(true);
    });

    it('names on each page the part it belongs to, and leaves none empty', async () => {
      const { page, bytes } = await printed(id);
      const layout = await readLayout(bytes);
      const title = bare(page.header.title);
      layout.pages.slice(1).forEach((text, i) => {
        expect(text).toContain(title);
        expect(text.replace(title, '').length, `page ${i + 2}`).toBeGreaterThan(60);
      });
      for (const section of page.sections.filter((it) => it.number !== '')) {
        const at = layout.places.get(`${section.id}-title`) ?? 0;
        const text = layout.pages[at - 1] ?? '';
        expect(text.slice(0, text.indexOf(`${at}/`))).toContain(bare(`${section.number}${section.title}`));
      }
    });

    it('is told on one page in the brief edition', async () => {
      const { page, bytes } = await printed(id, 'brief');
      const layout = await readLayout(bytes);
      expect(layout.pages).toHaveLength(1);
      for (const answer of page.summary.answers) expect(layout.pages[0]).toContain(bare(answer.answer));
      for (const tile of page.summary.tiles) expect(layout.pages[0]).toContain(bare(tile.name));
    });
  },
);

describe('the board’s PDF', () => {
  it('has a page for each plan after the summary, which says where', async () => {
    const index = viewIndex(run.outcomes, run.portfolio, run.config);
    const plans = published.flatMap((outcome) => pages.get(outcome.id) ?? []);
    const html = await renderer.portfolioPrint(index, plans);
    const [some] = plans;
    if (some === undefined) throw new Error('there are no plans');
    const bytes = await print(some, html);
    const layout = await readLayout(bytes);
    expect(layout.pages).toHaveLength(plans.length + 1);
    const numbers = layout.contents(1, 1).map(({ page }) => page);
    expect(numbers.slice(0, plans.length)).toEqual(plans.map((_, i) => i + 2));
    index.rows.forEach((row, i) => {
      expect(layout.pages[i + 1]).toContain(bare(row.title));
    });
    const ids = [...html.matchAll(/ id="([^"]+)"/g)].map(([, name]) => name);
    expect(new Set(ids).size).toBe(ids.length);
  });
});

it('a report of twenty pages is small', async () => {
  const { bytes } = await printed('east-2026');
  expect(bytes.byteLength).toBeLessThan(600_000);
});
