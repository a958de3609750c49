import type { PlanPage } from '../../src/view/page.ts';
import { viewPlan } from '../../src/view/plan-page.ts';
import { outcomeOf } from '../view/plans.ts';

const GOALS = Array.from({ length: 12 }, (_, i) => `第${i + 1}类客户销售额`);

/** A plan of twelve goals and sixty tasks with long names. */
export function largePlan(): PlanPage {
  const { outcome, portfolio, config } = outcomeOf(text(), '2026-03-31');
  return viewPlan(outcome, portfolio, config);
}

function text(): string {
  return `---
title: 覆盖十二类客户与六十项任务的大型综合销售计划
period: 2026-H1
owner: 王敏
---

## 第一步 核心目标

| 目标 | 类型 | 单位 | 基线 | 目标值 | 负责人 | 依据 | 范围 |
| --- | --- | --- | ---: | ---: | --- | --- | --- |
${GOALS.map((goal, i) => `| ${goal} | 累计 | 万元 | ${500 + i} | ${600 + 60 * i} | 王敏 | 上级要求 | 华东 |`).join('\n')}

## 第二步 目标拆解

| 目标 | Q1 | Q2 | 负责人 |
| --- | ---: | ---: | --- |
${GOALS.map((goal, i) => `| ${goal} | ${250 + 30 * i} | ${350 + 30 * i} | 王敏 |`).join('\n')}

## 第三步 销售策略

先守住老客户，再开拓新客户。

## 第四步 资源与时间

| 任务 | 负责人 | 开始 | 截止 | 前置 | 进度 | id |
| --- | --- | --- | --- | --- | --- | --- |
${Array.from({ length: 60 }, (_, i) => task(i)).join('\n')}

## 第五步 执行与监控

| 目标 | 1月 | 2月 | 3月 |
| --- | ---: | ---: | ---: |
${GOALS.map((goal, i) => `| ${goal} | ${60 + 8 * i} | ${90 + 9 * i} | ${70 + 7 * i} |`).join('\n')}

## 第六步 复盘迭代
`;
}

function task(i: number): string {
  const month = 1 + Math.floor(i / 10);
  const name = `第 ${i + 1} 项需要跨部门协作才能完成的重点工作`;
  const after = i % 10 === 0 || i % 3 !== 0 ? '' : `T${i - 1}`;
  return `| ${name} | 王敏 | 2026-0${month}-0${1 + (i % 3)} | 2026-0${month}-${12 + (i % 10)} | ${after} | ${month < 4 ? '100%' : '0%'} | T${i} |`;
}
