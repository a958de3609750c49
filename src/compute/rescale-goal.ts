import type { Goal, PeriodCell, Plan, TargetRow } from '../decode/plan.ts';
import type { Cell } from '../language/cells.ts';
import type { Quantity } from '../language/units.ts';
import { allocate } from '../model/allocate.ts';
import { contains, type Period, samePeriod } from '../model/period.ts';
import { divide, floor, multiply, ONE, type Rational, rational, round, sign } from '../model/rational.ts';
import { type CurrentTarget, type HeldMember, rescaleSplit } from './rescale-split.ts';

interface HeldPeriod {
  readonly period: Period;
  readonly value: Rational;
}

/** What stays as it is said while everything else follows in proportion. */
export interface Held {
  readonly period?: HeldPeriod;
  readonly member?: HeldMember;
}

/**
 * The plan with another target of one goal, and everything below it in proportion: filled periods and members by
 * largest remainders, so that they still add up. Cells inside a table of members are computed again, because both
 * their margins have moved.
 */
export function rescaleGoal(
  plan: Plan,
  goal: Goal,
  from: Rational,
  to: Rational,
  current: CurrentTarget,
  held: Held = {},
): Plan {
  const total = wholeQuanta(goal, to);
  const share = divide(to, from);
  const factor = share === null || sign(share) < 0 ? ONE : share;
  const scale = { goal, total, factor };
  const next = { ...goal, target: withLevel(goal, total) };
  return {
    ...plan,
    goals: plan.goals.map((it) => (it.name === goal.name ? next : it)),
    targets: plan.targets.map((row) => (row.goal === goal.name ? targetRow(row, scale, held.period) : row)),
    splits: plan.splits.map((split) =>
      split.goal === goal.name ? rescaleSplit(split, scale, current, held.member ?? null) : split,
    ),
  };
}

export interface Scale {
  readonly goal: Goal;
  readonly total: Rational;
  readonly factor: Rational;
}

/** Targets are whole quanta; a scaled one is rounded to them. A ratio has none. */
export function wholeQuanta(goal: Goal, value: Rational): Rational {
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

function targetRow(row: TargetRow, scale: Scale, held: HeldPeriod | undefined): TargetRow {
  const total = row.total === null ? null : blank(row.total);
  if (row.member !== null) {
    return { ...row, total, periods: row.periods.map((it) => ({ ...it, cell: blank(it.cell) })) };
  }
  const periods = held === undefined ? scaled(row.periods, scale) : fixed(row.periods, scale.goal, held);
  return { ...row, total, periods };
}

type Cells = readonly PeriodCell<Quantity>[];

/** One period is set; what contains it follows from it, and what it contains is spread anew. */
function fixed(periods: Cells, goal: Goal, held: HeldPeriod): Cells {
  return periods.map((it) => {
    if (samePeriod(it.period, held.period)) {
      return { ...it, cell: filled(it.cell, wholeQuanta(goal, held.value), goal) };
    }
    const touched = contains(it.period, held.period) || contains(held.period, it.period);
    return touched ? { ...it, cell: blank(it.cell) } : it;
  });
}

/** The finest filled periods share the new total; what contains them adds them up again. */
function scaled(periods: Cells, { goal, total, factor }: Scale): Cells {
  const isFilled = (it: Cells[number]) => it.cell.state === 'value';
  const leaves = periods.filter(
    (it) => !periods.some((by) => by !== it && isFilled(by) && contains(it.period, by.period)),
  );
  const values = leaves.map((it) => (it.cell.state === 'value' ? it.cell.value.value : null));
  const known = values.flatMap((it) => it ?? []);
  const tiled = leaves.reduce((months, it) => months + it.period.months, 0) === goal.period.months;
  const whole = divide(total, goal.quantum);
  const shares =
    goal.type === 'flow' &&
    tiled &&
    whole !== null &&
    known.length === values.length &&
    known.every((it) => it.n >= 0n)
      ? allocate(round(whole), known).parts.map((part) => multiply(rational(part), goal.quantum))
      : values.map((value) => (value === null ? null : scaledDown(goal, multiply(value, factor))));
  return periods.map((it) => {
    const value = shares[leaves.indexOf(it)];
    if (!leaves.includes(it)) return { ...it, cell: blank(it.cell) };
    return value === null || value === undefined ? it : { ...it, cell: filled(it.cell, value, goal) };
  });
}

/** Downwards, so that the blank periods still have something to take. */
function scaledDown(goal: Goal, value: Rational): Rational {
  if (goal.type === 'ratio') return value;
  const count = divide(value, goal.quantum);
  return count === null ? value : multiply(rational(floor(count)), goal.quantum);
}

function filled(cell: Cell<Quantity>, value: Rational, goal: Goal): Cell<Quantity> {
  return { at: cell.at, text: cell.text, state: 'value', value: { value, unit: goal.unit } };
}

/** The cell with nothing in it, at the same place. */
export function blank<T>(cell: Cell<T>): Cell<T> {
  return { at: cell.at, text: '', state: 'blank' };
}
