import { describe, expect, test } from 'vitest';
import { addressFor } from '../../src/claims/coverage.ts';
import type { PlanOutcome } from '../../src/compute/analysis.ts';
import { day } from '../../src/model/calendar.ts';
import { runPipeline } from '../../src/pipeline.ts';

function outcomeOf(prose: string): PlanOutcome {
  const text = `---
title: 测试
period: 2026
owner: 王敏
---

## 第一步 核心目标

${prose}

| 目标 | 类型 | 单位 | 基线 | 目标值 | 负责人 | 依据 |
| --- | --- | --- | ---: | ---: | --- | --- |
| 销售总额 | 累计 | 万元 | 800 | 1200 | 王敏 | 去年 800 万元 |
| 新客户数 | 累计 | 家 | 100 | 150 | 赵航 | — |
`;
  const plans = [{ path: 'plans/east.md', text }];
  const sources = { config: null, plans, tables: new Map(), refused: new Map() };
  const [outcome] = runPipeline(sources, { asOf: null, today: day(2026, 8, 31) }).outcomes;
  if (outcome === undefined) throw new Error('no outcome');
  return outcome;
}

const unbound = (prose: string) => outcomeOf(prose).coverage?.unbound.map(({ text }) => text);

describe('a number that is worth binding', () => {
  test.each([
    ['做到 1200 万元。', ['1200 万元']],
    ['做到1,200万元', ['1,200万元']],
    ['差 0.12 亿，即 12,000,000 元', ['0.12 亿', '12,000,000 元']],
    ['USD 1.2 million, €300k and $5', ['USD 1.2 million', '€300k', '$5']],
    ['占 40%，降了 2.5 个百分点，up 3 pp', ['40%', '2.5 个百分点', '3 pp']],
    ['新增 150 家，30%–40% 来自展会', ['150 家', '30%', '40%']],
    ['要 1500 条线索、9 人', ['1500 条', '9 人']],
    ['落后 −3 万元', ['−3 万元']],
    ['**1200** 万元', ['1200 万元']],
    ['> - 引 5 万元', ['5 万元']],
    ['### 小标题 7 万元', ['7 万元']],
  ])('%s → %j', (prose, found) => {
    expect(unbound(prose)).toEqual(found);
  });
});

describe('a number that is not', () => {
  test.each([
    ['a date', '2026 年 8 月 15 日，2026-08-15，8月'],
    ['a period', 'Q3 与 H1，第 3 季度'],
    ['an ordinal', '第 3 条、第 12 家、步骤 3'],
    ['a duration', '满 30 天，24 小时内，12 个月'],
    ['a name', 'T10、ISO9001、v2.1、B2B'],
    ['a ratio of parts', '按 2 : 2.5 : 3 排布'],
    ['a tolerance', '偏差 ±5%'],
    ['a number in words', '六成以上，两家集成商'],
    ['something the plan does not count', '3 台设备、85 分、3 人次'],
    ['code', '`1200 万元`'],
    ['a link elsewhere', '[见 300 万元](https://example.com)'],
    ['a claim', '[1200 万元](#销售总额:目标)'],
    ['a number of a list', '1. 先做\n2. 再做'],
    ['code in a block', '```\n1200 万元\n```'],
    ['a table', '| 甲 | 乙 |\n| --- | --- |\n| 1200 万元 | 5% |'],
  ])('%s', (_, prose) => {
    expect(unbound(prose)).toEqual([]);
  });
});

test('bound, verified and all of them are counted', () => {
  const { coverage } = outcomeOf(
    '[1200 万元](#销售总额:目标)、[900 万元](#销售总额:目标)、[x](#没有:目标)，另有 150 家、20%。',
  );
  expect(coverage).toMatchObject({ numbers: 5, bound: 3, verified: 1 });
  expect(coverage?.unbound.map(({ at }) => `${at.line}:${at.column}-${at.endColumn}`)).toEqual([
    '9:55-60',
    '9:61-64',
  ]);
});

test('places are right with escapes and marks in front', () => {
  const { coverage } = outcomeOf('\\*\\* &amp; **约** 1200 万元');
  const [found] = coverage?.unbound ?? [];
  expect(found?.at).toMatchObject({ line: 9, column: 18 });
});

test.each([
  ['1200 万元', '销售总额:目标'],
  ['150 家', '新客户数:目标'],
  ['0.08 亿', '销售总额:基线'],
  ['77 万元', null],
])('%s may be meant for %s', (text, address) => {
  const { analysis } = outcomeOf('—');
  if (analysis === null) throw new Error('not computed');
  expect(addressFor({ text, at: analysis.plan.document.frontmatter.at }, analysis)).toBe(address);
});
