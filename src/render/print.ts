import type { PlanPage, Tile, TileFact } from '../view/page.ts';
import type { IndexPage } from '../view/site/front-page.ts';
import type { LightView } from '../view/table.ts';
import { partsOf } from './contents.ts';
import { type ContextOptions, planContext } from './context.ts';
import { sparklineContext } from './sparkline.ts';
import { textWidth } from './text-width.ts';

/** The whole plan, or the one page that a leader reads. */
export type Edition = 'full' | 'brief';

/** The size of its pages, as the config names it. */
export type Paper = 'A4' | 'Letter';

/** What `pages/print.hbs` and `pages/brief.hbs` know: the plan, its contents and the parts its pages run in. */
export async function printContext(
  page: PlanPage,
  edition: Edition,
  words: { readonly findings: string; readonly sources: string },
  options: ContextOptions,
) {
  const shown = edition === 'brief' ? { ...page, sections: [], sources: [] } : page;
  const { contents, parts, partOf } = partsOf(shown, words);
  const context = await planContext(shown, options);
  return {
    ...context,
    sections: context.sections.map((section, i) => ({
      ...section,
      part: partOf.get(shown.sections[i]?.id ?? '') ?? '',
    })),
    contents,
    parts,
    goalTable: goalTable(page.summary.tiles),
  };
}

/** In points: what the head of a page has room for beside the names of three sections. */
const TITLE = 235;
/** As the style sheet sets the head. */
const HEAD = 7.8;

/** The title as it stands in the head of each page: on one line, beside the name of the part. */
export function runningTitle(title: string): string {
  if (textWidth(title, HEAD, 'regular') <= TITLE) return title;
  const letters = [...title];
  while (textWidth(`${letters.join('')}…`, HEAD, 'regular') > TITLE) letters.pop();
  return `${letters.join('').trimEnd()}…`;
}

interface GoalRow {
  readonly name: string;
  readonly light: LightView;
  readonly value: string;
  readonly label: string;
  readonly sparkline: ReturnType<typeof sparklineContext>;
  readonly facts: readonly (TileFact | null)[];
}

/**
 * The goals in numbers, a line each: what tiles tell in a column stands under one heading. What most of the large
 * numbers are is said once, above them; only the others say it themselves.
 */
function goalTable(tiles: readonly Tile[]): {
  readonly label: string;
  readonly headings: readonly string[];
  readonly rows: readonly GoalRow[];
} {
  const headings = tiles.reduce<readonly string[]>((known, tile) => {
    const own = tile.facts.map((fact) => fact.label);
    return own.reduce((all, heading, i) => inserted(all, heading, own.slice(i + 1)), known);
  }, []);
  const label = mostFrequent(tiles.map((tile) => tile.label));
  const rows = tiles.map((tile) => ({
    name: tile.name,
    light: tile.light,
    value: [tile.before, tile.value, tile.unit].filter((part) => part !== '').join(' '),
    label: tile.label === label ? '' : tile.label,
    sparkline: sparklineContext(tile.sparkline),
    facts: headings.map((heading) => tile.facts.find((fact) => fact.label === heading) ?? null),
  }));
  return { label, headings, rows };
}

/** What one goal alone tells stands where that goal tells it: before what follows there. */
function inserted(known: readonly string[], heading: string, after: readonly string[]): readonly string[] {
  if (known.includes(heading)) return known;
  const next = known.findIndex((it) => after.includes(it));
  return next < 0 ? [...known, heading] : known.toSpliced(next, 0, heading);
}

/** The first of those that occur most often; empty for none. */
function mostFrequent(texts: readonly string[]): string {
  const times = (text: string) => texts.filter((it) => it === text).length;
  return texts.reduce((most, text) => (times(text) > times(most) ? text : most), texts[0] ?? '');
}

/** One page of a plan among others: its picture gets a name of its own. */
export async function boardContext(page: PlanPage, options: ContextOptions) {
  const { picture } = page.summary;
  const own = picture === null ? null : { ...picture, id: `${page.id}-${picture.id}` };
  const shown = { ...page, sections: [], sources: [], summary: { ...page.summary, picture: own } };
  const context = await planContext(shown, options);
  return { ...context, anchor: boardAnchor(page.id), goalTable: goalTable(page.summary.tiles) };
}

/** The plans as the summary lists them: parents above their children. */
export function inOrderOf(index: IndexPage, plans: readonly PlanPage[]): readonly PlanPage[] {
  const place = new Map(index.rows.map((row, i) => [row.href, i]));
  const placeOf = (plan: PlanPage) => place.get(`${encodeURIComponent(plan.id)}/index.html`) ?? plans.length;
  return plans.toSorted((a, b) => placeOf(a) - placeOf(b));
}

/** The frame of the board's PDF, and its rows with the place where each plan has its page. */
export function boardSummary(index: IndexPage, plans: readonly PlanPage[]) {
  const known = new Map(plans.map((plan) => [`${encodeURIComponent(plan.id)}/index.html`, plan.id]));
  return {
    header: { title: index.title },
    parts: [],
    rows: index.rows.map((row) => {
      const id = known.get(row.href);
      return { ...row, anchor: id === undefined ? '' : boardAnchor(id) };
    }),
  };
}

/** An id of a plan holds letters, digits, dots and dashes of any script; as a place it has to be plain. */
function boardAnchor(id: string): string {
  return `plan-${[...new TextEncoder().encode(id)].map((byte) => byte.toString(16).padStart(2, '0')).join('')}`;
}
