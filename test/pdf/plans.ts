import path from 'node:path';
import { diskFiles } from '../../src/io/disk.ts';
import { type Run, runPipeline } from '../../src/pipeline.ts';
import { readSources } from '../../src/read/sources.ts';
import type { PlanPage } from '../../src/view/page.ts';
import { viewPlan } from '../../src/view/plan-page.ts';
import { outcomeOf } from '../view/plans.ts';

export interface PlansOnPaper {
  readonly run: Run;
  readonly pages: ReadonlyMap<string, PlanPage>;
}

/** The plans of a folder that can be published, as pages, by their ids. */
export async function plansIn(root: string): Promise<PlansOnPaper> {
  const sources = await readSources(await diskFiles(path.resolve(root)), ['plans']);
  const run = runPipeline(sources, { asOf: null, today: 0 });
  const published = run.outcomes.filter((outcome) => outcome.analysis !== null);
  const pages = published.map((it): [string, PlanPage] => [it.id, viewPlan(it, run.portfolio, run.config)]);
  return { run, pages: new Map(pages) };
}

/** A plan with a table of two hundred rows, some of one line, some of three. */
export function longTable(rows: number): PlanPage {
  const tasks = Array.from({ length: rows }, (_, i) => {
    const month = 1 + Math.floor((i * 6) / rows);
    const more =
      i % 3 === 0 ? '，由区域经理、产品经理与交付负责人共同核对并签字确认之后归档，下月例会逐项复查' : '';
    return `| 工作${i + 1}号 | 王敏 | 2026-0${month}-05 | 2026-0${month}-${10 + (i % 15)} | 交付${i + 1}号材料${more}，结${i + 1}号 | 100% |`;
  });
  const text = `---
title: 两百项任务的计划
period: 2026-H1
owner: 王敏
---

## 第一步 核心目标

| 目标 | 类型 | 单位 | 基线 | 目标值 | 负责人 |
| --- | --- | --- | ---: | ---: | --- |
| 销售额 | 累计 | 万元 | 500 | 600 | 王敏 |

## 第四步 资源与时间

| 任务 | 负责人 | 开始 | 截止 | 交付标准 | 进度 |
| --- | --- | --- | --- | --- | --- |
${tasks.join('\n')}
`;
  const { outcome, portfolio, config } = outcomeOf(text, '2026-06-30');
  return viewPlan(outcome, portfolio, config);
}

/** A plan that says next to nothing. */
export function tinyPlan(): PlanPage {
  const text =
    '---\ntitle: 刚起头的计划\nperiod: 2026\nowner: 王敏\n---\n\n## 第一步 核心目标\n\n先看市场，再定目标。\n';
  const { outcome, portfolio, config } = outcomeOf(text, '2026-06-30');
  return viewPlan(outcome, portfolio, config);
}
