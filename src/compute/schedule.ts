import type { FiscalStart, Period } from '../model/period.ts';
import { contains, lastMonth, samePeriod } from '../model/period.ts';
import { add, divide, multiply, type Rational, rational, round, subtract, ZERO } from '../model/rational.ts';
import { spread } from '../model/spread.ts';
import type { SpreadBase } from './analysis.ts';
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
  | { readonly ok: true; readonly value: T }
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
  const problem = fill(tree.root, total, held, weights, (month, quanta) => {
    months[month - period.from] = quanta;
  });
  return problem === null ? { ok: true, value: months } : { ok: false, problem };
}

function fill(
  node: PeriodNode,
  total: bigint,
  held: readonly Held<bigint>[],
  weights: MonthWeights,
  put: (month: number, quanta: bigint) => void,
): ScheduleProblem | null {
  if (node.children.length === 0) {
    put(node.period.from, total);
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

/**
 * End levels of a stock by month: known at the ends of filled columns and, for the target, at the end of the period;
 * between them on a straight line from the baseline, rounded to the quantum. Before the first known level there is
 * none when the baseline is missing.
 */
export function spreadStock(
  period: Period,
  target: bigint | null,
  baseline: Rational | null,
  held: readonly Held<bigint>[],
): Scheduled<readonly (bigint | null)[]> {
  const known = new Map<number, bigint>();
  for (const it of held) {
    const end = lastMonth(it.period);
    const before = known.get(end);
    const target = before ?? it.value;
    if (target !== it.value)
      return { ok: false, problem: { kind: 'end', column: it.period, end: it.value, target } };
    known.set(end, it.value);
  }
  const end = lastMonth(period);
  const last = held.find((it) => lastMonth(it.period) === end);
  if (target !== null && last !== undefined && last.value !== target)
    return { ok: false, problem: { kind: 'end', column: last.period, end: last.value, target } };
  if (target !== null) known.set(end, target);
  return { ok: true, value: interpolate(period, baseline, known) };
}

function interpolate(
  period: Period,
  baseline: Rational | null,
  known: ReadonlyMap<number, bigint>,
): (bigint | null)[] {
  const points = [...known].sort(([a], [b]) => a - b);
  return Array.from({ length: period.months }, (_, i) => {
    const month = period.from + i;
    const own = known.get(month);
    if (own !== undefined) return own;
    const after = points.find(([at]) => at > month);
    const earlier = points.filter(([at]) => at < month).at(-1);
    const before: readonly [number, Rational] | null =
      earlier !== undefined
        ? [earlier[0], rational(earlier[1])]
        : baseline === null
          ? null
          : [period.from - 1, baseline];
    if (after === undefined || before === null) return null;
    const slope = divide(subtract(rational(after[1]), before[1]), rational(after[0] - before[0])) ?? ZERO;
    return round(add(before[1], multiply(slope, rational(month - before[0]))));
  });
}

export function stockSchedule(
  period: Period,
  levels: readonly (bigint | null)[],
  quantum: Rational,
  base: SpreadBase,
): Schedule {
  return {
    period,
    base,
    at: (asked) => {
      const level = contains(period, asked) ? levels[lastMonth(asked) - period.from] : null;
      return level === null || level === undefined ? null : multiply(rational(level), quantum);
    },
  };
}

/** A ratio by period: its own cell, or that of the smallest filled period around it, or the goal's level. */
export function ratioSchedule(
  period: Period,
  level: Rational | null,
  held: readonly Held<Rational>[],
): Schedule {
  const sorted = [...held].sort((a, b) => a.period.months - b.period.months);
  return {
    period,
    base: held.length > 0 ? 'given' : 'level',
    at: (asked) => {
      if (!contains(period, asked)) return null;
      if (samePeriod(asked, period)) return level;
      return sorted.find((it) => contains(it.period, asked))?.value ?? level;
    },
  };
}

/** Whether the author filled exactly this period. */
export function isHeld(held: readonly Held<unknown>[], period: Period): boolean {
  return held.some((it) => samePeriod(it.period, period));
}
