import type { Goal, Split, SplitMember } from '../decode/plan.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { diagnose } from '../diagnostics/report.ts';
import { type Cell, valueOf } from '../language/cells.ts';
import { contains, lastMonth, type Period, samePeriod } from '../model/period.ts';
import { compare, multiply, type Rational } from '../model/rational.ts';
import { quantityOf } from './context.ts';
import { countCell, nearestQuanta } from './held-cells.ts';
import type { MemberHints } from './target-checks.ts';

/** The rows of a table by dimension in whole quanta: what is filled in, and nothing yet computed. */
export interface SplitReading {
  readonly split: Split;
  readonly goal: Goal;
  readonly members: readonly ReadMember[];
  /** The members at the top, by index; the others stand under a parent of the same table. */
  readonly top: readonly number[];
  readonly columns: readonly Period[];
  /** The columns that lie in no longer one, when together they make the goal's period; else none. */
  readonly tiling: readonly Period[];
  /** By column, its finer columns when together they make it. */
  readonly inside: ReadonlyMap<number, readonly Period[]>;
  readonly diagnostics: readonly Diagnostic[];
}

export interface ReadMember {
  readonly member: SplitMember;
  readonly children: readonly number[];
  /** `—`: no share at all. */
  readonly none: boolean;
  /** The total as written: an amount, or quantity × price. */
  readonly amount: {
    readonly quanta: bigint;
    readonly by: 'amount' | 'product';
    readonly cell: Cell<unknown>;
  } | null;
  readonly weight: { readonly value: Rational; readonly cell: Cell<unknown> } | null;
  readonly cells: readonly {
    readonly period: Period;
    readonly quanta: bigint;
    readonly cell: Cell<unknown>;
  }[];
}

/** Reads the filled cells of an additive goal's table; a number that does not fit the goal's quantum is a diagnostic. */
export function readSplit(goal: Goal, split: Split, fiscal: number): SplitReading {
  const diagnostics: Diagnostic[] = [];
  const index = new Map(split.members.map((it, i) => [it.name, i]));
  const below = membersBelow(split);
  const members = split.members.map((member, i): ReadMember => {
    const children = (below.get(member.name) ?? []).filter((child) => child !== i);
    const read = readMember(goal, member, fiscal);
    diagnostics.push(...read.diagnostics);
    return { ...read.value, children };
  });
  const top = split.members.flatMap((it, i) => (it.parent === null || !index.has(it.parent) ? [i] : []));
  const columns = split.periods.filter((it) => contains(goal.period, it));
  const alike = columns.every((it) => it.months === columns[0]?.months);
  const outer = alike
    ? columns
    : columns.filter((it) => !columns.some((by) => by.months > it.months && contains(by, it)));
  return {
    split,
    goal,
    members,
    top,
    columns,
    tiling: tiles(outer, goal.period),
    inside: finerInside(columns),
    diagnostics,
  };
}

/** By column, the finer ones that together make it; columns of one length have none in them. */
function finerInside(columns: readonly Period[]): ReadonlyMap<number, readonly Period[]> {
  const inside = new Map<number, readonly Period[]>();
  for (const column of columns) {
    if (column.months === 1) continue;
    const finer = columns.filter((it) => it.months < column.months && contains(column, it));
    if (finer.length > 0) inside.set(codeOf(column), tiles(finer, column));
  }
  return inside;
}

/** The members under each parent, by index. */
function membersBelow({ members }: Split): ReadonlyMap<string, readonly number[]> {
  const below = new Map<string, number[]>();
  for (const [index, { parent }] of members.entries()) {
    if (parent === null) continue;
    const known = below.get(parent);
    if (known === undefined) below.set(parent, [index]);
    else known.push(index);
  }
  return below;
}

/** The parts when together they are as long as the whole, else none. */
function tiles(parts: readonly Period[], whole: Period): readonly Period[] {
  return parts.reduce((sum, it) => sum + it.months, 0) === whole.months ? parts : [];
}

function readMember(
  goal: Goal,
  member: SplitMember,
  fiscal: number,
): { value: Omit<ReadMember, 'children'>; diagnostics: Diagnostic[] } {
  const diagnostics: Diagnostic[] = [];
  const count = (cell: Cell<{ value: Rational; unit: Goal['unit'] }>): bigint | null => {
    const quantity = valueOf(cell);
    if (quantity === undefined) return null;
    const counted = countCell(goal, member.name, quantity, cell);
    if (counted.ok) return counted.quanta;
    diagnostics.push(counted.diagnostic);
    return null;
  };
  const { target, weight, quantity, price } = member.row.cells;
  const written = count(target);
  const product = productOf(goal, member);
  const amountText = valueOf(target);
  if (product !== null && amountText !== undefined && compare(product, amountText.value) !== 0) {
    const [count, each] = [valueOf(quantity), valueOf(price)];
    if (count !== undefined && each !== undefined) {
      diagnostics.push(
        diagnose(
          'quantity-times-price-differs',
          {
            member: member.name,
            product: quantityOf(goal, product),
            amount: amountText,
            quantity: count,
            price: each,
          },
          target.at,
        ),
      );
    }
  }
  const totalCell = member.total;
  const total = totalCell === null ? null : count(totalCell);
  const weightValue = valueOf(weight);
  const cells = member.periods.flatMap(({ period, cell }) => {
    if (cell.state !== 'value') return [];
    if (!contains(goal.period, period)) {
      const params = { goal: goal.name, column: period, period: goal.period, fiscal };
      diagnostics.push(diagnose('cell-outside-period', params, cell.at));
      return [];
    }
    const quanta = count(cell);
    return quanta === null ? [] : [{ period, quanta, cell }];
  });
  const amount =
    written !== null
      ? { quanta: written, by: 'amount' as const, cell: target }
      : product !== null
        ? { quanta: nearestQuanta(goal, product), by: 'product' as const, cell: quantity }
        : total !== null && totalCell !== null && weightValue === undefined
          ? { quanta: total, by: 'amount' as const, cell: totalCell }
          : null;
  const none = (target.state === 'none' || weight.state === 'none') && amount === null && cells.length === 0;
  return {
    value: {
      member,
      none,
      amount,
      weight: weightValue === undefined ? null : { value: weightValue, cell: weight },
      cells,
    },
    diagnostics,
  };
}

/** Quantity × price for money, the quantity itself for a goal that counts. */
function productOf(goal: Goal, member: SplitMember): Rational | null {
  const quantity = valueOf(member.row.cells.quantity);
  const price = valueOf(member.row.cells.price);
  if (quantity === undefined) return null;
  if (goal.unit.family === 'money') return price === undefined ? null : multiply(quantity, price.value);
  return quantity;
}

/** What a member is fixed to over the whole period: its amount, its periods together, or its children together. */
export function fixedTotal(reading: SplitReading, index: number): bigint | null {
  const member = reading.members[index];
  if (member === undefined) return null;
  if (member.none) return 0n;
  if (member.amount !== null) return member.amount.quanta;
  if (reading.goal.type === 'stock') {
    const end = lastMonth(reading.goal.period);
    const last = reading.columns.find((it) => lastMonth(it) === end);
    const cell = last === undefined ? null : fixedCell(reading, index, last);
    if (cell !== null) return cell;
  } else {
    const cells = sumOver(reading.tiling, (it) => fixedCell(reading, index, it));
    if (cells !== null) return cells;
  }
  if (member.weight !== null) return null;
  return sumOver(member.children, (child) => fixedTotal(reading, child));
}

/** What a member is fixed to in one column: its own cell, its finer columns together, or its children together. */
export function fixedCell(reading: SplitReading, index: number, column: Period): bigint | null {
  const member = reading.members[index];
  if (member === undefined) return null;
  if (member.none) return 0n;
  const own = member.cells.find((it) => samePeriod(it.period, column));
  if (own !== undefined) return own.quanta;
  if (reading.goal.type === 'flow') {
    const parts = sumOver(reading.inside.get(codeOf(column)) ?? [], (it) => fixedCell(reading, index, it));
    if (parts !== null) return parts;
  }
  return sumOver(member.children, (child) => fixedCell(reading, child, column));
}

/** What a table tells about its goal as a whole: periods that all members fill, and a total when all amounts are given. */
export function hintsOf(readings: readonly SplitReading[]): MemberHints {
  const totals: MemberHints['totals'][number][] = [];
  const periods: MemberHints['periods'][number][] = [];
  for (const reading of readings) {
    const { split, top } = reading;
    const whole = sumOver(top, (it) => fixedTotal(reading, it));
    if (whole !== null) totals.push({ quanta: whole, dimension: split.dimension, at: split.at });
    for (const column of reading.columns) {
      if (periods.some((it) => samePeriod(it.period, column))) continue;
      const quanta = totalRowCell(reading, column) ?? sumOver(top, (it) => fixedCell(reading, it, column));
      if (quanta !== null) periods.push({ period: column, quanta, dimension: split.dimension, at: split.at });
    }
  }
  return { totals, periods };
}

function totalRowCell(reading: SplitReading, column: Period): bigint | null {
  const cell = reading.split.total?.periods.find((it) => samePeriod(it.period, column))?.cell;
  const quantity = cell === undefined ? undefined : valueOf(cell);
  return quantity === undefined ? null : nearestQuanta(reading.goal, quantity.value);
}

/** Null for none, and at the first that is not known. */
function sumOver<T>(items: readonly T[], part: (item: T) => bigint | null): bigint | null {
  if (items.length === 0) return null;
  let sum = 0n;
  for (const item of items) {
    const value = part(item);
    if (value === null) return null;
    sum += value;
  }
  return sum;
}

function codeOf(period: Period): number {
  return period.from * 1000 + period.months;
}
