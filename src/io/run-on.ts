import type { Place } from './page-numbers.ts';

/**
 * The parts of a print run on after each other. One that would begin low on a page without ending there begins the
 * next: a step is to be seen with what stands in it. A running head can only change where a page begins anyway; what
 * begins pages only a print can tell, so each part, its blocks and its end are among the places.
 */
const RULE =
  /\.(part-[\w-]+) \{ page: \1; \}\s*@page \1 \{ @top-left \{ content: "([^"]*?)\\2003 ([^"]*)"; \} \}/g;
const MARKER = /<a class="part-end"[^>]*><\/a>/g;
const BLOCK = /<div class="block" id="(part-\d+)-(\d+)"/g;

/** Places are counted from the text block, which has margins of 22 mm above and 20 mm below on a page of 297 mm. */
const FOOT = (297 - 22 - 20) / 297;
/** Less than a line: what lies no further down begins its page. */
const AT_TOP = 0.008;
/** A quarter of a page left white is not seen as a hole. */
const LOW = FOOT * 0.72;
/** The contents are a page of their own, unless they leave most of it or all of the next part finds room. */
const CONTENTS = 'part-contents';
const HIGH_UP = FOOT / 3;
/** What goes on over so many pages more is worth one of its own to begin with. */
const LONG = 5;
/** A head names so many sections; of more, the first and the last. */
const MOST = 3;
/** Between the sections that a head names, as the style sheet has it escaped. */
const AND = ' \\b7  ';

interface Part {
  readonly name: string;
  readonly title: string;
  readonly running: string;
  readonly start: Place;
  readonly end: Place;
}

/** The document whose parts run on after each other, but for these, which begin a page. */
export function withPartsRunningOn(html: string, opened: ReadonlySet<string>): string {
  return [...opened].reduce((text, name) => dressed(text, name, 'opens', ''), html.replace(RULE, ''));
}

/** The parts that are to begin a page, beside those that do so already: at most one more, because the others move with it. */
export function partsToOpen(
  html: string,
  places: ReadonlyMap<string, Place>,
  opened: ReadonlySet<string>,
): ReadonlySet<string> {
  const parts = partsIn(html, places);
  const next = parts.find(({ name, running, start, end }, i) => {
    // Words before the first step belong to it.
    const last = running === '' ? (parts[i + 1]?.end ?? end) : end;
    if (name === CONTENTS || opened.has(name) || start.page === last.page) return false;
    const apart = parts[i - 1]?.name === CONTENTS || last.page - start.page >= LONG;
    return start.down > (apart ? HIGH_UP : LOW);
  });
  return next === undefined ? opened : new Set([...opened, next.name]);
}

/**
 * The document whose pages name in their heads the sections that stand on them, as far as no page has to begin for it:
 * a head changes where something begins its page, or only where one of these does.
 */
export function withRunningHeads(
  html: string,
  laid: string,
  places: ReadonlyMap<string, Place>,
  only: ReadonlySet<string> | null = null,
): string {
  const parts = partsIn(html, places);
  const runs = runsOf(itemsIn(html, parts, places), only);
  const last = parts.at(-1)?.end.page ?? 1;
  const heads = runs.map(({ page }, i) => headOf(parts, page, (runs[i + 1]?.page ?? last + 1) - 1));
  const nameOf = (run: number) => `run-${heads.indexOf(heads[run] ?? '') + 1}`;
  const title = parts[0]?.title ?? '';
  const rules = [...new Set(heads)].map(
    (head) => `@page ${nameOf(heads.indexOf(head))} { @top-left { content: "${title}\\2003 ${head}"; } }\n`,
  );
  const named = runs.reduce(
    (text, { items }, run) =>
      items.reduce((all, item, i) => dressed(all, item, i === 0 ? 'turns' : '', nameOf(run)), text),
    laid,
  );
  return named.replace('</style>', () => `${rules.join('')}</style>`);
}

/** The document without the markers, and without what they lead to, which nobody is to see as places. */
export function withMarkersOff(html: string): string {
  return html.replace(MARKER, '').replace(/ id="part-\d+-\d+"/g, '');
}

function partsIn(html: string, places: ReadonlyMap<string, Place>): readonly Part[] {
  const first = (places.get('cover-end')?.page ?? 0) + 1;
  return [...html.matchAll(RULE)].flatMap(([, name = '', title = '', running = '']): Part[] => {
    const start = name === CONTENTS ? { page: first, down: 0 } : places.get(startOf(html, name, places));
    const end = places.get(`${name}-end`);
    if (start === undefined || end === undefined) return [];
    const nothing = end.page > start.page && isAtTop(end);
    return [{ name, title, running, start, end: nothing ? { page: end.page - 1, down: FOOT } : end }];
  });
}

/** The title of a part; of one without, its first block. */
function startOf(html: string, name: string, places: ReadonlyMap<string, Place>): string {
  const titled = [new RegExp(`class="step ${name}" id="([^"]+)"`).exec(html)?.[1], 'findings', 'sources'];
  const title = name === 'part-appendix' ? titled.slice(1) : titled.slice(0, 1);
  return title.map((id) => `${id}-title`).find((id) => places.has(id)) ?? `${name}-0`;
}

function isAtTop({ down }: Place): boolean {
  return down <= AT_TOP;
}

interface Item extends Place {
  readonly name: string;
}

/** Each part, followed by its blocks. */
function itemsIn(html: string, parts: readonly Part[], places: ReadonlyMap<string, Place>): readonly Item[] {
  const blocks = [...html.matchAll(BLOCK)].map(([, part = '', index = '']) => ({
    part,
    name: `${part}-${index}`,
  }));
  return parts.flatMap(({ name, start }) => [
    { ...start, name },
    ...blocks.flatMap((block): Item[] => {
      const place = places.get(block.name);
      return block.part !== name || place === undefined ? [] : [{ ...place, name: block.name }];
    }),
  ]);
}

interface Run {
  readonly page: number;
  readonly items: readonly string[];
}

/** A new one where something begins with its page. */
function runsOf(items: readonly Item[], only: ReadonlySet<string> | null): readonly Run[] {
  const runs: { page: number; items: string[] }[] = [];
  for (const item of items) {
    const last = runs.at(-1);
    const turns = isAtTop(item) && (only?.has(item.name) ?? true);
    if (last === undefined || (turns && item.page > last.page))
      runs.push({ page: item.page, items: [item.name] });
    else last.items.push(item.name);
  }
  return runs;
}

/** What stands on these pages. */
function headOf(parts: readonly Part[], from: number, to: number): string {
  const sections = parts
    .filter(({ start, end }) => start.page <= to && end.page >= from)
    .map(({ running }) => running)
    .filter((running) => running !== '');
  return sections.length > MOST ? `${sections[0]} – ${sections.at(-1)}` : sections.join(AND);
}

/** The document with a further class on a part or a block, and with a name for its pages. */
function dressed(html: string, name: string, extra: string, page: string): string {
  const tag = new RegExp(
    `(<(?:section|nav|div) class="(?:[\\w-]+ )*?(?:${name}|block(?=" id="${name}"))(?: opens)?)"( id="${name}")?`,
  );
  const style = page === '' ? '' : ` style="page: ${page}"`;
  return html.replace(
    tag,
    (_, open: string, id = '') => `${open}${extra === '' ? '' : ` ${extra}`}"${id}${style}`,
  );
}
