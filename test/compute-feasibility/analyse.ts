import type { Analysis } from '../../src/compute/analysis.ts';
import { computePlan } from '../../src/compute/compute.ts';
import type { Config } from '../../src/decode/config.ts';
import { decodePlan } from '../../src/decode/decode.ts';
import { decodeConfig } from '../../src/decode/decode-config.ts';
import type { Diagnostic } from '../../src/diagnostics/diagnostic.ts';
import { dayFromIso } from '../../src/model/calendar.ts';
import { parsePlan } from '../../src/parse/parse.ts';

/** A plan by its steps; what is not said is a plan that is in order. */
export interface PlanText {
  readonly front?: string;
  readonly period?: string;
  readonly file?: string;
  readonly config?: string;
  readonly asOf?: string;
  readonly goals?: string;
  readonly parts?: string;
  readonly strategy?: string;
  readonly resources?: string;
  readonly monitoring?: string;
  readonly review?: string;
  /** The text of actuals.csv beside the plan; the frontmatter has to name it. */
  readonly csv?: string;
}

export interface Analysed {
  readonly analysis: Analysis;
  readonly config: Config;
  readonly diagnostics: readonly Diagnostic[];
}

export const GOALS = `| 目标 | 类型 | 单位 | 基线 | 目标值 | 负责人 | 范围 | 依据 |
| --- | --- | --- | ---: | ---: | --- | --- | --- |`;

export const SALES = `${GOALS}
| 销售总额 | 累计 | 万元 | 770 | 1000 | 王敏 | 华东 | 公司年度目标 |`;

export const CUSTOMERS = `${GOALS}
| 新增客户 | 累计 | 家 | — | 300 | 王敏 | 华东 | 新品上市，没有上年可比 |`;

/** Reads, decodes and computes one plan; throws with its findings when it cannot be computed. */
export function analyse(plan: PlanText): Analysed {
  const read = decodeConfig(
    plan.config === undefined ? null : { path: 'sixfold.config.yaml', text: plan.config },
  );
  const config = read.value;
  const file = { path: plan.file ?? 'plans/plan.md', text: markdown(plan) };
  const csv = { path: file.path.replace(/[^/]*$/, 'actuals.csv'), text: plan.csv ?? '' };
  const tables = new Map(plan.csv === undefined ? [] : [[csv.path, csv]]);
  const sources = { config: null, plans: [file], tables, refused: new Map() };
  const parsed = parsePlan(file, sources);
  if (parsed.value === null) throw new Error(say(parsed.diagnostics));
  const decoded = decodePlan(parsed.value, config);
  if (decoded.value === null) throw new Error(say(decoded.diagnostics));
  const asOf = dayFromIso(plan.asOf ?? '2026-08-31') ?? 0;
  const computed = computePlan(decoded.value, config, asOf);
  const diagnostics = [
    ...read.diagnostics,
    ...parsed.diagnostics,
    ...decoded.diagnostics,
    ...computed.diagnostics,
  ];
  if (computed.value === null) throw new Error(say(diagnostics));
  return { analysis: computed.value, config, diagnostics };
}

function say(diagnostics: readonly Diagnostic[]): string {
  return diagnostics.map((it) => `${it.code}: ${it.message.what.en}`).join('\n');
}

function markdown(plan: PlanText): string {
  return `---
title: 测试计划
period: ${plan.period ?? '2026'}
owner: 王敏
${plan.front ?? ''}
---

## 第一步 核心目标

${plan.goals ?? SALES}

## 第二步 目标拆解

${plan.parts ?? ''}

## 第三步 销售策略

${plan.strategy ?? ''}

## 第四步 资源与时间

${plan.resources ?? ''}

## 第五步 执行与监控

${plan.monitoring ?? ''}

## 第六步 复盘迭代

${plan.review ?? ''}
`;
}
