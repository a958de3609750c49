import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { forecastOf, forecastOver } from '../../src/compute/forecast.ts';
import type { PeriodLine } from '../../src/compute/goal-analysis.ts';
import { landingOf, yearToDate } from '../../src/compute/monitor.ts';
import { comparisonOf } from '../../src/compute/period-lines.ts';
import { month } from '../../src/model/calendar.ts';
import { monthPeriod } from '../../src/model/period.ts';
import { compare, equals, rational, sum } from '../../src/model/rational.ts';
import { analyse } from '../compute-feasibility/analyse.ts';
import { runs } from '../runs.ts';

const { analysis } = analyse({
  goals: `| 目标 | 类型 | 单位 | 基线 | 目标值 | 方向 |
| --- | --- | --- | --- | --- | --- |
| 销售额 | 累计 | 万元 | 600 | 720 | |
| 投诉 | 累计 | 件 | 60 | 48 | 越低越好 |
| 门店 | 存量 | 家 | 10 | 40 | |`,
});
const goals = analysis.goals.map((it) => it.goal);

/** Twelve months: a target each, and an actual (closed), none (missing) or not yet any (open). */
const year = fc.array(
  fc.record({
    target: fc.integer({ min: -5_000, max: 1_000_000 }),
    actual: fc.option(fc.integer({ min: -1_000, max: 1_000_000 }), { nil: null, freq: 4 }),
  }),
  { minLength: 12, maxLength: 12 },
);

describe('forecasts of periods', () => {
  it('with the actuals of the closed periods add up to the landing; a level ends there', () => {
    let told = 0;
    fc.assert(
      fc.property(fc.constantFrom(...goals), year, fc.nat({ max: 12 }), (goal, months, ended) => {
        const lines = months.map(({ target, actual }, i): PeriodLine => {
          const [plan, came] = [rational(target), actual === null || i >= ended ? null : rational(actual)];
          return {
            period: monthPeriod(month(2026, i + 1)),
            target: plan,
            held: false,
            actual: came,
            previous: null,
            state: i >= ended ? 'open' : came === null ? 'missing' : 'closed',
            comparison: came === null ? null : comparisonOf(goal, plan, came),
          };
        });
        const level =
          goal.type === 'flow'
            ? sum(lines.map((it) => it.target ?? rational(0)))
            : (lines.at(-1)?.target ?? rational(0));
        const ytd = yearToDate(goal, lines, () => null);
        const landing = landingOf(goal, level, lines, ytd, null);
        const watched = { goal, ytd, landing, lines };
        const parts = lines.map((it) => (it.state === 'closed' ? it.actual : forecastOf(watched, it)));
        const whole = forecastOver(watched, goal.period);
        if (landing === null || landing.pace === null || whole === null) {
          expect(whole?.value ?? null).toBeNull();
          return;
        }
        told += 1;
        const added = sum(parts.flatMap((it) => it ?? []));
        const last = lines.at(-1)?.state === 'closed' ? landing.pace : (parts.at(-1) ?? added);
        expect(equals(goal.type === 'flow' ? added : last, landing.pace)).toBe(true);
        if (goal.type === 'flow') expect(compare(whole.value ?? rational(0), landing.pace)).toBe(0);
      }),
      runs(),
    );
    expect(told).toBeGreaterThan(runs().numRuns / 2);
  });
});
