import type { Goal, Split } from '../decode/plan.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { diagnose } from '../diagnostics/report.ts';
import { type Cell, valueOf } from '../language/cells.ts';
import { contains, type FiscalStart, lastMonth, type Period, samePeriod } from '../model/period.ts';
import { multiply, type Rational, rational, ZERO } from '../model/rational.ts';
import { spread } from '../model/spread.ts';
import { fitTwoWay } from '../model/two-way.ts';
import { fromQuanta, quantityOf } from './context.ts';
import { nearestQuanta } from './held-cells.ts';
import { memberTotals } from './member-totals.ts';
import { type PeriodNode, periodTree } from './period-tree.ts';
import type { Schedule } from './schedule.ts';
import { fixedCell, type SplitReading } from './split-reading.ts';

/** A table by dimension with its blanks filled: every row, every column and every parent adds up exactly. */
export interface SplitGrid {
  readonly split: Split;
  readonly goal: Goal;
  /** Members at the top, and those below a member, by index. */
  readonly top: readonly number[];
  children(index: number): readonly number[];
  /** The total of a member in base units; null for none. */
  total(index: number): Rational | null;
  /** Whether the total, or the weight it follows from, stood in the file. */
  totalHeld(index: number): boolean;
  at(index: number, period: Period): Rational | null;
  /** The author's cell for exactly this period. */
  cell(index: number, period: Period): Cell<unknown> | null;
}

export type GridResult =
  | { readonly ok: true; readonly grid: SplitGrid }
  | { readonly ok: false; readonly diagnostic: Diagnostic };

/** One set of siblings under one margin; months are worked out when first asked for. */
interface Group {
  readonly siblings: readonly number[];
  quanta(index: number, period: Period): bigint | null;
}

type GroupResult =
  | { readonly ok: true; readonly group: Group; readonly totals: readonly bigint[] }
  | { readonly ok: false; readonly diagnostic: Diagnostic };

/** Fills a table of an additive goal from the schedule of the goal, level by level of the hierarchy. */
export function fillSplit(
  reading: SplitReading,
  whole: Rational,
  schedule: Schedule,
  fiscal: FiscalStart,
): GridResult {
  const { goal, members } = reading;
  const totals: (bigint | undefined)[] = members.map(() => undefined);
  const groups = new Map<number, Group>();

  const fillUnder = (
    siblings: readonly number[],
    parent: string | null,
    total: bigint,
    margin: (period: Period) => bigint | null,
  ): Diagnostic | null => {
    if (siblings.length === 0) return null;
    const result =
      goal.type === 'stock'
        ? stockGroup(reading, siblings, parent, total, margin)
        : flowGroup(reading, siblings, parent, total, margin, fiscal);
    if (!result.ok) return result.diagnostic;
    const { group } = result;
    for (const [i, index] of siblings.entries()) {
      totals[index] = result.totals[i];
      groups.set(index, group);
    }
    for (const index of siblings) {
      const member = members[index];
      if (member === undefined || member.none) continue;
      const problem = fillUnder(member.children, member.member.name, totals[index] ?? 0n, (period) =>
        group.quanta(index, period),
      );
      if (problem !== null) return problem;
    }
    return null;
  };

  const problem = fillUnder(reading.top, null, nearestQuanta(goal, whole), (period) => {
    const value = schedule.at(period);
    return value === null ? null : nearestQuanta(goal, value);
  });
  if (problem !== null) return { ok: false, diagnostic: problem };
  const value = (quanta: bigint | null | undefined) =>
    quanta === null || quanta === undefined ? null : fromQuanta(goal, quanta);
  return {
    ok: true,
    grid: {
      split: reading.split,
      goal,
      top: reading.top,
      children: (index) => members[index]?.children ?? [],
      totalHeld: (index) => members[index]?.amount !== null || members[index]?.weight !== null,
      cell: (index, period) =>
        members[index]?.cells.find((it) => samePeriod(it.period, period))?.cell ?? null,
      total: (index) => (members[index]?.none ? null : value(totals[index])),
      at: (index, period) => {
        if (members[index]?.none || !contains(goal.period, period)) return null;
        if (samePeriod(period, goal.period)) return value(totals[index]);
        return value(groups.get(index)?.quanta(index, period));
      },
    },
  };
}

/**
 * A ratio by member never adds: each member has its own level where it is written, else the goal's. Weights and
 * assigned amounts would split it, and are refused.
 */
export function ratioGrid(goal: Goal, split: Split, schedule: Schedule): GridResult {
  for (const { row } of split.members) {
    for (const column of ['weight', 'assigned'] as const) {
      const cell = row.cells[column];
      if (cell.state !== 'value') continue;
      const params = { goal: goal.name, dimension: split.dimension, column };
      return { ok: false, diagnostic: diagnose('ratio-split', params, cell.at, { about: goal.name }) };
    }
  }
  const level = (index: number) => {
    const cell = split.members[index]?.row.cells.target;
    return cell === undefined ? undefined : valueOf(cell)?.value;
  };
  const cellAt = (index: number, period: Period) =>
    split.members[index]?.periods.find((it) => samePeriod(it.period, period))?.cell;
  return {
    ok: true,
    grid: {
      split,
      goal,
      top: split.members.map((_, index) => index),
      children: () => [],
      total: (index) => level(index) ?? schedule.at(goal.period),
      totalHeld: (index) => level(index) !== undefined,
      at: (index, period) => {
        const cell = cellAt(index, period);
        return (cell === undefined ? undefined : valueOf(cell)?.value) ?? level(index) ?? schedule.at(period);
      },
      cell: (index, period) => {
        const cell = cellAt(index, period);
        return cell?.state === 'value' ? cell : null;
      },
    },
  };
}

function flowGroup(
  reading: SplitReading,
  siblings: readonly number[],
  parent: string | null,
  whole: bigint,
  margin: (period: Period) => bigint | null,
  fiscal: FiscalStart,
): GroupResult {
  const { goal, columns } = reading;
  const totals = memberTotals(reading, siblings, whole, parent);
  if (!totals.ok) return totals;
  const tree = periodTree(goal.period, columns, fiscal);
  if (!tree.ok) {
    const params = { goal: goal.name, first: tree.first, second: tree.second, fiscal };
    return { ok: false, diagnostic: diagnose('periods-overlap', params, reading.split.at) };
  }
  const byColumn = new Map<number, readonly bigint[]>();
  const byMonth = new Map<number, readonly bigint[]>();
  const pending: { node: PeriodNode; rows: readonly bigint[] }[] = [];

  const walk = (node: PeriodNode, rows: readonly bigint[], lazily: boolean): Diagnostic | null => {
    byColumn.set(codeOf(node.period), rows);
    if (node.children.length === 0) {
      byMonth.set(node.period.from, rows);
      return null;
    }
    if (lazily && !hasColumns(node)) {
      pending.push({ node, rows });
      return null;
    }
    const children = node.children.flatMap((child) => dissolve(reading, siblings, child));
    const held = siblings.map((index) =>
      children.map((child) =>
        child.column === null ? noneCell(reading, index) : fixedCell(reading, index, child.period),
      ),
    );
    const margins = children.map((child) => margin(child.period) ?? 0n);
    const fitted = fitTwoWay(rows, margins, held);
    if (!fitted.ok)
      return twoWayProblem(
        reading,
        siblings,
        fitted,
        rows,
        children.map((it) => it.period),
        margins,
        fiscal,
      );
    for (const [i, child] of children.entries()) {
      const below = walk(
        child,
        fitted.cells.map((row) => row[i] ?? 0n),
        lazily,
      );
      if (below !== null) return below;
    }
    return null;
  };
  const problem = walk(tree.root, totals.totals, true);
  if (problem !== null) return { ok: false, diagnostic: problem };

  const monthAt = (position: number, month: number): bigint => {
    if (!byMonth.has(month)) {
      for (const { node, rows } of pending.splice(0)) walk(node, rows, false);
    }
    return byMonth.get(month)?.[position] ?? 0n;
  };
  const group: Group = {
    siblings,
    quanta: (index, period) => {
      const position = siblings.indexOf(index);
      const column = byColumn.get(codeOf(period));
      if (column !== undefined) return column[position] ?? 0n;
      let sum = 0n;
      for (let month = period.from; month <= lastMonth(period); month += 1) sum += monthAt(position, month);
      return sum;
    },
  };
  return { ok: true, group, totals: totals.totals };
}

function hasColumns(node: PeriodNode): boolean {
  return node.children.some((child) => child.column !== null || hasColumns(child));
}

function noneCell(reading: SplitReading, index: number): bigint | null {
  return reading.members[index]?.none ? 0n : null;
}

/** A column in whose parts somebody filled a cell, while it is itself blank for that row, gives way to its parts. */
function dissolve(
  reading: SplitReading,
  siblings: readonly number[],
  node: PeriodNode,
): readonly PeriodNode[] {
  if (node.children.length === 0 || node.column === null) return [node];
  const inner = siblings.some(
    (index) =>
      fixedCell(reading, index, node.period) === null &&
      (reading.members[index]?.cells ?? []).some(
        (it) => it.period.months < node.period.months && contains(node.period, it.period),
      ),
  );
  return inner ? node.children.flatMap((child) => dissolve(reading, siblings, child)) : [node];
}

/** Levels add over members at each time: the last column is the total, months in between follow the totals. */
function stockGroup(
  reading: SplitReading,
  siblings: readonly number[],
  parent: string | null,
  whole: bigint,
  margin: (period: Period) => bigint | null,
): GroupResult {
  const { goal } = reading;
  const totals = memberTotals(reading, siblings, whole, parent);
  if (!totals.ok) return totals;
  const weights = totals.totals.map((it) => (it < 0n ? ZERO : rational(it)));
  const byMonth = new Map<number, readonly bigint[] | null>();
  byMonth.set(lastMonth(goal.period), totals.totals);

  const fillMonth = (period: Period, column: Period | null): Diagnostic | null => {
    const level = margin(period);
    if (level === null) {
      byMonth.set(lastMonth(period), null);
      return null;
    }
    const held = siblings.map((index) => (column === null ? null : fixedCell(reading, index, column)));
    const result = spread(level, held, weights);
    if (!result.ok) {
      const value = (quanta: bigint) => quantityOf(goal, fromQuanta(goal, quanta));
      const params = {
        goal: goal.name,
        dimension: reading.split.dimension,
        axis: 'column' as const,
        name: column ?? period,
        by: value(result.difference),
        margin: value(level),
        fiscal: 1,
      };
      return diagnose('two-way-impossible', params, reading.split.at, { about: goal.name });
    }
    byMonth.set(lastMonth(period), result.parts);
    return null;
  };
  for (const column of reading.columns) {
    if (lastMonth(column) === lastMonth(goal.period)) continue;
    const problem = fillMonth(column, column);
    if (problem !== null) return { ok: false, diagnostic: problem };
  }
  const group: Group = {
    siblings,
    quanta: (index, period) => {
      if (!byMonth.has(lastMonth(period))) fillMonth(period, null);
      return byMonth.get(lastMonth(period))?.[siblings.indexOf(index)] ?? null;
    },
  };
  return { ok: true, group, totals: totals.totals };
}

function twoWayProblem(
  reading: SplitReading,
  siblings: readonly number[],
  failure: { readonly axis: 'row' | 'column' | 'total'; readonly index: number; readonly by: bigint },
  rows: readonly bigint[],
  columns: readonly Period[],
  margins: readonly bigint[],
  fiscal: FiscalStart,
): Diagnostic {
  const { goal, split } = reading;
  const row = reading.members[siblings[failure.index] ?? -1];
  const byRow = failure.axis === 'row' && row !== undefined;
  const quantity = (quanta: bigint) => quantityOf(goal, multiply(rational(quanta), goal.quantum));
  const params = {
    goal: goal.name,
    dimension: split.dimension,
    axis: byRow ? ('row' as const) : ('column' as const),
    name: byRow ? row.member.name : (columns[failure.index] ?? goal.period),
    by: quantity(failure.by),
    margin: quantity((byRow ? rows : margins)[failure.index] ?? 0n),
    fiscal,
  };
  return diagnose('two-way-impossible', params, byRow ? row.member.row.at : split.at, { about: goal.name });
}

function codeOf(period: Period): number {
  return period.from * 1000 + period.months;
}
