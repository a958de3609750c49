import { readdirSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Analysis } from '../../src/compute/analysis.ts';
import { computePlan } from '../../src/compute/compute.ts';
import type { Figure } from '../../src/compute/figure.ts';
import type { PeriodLine } from '../../src/compute/goal-analysis.ts';
import { isBlocking, isKnownCode } from '../../src/decode/known-codes.ts';
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
import { readFolder, runFolder } from '../specimen.ts';
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

/** A goal or a member of one, and the period over by the report's day that has a target and no actual. */
interface Hole {
  readonly goal: Goal;
  readonly member: Actual['members'][number] | null;
  readonly period: Period;
}

function holesOf({ goals, splits }: Analysis): Hole[] {
  const holes = (goal: Goal, member: Hole['member'], lines: readonly PeriodLine[]) =>
    lines
      .filter(({ state, target }) => state === 'missing' && target !== null)
      .map(({ period }): Hole => ({ goal, member, period }));
  return [
    ...goals.flatMap(({ goal, lines }) => holes(goal, null, lines)),
    ...splits.flatMap(({ split: { dimension }, goal: { goal }, members }) =>
      members.flatMap(({ member, lines }) => holes(goal, { dimension, member: member.name }, lines)),
    ),
  ];
}

function expectZeroToTell(analysis: Analysis, { goal, member, period }: Hole): void {
  const { plan, config, asOf } = analysis;
  const zero = actualOf(goal.name, period, zeroOf(goal), plan);
  const actual = { ...zero, members: member === null ? [] : [member] };
  const changed = computePlan({ ...plan, actuals: [...plan.actuals, actual] }, config, asOf).value;
  if (changed === null) throw new Error('a zero can be computed');
  const thing = member === null ? goal.name : `${goal.name}/${member.dimension}=${member.member}`;
  const [ofPeriod, toDate] = judged(thing, period, config.fiscalYearStart);
  // A level to date is that of the latest month, whatever the earlier ones were.
  const asked = goal.type === 'flow' ? [ofPeriod, toDate] : [ofPeriod];
  const where = `${plan.document.file.path} ${thing} ${periodKey(period, config.fiscalYearStart)}`;
  for (const it of asked) expect(said(changed, it), where).not.toBe(said(analysis, it));
}

const analysesIn = async (root: string, folder: string) => {
  const sources = await readSources(await diskFiles(root), [folder]);
  const { outcomes } = runPipeline(sources, { asOf: null, today: 20_000 });
  return outcomes.flatMap((it) => it.analysis ?? []);
};

const specimens = async () => {
  const root = 'test/errors';
  const runs = await Promise.all(
    readdirSync(root)
      .filter((code) => isKnownCode(code) && !isBlocking(code))
      .map((code) => runFolder(readFolder(`${root}/${code}`))),
  );
  return runs.flatMap(({ outcomes }) => outcomes.flatMap((it) => it.analysis ?? []));
};

describe('a missing actual is not a zero', () => {
  it.each<[string, () => Promise<Analysis[]>, number, number]>([
    ['the plans of this repository', () => analysesIn('.', 'plans'), 1, 50],
    ['a plan with everything', async () => [analyse(RICH).analysis], 10, 10],
    ['the plans that the site is tested with', () => analysesIn('test/site/plans', 'plans'), 5, 100],
    ['the specimens of findings', specimens, 100, 50],
  ])('in no goal and no member of %s', async (_, analyses, goals, members) => {
    const all = (await analyses()).flatMap((analysis) =>
      holesOf(analysis).map((hole) => ({ analysis, hole })),
    );
    for (const { analysis, hole } of all) expectZeroToTell(analysis, hole);
    expect(all.filter(({ hole }) => hole.member === null).length).toBeGreaterThanOrEqual(goals);
    expect(all.filter(({ hole }) => hole.member !== null).length).toBeGreaterThanOrEqual(members);
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
