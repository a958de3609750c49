import type { Goal, Plan, Row, Split } from '../decode/plan.ts';
import { type Adjustment, type Cell, valueOf } from '../language/cells.ts';
import { sameName } from '../language/fold.ts';
import { reservedKind } from '../language/reserved.ts';
import type { Quantity } from '../language/units.ts';
import { samePeriod } from '../model/period.ts';
import { add, multiply, ONE, type Rational, subtract } from '../model/rational.ts';
import type { Analysis } from './analysis.ts';
import { goalNamed } from './feasibility/lookup.ts';
import type { GoalAnalysis } from './goal-analysis.ts';
import { rescaleGoal } from './rescale-goal.ts';
import type { CurrentTarget } from './rescale-split.ts';
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

function applyOne(plan: Plan, base: Base, adjustment: Adjustment): Plan | null {
  const { address, change } = adjustment;
  const found = goalNamed(base.goals, address.subject);
  const goal = plan.goals.find((it) => it.name === found?.goal.name);
  if (found === null || goal === undefined) return changeKind(plan, adjustment);
  if (address.member !== null) return changeMember(plan, base, goal, adjustment);
  switch (address.measure ?? 'target') {
    case 'baseline':
      return address.period === null ? changeBaseline(plan, base, goal, change) : null;
    case 'target':
      return changeTarget(plan, base, found, goal, adjustment);
    default:
      return null;
  }
}

function changeTarget(
  plan: Plan,
  base: Base,
  found: GoalAnalysis,
  goal: Goal,
  { address, change }: Adjustment,
): Plan | null {
  const level = levelOf(goal) ?? found.target;
  if (level === null) return null;
  const { period } = address;
  const current = currentIn(base);
  if (period === null || samePeriod(period, goal.period)) {
    return rescaleGoal(plan, goal, level, apply(level, change), current);
  }
  const before = found.columns.find((it) => samePeriod(it.period, period))?.target ?? null;
  if (before === null) return null;
  const value = apply(before, change);
  const total = goal.type === 'flow' ? add(level, subtract(value, before)) : level;
  return rescaleGoal(plan, goal, level, total, current, { period: { period, value } });
}

/** A growth target moves with its baseline. */
function changeBaseline(plan: Plan, base: Base, goal: Goal, change: Change): Plan | null {
  const baseline = changedQuantity(goal.baseline, change);
  if (baseline === null) return null;
  const next = { ...goal, baseline };
  const changed = { ...plan, goals: plan.goals.map((it) => (it.name === goal.name ? next : it)) };
  const growth = valueOf(goal.target)?.growth ?? null;
  const [before, after] = [valueOf(goal.baseline)?.value, valueOf(baseline)?.value];
  if (growth === null || before === undefined || after === undefined) return changed;
  const up = (value: Rational) => multiply(value, add(ONE, growth));
  return rescaleGoal(changed, next, up(before), up(after), currentIn(base));
}

/** The level as it stands in the plan value, which an earlier adjustment of the same scenario may have changed. */
function levelOf(goal: Goal): Rational | null {
  return valueOf(goal.target)?.value?.value ?? null;
}

/** What a member brings: the amount that an earlier adjustment wrote, else what the plan as it stands computes. */
function currentIn(base: Base): CurrentTarget {
  return (split, member) => {
    const written = split.members.find((it) => it.name === member)?.row.cells.target;
    if (written?.state === 'value') return written.value.value;
    const analysed = base.splits.find(
      (it) => it.split.goal === split.goal && it.split.dimension === split.dimension,
    );
    return analysed?.members.find((it) => it.member.name === member)?.target ?? null;
  };
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

function changedQuantity(cell: Cell<Quantity>, change: Change): Cell<Quantity> | null {
  const place = { at: cell.at, text: cell.text };
  if (cell.state === 'value') {
    return { ...place, state: 'value', value: { ...cell.value, value: apply(cell.value.value, change) } };
  }
  return change.kind === 'set' ? { ...place, state: 'value', value: change.value } : null;
}

/** Another target, price or quantity of one member moves the goal by as much; its siblings keep their targets. */
function changeMember(plan: Plan, base: Base, goal: Goal, { address, change }: Adjustment): Plan | null {
  const { member, dimension } = address;
  const hits = plan.splits.flatMap((split) => {
    if (split.goal !== goal.name || (dimension !== null && !sameName(split.dimension, dimension))) return [];
    const row = split.members.find(
      (it) => member !== null && it.parent === null && sameName(it.name, member),
    );
    return row === undefined ? [] : [{ split, row }];
  });
  const hit = hits[0];
  const level = levelOf(goal) ?? goalNamed(base.goals, goal.name)?.target ?? null;
  if (hit === undefined || hits.length > 1 || address.period !== null) return null;
  if (level === null || goal.type === 'ratio') return null;
  const current = currentIn(base);
  const before = current(hit.split, hit.row.name);
  const value = before === null ? null : memberTarget(hit, before, address.measure ?? 'target', change);
  if (before === null || value === null) return null;
  const total = add(level, subtract(value, before));
  const held = { dimension: hit.split.dimension, member: hit.row.name, value };
  return rescaleGoal(plan, goal, level, total, current, { member: held });
}

/** In base units: the target itself, or quantity × price with one of the two changed. */
function memberTarget(
  { row }: { readonly split: Split; readonly row: Split['members'][number] },
  before: Rational,
  measure: string,
  change: Change,
): Rational | null {
  if (measure === 'target') return apply(before, change);
  const quantity = valueOf(row.row.cells.quantity);
  const price = valueOf(row.row.cells.price)?.value;
  if (quantity === undefined) return null;
  if (measure === 'price') return price === undefined ? null : multiply(quantity, apply(price, change));
  if (measure !== 'quantity') return null;
  return price === undefined ? apply(quantity, change) : multiply(apply(quantity, change), price);
}

/** A row of a table, by the reserved name of its kind: 人员/电销:人数. */
function changeKind(plan: Plan, { address, change }: Adjustment): Plan | null {
  const { member, measure } = address;
  const kind = reservedKind(address.subject);
  if (member === null || measure === null || kind === null) return null;
  const named = (row: { readonly name: Row<'people'>['name'] }) =>
    sameName(valueOf(row.name) ?? row.name.text, member);
  const rows = changeRow(plan.rows, kind, named, measure, (value) => apply(value, change));
  return rows === null ? null : { ...plan, rows };
}
