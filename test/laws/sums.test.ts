import fc from 'fast-check';
import { expect, it } from 'vitest';
import { computePlan } from '../../src/compute/compute.ts';
import type { SplitAnalysis } from '../../src/compute/split-analysis.ts';
import type { Plan, SplitMember } from '../../src/decode/plan.ts';
import type { Cell } from '../../src/language/cells.ts';
import { type Rational, rational } from '../../src/model/rational.ts';
import { analyse } from '../compute-feasibility/analyse.ts';
import { runs } from '../runs.ts';

/** A plan whose amounts, weights and held cells are drawn anew in every case. */
const { plan, config, asOf } = analyse({
  period: '2026-H1',
  goals: `| 目标 | 类型 | 单位 | 基线 | 目标值 |
| --- | --- | --- | ---: | ---: |
| 销售额 | 累计 | 元 | 2 | 2 |`,
  parts: `| 目标 | Q1 | Q2 |
| --- | ---: | ---: |
| 销售额 | 1 | 1 |

| 销售额 / 区域 | 权重 | Q1 | Q2 |
| --- | ---: | ---: | ---: |
| 甲 | 50% | | |
| 乙 | 30% | | |
| 丙 | 20% | | |`,
}).analysis;

const quarters = fc.tuple(fc.integer({ min: 0, max: 9_000_000 }), fc.integer({ min: 0, max: 9_000_000 }));
const weights = fc
  .tuple(fc.integer({ min: 0, max: 10_000 }), fc.integer({ min: 0, max: 10_000 }))
  .map(([a, b]) => [Math.min(a, b), Math.abs(a - b), 10_000 - Math.max(a, b)]);
/** Of the member's share of a quarter, a cell held to so many hundredths. */
const held = fc.option(
  fc.record({
    member: fc.nat({ max: 2 }),
    quarter: fc.nat({ max: 1 }),
    percent: fc.integer({ min: 0, max: 120 }),
  }),
);
const quanta = fc.constantFrom(rational(1, 100), rational(1), rational(1, 2));

const filled = <T>(cell: Cell<T>, value: T): Cell<T> => ({ at: cell.at, text: '1', state: 'value', value });

/** In hundredths of a yuan, of which every quantum here is a whole number. */
const cents = (value: Rational | null | undefined): bigint => {
  if (value === null || value === undefined) throw new Error('every part has a target');
  if ((value.n * 100n) % value.d !== 0n) throw new Error(`${value.n}/${value.d} is finer than every quantum`);
  return (value.n * 100n) / value.d;
};
const total = (parts: readonly { readonly target: Rational | null }[]) =>
  parts.reduce((whole, it) => whole + cents(it.target), 0n);

it('the parts of a plan add up over members, columns and months, whatever its weights and held cells', () => {
  let told = 0;
  fc.assert(
    fc.property(quarters, weights, held, quanta, (amounts, shares, hold, quantum) => {
      const changed = changedPlan(amounts, shares, hold, quantum);
      const { value: analysis } = computePlan(changed, config, asOf);
      // A held cell may ask for more than the others can give: then there is no plan to add up.
      if (analysis === null && hold !== null) return;
      const [goal, split] = [analysis?.goals[0], analysis?.splits[0]];
      if (goal === undefined || split === undefined) throw new Error('the plan cannot be computed');
      told += 1;
      const sums: (readonly [string, bigint, Rational | null | undefined])[] = [
        ['quarters', total(goal.columns), goal.target],
        ['months', total(goal.months), goal.target],
        ['members', total(split.members), goal.target],
        ...split.members.flatMap((it) => [
          [`columns of ${it.member.name}`, total(it.columns), it.target] as const,
          [`months of ${it.member.name}`, total(it.lines), it.target] as const,
        ]),
        ...goal.columns.map((it, i) => [`column ${i}`, totalAt(split, 'columns', i), it.target] as const),
        ...goal.lines.map((it, i) => [`month ${i}`, totalAt(split, 'lines', i), it.target] as const),
      ];
      for (const [name, parts, whole] of sums) {
        if (parts !== cents(whole)) throw new Error(`${name}: ${parts} instead of ${cents(whole)}`);
      }
      if (cents(goal.target) !== BigInt(amounts[0] + amounts[1]) * 100n) throw new Error('another target');
    }),
    runs(),
  );
  expect(told).toBeGreaterThan(runs().numRuns / 2);
}, 600_000);

function totalAt({ members }: SplitAnalysis, of: 'columns' | 'lines', at: number): bigint {
  return members.reduce((whole, it) => whole + cents(it[of][at]?.target), 0n);
}

function changedPlan(
  amounts: readonly number[],
  shares: readonly number[],
  hold: { readonly member: number; readonly quarter: number; readonly percent: number } | null,
  quantum: Rational,
): Plan {
  const [goal] = plan.goals;
  if (goal === undefined) throw new Error('there is a goal');
  const money = (value: Rational) => ({ value, unit: goal.unit });
  const target = { bound: null, value: money(rational(amounts.reduce((a, b) => a + b, 0))), growth: null };
  const heldCell = ({ periods }: SplitMember, m: number): SplitMember['periods'] =>
    periods.map(({ period, cell }, q) => {
      if (hold?.member !== m || hold.quarter !== q) return { period, cell };
      const amount = Math.floor(((amounts[q] ?? 0) * (shares[m] ?? 0) * hold.percent) / 1_000_000);
      return { period, cell: filled(cell, money(rational(amount))) };
    });
  return {
    ...plan,
    goals: [{ ...goal, quantum, target: filled(goal.target, target) }],
    targets: plan.targets.map((row) => ({
      ...row,
      periods: row.periods.map(({ period, cell }, q) => ({
        period,
        cell: filled(cell, money(rational(amounts[q] ?? 0))),
      })),
    })),
    splits: plan.splits.map((split) => ({
      ...split,
      members: split.members.map((member, m) => {
        const { weight } = member.row.cells;
        const cells = { ...member.row.cells, weight: filled(weight, rational(shares[m] ?? 0, 10_000)) };
        return { ...member, row: { ...member.row, cells }, periods: heldCell(member, m) };
      }),
    })),
  };
}
