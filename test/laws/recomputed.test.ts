import { describe, expect, it } from 'vitest';
import { diskFiles } from '../../src/io/disk.ts';
import { runPipeline } from '../../src/pipeline.ts';
import { readSources } from '../../src/read/sources.ts';
import { analyse } from '../compute-feasibility/analyse.ts';
import { checks } from './recomputed.ts';
import { RICH } from './rich-plan.ts';

const day = { asOf: null, today: 20_000 };
const samples = await readSources(await diskFiles('.'), ['plans']);
const special = await readSources(await diskFiles('test/site'), ['plans']);

type Sources = typeof samples;

/** The same plans with every so many lines of their actuals left out, so that goals and members close apart. */
function withGaps(sources: Sources, every: number): Sources {
  const tables = new Map(
    [...sources.tables].map(([path, file]) => {
      const lines = file.text.split('\n');
      const kept = lines.filter((_, i) => i === 0 || i % every !== 0);
      return [path, path.endsWith('actuals.csv') ? { ...file, text: kept.join('\n') } : file] as const;
    }),
  );
  return { ...sources, tables };
}

const analysesOf = (name: string, sources: Sources) =>
  runPipeline(sources, day).outcomes.flatMap(({ id, analysis }) =>
    analysis === null ? [] : [[`${name}: ${id}`, analysis] as const],
  );

/** Spread like last year's actuals, around a quarter that is filled in, and a ratio whose members add up by their sides. */
const likeLastYear = analyse({
  front: 'actuals: actuals.csv',
  csv: `期间,目标,区域,实际,分子,分母
${Array.from({ length: 12 }, (_, i) => `2025-${String(i + 1).padStart(2, '0')},销售总额,,${50 + i * 3},,`).join('\n')}
2026-01,销售总额,,60,,
2026-02,销售总额,,70,,
2026-01,复购率,甲,,30,60
2026-01,复购率,乙,,20,70
2026-02,复购率,甲,,44,80
2026-02,复购率,乙,,10,20
`,
  goals: `| 目标 | 类型 | 单位 | 基线 | 目标值 | 负责人 |
| --- | --- | --- | ---: | ---: | --- |
| 销售总额 | 累计 | 万元 | 770 | 1000 | 王敏 |
| 复购率 | 比率 | % | 50% | 60% | 王敏 |`,
  parts: `| 目标 | Q1 | Q2 | Q3 | Q4 |
| --- | ---: | ---: | ---: | ---: |
| 销售总额 | 210 | | | |

| 复购率 / 区域 | 目标值 |
| --- | ---: |
| 甲 | 60% |
| 乙 | 60% |`,
}).analysis;

const all = [
  ...analysesOf('a sample', samples),
  ...analysesOf('a special plan', special),
  ...[7, 10, 13].flatMap((every) => analysesOf(`without every line ${every}`, withGaps(samples, every))),
  ['a plan with everything', analyse(RICH).analysis] as const,
  ['a plan like last year', likeLastYear] as const,
].map(([name, analysis]) => [name, checks(analysis)] as const);

describe('a formula over the inputs of its figure gives its value', () => {
  it.each(all)('%s', (_name, found) => {
    expect(found.filter(({ wrong }) => wrong !== null)).toEqual([]);
  });
  it('which was worked out for nearly every formula there is', () => {
    const formulas = new Set(all.flatMap(([, found]) => found.map(({ formula }) => formula)));
    expect([...formulas]).toEqual(expect.arrayContaining(['spread-by-last-year', 'spread-by-seasonality']));
    expect(formulas.size).toBeGreaterThan(60);
  });
});
