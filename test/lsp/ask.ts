import { createLook, type State } from '../../src/lsp/state.ts';
import type { Point } from '../../src/lsp/text.ts';
import { day } from '../../src/model/calendar.ts';
import { lineIndex, lineText, type Span } from '../../src/model/source.ts';
import { readSources } from '../../src/read/sources.ts';
import { memoryFiles } from '../read/memory-files.ts';

/** Where the cursor stands in a text; a pipe is a character of tables. */
export const CURSOR = '‸';
export const TODAY = day(2026, 8, 31);

export const CONFIG = `people:
  - { name: 王敏, team: 华东区, email: wangmin@example.com }
  - name: 李雷
  - 韩梅
teams: [华东区]
dimensions:
  - name: 区域
    members:
      - { name: 华东, members: [上海] }
      - 华南
`;

/** A plan with a goal, a split, tasks, claims, and a line that begins with wide and astral characters. */
export const PLAN = `---
title: 华东区计划
period: 2026
owner: 王敏
parent: company
actuals: actuals.csv
---

## 第一步 核心目标

😀𠀀 全年 [1000 万元](#销售总额:目标)，三季度 [300 万元](#销售总额@Q3:目标)，上海 [600 万元](#销售总额/上海:目标)。

| 目标 | 类型 | 单位 | 基线 | 目标值 | 负责人 | 完成标准 | 依据 | 上级目标 |
| --- | --- | --- | ---: | ---: | --- | --- | --- | --- |
| 销售总额 | 累计 | 万元 | 800 | 1000 | 王敏 | 年末达成 | 𠀀😀 公司目标 | 营收/华东 |
| 复购率 | 比率 | % | 50% | 60% | 李雷 | 年末达成 | 老客户 | — |

## 第二步 目标拆解

| 目标 | Q1 | Q2 | Q3 | Q4 | 负责人 |
| --- | ---: | ---: | ---: | ---: | --- |
| 销售总额 | 200 | 250 | 300 | | 王敏 |
| 复购率 | | | | 60% | 李雷 |

| 销售总额 / 区域 | 目标值 | 负责人 |
| --- | ---: | --- |
| 上海 | 600 | 王敏、李雷 |
| 华南 | | 韩梅 |

## 第三步 销售策略

## 第四步 资源与时间

| 任务 | 目标 | 负责人 | 开始 | 截止 | 前置 | id |
| --- | --- | --- | --- | --- | --- | --- |
| 招聘 | 销售总额 | 王敏 | 2026-02-02 | 2026-03-31 | | T1 |
| 带教 | 销售总额 | 李雷 | 2026-04-01 | 2026-06-30 | T1 | |

## 第五步 执行与监控

## 第六步 复盘迭代
`;

export const COMPANY = `---
title: 公司计划
period: 2026
owner: 韩梅
---

## 第一步 核心目标

| 目标 | 类型 | 单位 | 基线 | 目标值 | 负责人 | 完成标准 | 依据 |
| --- | --- | --- | ---: | ---: | --- | --- | --- |
| 营收 | 累计 | 万元 | 1500 | 2000 | 韩梅 | 年末达成 | 董事会 |

## 第二步 目标拆解

| 营收 / 区域 | 目标值 |
| --- | ---: |
| 华东 | 1000 |
| 华南 | 1000 |

## 第三步 销售策略

## 第四步 资源与时间

## 第五步 执行与监控

## 第六步 复盘迭代
`;

export const ACTUALS = `期间,目标,区域,实际
2026-01,销售总额,,70
2026-02,销售总额,上海,30
`;

export const FILES: Readonly<Record<string, string>> = {
  'sixfold.config.yaml': CONFIG,
  'plans/east/plan.md': PLAN,
  'plans/east/actuals.csv': ACTUALS,
  'plans/company.md': COMPANY,
};
export const EAST = 'plans/east/plan.md';

/** One for all questions, as in an editor: what does not change from one to the next is not worked out again. */
const usual = createLook(() => TODAY);

/** The project as an editor would have it, with these files in place of the usual ones. */
export async function look(files: Readonly<Record<string, string>> = {}, before = usual): Promise<State> {
  const all = { ...FILES, ...files };
  return before.at(await readSources(memoryFiles(all), ['plans']), () => true);
}

/** A project and the place of the cursor in one of its files: `text` stands in the file in place of `instead`. */
export async function at(
  text: string,
  instead: string,
  file = EAST,
): Promise<{ readonly state: State; readonly file: string; readonly point: Point }> {
  const whole = FILES[file] ?? '';
  if (!whole.includes(instead)) throw new Error(`${instead} is not in ${file}`);
  const marked = whole.replace(instead, () => text);
  const offset = marked.indexOf(CURSOR);
  const state = await look({ [file]: marked.replace(CURSOR, '') });
  const before = marked.slice(0, offset).split('\n');
  return { state, file, point: { line: before.length, column: (before.at(-1) ?? '').length + 1 } };
}

/** A place as `file:line text`. */
export function shown(state: State, span: Span): string {
  const lines = lineIndex(state.text(span.file) ?? '');
  return `${span.file.replace(/^plans\//, '')}:${span.line} ${lineText(lines, span.line).slice(span.column - 1, span.endColumn - 1)}`;
}
