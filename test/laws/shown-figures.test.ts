import fc from 'fast-check';
import { expect, it } from 'vitest';
import { computePlan } from '../../src/compute/compute.ts';
import type { Actual, ActualValue } from '../../src/decode/plan.ts';
import { valueOf } from '../../src/language/cells.ts';
import { month } from '../../src/model/calendar.ts';
import { monthPeriod } from '../../src/model/period.ts';
import { rational } from '../../src/model/rational.ts';
import { figureText } from '../../src/view/sources.ts';
import { analyse } from '../compute-feasibility/analyse.ts';
import { runs } from '../runs.ts';

/** Every type of goal, a table whose members have prices, people, a funnel: small, so that it can be drawn often. */
const { plan, config, asOf, figures } = analyse({
  period: '2026-Q1',
  asOf: '2026-02-28',
  goals: `| 目标 | 类型 | 单位 | 基线 | 目标值 | 方向 | 权重 | 负责人 | 完成标准 |
| --- | --- | --- | ---: | ---: | --- | ---: | --- | --- |
| 销售额 | 累计 | 万元 | 70 | 90 | | 50% | 王敏 | 月度偏差 ±5% |
| 投诉 | 累计 | 件 | 30 | 24 | 越低越好 | 30% | 王敏 | |
| 门店 | 存量 | 家 | 10 | 16 | | | 王敏 | |
| 复购率 | 比率 | % | 50% | 60% | | 20% | 王敏 | ≥55% |`,
  parts: `| 销售额 / 产品 | 数量 | 单价（元） | 下达 |
| --- | ---: | ---: | ---: |
| 甲 | 50 | 10000 | 60 |
| 乙 | 20 | 20000 | 50 |`,
  strategy: `| 阶段 | 转化率 | 周期 | 客单价（万元） | 支撑目标 |
| --- | ---: | --- | ---: | --- |
| 线索 | 30% | 20天 | | 销售额 |
| 成交 | | | 8 | 销售额 |`,
  resources: `| 人员 | 人数 | 人均月产能 | 支撑目标 |
| --- | ---: | ---: | --- |
| 销售 | 3 | 9万 | 销售额 |`,
}).analysis;

const addresses = figures.addresses();
/** So many figures are looked at in each case, others in the next: a case costs little, and each has hundreds. */
const SOME = 12;

const NO_NUMBER = /NaN|Infinity|undefined|\[object|[−-]0(?![\d.])|[−-]0\.0+(?!\d)/;

const months = [1, 2].map((it) => monthPeriod(month(2026, it)));
const PLACES = [
  ...['投诉', '门店', '复购率'].map((subject) => ({ subject, members: [] })),
  ...['甲', '乙'].map((member) => ({ subject: '销售额', members: [{ dimension: '产品', member }] })),
].flatMap((place) => months.map((period) => ({ ...place, period })));

const amount = fc.oneof(
  fc.constantFrom(-1, 0, 1),
  fc.integer({ min: -50, max: 50 }),
  fc.integer({ min: -2_000_000_000, max: 2_000_000_000 }),
);
const values = fc.array(fc.option(fc.tuple(amount, fc.constantFrom(0, 1, 3, 40)), { freq: 6 }), {
  minLength: PLACES.length,
  maxLength: PLACES.length,
});
const levels = fc.array(fc.integer({ min: -3, max: 1_000 }), { minLength: 8, maxLength: 8 });

function actualValue(subject: string, n: number, by: number): ActualValue {
  if (subject === '销售额') return { kind: 'sale', quantity: rational(by), amount: rational(n) };
  if (subject === '复购率') return { kind: 'parts', numerator: rational(n), denominator: rational(by) };
  return { kind: 'level', value: rational(n, Math.max(by, 1)) };
}

/** The goals with other baselines, and with other targets where no table says what they add up to. */
function goalsWith(drawn: readonly number[]) {
  return plan.goals.map((goal, i) => {
    const [baseline, target] = [valueOf(goal.baseline), valueOf(goal.target)];
    const before = rational(drawn[2 * i] ?? 0, goal.type === 'ratio' ? 1000 : 1);
    const after = rational(drawn[2 * i + 1] ?? 0, goal.type === 'ratio' ? 1000 : 1);
    if (baseline === undefined || !target?.value) throw new Error(`${goal.name} has both`);
    const level = goal.name === '销售额' ? target.value.value : after;
    const changed = { ...target, value: { ...target.value, value: level } };
    return {
      ...goal,
      baseline: { ...goal.baseline, state: 'value' as const, value: { ...baseline, value: before } },
      target: { ...goal.target, state: 'value' as const, value: changed },
    };
  });
}

it('no figure of a plan is ever shown as NaN, Infinity, -0 or nothing, whatever was planned and came about', () => {
  let shown = 0;
  fc.assert(
    fc.property(
      levels,
      values,
      fc.nat({ max: Math.floor(addresses.length / SOME) }),
      (drawn, given, turn) => {
        const actuals = PLACES.flatMap((place, i): Actual[] => {
          const value = given[i];
          if (value === null || value === undefined) return [];
          const at = plan.document.frontmatter.at;
          return [{ ...place, measure: null, value: actualValue(place.subject, ...value), at }];
        });
        const { value: analysis } = computePlan({ ...plan, goals: goalsWith(drawn), actuals }, config, asOf);
        if (analysis === null) return;
        shown += 1;
        for (const address of addresses.slice(turn * SOME, (turn + 1) * SOME)) {
          const figure = analysis.figures.get(address);
          if (figure === null) continue;
          const text = figureText(figure.value, 'zh-CN');
          if (text === '' || NO_NUMBER.test(text)) throw new Error(`${address} is shown as “${text}”`);
        }
      },
    ),
    runs(),
  );
  expect(shown).toBeGreaterThan(runs().numRuns / 2);
}, 600_000);
