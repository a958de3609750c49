import type { PlanOutcome } from '../../src/compute/analysis.ts';
import type { Portfolio } from '../../src/compute/portfolio-analysis.ts';
import type { Config } from '../../src/decode/config.ts';
import { dayFromIso } from '../../src/model/calendar.ts';
import { runPipeline } from '../../src/pipeline.ts';
import type { PlanPage } from '../../src/view/page.ts';
import { viewPlan } from '../../src/view/plan-page.ts';

export interface Small {
  readonly lang?: string;
  readonly goals: string;
  readonly actuals?: string;
  readonly more?: string;
  /** Tables of step four. */
  readonly people?: string;
  readonly tasks?: string;
  readonly asOf?: string;
}

/** A plan of half a year with what a case needs, and nothing else. */
export function planText(small: Small): string {
  const { lang = 'zh-CN', goals, actuals = '', more = '', people = '', tasks = '' } = small;
  return `---
title: 测试计划
period: 2026-H1
owner: 王敏
lang: ${lang}
---

## 第一步 核心目标

${goals}

## 第二步 目标拆解

${more}

## 第三步 销售策略

## 第四步 资源与时间

${people}

${tasks}

## 第五步 执行与监控

${actuals}

## 第六步 复盘迭代
`;
}

export function outcomeOf(
  text: string,
  asOf: string,
): { outcome: PlanOutcome; portfolio: Portfolio; config: Config } {
  const run = runPipeline(
    { config: null, plans: [{ path: 'plans/small.md', text }], tables: new Map(), refused: new Map() },
    { asOf: dayFromIso(asOf), today: 0 },
  );
  const [outcome] = run.outcomes;
  if (outcome === undefined) throw new Error('the run has no plan');
  const blocking = outcome.diagnostics
    .filter((it) => it.blocking)
    .map((it) => `${it.code}: ${it.message.what.zh}`);
  if (outcome.analysis === null) throw new Error(blocking.join('\n'));
  return { outcome, portfolio: run.portfolio, config: run.config };
}

export function pageOf(small: Small): PlanPage {
  const { outcome, portfolio, config } = outcomeOf(planText(small), small.asOf ?? '2026-03-31');
  return viewPlan(outcome, portfolio, config);
}

export const SALES = `| 目标 | 类型 | 单位 | 基线 | 目标值 | 负责人 | 依据 | 范围 |
| --- | --- | --- | ---: | ---: | --- | --- | --- |
| 销售额 | 累计 | 万元 | 500 | 600 | 王敏 | 上级要求 | 华东 |`;

export const RATE = `| 目标 | 类型 | 单位 | 基线 | 目标值 | 负责人 | 依据 | 范围 |
| --- | --- | --- | ---: | ---: | --- | --- | --- |
| 复购率 | 比率 | % | 52% | 60% | 王敏 | 上级要求 | 华东 |`;
