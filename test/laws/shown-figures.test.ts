import fc from 'fast-check';
import { expect, it } from 'vitest';
import { computePlan } from '../../src/compute/compute.ts';
import type { Actual, ActualValue, Plan } from '../../src/decode/plan.ts';
import { valueOf } from '../../src/language/cells.ts';
import { month } from '../../src/model/calendar.ts';
import { monthPeriod } from '../../src/model/period.ts';
import { rational } from '../../src/model/rational.ts';
import { figureText } from '../../src/view/sources.ts';
import { analyse, type PlanText } from '../compute-feasibility/analyse.ts';
import { runs } from '../runs.ts';

const HEADING = `| 目标 | 类型 | 单位 | 基线 | 目标值 | 方向 | 权重 | 负责人 | 完成标准 |
| --- | --- | --- | ---: | ---: | --- | ---: | --- | --- |
`;
/** A plan of three months, two of them closed, with what can be asked about it. */
function three(text: PlanText) {
  const { analysis } = analyse({ period: '2026-Q1', asOf: '2026-02-28', ...text });
  const ids = analysis.figures.addresses().flatMap((it) => analysis.figures.get(it)?.id ?? []);
  return { ...analysis, ids };
}

/** Every type of goal, members with prices, people, a funnel: by small plans, so that each can be drawn often. */
const PLANS = [
  three({
    goals: `${HEADING}| 销售额 | 累计 | 万元 | 70 | 90 | | | 王敏 | 月度偏差 ±5% |`,
    parts: `| 销售额 / 产品 | 数量 | 单价（元） | 下达 |
| --- | ---: | ---: | ---: |
| 甲 | 50 | 10000 | 60 |
| 乙 | 20 | 20000 | 50 |`,
  }),
  three({
    goals: `${HEADING}| 投诉 | 累计 | 件 | 30 | 24 | 越低越好 | 60% | 王敏 | |
| 门店 | 存量 | 家 | 10 | 16 | | 40% | 王敏 | |`,
  }),
  three({
    goals: `${HEADING}| 复购率 | 比率 | % | 50% | 60% | | | 王敏 | ≥55% |`,
  }),
  three({
    goals: `${HEADING}| 回款 | 累计 | 万元 | 70 | 90 | | | 王敏 | |`,
    strategy: `| 阶段 | 转化率 | 周期 | 客单价（万元） | 支撑目标 |
| --- | ---: | --- | ---: | --- |
| 线索 | 30% | 20天 | | 回款 |
| 成交 | | | 8 | 回款 |`,
    resources: `| 人员 | 人数 | 人均月产能 | 支撑目标 |
| --- | ---: | ---: | --- |
| 销售 | 3 | 9万 | 回款 |`,
  }),
];

const NO_NUMBER = /NaN|Infinity|undefined|\[object|[−-]0(?![\d.])|[−-]0\.0+(?!\d)/;

const months = [1, 2].map((it) => monthPeriod(month(2026, it)));
const placesOf = ({ goals, splits }: Plan) =>
  goals.flatMap(({ name: subject }) => {
    const members = splits.flatMap(({ dimension, members: parts }) =>
      parts.map(({ name }) => [{ dimension, member: name }]),
    );
    return (members.length > 0 ? members : [[]]).flatMap((of) =>
      months.map((period) => ({ subject, members: of, period })),
    );
  });

const amount = fc.oneof(
  fc.constantFrom(-1, 0, 1),
  fc.integer({ min: -50, max: 50 }),
  fc.integer({ min: -2_000_000_000, max: 2_000_000_000 }),
);
const values = fc.array(fc.option(fc.tuple(amount, fc.constantFrom(0, 1, 3, 40)), { freq: 6 }), {
  minLength: 4,
  maxLength: 4,
});
const levels = fc.array(fc.integer({ min: -3, max: 1_000 }), { minLength: 4, maxLength: 4 });

function actualValue(subject: string, n: number, by: number): ActualValue {
  if (subject === '销售额') return { kind: 'sale', quantity: rational(by), amount: rational(n) };
  if (subject === '复购率') return { kind: 'parts', numerator: rational(n), denominator: rational(by) };
  return { kind: 'level', value: rational(n, Math.max(by, 1)) };
}

/** The goals with other baselines, and with other targets where no table says what they add up to. */
function goalsWith({ goals }: Plan, drawn: readonly number[]) {
  return goals.map((goal, i) => {
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
    fc.property(fc.constantFrom(...PLANS), levels, values, ({ plan, config, asOf, ids }, drawn, given) => {
      const actuals = placesOf(plan).flatMap((place, i): Actual[] => {
        const value = given[i];
        if (value === null || value === undefined) return [];
        const at = plan.document.frontmatter.at;
        return [{ ...place, measure: null, value: actualValue(place.subject, ...value), at }];
      });
      const { value: analysis } = computePlan(
        { ...plan, goals: goalsWith(plan, drawn), actuals },
        config,
        asOf,
      );
      if (analysis === null) return;
      shown += 1;
      for (const id of ids) {
        const figure = analysis.figures.at(id);
        if (figure === null) continue;
        for (const lang of ['zh-CN', 'en'] as const) {
          const text = figureText(figure.value, lang);
          if (text === '' || NO_NUMBER.test(text))
            throw new Error(`${JSON.stringify(id)} is shown as “${text}”`);
        }
      }
    }),
    runs(),
  );
  expect(shown).toBeGreaterThan(runs().numRuns / 2);
}, 600_000);
