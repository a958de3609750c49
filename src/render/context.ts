import type { ChartView } from '../view/chart.ts';
import type { BlockView, FindingsView, PageLinks, PlanPage } from '../view/page.ts';
import type { TableCell, TableColumn, TableView } from '../view/table.ts';
import type { ChartRenderer, ChartSize } from './chart.ts';
import { findingAnchor } from './contents.ts';
import { type ProseWords, proseHtml } from './prose.ts';

/**
 * What the templates see: the page, with pictures drawn, prose sanitised, and the class names that follow from the
 * kind of a cell. `templates/README.md` lists it.
 */
export interface ContextOptions {
  readonly charts: ChartRenderer;
  readonly sizes: readonly ChartSize[];
  readonly words: ProseWords;
}

export async function planContext(page: PlanPage, options: ContextOptions) {
  const { picture } = page.summary;
  return {
    ...page,
    links: linksContext(page.links),
    summary: {
      ...page.summary,
      picture: picture === null ? null : await chartContext(picture, options),
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
    findings: findingsContext(page.findings),
  };
}

function linksContext(links: PageLinks) {
  return { ...links, related: links.parent !== null || links.children.length > 0 };
}

function findingsContext(findings: FindingsView) {
  return { ...findings, any: findings.items.length + findings.waived.length > 0 };
}

async function blockContext(block: BlockView, anchor: string, options: ContextOptions) {
  const template = `blocks/${block.kind}`;
  switch (block.kind) {
    case 'prose':
      return { template, body: proseHtml(block, options.words) };
    case 'table':
      return { template, table: tableContext(block.table, options.words) };
    case 'chart':
      return { template, chart: await chartContext(block.chart, options) };
    case 'finding':
      return { ...block, template, anchor };
    case 'list':
      return { ...block, template };
  }
}

async function chartContext(chart: ChartView, { charts, sizes, words }: ContextOptions) {
  return {
    ...chart,
    drawings: await Promise.all(sizes.map(async (size) => ({ size, svg: await charts.svg(chart, size) }))),
    table: tableContext(chart.table, words),
  };
}

const MANY = 9;
const SHORT = 6;

export function tableContext(table: TableView, words: ProseWords) {
  return {
    ...table,
    label: table.caption === '' ? table.columns.map((column) => column.heading).join(', ') : table.caption,
    class: tableClass(table),
    columns: table.columns.map((column) => ({ ...column, class: columnClass(column) })),
    rows: table.rows.map((row) => ({
      ...row,
      cells: row.cells.map((cell, i) => cellContext(cell, table.columns[i], i === 0, words)),
    })),
  };
}

/** A short table is kept whole on paper; one of many columns is set smaller. */
function tableClass(table: TableView): string {
  const width = table.compact ? 'compact' : table.columns.length > MANY ? 'many-columns' : 'few-columns';
  return table.rows.length <= SHORT ? `${width} short` : width;
}

function columnClass(column: TableColumn): string {
  return `${column.align} ${column.wraps ? 'wraps' : 'nowrap'}`;
}

function cellContext(cell: TableCell, column: TableColumn | undefined, head: boolean, words: ProseWords) {
  const classes = [
    column === undefined ? 'left' : columnClass(column),
    cell.origin === 'none' ? '' : cell.origin,
    cell.impact === '' ? '' : `impact-${cell.impact}`,
    cell.text === '—' ? 'dash' : '',
  ];
  return {
    ...cell,
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
  };
}
