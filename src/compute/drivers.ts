import { valueOf } from '../language/cells.ts';
import { type MemberSales, priceVolumeMix, type Sale } from '../model/price-volume-mix.ts';
import { divide, isZero, type Rational, sum, ZERO } from '../model/rational.ts';
import type { Context } from './context.ts';
import type { GoalAnalysis, PriceVolumeMix } from './goal-analysis.ts';
import { comparedLines } from './monitor.ts';
import type { SplitGrid } from './split-grid.ts';

/**
 * Price, volume and mix of a money goal over its closed lines, by the first dimension that plans quantity and price.
 * The planned quantity of the closed part is its planned amount at the planned price. A member without quantity and
 * price in the plan, or without a record in a closed line, leaves the analysis out: missing is not zero.
 */
export function priceVolumeMixOf(
  context: Context,
  grids: readonly SplitGrid[],
  goal: GoalAnalysis,
): PriceVolumeMix | null {
  if (goal.goal.type !== 'flow' || goal.goal.unit.family !== 'money') return null;
  const closed = comparedLines(goal);
  if (closed.length === 0) return null;
  for (const grid of grids) {
    if (grid.goal !== goal.goal) continue;
    const members = grid.top.map((index) => salesOf(context, grid, index, closed));
    const known = members.filter((it) => it !== null);
    if (known.length < members.length || !known.some((it) => it.plan !== null)) continue;
    return { dimension: grid.split.dimension, ...priceVolumeMix(known) };
  }
  return null;
}

function salesOf(
  context: Context,
  grid: SplitGrid,
  index: number,
  closed: GoalAnalysis['lines'],
): MemberSales | null {
  const member = grid.split.members[index];
  if (member === undefined) return null;
  const actual = soldBy(context, grid, member.name, closed);
  if (actual === null) return null;
  const target = grid.total(index);
  if (target === null || isZero(target)) return { member: member.name, plan: null, actual };
  const price = valueOf(member.row.cells.price)?.value;
  const quantity = valueOf(member.row.cells.quantity);
  if (price === undefined || quantity === undefined) return null;
  const amount = sum(closed.map((it) => grid.at(index, it.period) ?? ZERO));
  const planned = divide(amount, price);
  return planned === null ? null : { member: member.name, plan: { quantity: planned, amount }, actual };
}

function soldBy(
  context: Context,
  grid: SplitGrid,
  member: string,
  closed: GoalAnalysis['lines'],
): Sale | null {
  const quantities: Rational[] = [];
  const amounts: Rational[] = [];
  for (const { period } of closed) {
    const part = [{ dimension: grid.split.dimension, member }];
    const sale = context.actuals.level(grid.goal.name, part, period)?.sale ?? null;
    if (sale === null) return null;
    quantities.push(sale.quantity);
    amounts.push(sale.amount);
  }
  return { quantity: sum(quantities), amount: sum(amounts) };
}
