import { decodePlan } from '../src/decode/decode.ts';
import { decodeConfig } from '../src/decode/decode-config.ts';
import type { Plan } from '../src/decode/plan.ts';
import { parsePlan } from '../src/parse/parse.ts';

const DIMENSIONS = ['产品', '区域', '行业', '渠道'];
const MEMBERS = Array.from({ length: 8 }, (_, i) => `甲乙丙丁戊己庚辛`.charAt(i));
const MONTHS = Array.from({ length: 12 }, (_, i) => i + 1);
const GOALS = Array.from({ length: 5 }, (_, i) => `目标${i + 1}`);

/**
 * A plan as large as they come: 5 goals × 4 dimensions × 8 members × 12 months with actuals for eight of them, 40
 * tasks and 24 rows of people.
 */
export function largePlan(): Plan {
  const file = { path: 'plans/large/plan.md', text: markdown() };
  const csv = { path: 'plans/large/actuals.csv', text: actuals() };
  const tables = new Map([[csv.path, csv]]);
  const parsed = parsePlan(file, { config: null, plans: [file], tables, refused: new Map() }).value;
  if (parsed === null) throw new Error('the large plan has a document');
  const decoded = decodePlan(parsed, decodeConfig(null).value);
  const blocked = decoded.diagnostics.filter((it) => it.blocking);
  if (decoded.value === null || blocked.length > 0)
    throw new Error(blocked.map((it) => it.message.what.zh).join('\n') || 'the large plan means something');
  return decoded.value;
}

function row(...cells: readonly (string | number)[]): string {
  return `| ${cells.join(' | ')} |`;
}

function markdown(): string {
  const goals = GOALS.map((name) => row(name, '累计', '万元', 900, 1200, '王敏'));
  const periods = GOALS.map((name) => row(name, ...MONTHS.map(() => 100)));
  const splits = GOALS.flatMap((goal) =>
    DIMENSIONS.map((dimension, d) =>
      [
        row(`${goal} / ${dimension}`, '权重', ...MONTHS.map((it) => `${it}月`), '负责人'),
        row(...Array.from({ length: 15 }, () => '---')),
        ...MEMBERS.map((member, m) =>
          row(
            `${dimension}${member}`,
            '12.5%',
            ...MONTHS.map((it) => (d === 0 && m === 0 && it % 5 === 0 ? 14 : '')),
            '王敏',
          ),
        ),
      ].join('\n'),
    ),
  );
  const tasks = Array.from({ length: 40 }, (_, i) =>
    row(
      `任务${i + 1}`,
      GOALS[i % 5] ?? '',
      '王敏',
      '',
      '',
      4 + (i % 5),
      i === 0 ? '2026-01-05' : '',
      i < 3 ? '' : `任务${i - 2}`,
    ),
  );
  const people = Array.from({ length: 24 }, (_, i) =>
    row(
      `岗位${i + 1}`,
      2,
      `2026-${String((i % 12) + 1).padStart(2, '0')}-01`,
      '10万',
      '月:0/50/100%',
      GOALS[i % 5] ?? '',
    ),
  );
  return `---
title: 大计划
period: 2026
owner: 王敏
actuals: actuals.csv
---

## 第一步 核心目标

| 目标 | 类型 | 单位 | 基线 | 目标值 | 负责人 |
| --- | --- | --- | --- | --- | --- |
${goals.join('\n')}

## 第二步 目标拆解

${row('目标', ...MONTHS.map((it) => `${it}月`))}
${row('---', ...MONTHS.map(() => '---'))}
${periods.join('\n')}

${splits.join('\n\n')}

## 第四步 资源与时间

| 任务 | 目标 | 负责人 | 截止 | 重复 | 工期 | 开始 | 前置 |
| --- | --- | --- | --- | --- | --- | --- | --- |
${tasks.join('\n')}

| 人员 | 人数 | 到岗 | 人均月产能 | 爬坡 | 支撑目标 |
| --- | --- | --- | --- | --- | --- |
${people.join('\n')}
`;
}

function actuals(): string {
  const lines = MONTHS.slice(0, 8).flatMap((month) =>
    GOALS.flatMap((goal) =>
      DIMENSIONS.flatMap((dimension, d) =>
        MEMBERS.map((member, m) => {
          const members = DIMENSIONS.map((_, i) => (i === d ? `${dimension}${member}` : '')).join(',');
          return `2026-${String(month).padStart(2, '0')},${goal},${members},${11 + ((m + month) % 3)}`;
        }),
      ),
    ),
  );
  return `期间,目标,${DIMENSIONS.join(',')},实际\n${lines.join('\n')}\n`;
}
