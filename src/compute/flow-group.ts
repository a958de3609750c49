import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { diagnose } from '../diagnostics/report.ts';
import { contains, type FiscalStart, lastMonth, type Period, samePeriod } from '../model/period.ts';
import { multiply, rational } from '../model/rational.ts';
import { surelyFits } from '../model/sure-fit.ts';
import { fitTwoWay } from '../model/two-way.ts';
import { quantityOf } from './context.ts';
import type { GroupResult } from './member-group.ts';
import { memberTotals } from './member-totals.ts';
import { type PeriodNode, periodTree } from './period-tree.ts';
import { fixedCell, type SplitReading } from './split-reading.ts';

/**
 * Siblings by period, from the totals of both margins: first the author's columns, then what is inside them. Where no
 * cell is filled, or few are, a solution is sure to exist, and it is worked out when it is first asked for.
 */
export function flowGroup(
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
  const filled = filledPeriods(reading, siblings);
  const byPeriod = new Map<number, readonly bigint[]>();
  const pending: { node: PeriodNode; rows: readonly bigint[] }[] = [];

  const walk = (node: PeriodNode, rows: readonly bigint[], lazily: boolean): Diagnostic | null => {
    byPeriod.set(codeOf(node.period), rows);
    if (node.children.length === 0) return null;
    const children = node.children.flatMap((child) => dissolve(reading, siblings, child));
    const margins = children.map((child) => margin(child.period) ?? 0n);
    const inside = filled.filter((it) => contains(node.period, it));
    if (lazily && inside.length === 0 && solvable(rows, margins)) {
      pending.push({ node, rows });
      return null;
    }
    const held = siblings.map((index) =>
      children.map((child) =>
        child.column === null ? noneCell(reading, index) : fixedCell(reading, index, child.period),
      ),
    );
    const here = inside.every((it) => children.some((child) => samePeriod(child.period, it)));
    if (lazily && here && surelyFits(rows, margins, held)) {
      pending.push({ node, rows });
      return null;
    }
    const fitted = fitTwoWay(rows, margins, held);
    if (!fitted.ok) {
      const periods = children.map((it) => it.period);
      return twoWayProblem(reading, siblings, fitted, rows, node.period, periods, margins, fiscal);
    }
    for (const [i, child] of children.entries()) {
      const column = fitted.cells.map((row) => row[i] ?? 0n);
      const below = walk(child, column, lazily);
      if (below !== null) return below;
    }
    return null;
  };
  const problem = walk(tree.root, totals.totals, true);
  if (problem !== null) return { ok: false, diagnostic: problem };

  /** The members' cells in a period of the tree, worked out as far down as it takes. */
  const cellsAt = (period: Period): readonly bigint[] | undefined => {
    for (let known = byPeriod.get(codeOf(period)); ; known = byPeriod.get(codeOf(period))) {
      const next = known === undefined ? pending.findIndex((it) => contains(it.node.period, period)) : -1;
      const [open] = next === -1 ? [] : pending.splice(next, 1);
      if (open === undefined) return known;
      walk(open.node, open.rows, false);
    }
  };
  return {
    ok: true,
    totals: totals.totals,
    group: {
      quanta: (index, period) => {
        const position = siblings.indexOf(index);
        const cells = cellsAt(period);
        if (cells !== undefined) return cells[position] ?? 0n;
        let sum = 0n;
        for (let from = period.from; from <= lastMonth(period); from += 1) {
          sum += cellsAt({ kind: 'month', from, months: 1 })?.[position] ?? 0n;
        }
        return sum;
      },
    },
  };
}

/** Both margins of one sign and of one sum: then every table without filled cells has a solution. */
function solvable(rows: readonly bigint[], margins: readonly bigint[]): boolean {
  const all = [...rows, ...margins];
  const oneSign = all.every((it) => it >= 0n) || all.every((it) => it <= 0n);
  const total = (values: readonly bigint[]) => values.reduce((a, b) => a + b, 0n);
  return oneSign && total(rows) === total(margins);
}

/** The periods in which any of the siblings, or anyone below them, has a filled cell. */
function filledPeriods(reading: SplitReading, siblings: readonly number[]): readonly Period[] {
  return siblings.flatMap((index) => {
    const member = reading.members[index];
    if (member === undefined) return [];
    return [...member.cells.map((it) => it.period), ...filledPeriods(reading, member.children)];
  });
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

function twoWayProblem(
  reading: SplitReading,
  siblings: readonly number[],
  failure: { readonly axis: 'row' | 'column' | 'total'; readonly index: number; readonly by: bigint },
  rows: readonly bigint[],
  within: Period,
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
    within: samePeriod(within, goal.period) ? null : within,
    fiscal,
  };
  return diagnose('two-way-impossible', params, byRow ? row.member.row.at : split.at, { about: goal.name });
}

function codeOf(period: Period): number {
  return period.from * 1000 + period.months;
}
