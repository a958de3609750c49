import { daysIn, firstDay, lastDay, type Month, monthOf } from './calendar.ts';
import { add, divide, multiply, ONE, type Rational, rational, sign, sum, ZERO } from './rational.ts';

export interface MonthNeed {
  readonly month: Month;
  readonly needed: Rational;
}

export interface FunnelStage {
  /** Share that goes on to the next stage; the last stage has none. */
  readonly conversion: Rational | null;
  /** Calendar days from entering this stage to entering the next. */
  readonly lagDays: number;
}

export interface StageNeed {
  /** Over all months; never rounded. */
  readonly needed: Rational;
  /** Calendar days between this stage and the deal. */
  readonly leadDays: number;
  /** In order of time; may begin before the first month of the plan. */
  readonly months: readonly MonthNeed[];
}

/**
 * The funnel worked backwards: deals = target ÷ deal size (null: the goal counts deals), and each stage before needs
 * the next one's number ÷ its conversion, earlier by its lag. A month's need lies evenly on its days, so a shift by
 * days splits it over two or three months. Nothing is rounded between stages. Stages in order, leads first. Null
 * when a stage that must lead to the next converts nothing, or a deal is worth nothing.
 */
export function funnelNeeds(
  targets: readonly MonthNeed[],
  dealSize: Rational | null,
  stages: readonly FunnelStage[],
): StageNeed[] | null {
  let factor = divide(ONE, dealSize ?? ONE);
  if (factor === null || sign(factor) < 0) return null;
  let leadDays = 0;
  const needs: StageNeed[] = [];
  for (const [back, stage] of stages.toReversed().entries()) {
    if (back > 0) {
      if (stage.conversion === null || sign(stage.conversion) <= 0) return null;
      factor = divide(factor, stage.conversion) ?? ZERO;
      leadDays += stage.lagDays;
    }
    const scale = factor;
    const months = shiftEarlier(targets, leadDays).map((it) => ({
      month: it.month,
      needed: multiply(it.needed, scale),
    }));
    needs.push({ needed: sum(months.map((it) => it.needed)), leadDays, months });
  }
  return needs.toReversed();
}

/** Each month's need, even over its days, moved earlier by whole days and gathered by month again. */
export function shiftEarlier(needs: readonly MonthNeed[], days: number): MonthNeed[] {
  const moved = new Map<Month, Rational>();
  for (const { month, needed } of needs) {
    const [from, to] = [firstDay(month) - days, lastDay(month) - days];
    for (let into = monthOf(from); into <= monthOf(to); into++) {
      const overlap = Math.min(to, lastDay(into)) - Math.max(from, firstDay(into)) + 1;
      const part = multiply(needed, rational(overlap, daysIn(month)));
      moved.set(into, add(moved.get(into) ?? ZERO, part));
    }
  }
  return [...moved].sort(([a], [b]) => a - b).map(([month, needed]) => ({ month, needed }));
}
