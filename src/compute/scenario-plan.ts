import type { Goal, Plan, Row, Split, SplitMember } from '../decode/plan.ts';
import { reservedKind } from '../language/address.ts';
import type { Adjustment, Cell, CellPlace } from '../language/cells.ts';
import { sameName } from '../language/fold.ts';
import type { Quantity } from '../language/units.ts';
import { samePeriod } from '../model/period.ts';
import { add, multiply, type Rational, subtract } from '../model/rational.ts';
import type { Analysis } from './analysis.ts';
import { goalNamed } from './feasibility/lookup.ts';
import { blank, rescaleGoal } from './rescale-goal.ts';
import { changeRow } from './scenario-rows.ts';

type Base = Pick<Analysis, 'goals' | 'splits'>;
type Change = Adjustment['change'];

/** The plan under other assumptions; adjustments that address nothing in it are handed back. */
export function applyAdjustments(
  plan: Plan,
  base: Base,
  adjustments: readonly Adjustment[],
): { readonly plan: Plan; readonly unapplied: readonly Adjustment[] } {
  let changed = plan;
  const unapplied: Adjustment[] = [];
  for (const adjustment of adjustments) {
    const next = applyOne(changed, base, adjustment);
    if (next === null) unapplied.push(adjustment);
    else changed = next;
  }
  return { plan: changed, unapplied };
}

function applyOne(plan: Plan, base: Base, { address, change }: Adjustment): Plan | null {
  const goal = goalNamed(base.goals, address.subject);
  if (goal === null) return changeKind(plan, { address, change });
  const current = plan.goals.find((it) => it.name === goal.goal.name);
  if (current === undefined) return null;
  const measure = address.measure ?? 'target';
  if (address.member !== null) return changeMember(plan, base, current, { address, change });
  if (measure === 'baseline' && address.period === null) {
    return withGoal(plan, { ...current, baseline: changed(current.baseline, change) ?? current.baseline });
  }
  if (measure !== 'target') return null;
  const level = levelOf(current) ?? goal.target;
  if (level === null) return null;
  if (address.period === null || samePeriod(address.period, current.period)) {
    return rescaleGoal(plan, current, level, apply(level, change));
  }
  const { period } = address;
  const line = goal.columns.find((it) => samePeriod(it.period, period));
  if (line?.target === null || line === undefined) return null;
  const wanted = apply(line.target, change);
  const total = add(level, current.type === 'flow' ? subtract(wanted, line.target) : subtract(level, level));
  return rescaleGoal(plan, current, level, total, { period, value: wanted });
}

/** The level as it stands in the plan value, which an earlier adjustment of the same scenario may have changed. */
function levelOf(goal: Goal): Rational | null {
  return goal.target.state === 'value' ? (goal.target.value.value?.value ?? null) : null;
}

function apply(value: Rational, change: Change): Rational {
  switch (change.kind) {
    case 'set':
      return change.value.value;
    case 'scale':
      return multiply(value, change.factor);
    case 'shift':
      return add(value, change.by.value);
  }
}

function changed(cell: Cell<Quantity>, change: Change): Cell<Quantity> | null {
  const place: CellPlace = { at: cell.at, text: cell.text };
  if (cell.state === 'value') {
    return { ...place, state: 'value', value: { ...cell.value, value: apply(cell.value.value, change) } };
  }
  return change.kind === 'set' ? { ...place, state: 'value', value: change.value } : null;
}

function withGoal(plan: Plan, goal: Goal): Plan {
  return { ...plan, goals: plan.goals.map((it) => (it.name === goal.name ? goal : it)) };
}

/** Another target of one member moves the goal by as much; its price or quantity is changed where it stands. */
function changeMember(plan: Plan, base: Base, goal: Goal, { address, change }: Adjustment): Plan | null {
  const { member, dimension } = address;
  const found = base.splits.flatMap((it) =>
    it.split.goal === goal.name && (dimension === null || sameName(it.split.dimension, dimension))
      ? it.members
          .filter((row) => member !== null && sameName(row.member.name, member))
          .map((row) => ({ split: it.split, row }))
      : [],
  );
  const hit = found[0];
  if (hit === undefined || found.length > 1 || address.period !== null) return null;
  if (address.measure === 'price' || address.measure === 'quantity') {
    return changePriceOrQuantity(plan, hit.split, hit.row.member, address.measure, change);
  }
  if (address.measure !== 'target' && address.measure !== null) return null;
  const [target, level] = [hit.row.target, levelOf(goal)];
  if (target === null || level === null || goal.type === 'ratio') return null;
  const wanted = apply(target, change);
  const total = add(level, subtract(wanted, target));
  return rescaleGoal(plan, goal, level, total, null, {
    dimension: hit.split.dimension,
    totals: base.splits
      .filter((it) => it.split === hit.split)
      .flatMap((it) => it.members)
      .flatMap((it) =>
        it.target === null ? [] : [{ member: it.member.name, value: it === hit.row ? wanted : it.target }],
      ),
  });
}

function changePriceOrQuantity(
  plan: Plan,
  split: Split,
  member: SplitMember,
  measure: 'price' | 'quantity',
  change: Change,
): Plan | null {
  const { price, quantity } = member.row.cells;
  if (measure === 'price' ? price.state !== 'value' : quantity.state !== 'value') return null;
  const cells = {
    ...member.row.cells,
    ...(measure === 'price' && price.state === 'value' && { price: changed(price, change) ?? price }),
    ...(measure === 'quantity' &&
      quantity.state === 'value' && { quantity: { ...quantity, value: apply(quantity.value, change) } }),
  };
  // The product is what the member is to bring; a filled total would contradict it.
  const total = member.total === null ? null : blank(member.total);
  const row = { ...member.row, cells: { ...cells, target: blank(cells.target) } };
  return {
    ...plan,
    splits: plan.splits.map((it) =>
      it === split || (it.goal === split.goal && it.dimension === split.dimension)
        ? { ...it, members: it.members.map((m) => (m.name === member.name ? { ...m, total, row } : m)) }
        : it,
    ),
  };
}

/** A row of a table, by the reserved name of its kind: 人员/电销:人数. */
function changeKind(plan: Plan, { address, change }: Adjustment): Plan | null {
  const { member, measure } = address;
  if (member === null || measure === null) return null;
  const kind = reservedKind(address.subject);
  if (kind === null) return null;
  const result = changeRow(
    plan.rows,
    kind,
    (row) => sameName(nameText(row), member),
    measure,
    (value) => apply(value, change),
  );
  return result === null ? null : { ...plan, rows: result };
}

function nameText(row: { readonly name: Row<'people'>['name'] }): string {
  return row.name.state === 'value' ? row.name.value : row.name.text;
}
