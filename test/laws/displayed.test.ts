import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PlanOutcome } from '../../src/compute/analysis.ts';
import { computePlan } from '../../src/compute/compute.ts';
import { rollUp } from '../../src/compute/portfolio.ts';
import type { Actual } from '../../src/decode/plan.ts';
import { rational } from '../../src/model/rational.ts';
import { dataJson } from '../../src/render/data-json.ts';
import { judgePlan } from '../../src/rules/rules.ts';
import { viewPlan } from '../../src/view/plan-page.ts';
import { analyse } from '../compute-feasibility/analyse.ts';
import { runs } from '../runs.ts';
import { RICH } from './rich-plan.ts';

/** Every text of a page, wherever it stands in it. */
function textsOf(node: unknown): string[] {
  if (typeof node === 'string') return [node];
  if (typeof node === 'number') return [String(node), ...(Object.is(node, -0) ? ['-0'] : [])];
  if (node instanceof Map) return [...node.values()].flatMap(textsOf);
  return node !== null && typeof node === 'object' ? Object.values(node).flatMap(textsOf) : [];
}

const NO_NUMBER = /NaN|Infinity|undefined|\[object|[−-]0(?![\d.])|[−-]0\.0+(?!\d)/;

describe('no NaN, Infinity or -0 is ever shown', () => {
  const { analysis, config } = analyse(RICH);
  const { plan, asOf } = analysis;
  const amount = fc.oneof(
    fc.constantFrom(0, -1, 1),
    fc.integer({ min: -50, max: 50 }),
    fc.integer({ min: -2_000_000_000, max: 2_000_000_000 }),
  );
  const cell = fc.option(fc.tuple(amount, fc.constantFrom(1, 3, 100, 1_000_000)), { freq: 6 });

  it('in the page, the data and the findings of a plan with everything, whatever its actuals', () => {
    fc.assert(
      fc.property(fc.array(cell, { minLength: 25, maxLength: 25 }), (values) => {
        const actuals = plan.actuals.flatMap((it, i): Actual[] => {
          const drawn = values[i % values.length];
          if (drawn === null || drawn === undefined) return [];
          const value = rational(drawn[0], drawn[1]);
          if (it.value.kind === 'level') return [{ ...it, value: { kind: 'level', value } }];
          if (it.value.kind === 'parts') return [{ ...it, value: { ...it.value, numerator: value } }];
          return [{ ...it, value: { ...it.value, amount: value } }];
        });
        const changed = computePlan({ ...plan, actuals }, config, asOf);
        if (changed.value === null) return;
        const { value: portfolio } = rollUp([changed.value], asOf);
        const outcome: PlanOutcome = {
          id: plan.id,
          file: 'plans/rich.md',
          title: plan.frontmatter.title,
          lang: 'zh-CN',
          reached: { stage: 'computed' },
          analysis: changed.value,
          claims: [],
          diagnostics: [...changed.diagnostics, ...judgePlan(changed.value)],
        };
        const texts = textsOf(viewPlan(outcome, portfolio, config));
        expect(texts.filter((text) => NO_NUMBER.test(text))).toEqual([]);
        expect(dataJson(outcome, config.fiscalYearStart)).not.toMatch(/NaN|Infinity|undefined|[:[,]-0[,\]}]/);
      }),
      runs(500),
    );
  });
});
