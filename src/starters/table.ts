import type { CellType } from '../language/cells.ts';
import { type Column, type ColumnId, type KindId, kinds } from '../language/vocabulary.ts';
import { type Lang, say } from '../language/words.ts';
import type { Draft } from './draft.ts';

/** Columns that hold numbers stand at the right, as in a spreadsheet. */
const NUMBERS: ReadonlySet<CellType> = new Set([
  'quantity',
  'number',
  'percent',
  'rate',
  'target',
  'assigned',
  'workdays',
]);

/** One cell, or the cells of all period columns. */
export type Cell = string | readonly string[];

export interface TableOptions {
  /** The first heading where the kind's own will not do: `销售总额 / 产品`. */
  readonly first?: string;
  /** Columns of money that are written in the unit in which the plan counts it (万元); the others in 元. */
  readonly scaled?: readonly string[];
}

type Heading = { readonly text: string; readonly right: boolean };

/**
 * A table of a kind as Markdown, its headings from the vocabulary in the plan's language. `periods` stands for all
 * period columns.
 */
export function table<K extends KindId>(
  draft: Draft,
  kind: K,
  columns: readonly (ColumnId<K> | 'periods')[],
  rows: readonly (readonly Cell[])[],
  options: TableOptions = {},
): string {
  const { request } = draft;
  const known: Readonly<Record<string, Column>> = kinds[kind].columns;
  const first = { text: options.first ?? labelOf(kinds[kind].first, request.lang), right: false };
  const headings = columns.flatMap((id): Heading[] =>
    id === 'periods' && !Object.hasOwn(known, id)
      ? draft.headings.map((text) => ({ text, right: true }))
      : headingOf(known[id], options.scaled?.includes(id) ? draft.money : draft.coin, request.lang),
  );
  const all = [first, ...headings];
  return [
    line(all.map(({ text }) => text)),
    line(all.map(({ right }) => (right ? '---:' : '---'))),
    ...rows.map((row) => line(row.flat())),
  ].join('\n');
}

function headingOf(column: Column | undefined, unit: string, lang: Lang): Heading[] {
  if (column === undefined) return [];
  const label = labelOf(column, lang);
  const right = NUMBERS.has(column.cell);
  return [{ text: column.money === true ? withUnit(label, unit, lang) : label, right }];
}

/** English headings begin with a capital, as people write them. */
function labelOf({ label }: Column, lang: Lang): string {
  const text = say(label, lang);
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function withUnit(label: string, unit: string, lang: Lang): string {
  return lang === 'en' ? `${label} (${unit})` : `${label}（${unit}）`;
}

/** The heading of a table by dimension: `goal / dimension`. */
export function byDimension(goal: string, dimension: string): string {
  return `${goal} / ${dimension}`;
}

/** A blank cell is one space wide, as editors write it. */
function line(cells: readonly string[]): string {
  return `|${cells.map((cell) => (cell === '' ? ' ' : ` ${cell.replaceAll('|', '\\|')} `)).join('|')}|`;
}
