import { contains, type FiscalStart, type Period, samePeriod } from '../model/period.ts';
import { type PeriodNode, periodTree } from './period-tree.ts';
import type { SplitGrid } from './split-grid.ts';

/** What decides a blank cell of a table by member and period. */
export type Deciding =
  /** The members under it are filled in, and add up to it. */
  | { readonly kind: 'members'; readonly children: readonly number[] }
  /** It adds up from these, which lie inside it. */
  | { readonly kind: 'sum'; readonly periods: readonly Period[] }
  /** It is fitted between the member's target in the period around it (null: the whole) and the target of all members. */
  | { readonly kind: 'fit'; readonly around: Period | null; readonly held: readonly HeldCell[] };

export interface HeldCell {
  readonly index: number;
  readonly period: Period;
}

/** For one table, in which periods and beside which filled cells each of its blank cells was worked out. */
export function decidingCells(
  grid: SplitGrid,
  fiscal: FiscalStart,
): (index: number, period: Period) => Deciding {
  const { goal, split } = grid;
  const columns = split.periods.filter((it) => contains(goal.period, it));
  const tree = periodTree(goal.period, columns, fiscal);
  return (index, period) => {
    const rows = siblingsOf(grid, index);
    const held = rows.flatMap((row) =>
      columns.filter((it) => grid.cell(row, it) !== null).map((it) => ({ index: row, period: it })),
    );
    const root = tree.ok ? dissolved(tree.root, { grid, rows, held }) : null;
    const found = root === null ? null : nodeAround(root, period);
    if (found === null) return { kind: 'fit', around: null, held };
    const { around, node } = found;
    const parts = node === null ? tiles(around, period) : node.children;
    const fixed = node !== null && grid.fixed(index, period);
    if (node === null || (fixed && parts.some((it) => grid.fixed(index, it.period))))
      return { kind: 'sum', periods: parts.map((it) => it.period) };
    if (fixed) return { kind: 'members', children: grid.children(index) };
    return {
      kind: 'fit',
      around: around === root ? null : around.period,
      held: held.filter((it) => isPart(it.period, around.period)),
    };
  };
}

/** The rows that share one whole with this one: the top of the table, or the members under one parent. */
export function siblingsOf(grid: SplitGrid, index: number): readonly number[] {
  if (grid.top.includes(index)) return grid.top;
  const parent = grid.split.members.findIndex((_, i) => grid.children(i).includes(index));
  return parent === -1 ? [index] : grid.children(parent);
}

interface Rows {
  readonly grid: SplitGrid;
  readonly rows: readonly number[];
  readonly held: readonly HeldCell[];
}

/** The periods as the rows were fitted: a column that a row leaves blank while it fills some of its parts gives way to them. */
function dissolved(root: PeriodNode, rows: Rows): PeriodNode {
  const below = (node: PeriodNode): readonly PeriodNode[] => {
    const children = node.children.flatMap(below);
    return givesWay(node, rows) ? children : [{ ...node, children }];
  };
  return { ...root, children: root.children.flatMap(below) };
}

function givesWay(node: PeriodNode, { grid, rows, held }: Rows): boolean {
  if (node.column === null || node.children.length === 0) return false;
  const inside = held.filter((it) => isPart(it.period, node.period));
  return rows.some((row) => !grid.fixed(row, node.period) && inside.some((it) => it.index === row));
}

function isPart(part: Period, whole: Period): boolean {
  return part.months < whole.months && contains(whole, part);
}

/** The smallest node that is longer than a period and has it inside, and the period's own node where it is one. */
function nodeAround(
  root: PeriodNode,
  period: Period,
): { readonly around: PeriodNode; readonly node: PeriodNode | null } | null {
  if (samePeriod(root.period, period) || !contains(root.period, period)) return null;
  for (let around = root; ; ) {
    const below = around.children.find((it) => contains(it.period, period));
    if (below === undefined) return { around, node: null };
    if (samePeriod(below.period, period)) return { around, node: below };
    around = below;
  }
}

/** The longest nodes inside a period that is none itself. */
function tiles(around: PeriodNode, period: Period): readonly PeriodNode[] {
  return around.children.flatMap((it) => (contains(period, it.period) ? [it] : tiles(it, period)));
}
