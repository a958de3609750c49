import type { Place } from './page-numbers.ts';

/**
 * The parts of a print begin on pages of their own (a running head can only change with the page). One that ends high
 * up on a page would leave it nearly empty, and so would a short one on its own: then the next part follows on the same
 * page, under a head that names both. Where parts end, only a print can tell: a marker at the end of each is among its
 * places.
 */
const RULE =
  /\.(part-[\w-]+) \{ page: \1; \}\s*@page \1 \{ @top-left \{ content: "([^"]*?)\\2003 ([^"]*)"; \} \}/g;
const MARKER = /<a class="part-end"[^>]*><\/a>/g;
/** A third of the text block, whose margins are 22 mm above and 20 mm below, on a page of 297 mm. */
const HIGH_UP = (22 + (297 - 22 - 20) / 3) / 297;
const TOP = 22 / 297;
const FOOT = (297 - 20) / 297;
/** What stands between two parts on one page. */
const BETWEEN = 16 / 297;
/** A part that fills no more of its only page than this would rather follow the one before, where it finds room. */
const SHORT = 0.45;
/** A head names so many sections at most, unless they take only a few pages together. */
const MOST = 3;
const FEW = 4;
/** Between the sections that a head names, as the style sheet has it escaped. */
const AND = ' \\b7  ';

interface Part {
  readonly name: string;
  readonly title: string;
  readonly running: string;
}

/** The parts that have to follow the one before them so that no page stays nearly empty, beside those that do so already. */
export function partsToJoin(
  html: string,
  places: ReadonlyMap<string, Place>,
  joined: ReadonlySet<string>,
): ReadonlySet<string> {
  const more = new Set(joined);
  const groups = groupsOf(html, joined);
  // The first page is the cover's.
  let before = 1;
  let moves = false;
  groups.forEach((group, i) => {
    const next = groups[i + 1] ?? [];
    const end = places.get(`${group.at(-1)?.name}-end`);
    if (end === undefined) return;
    const fits =
      sectionsOf([...group, ...next]).length <= MOST || (end.page - before <= FEW && next.length > 0);
    before = end.page;
    // What follows a part that has just been joined moves with it, so its end is not known yet.
    const joins = !moves && fits && (end.down < HIGH_UP || findsRoom(end, next, places));
    if (joins) for (const { name } of next) more.add(name);
    moves = joins;
  });
  return more;
}

/** Whether parts that now have a page of their own, and little on it, fit below the end of the parts before them. */
function findsRoom(end: Place, next: readonly Part[], places: ReadonlyMap<string, Place>): boolean {
  const last = places.get(`${next.at(-1)?.name}-end`);
  if (last === undefined || last.page !== end.page + 1) return false;
  const need = last.down - TOP;
  return need <= SHORT && end.down + BETWEEN + need <= FOOT;
}

/** The document with these parts on the pages of the one before them. */
export function withPartsJoined(html: string, joined: ReadonlySet<string>): string {
  if (joined.size === 0) return html;
  const groups = groupsOf(html, joined);
  const groupOf = new Map(groups.flatMap((group) => group.map(({ name }) => [name, group])));
  const ruled = html.replace(RULE, (rule, name: string) => {
    const group = groupOf.get(name);
    const [first] = group ?? [];
    if (group === undefined || first === undefined || group.length === 1) return rule;
    const page = `.${name} { page: ${first.name}; }`;
    if (name !== first.name) return page;
    return `${page}\n@page ${name} { @top-left { content: "${first.title}\\2003 ${headOf(group)}"; } }`;
  });
  return [...joined].reduce((text, name) => text.replaceAll(`${name} opens"`, `${name}"`), ruled);
}

/** The document without the markers, which nobody is to see as places. */
export function withMarkersOff(html: string): string {
  return html.replace(MARKER, '');
}

function groupsOf(html: string, joined: ReadonlySet<string>): readonly (readonly Part[])[] {
  const groups: Part[][] = [];
  for (const [, name = '', title = '', running = ''] of html.matchAll(RULE)) {
    const last = groups.at(-1);
    if (last !== undefined && joined.has(name)) last.push({ name, title, running });
    else groups.push([{ name, title, running }]);
  }
  return groups;
}

function sectionsOf(group: readonly Part[]): readonly string[] {
  return group.flatMap(({ running }) => running.split(AND)).filter((name) => name !== '');
}

/** The names of the sections; of many, the first and the last. */
function headOf(group: readonly Part[]): string {
  const sections = sectionsOf(group);
  return sections.length > MOST ? `${sections[0]} – ${sections.at(-1)}` : sections.join(AND);
}
