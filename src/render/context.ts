import type { ChartView } from '../view/chart.ts';
import type { BlockView, FindingsView, PageLinks, PlanPage, SourceView } from '../view/page.ts';
import type { TableCell, TableColumn, TableView } from '../view/table.ts';
import type { ChartRenderer } from './chart.ts';
import type { ChartSize } from './chart-sizes.ts';
import { findingAnchor } from './contents.ts';
import { findingGroups } from './finding-groups.ts';
import { type ProseWords, proseHtml } from './prose.ts';
import { sparklineContext } from './sparkline.ts';
import { breaksOf, unbroken } from './unbroken.ts';

/**
 * What the templates see: the page, with pictures drawn, prose sanitised, and the class names that follow from the
 * kind of a cell. `templates/README.md` lists it.
 */
export interface ContextOptions {
  readonly charts: ChartRenderer;
  readonly sizes: readonly ChartSize[];
  readonly words: ProseWords;
  /** How a number in a table can be asked where it comes from: its record opens there, or a link leads to it. */
  readonly ask: Asking;
}

export interface Asking {
  readonly way: 'open' | 'link';
  /** The anchors of the records that are on the page. */
  readonly known: ReadonlySet<string>;
}

/** A line of so short clauses loses little when it ends with one. */
const DETAIL = 12;

/** Nothing can be asked: pages without records. */
export const MUTE: Asking = { way: 'link', known: new Set() };

export async function planContext(page: PlanPage, options: ContextOptions) {
  const { picture } = page.summary;
  return {
    ...page,
    header: { ...page.header, breaks: breaksOf(page.header.title) },
    links: linksContext(page.links),
    summary: {
      ...page.summary,
      headline: unbroken(page.summary.headline),
      breaks: breaksOf(page.summary.headline),
      answers: page.summary.answers.map((it) => ({
        ...it,
        answer: unbroken(it.answer),
        breaks: breaksOf(it.answer),
        details: it.details.map((detail) => unbroken(detail, DETAIL)),
        detailBreaks: it.details.map((detail) => breaksOf(detail, DETAIL)),
      })),
      picture: picture === null ? null : await chartContext(picture, options),
      tiles: page.summary.tiles.map((tile) => ({
        ...tile,
        ...asked(tile.source, options.ask),
        sparkline: sparklineContext(tile.sparkline),
        facts: tile.facts.map((fact) => ({ ...fact, ...asked(fact.source, options.ask) })),
      })),
    },
    sections: await Promise.all(
      page.sections.map(async (section) => ({
        ...section,
        part: '',
        blocks: await Promise.all(
          section.blocks.map((block, i) => blockContext(block, findingAnchor(section.id, i), options)),
        ),
      })),
    ),
    findings: findingsContext(page.findings, options.ask),
    sources: recordsContext(page.sources, options.ask),
    shownSources: recordsContext(page.shownSources, options.ask),
  };
}

/** `open` names the record that opens, `link` the one that a link leads to; at most one of them is there. */
function asked(source: string, { way, known }: Asking) {
  const there = known.has(source) ? source : '';
  return { open: way === 'open' ? there : '', link: way === 'link' ? there : '' };
}

function recordsContext(sources: readonly SourceView[], { way }: Asking) {
  return sources.map((source) => ({ ...source, opens: way === 'open' }));
}

function linksContext(links: PageLinks) {
  return { ...links, related: links.parent !== null || links.children.length > 0 };
}

/** On the screen the code of a finding leads to the page that tells what it means and where else it occurs. */
function findingsContext(findings: FindingsView, { way }: Asking) {
  return {
    count: findings.count,
    items: findingGroups(findings.items),
    waived: findingGroups(findings.waived),
    any: findings.items.length + findings.waived.length > 0,
    rules: way === 'open' ? '../rules/index.html' : '',
  };
}

async function blockContext(block: BlockView, anchor: string, options: ContextOptions) {
  const template = `blocks/${block.kind}`;
  switch (block.kind) {
    case 'prose':
      return { template, body: proseHtml(block, options.words) };
    case 'table':
      return { template, table: tableContext(block.table, options.words, options.ask) };
    case 'chart':
      return { template, chart: await chartContext(block.chart, options) };
    case 'finding':
      return { ...block, template, anchor };
    case 'list':
      return { ...block, template };
  }
}

export async function chartContext(chart: ChartView, { charts, sizes, words, ask }: ContextOptions) {
  return {
    ...chart,
    title: unbroken(chart.title),
    breaks: breaksOf(chart.title),
    drawings: await Promise.all(sizes.map(async (size) => ({ size, svg: await charts.svg(chart, size) }))),
    table: tableContext(chart.table, words, ask),
  };
}

const MANY = 9;
const SHORT = 6;

export function tableContext(table: TableView, words: ProseWords, ask: Asking = MUTE) {
  return {
    ...table,
    label: table.caption === '' ? table.columns.map((column) => column.heading).join(', ') : table.caption,
    class: tableClass(table),
    columns: table.columns.map((column) => ({ ...column, class: columnClass(column) })),
    rows: table.rows.map((row) => ({
      ...row,
      cells: row.cells.map((cell, i) => cellContext(cell, table.columns[i], i === 0, words, ask)),
    })),
  };
}

/** A short table is kept whole on paper; one of many columns is set smaller. */
function tableClass(table: TableView): string {
  const width = table.compact ? 'compact' : table.columns.length > MANY ? 'many-columns' : 'few-columns';
  return table.rows.length <= SHORT ? `${width} short` : width;
}

/** Numbers never wrap, which their own class says already. */
function columnClass({ align, wraps }: TableColumn): string {
  if (wraps) return `${align} wraps`;
  return align === 'left' ? 'left nowrap' : align;
}

function cellContext(
  cell: TableCell,
  column: TableColumn | undefined,
  head: boolean,
  words: ProseWords,
  ask: Asking,
) {
  const classes = [
    column === undefined ? 'left' : columnClass(column),
    cell.origin === 'none' ? '' : cell.origin,
    cell.impact === '' ? '' : `impact-${cell.impact}`,
    cell.text === '—' ? 'dash' : '',
  ];
  const { open, link } = asked(cell.source, ask);
  return {
    open,
    link,
    head,
    class: classes.filter((name) => name !== '').join(' '),
    body:
      cell.content === null
        ? ''
        : proseHtml(
            { nodes: [{ type: 'paragraph', children: [...cell.content] }], claims: cell.claims },
            words,
          ),
    lines: cell.text.includes('\n') ? cell.text.split('\n') : [],
    // A cell that is nothing but a light says its word; beside a number the shape and a hidden word suffice.
    lightWordClass: cell.text === '' ? 'light-word' : 'hidden-word',
    // Last, not first: to a copy the engine adds what follows one by one, many times slower, and there are thousands of cells.
    ...cell,
  };
}
