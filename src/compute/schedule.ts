import type { FiscalStart, Period } from '../model/period.ts';
import { contains, lastMonth, samePeriod } from '../model/period.ts';
import { add, multiply, type Rational, rational, ZERO } from '../model/rational.ts';
import { spread } from '../model/spread.ts';
import type { SpreadBase } from './goal-analysis.ts';
import { type PeriodNode, periodTree } from './period-tree.ts';

/** The target of a goal (or of a member) at any period within its own. Null: there is no target there, never zero. */
export interface Schedule {
  readonly period: Period;
  readonly base: SpreadBase;
  at(period: Period): Rational | null;
}

/** A filled cell of the author's table, in quanta. */
export interface Held<T> {
  readonly period: Period;
  readonly value: T;
}

export type ScheduleProblem =
  | { readonly kind: 'overlap'; readonly first: Period; readonly second: Period }
  /** The parts within `enclosing` add up to `sum`, which is not `total` (quanta). */
  | {
      readonly kind: 'sum';
      readonly enclosing: Period;
      readonly total: bigint;
      readonly sum: bigint;
      readonly parts: readonly Held<bigint>[];
    }
  | { readonly kind: 'end'; readonly column: Period; readonly end: bigint; readonly target: bigint };

export type Scheduled<T> =
  | {
      readonly ok: true;
      readonly value: T;
      /** Where the weights of the blank parts were all zero, so that they got equal shares. */
      readonly equal: readonly Period[];
    }
  | { readonly ok: false; readonly problem: ScheduleProblem };

/** The weight of each month of the period, and where the weights come from. */
export interface MonthWeights {
  readonly base: SpreadBase;
  readonly from: number;
  readonly weights: readonly Rational[];
}

/**
 * Spreads a total of quanta over the months of a period: filled columns are kept, blank ones share the rest by the
 * month weights, quarters before their months. Every level adds up exactly.
 */
export function spreadFlow(
  period: Period,
  total: bigint,
  columns: readonly Period[],
  held: readonly Held<bigint>[],
  weights: MonthWeights,
  fiscal: FiscalStart,
): Scheduled<readonly bigint[]> {
  const tree = periodTree(period, [...columns, ...held.map((it) => it.period)], fiscal);
  if (!tree.ok) return { ok: false, problem: { kind: 'overlap', first: tree.first, second: tree.second } };
  const months: bigint[] = Array.from({ length: period.months }, () => 0n);
  const equal: Period[] = [];
  const problem = fill(tree.root, total, held, weights, {
    month: (month, quanta) => {
      months[month - period.from] = quanta;
    },
    equal: (enclosing) => equal.push(enclosing),
  });
  return problem === null ? { ok: true, value: months, equal } : { ok: false, problem };
}

interface Put {
  month(month: number, quanta: bigint): void;
  equal(enclosing: Period): void;
}

function fill(
  node: PeriodNode,
  total: bigint,
  held: readonly Held<bigint>[],
  weights: MonthWeights,
  put: Put,
): ScheduleProblem | null {
  if (node.children.length === 0) {
    put.month(node.period.from, total);
    return null;
  }
  const children = node.children.flatMap((child) => dissolve(child, held));
  const fixed = children.map((child) => heldValue(child, held));
  const result = spread(
    total,
    fixed,
    children.map((child) => weightOf(child.period, weights)),
  );
  if (!result.ok) {
    return {
      kind: 'sum',
      enclosing: node.period,
      total,
      sum: fixed.reduce<bigint>((sum, it) => sum + (it ?? 0n), 0n),
      parts: children.flatMap((child, i) => {
        const value = fixed[i];
        return value === null || value === undefined ? [] : [{ period: child.period, value }];
      }),
    };
  }
  // A part alone takes all there is, and nothing to spread needs no weights.
  const open = fixed.filter((it) => it === null).length;
  if (result.equal && open > 1 && result.parts.some((part, i) => fixed[i] === null && part !== 0n))
    put.equal(node.period);
  for (const [i, child] of children.entries()) {
    const problem = fill(child, result.parts[i] ?? 0n, held, weights, put);
    if (problem !== null) return problem;
  }
  return null;
}

/** A blank column some of whose parts are filled gives way to its parts, unless all of them are. */
function dissolve(node: PeriodNode, held: readonly Held<bigint>[]): readonly PeriodNode[] {
  if (heldValue(node, held) !== null || node.children.length === 0) return [node];
  const inside = held.some((it) => contains(node.period, it.period));
  return inside ? node.children.flatMap((child) => dissolve(child, held)) : [node];
}

/** What a node is fixed to: its own cell, or the sum of its parts when every one of them is fixed. */
function heldValue(node: PeriodNode, held: readonly Held<bigint>[]): bigint | null {
  const own = node.column === null ? undefined : held.find((it) => samePeriod(it.period, node.period));
  if (own !== undefined) return own.value;
  if (node.children.length === 0) return null;
  let sum = 0n;
  for (const child of node.children) {
    const part = heldValue(child, held);
    if (part === null) return null;
    sum += part;
  }
  return sum;
}

export function weightOf(period: Period, weights: MonthWeights): Rational {
  let total = ZERO;
  for (let month = period.from; month <= lastMonth(period); month += 1) {
    total = add(total, weights.weights[month - weights.from] ?? ZERO);
  }
  return total;
}

/** A schedule over months of quanta that add up. */
export function flowSchedule(
  period: Period,
  months: readonly bigint[],
  quantum: Rational,
  base: SpreadBase,
): Schedule {
  const upTo: bigint[] = [0n];
  for (const quanta of months) upTo.push((upTo.at(-1) ?? 0n) + quanta);
  return {
    period,
    base,
    at: (asked) => {
      if (!contains(period, asked)) return null;
      const from = upTo[asked.from - period.from] ?? 0n;
      const to = upTo[lastMonth(asked) + 1 - period.from] ?? 0n;
      return multiply(rational(to - from), quantum);
    },
  };
}
