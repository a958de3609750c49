import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Analysis } from '../../src/compute/analysis.ts';
import { computePlan } from '../../src/compute/compute.ts';
import type { Figure } from '../../src/compute/figure.ts';
import type { Actual, Goal, Plan } from '../../src/decode/plan.ts';
import { diskFiles } from '../../src/io/disk.ts';
import { addressKey } from '../../src/language/address.ts';
import { day, month } from '../../src/model/calendar.ts';
import { monthPeriod, type Period, periodKey } from '../../src/model/period.ts';
import { rational, reduce, ZERO } from '../../src/model/rational.ts';
import { runPipeline } from '../../src/pipeline.ts';
import { readSources } from '../../src/read/sources.ts';
import { analyse, type PlanText } from '../compute-feasibility/analyse.ts';
import { runs } from '../runs.ts';
import { RICH } from './rich-plan.ts';

/** What the figures of a goal say, as text. */
function said({ figures, config }: Analysis, addresses: readonly string[]): string {
  const text = (figure: Figure | null) => {
    const value = figure?.value;
    return value?.state === 'number' ? Object.values(reduce(value.value)).join('/') : JSON.stringify(value);
  };
  return addresses
    .map((address) => {
      const figure = figures.get(address);
      return figure === null ? address : `${addressKey(figure.id, config.fiscalYearStart)} ${text(figure)}`;
    })
    .join('\n');
}

function actualOf(subject: string, period: Period, value: Actual['value'], plan: Plan): Actual {
  return { subject, members: [], measure: null, period, value, at: plan.document.frontmatter.at };
}

/** A ratio of other goals comes as its two parts. */
function zeroOf({ numerator }: Goal): Actual['value'] {
  if (numerator === null) return { kind: 'level', value: ZERO };
  return { kind: 'parts', numerator: ZERO, denominator: rational(1) };
}

/** The figures by which a reader would judge a goal in a period and to date; not the actual itself, which is what changed. */
const judged = (goal: string, period: Period, fiscal: number) => {
  const when = `${goal}@${periodKey(period, fiscal)}`;
  return [
    ['差异', '达成率', '灯'].map((measure) => `${when}:${measure}`),
    ['累计目标', '累计实际', '累计达成率', '灯', '落地预测'].map((measure) => `${goal}:${measure}`),
  ] as const;
};

describe('a missing actual is not a zero', () => {
  const sources = diskFiles('.').then((files) => readSources(files, ['plans']));

  it('in no plan of this repository, nor in one with everything', async () => {
    const { outcomes } = runPipeline(await sources, { asOf: null, today: 20_000 });
    const analyses = [...outcomes.flatMap((it) => it.analysis ?? []), analyse(RICH).analysis];
    let missing = 0;
    for (const analysis of analyses) {
      const { plan, config, asOf } = analysis;
      for (const goal of analysis.goals) {
        for (const { period } of goal.lines.filter((it) => it.state === 'missing')) {
          missing += 1;
          const zero = actualOf(goal.goal.name, period, zeroOf(goal.goal), plan);
          const changed = computePlan({ ...plan, actuals: [...plan.actuals, zero] }, config, asOf).value;
          if (changed === null) throw new Error('a zero can be computed');
          const [ofPeriod, toDate] = judged(goal.goal.name, period, config.fiscalYearStart);
          // A level to date is that of the latest month, whatever the earlier ones were.
          const asked = goal.goal.type === 'flow' ? [ofPeriod, toDate] : [ofPeriod];
          for (const it of asked) expect(said(changed, it)).not.toBe(said(analysis, it));
        }
      }
    }
    expect(missing).toBeGreaterThan(5);
  });

  const small = (type: string, unit: string, target: string): PlanText => ({
    period: '2026-H1',
    goals: `| 目标 | 类型 | 单位 | 基线 | 目标值 | 负责人 |\n| --- | --- | --- | --- | --- | --- |\n| 甲 | ${type} | ${unit} | ${target} | ${target} | 王敏 |`,
  });
  const plans = [
    analyse(small('累计', '万元', '600')).analysis,
    analyse(small('存量', '家', '600')).analysis,
    analyse(small('比率', '%', '60%')).analysis,
  ];
  const months = fc.array(fc.option(fc.integer({ min: 0, max: 2_000_000 }), { freq: 2 }), {
    minLength: 6,
    maxLength: 6,
  });

  it('for any actuals of any type of goal', () => {
    const asOf = day(2026, 7, 5);
    fc.assert(
      fc.property(fc.constantFrom(...plans), months, fc.nat({ max: 5 }), ({ plan, config }, values, at) => {
        const hole = monthPeriod(month(2026, at + 1));
        const level = (value: number) => ({ kind: 'level', value: rational(value, 100) }) as const;
        const actuals = values.flatMap((value, i) =>
          value === null || i === at
            ? []
            : [actualOf('甲', monthPeriod(month(2026, i + 1)), level(value), plan)],
        );
        const before = computePlan({ ...plan, actuals }, config, asOf).value;
        const zero = actualOf('甲', hole, level(0), plan);
        const after = computePlan({ ...plan, actuals: [...actuals, zero] }, config, asOf).value;
        const [missing, bad] = [before?.goals[0], after?.goals[0]];
        // What is missing is grey and on neither side; a zero is a bad result, and counts.
        expect(missing?.months[at]).toMatchObject({ state: 'missing', actual: null, comparison: null });
        expect(bad?.months[at]).toMatchObject({
          state: 'closed',
          actual: { n: 0n },
          comparison: { light: 'red' },
        });
        expect(bad?.closed.length).toBe((missing?.closed.length ?? 0) + 1);
        if (missing?.goal.type === 'flow') expect(bad?.ytd?.target).not.toEqual(missing.ytd?.target);
      }),
      runs(),
    );
  });
});
