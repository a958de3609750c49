import { getDocument, type PDFDocumentProxy, type PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';

export interface Word {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  /** In points, without the space that may follow. */
  readonly width: number;
}

export interface ContentsLine {
  readonly text: string;
  readonly page: number;
}

export interface PrintedPage {
  /** Without spaces, in the order of painting. */
  readonly text: string;
  /** What the tags say, in their order, without spaces. */
  readonly tagged: string;
  /** The running header, without the number of the page. */
  readonly header: string;
  /** "3 / 17", without spaces; empty on a first page. */
  readonly number: string;
  /** What stands between the margins. */
  readonly body: readonly Word[];
  /** How far down the text block the page is printed, between 0 and 1. */
  readonly fill: number;
}

export interface Heading {
  readonly title: string;
  readonly page: number;
  /** Points from the bottom of the page. */
  readonly y: number;
}

export interface Layout {
  readonly pages: readonly PrintedPage[];
  /** The lines that end in a number at the right edge of the pages `from` to `to`. */
  contents(from: number, to: number): readonly ContentsLine[];
  /** The page of each place that a link leads to, counted from 1. */
  readonly places: ReadonlyMap<string, number>;
  /** Places that a link asks for; null: a link that leads out of the document. */
  readonly links: readonly (string | null)[];
  /** As in the outline. */
  readonly headings: readonly Heading[];
  readonly tagged: boolean;
  readonly lang: string | null;
  readonly info: Readonly<Record<string, unknown>>;
}

const MM = 72 / 25.4;
const HEIGHT = 297 * MM;
/** In millimetres above and below, as in the style sheet. */
const MARGINS = { first: [11, 15], other: [22, 20] } as const;

/** Where things stand in a PDF. */
export async function readLayout(bytes: Uint8Array): Promise<Layout> {
  const task = getDocument({ data: Uint8Array.from(bytes), useSystemFonts: false, verbosity: 0 });
  const document = await task.promise;
  const numbers = Array.from({ length: document.numPages }, (_, i) => i + 1);
  const proxies = await Promise.all(numbers.map((number) => document.getPage(number)));
  const pages = await Promise.all(proxies.map((proxy, i) => readPage(proxy, i === 0)));
  const annotations = (await Promise.all(proxies.map((proxy) => proxy.getAnnotations()))).flat();
  const { info } = await document.getMetadata();
  const known = Object.fromEntries(Object.entries(info));
  const layout = {
    pages,
    contents: (from: number, to: number) =>
      pages.slice(from - 1, to).flatMap(({ body }) => numberedLines(body)),
    places: await placesOf(document),
    links: annotations.map(({ dest }): string | null => (typeof dest === 'string' ? dest : null)),
    headings: await headingsIn(document, (await document.getOutline()) ?? []),
    tagged: (await document.getMarkInfo())?.Marked === true,
    lang: typeof known.Language === 'string' ? known.Language : null,
    info: known,
  };
  await task.destroy();
  return layout;
}

async function readPage(proxy: PDFPageProxy, first: boolean): Promise<PrintedPage> {
  const { items } = await proxy.getTextContent({ includeMarkedContent: true });
  const words: Word[] = [];
  const running: Word[] = [];
  const marked = new Map<string, string>();
  const open: string[] = [];
  for (const item of items) {
    if (!('str' in item)) {
      if (item.type === 'endMarkedContent') open.pop();
      else open.push(item.id ?? '');
      continue;
    }
    // A ligature has a tag of its own within that of its word.
    const id = open.findLast((it) => it !== '') ?? '';
    marked.set(id, (marked.get(id) ?? '') + item.str);
    const text = item.str.trim();
    const [x, y] = [Number(item.transform[4]), Math.round(Number(item.transform[5]))];
    // What stands in the margins is no content, so it has no tag.
    const inMargin = id === '' && (y > HEIGHT - MARGINS.other[0] * MM || y < MARGINS.other[1] * MM);
    if (text !== '') (inMargin ? running : words).push({ text, x, y, width: item.width });
  }
  const [above, below] = first ? MARGINS.first : MARGINS.other;
  const top = HEIGHT - above * MM;
  const lowest = Math.min(top, ...words.map(({ y }) => y));
  const header = running.filter(({ y }) => y > HEIGHT / 2);
  return {
    text: textOf(words),
    tagged: bare(taggedText(await proxy.getStructTree(), marked)),
    header: textOf(header.filter(({ x }) => x < 480)),
    number: textOf(header.filter(({ x }) => x >= 480)),
    body: words,
    fill: (top - lowest) / (top - below * MM),
  };
}

interface Tag {
  readonly children: readonly unknown[];
}

function taggedText(node: unknown, marked: ReadonlyMap<string, string>): string {
  if (isTag(node)) return node.children.map((child) => taggedText(child, marked)).join('');
  if (typeof node !== 'object' || node === null || !('id' in node)) return '';
  return marked.get(String(node.id)) ?? '';
}

function isTag(node: unknown): node is Tag {
  return typeof node === 'object' && node !== null && 'children' in node && Array.isArray(node.children);
}

async function placesOf(document: PDFDocumentProxy): Promise<ReadonlyMap<string, number>> {
  const places = new Map<string, number>();
  for (const [name, place] of Object.entries(await document.getDestinations())) {
    const [page] = Array.isArray(place) ? place : [];
    if (page) places.set(name, (await document.getPageIndex(page)) + 1);
  }
  return places;
}

interface Entry {
  readonly title: string;
  readonly dest: string | readonly unknown[] | null;
  readonly items: readonly Entry[];
}

async function headingsIn(
  document: PDFDocumentProxy,
  entries: readonly Entry[],
): Promise<readonly Heading[]> {
  const found: Heading[] = [];
  for (const { title, dest, items } of entries) {
    const place = typeof dest === 'string' ? await document.getDestination(dest) : dest;
    const [ref, , , y] = Array.isArray(place) ? place : [];
    found.push({ title, page: (await document.getPageIndex(ref)) + 1, y: Number(y) });
    found.push(...(await headingsIn(document, items)));
  }
  return found;
}

/** The lines of a page from its top, each with its words from the left. */
export function linesOf(words: readonly Word[]): readonly (readonly Word[])[] {
  const heights = [...new Set(words.map(({ y }) => y))].sort((a, b) => b - a);
  return heights.map((height) => words.filter(({ y }) => y === height).toSorted((a, b) => a.x - b.x));
}

function numberedLines(page: readonly Word[]): readonly ContentsLine[] {
  return linesOf(page).flatMap((line) => {
    const last = line.at(-1);
    if (last === undefined || last.x < 480 || !/^\d+$/.test(last.text)) return [];
    return [{ text: textOf(line.slice(0, -1)), page: Number(last.text) }];
  });
}

function textOf(words: readonly Word[]): string {
  return bare(words.map(({ text }) => text).join(''));
}

export function bare(text: string): string {
  return text.replace(/\s+/g, '');
}
