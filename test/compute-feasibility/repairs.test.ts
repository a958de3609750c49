import fc from 'fast-check';
import { expect, it } from 'vitest';
import { analyseFeasibility } from '../../src/compute/feasibility/feasibility.ts';
import type { CapacityAnalysis, Repair } from '../../src/compute/feasibility/feasibility-analysis.ts';
import { applyAdjustments } from '../../src/compute/scenario-plan.ts';
import type { Adjustment } from '../../src/language/cells.ts';
import { compare, multiply, ONE, type Rational, rational } from '../../src/model/rational.ts';
import { runs } from '../runs.ts';
import { analyse, CUSTOMERS } from './analyse.ts';

const { analysis, config } = analyse({
  period: '2026-Q3',
  goals: CUSTOMERS,
  parts: '| 目标 | Q3 |\n| --- | ---: |\n| 新增客户 | 300 |',
  resources: '| 人员 | 人数 | 人均月产能 |\n| --- | ---: | ---: |\n| 顾问 | 5 | 12 |',
});

/** The capacity of the launch with other people. */
function capacityWith(heads: Rational, productivity: Rational): CapacityAnalysis {
  const set = (measure: 'heads' | 'productivity', value: Rational): Adjustment => ({
    address: { subject: '人员', member: '顾问', dimension: null, period: null, measure },
    change: {
      kind: 'scale',
      factor: multiply(value, measure === 'heads' ? rational(1, 5) : rational(1, 12)),
    },
  });
  const { plan } = applyAdjustments(analysis.plan, analysis, [
    set('heads', heads),
    set('productivity', productivity),
  ]);
  const found = analyseFeasibility(plan, config, analysis.goals, analysis.asOf).value.capacity[0];
  if (found === undefined) throw new Error('the plan has no capacity');
  return found;
}

const repairOf = <K extends Repair['kind']>(kind: K, it: CapacityAnalysis) =>
  it.repairs.find((repair): repair is Extract<Repair, { kind: K }> => repair.kind === kind);

it('proposes repairs that repair, and the smallest ones', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 30 }), (heads, productivity) => {
      const [people, each] = [rational(heads), rational(productivity)];
      const found = capacityWith(people, each);
      if (found.committedShort !== true) return;
      const [more, better, lower] = [
        repairOf('heads', found),
        repairOf('productivity', found),
        repairOf('target', found),
      ];
      expect(capacityWith(rational(more?.total ?? 0n), each).committedShort).toBe(false);
      expect(capacityWith(rational((more?.total ?? 0n) - 1n), each).committedShort).toBe(true);
      expect(capacityWith(people, better?.needed ?? ONE).committedShort).toBe(false);
      expect(compare(better?.needed ?? ONE, each)).toBe(1);
      expect(compare(lower?.feasible ?? ONE, found.capacity)).toBe(0);
    }),
    runs(),
  );
});
