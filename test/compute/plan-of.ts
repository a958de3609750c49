import type { Analysis } from '../../src/compute/analysis.ts';
import { computePlan } from '../../src/compute/compute.ts';
import type { GoalAnalysis } from '../../src/compute/goal-analysis.ts';
import type { SplitAnalysis } from '../../src/compute/split-analysis.ts';
import { decodePlan } from '../../src/decode/decode.ts';
import { decodeConfig } from '../../src/decode/decode-config.ts';
import type { Diagnostic } from '../../src/diagnostics/diagnostic.ts';
import { type Day, day } from '../../src/model/calendar.ts';
import { divide, type Rational, toNumber } from '../../src/model/rational.ts';
import { parsePlan } from '../../src/parse/parse.ts';

export interface Written {
  /** Extra lines of the frontmatter. */
  readonly front?: string;
  readonly period?: string;
  readonly goals?: string;
  /** Step 2. */
  readonly split?: string;
  /** Step 5. */
  readonly actuals?: string;
  /** Lines of actuals.csv under its heading. */
  readonly csv?: string;
  readonly config?: string;
  readonly asOf?: Day;
  readonly prose?: string;
}

export interface Outcome {
  readonly analysis: Analysis | null;
  readonly diagnostics: readonly Diagnostic[];
  readonly codes: readonly string[];
}

const GOALS = `
| 目标 | 类型 | 单位 | 基线 | 目标值 |
| --- | --- | --- | ---: | ---: |
| 销售总额 | 累计 | 万元 | 770 | 1000 |
`;

/** The plan of a few tables, read, decoded and computed as any other; as of the end of August 2026 when nothing is said. */
export function compute(written: Written): Outcome {
  const text = `---
title: 试验
period: ${written.period ?? '2026'}
owner: 王敏
currency: CNY
${written.csv === undefined ? '' : 'actuals: actuals.csv\n'}${written.front ?? ''}
---

## 第一步 核心目标

${written.prose ?? ''}

${written.goals ?? GOALS}

## 第二步 目标拆解

${written.split ?? ''}

## 第五步 执行与监控

${written.actuals ?? ''}
`;
  const file = { path: 'plans/trial/plan.md', text: text.replace(/\n\n---/, '\n---') };
  const config = decodeConfig(
    written.config === undefined ? null : { path: 'sixfold.config.yaml', text: written.config },
  );
  const csv = { path: 'plans/trial/actuals.csv', text: written.csv ?? '' };
  const tables = new Map(written.csv === undefined ? [] : [[csv.path, csv]]);
  const parsed = parsePlan(file, { config: null, plans: [file], tables, refused: new Map() });
  const early = [...config.diagnostics, ...parsed.diagnostics];
  if (parsed.value === null) return outcome(null, early);
  const plan = decodePlan(parsed.value, config.value);
  const decoded = [...early, ...plan.diagnostics];
  if (plan.value === null || decoded.some((it) => it.blocking)) return outcome(null, decoded);
  const computed = computePlan(plan.value, config.value, written.asOf ?? day(2026, 8, 31));
  return outcome(computed.value, [...decoded, ...computed.diagnostics]);
}

function outcome(analysis: Analysis | null, diagnostics: readonly Diagnostic[]): Outcome {
  return { analysis, diagnostics, codes: diagnostics.map((it) => it.code) };
}

/** The analysis; what was found is shown when there is none. */
export function analysed(written: Written): Analysis {
  const { analysis, diagnostics } = compute(written);
  if (analysis === null)
    throw new Error(diagnostics.map((it) => `${it.code}: ${it.message.what.zh}`).join('\n'));
  return analysis;
}

export function goalOf(analysis: Analysis, name = '销售总额'): GoalAnalysis {
  const found = analysis.goals.find((it) => it.goal.name === name);
  if (found === undefined) throw new Error(`a goal ${name} was expected`);
  return found;
}

export function splitOf(analysis: Analysis, dimension: string): SplitAnalysis {
  const found = analysis.splits.find((it) => it.split.dimension === dimension);
  if (found === undefined) throw new Error(`a split by ${dimension} was expected`);
  return found;
}

/** A value in printed units, for a table of cases; null stays null. */
export function inUnit(goal: GoalAnalysis, value: Rational | null | undefined): number | null {
  if (value === null || value === undefined) return null;
  const printed = divide(value, goal.goal.unit.scale);
  return printed === null ? null : toNumber(printed);
}

/** A figure's number in base units of its unit's printed step, or why there is none. */
export function figureAt(analysis: Analysis, address: string): number | string {
  const figure = analysis.figures.get(address);
  if (figure === null) return 'no figure';
  const { value } = figure;
  switch (value.state) {
    case 'number':
      return toNumber(divide(value.value, value.unit.scale) ?? value.value);
    case 'light':
      return value.light;
    case 'missing':
      return value.reason;
    case 'day':
      return String(value.day);
  }
}
