import type { Goal, Split, SplitMember } from '../decode/plan.ts';
import type { Cell } from '../language/cells.ts';
import { sameName } from '../language/fold.ts';
import type { Quantity } from '../language/units.ts';
import { allocate } from '../model/allocate.ts';
import { divide, multiply, type Rational, rational, round } from '../model/rational.ts';

/** What a member of a split is to bring as the plan stands; null when that is not known. */
export type CurrentTarget = (split: Split, member: string) => Rational | null;

/** A member whose target is said; its siblings in the same split keep theirs. */
export interface HeldMember {
  readonly dimension: string;
  readonly member: string;
  readonly value: Rational;
}

interface Scale {
  readonly goal: Goal;
  readonly total: Rational;
  readonly factor: Rational;
}

/**
 * Members share the new total as they shared the old one, by largest remainders and level by level; weights, quantities
 * and prices give way to the amounts. Members of a ratio are scaled each on its own.
 */
export function rescaleSplit(
  split: Split,
  scale: Scale,
  current: CurrentTarget,
  held: HeldMember | null,
): Split {
  const { goal } = scale;
  const own = held !== null && sameName(held.dimension, split.dimension) ? held : null;
  const before = new Map(
    split.members.map((it): [string, Rational | null] => [
      it.name,
      own !== null && sameName(own.member, it.name) ? own.value : current(split, it.name),
    ]),
  );
  const after = new Map<string, Rational>();
  if (goal.type === 'ratio') {
    for (const [name, value] of before) if (value !== null) after.set(name, multiply(value, scale.factor));
  } else share(split, null, scale.total, goal, before, after);
  return {
    ...split,
    total: split.total === null ? null : withAmount(split.total, undefined, goal),
    members: split.members.map((it) => withAmount(it, after.get(it.name), goal)),
  };
}

function share(
  split: Split,
  parent: string | null,
  total: Rational,
  goal: Goal,
  before: ReadonlyMap<string, Rational | null>,
  after: Map<string, Rational>,
): void {
  const siblings = split.members.filter((it) => it.parent === parent && takesPart(it, before));
  const weights = siblings.map((it) => before.get(it.name) ?? null);
  const known = weights.flatMap((it) => it ?? []);
  const quanta = divide(total, goal.quantum);
  if (
    siblings.length === 0 ||
    known.length < siblings.length ||
    known.some((it) => it.n < 0n) ||
    quanta === null
  )
    return;
  const { parts } = allocate(round(quanta), known);
  for (const [i, it] of siblings.entries()) {
    const value = multiply(rational(parts[i] ?? 0n), goal.quantum);
    after.set(it.name, value);
    share(split, it.name, value, goal, before, after);
  }
}

/** A dash says that the member has no share, where nothing else gives it one. */
function takesPart({ name, row }: SplitMember, before: ReadonlyMap<string, Rational | null>): boolean {
  const dash = row.cells.target.state === 'none' || row.cells.weight.state === 'none';
  return !dash || before.get(name) !== null;
}

function withAmount(it: SplitMember, value: Rational | undefined, goal: Goal): SplitMember {
  const { cells } = it.row;
  const target: Cell<Quantity> =
    value === undefined
      ? blank(cells.target)
      : { at: cells.target.at, text: '', state: 'value', value: { value, unit: goal.unit } };
  const { weight, quantity, price } = cells;
  return {
    ...it,
    total: it.total === null ? null : blank(it.total),
    periods: it.periods.map((period) => ({ ...period, cell: blank(period.cell) })),
    row: {
      ...it.row,
      cells: { ...cells, target, weight: blank(weight), quantity: blank(quantity), price: blank(price) },
    },
  };
}

/** The cell with nothing in it, at the same place; what says that there is none goes on saying so. */
function blank<T>(cell: Cell<T>): Cell<T> {
  return cell.state === 'none' ? cell : { at: cell.at, text: '', state: 'blank' };
}
