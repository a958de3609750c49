import type { Goal, Plan, Split, SplitMember, TargetRow } from '../decode/plan.ts';
import type { Cell } from '../language/cells.ts';
import { sameName } from '../language/fold.ts';
import type { Quantity } from '../language/units.ts';
import { allocate } from '../model/allocate.ts';
import { type Period, samePeriod } from '../model/period.ts';
import { divide, floor, multiply, type Rational, rational, round, sign } from '../model/rational.ts';

interface HeldPeriod {
  readonly period: Period;
  readonly value: Rational;
}

interface HeldMembers {
  readonly dimension: string;
  readonly totals: readonly { readonly member: string; readonly value: Rational }[];
}

/**
 * The plan with another target of one goal, everything below it in proportion: filled periods by largest remainders, so
 * that they still add up; amounts of members likewise; weights stay. Cells inside a table of members are computed
 * again, because both their margins have moved. A period or the members of one dimension can be held instead.
 */
export function rescaleGoal(
  plan: Plan,
  goal: Goal,
  from: Rational,
  to: Rational,
  period: HeldPeriod | null = null,
  members: HeldMembers | null = null,
): Plan {
  const next: Goal = { ...goal, target: withLevel(goal, whole(goal, to)) };
  const factor = divide(to, from);
  const scale = {
    goal,
    total: whole(goal, to),
    factor: factor === null || sign(factor) < 0 ? rational(1) : factor,
  };
  return {
    ...plan,
    goals: plan.goals.map((it) => (it.name === goal.name ? next : it)),
    targets: plan.targets.map((row) => (row.goal === goal.name ? targetRow(row, scale, period) : row)),
    splits: plan.splits.map((split) => (split.goal === goal.name ? splitOf(split, scale, members) : split)),
  };
}

interface Scale {
  readonly goal: Goal;
  readonly total: Rational;
  readonly factor: Rational;
}

/** Targets are whole quanta; a scaled one is rounded to them. A ratio has none. */
function whole(goal: Goal, value: Rational): Rational {
  if (goal.type === 'ratio') return value;
  const count = divide(value, goal.quantum);
  return count === null ? value : multiply(rational(round(count)), goal.quantum);
}

function withLevel(goal: Goal, value: Rational): Goal['target'] {
  const { target } = goal;
  const bound = target.state === 'value' ? target.value.bound : null;
  const level = { bound, value: { value, unit: goal.unit }, growth: null };
  return { at: target.at, text: target.text, state: 'value', value: level };
}

function targetRow(row: TargetRow, scale: Scale, held: HeldPeriod | null): TargetRow {
  const blankTotal = row.total === null ? null : blank(row.total);
  if (row.member !== null) return { ...row, total: blankTotal, periods: row.periods.map(blankPeriod) };
  if (held !== null) {
    return {
      ...row,
      total: blankTotal,
      periods: row.periods.map((it) =>
        samePeriod(it.period, held.period)
          ? { ...it, cell: filled(it.cell, whole(scale.goal, held.value), scale.goal) }
          : it,
      ),
    };
  }
  const cells = scaledCells(
    row.periods.map((it) => it.cell),
    scale,
  );
  return {
    ...row,
    total: blankTotal,
    periods: row.periods.map((it, i) => ({ ...it, cell: cells[i] ?? it.cell })),
  };
}

/** All filled flows share the new total; where some are blank the filled ones are scaled down to whole quanta and the blank ones take the rest. */
function scaledCells(cells: readonly Cell<Quantity>[], { goal, total, factor }: Scale): Cell<Quantity>[] {
  if (goal.type === 'ratio') {
    return cells.map((cell) =>
      cell.state === 'value' ? filled(cell, multiply(cell.value.value, factor), goal) : cell,
    );
  }
  const values = cells.map((cell) => (cell.state === 'value' ? cell.value.value : null));
  const count = divide(total, goal.quantum);
  if (
    goal.type === 'flow' &&
    count !== null &&
    values.length > 0 &&
    values.every((it) => it !== null && it.n >= 0n)
  ) {
    const parts = allocate(
      round(count),
      values.flatMap((it) => it ?? []),
    ).parts;
    return cells.map((cell, i) => filled(cell, multiply(rational(parts[i] ?? 0n), goal.quantum), goal));
  }
  return cells.map((cell, i) => {
    const value = values[i];
    if (value === null || value === undefined) return cell;
    const quanta = divide(multiply(value, factor), goal.quantum);
    return quanta === null ? cell : filled(cell, multiply(rational(floor(quanta)), goal.quantum), goal);
  });
}

function splitOf(split: Split, scale: Scale, held: HeldMembers | null): Split {
  const own = held !== null && held.dimension === split.dimension ? held.totals : null;
  const top = split.members.filter((it) => it.parent === null);
  const totals = scaledCells(
    top.map((it) => it.total ?? blankAt(it)),
    scale,
  );
  const byName = new Map(top.map((it, i): [string, Cell<Quantity> | undefined] => [it.name, totals[i]]));
  return {
    ...split,
    total: split.total && member(split.total, blankAt(split.total)),
    members: split.members.map((it) => {
      const value = own?.find((total) => sameName(total.member, it.name))?.value;
      const total =
        value === undefined ? byName.get(it.name) : filled(blankAt(it), whole(scale.goal, value), scale.goal);
      return member(it, total ?? blankAt(it), own !== null);
    }),
  };
}

/** A member with this total. Its weight stays unless amounts are held; a price × quantity would contradict a new total. */
function member(it: SplitMember, total: Cell<Quantity>, amounts = false): SplitMember {
  const { cells } = it.row;
  return {
    ...it,
    total: it.total === null && total.state !== 'value' ? null : total,
    periods: it.periods.map(blankPeriod),
    row: {
      ...it.row,
      cells: {
        ...cells,
        target: total,
        weight: amounts ? blank(cells.weight) : cells.weight,
        quantity: blank(cells.quantity),
        price: blank(cells.price),
      },
    },
  };
}

function blankAt(it: SplitMember): Cell<Quantity> {
  return { at: it.row.at, text: '', state: 'blank' };
}

function blankPeriod(it: TargetRow['periods'][number]): TargetRow['periods'][number] {
  return { ...it, cell: blank(it.cell) };
}

function filled(cell: Cell<Quantity>, value: Rational, goal: Goal): Cell<Quantity> {
  return { at: cell.at, text: cell.text, state: 'value', value: { value, unit: goal.unit } };
}

/** The cell with nothing in it, at the same place. */
export function blank<T>(cell: Cell<T>): Cell<T> {
  return { at: cell.at, text: '', state: 'blank' };
}
