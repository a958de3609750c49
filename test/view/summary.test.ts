import { expect, it } from 'vitest';
import { pageOf, RATE, SALES, type Small } from './plans.ts';

const months = '| 目标 | 1月 | 2月 | 3月 |\n| --- | ---: | ---: | ---: |\n';
const whole =
  '| 目标 | 1月 | 2月 | 3月 | 4月 | 5月 | 6月 |\n| --- | ---: | ---: | ---: | ---: | ---: | ---: |\n';
const even =
  '| 目标 | 1月 | 2月 | 3月 | 4月 | 5月 | 6月 |\n| --- | ---: | ---: | ---: | ---: | ---: | ---: |\n| 销售额 | 100 | 100 | 100 | 100 | 100 | 100 |\n';

interface State extends Small {
  readonly name: string;
  readonly headline: string;
  readonly answers: readonly string[];
  readonly light: string;
}

const states: readonly State[] = [
  {
    name: 'before the start',
    goals: SALES,
    asOf: '2025-12-31',
    headline: '2026年1月1日开始：销售额目标 600 万元，比基线增长 20%',
    answers: [
      '计划尚未开始，2026年1月1日起执行',
      '目标 600 万元，有实际数据后给出预测',
      '还没有差距可以分析',
      '由王敏负责，还没有安排任务',
    ],
    light: '无数据',
  },
  {
    name: 'started, no actuals',
    goals: SALES,
    headline: '销售额还没有实际数据，目标是 600 万元',
    answers: [
      '还不能判断：没有实际数据',
      '目标 600 万元，有实际数据后给出预测',
      '还没有差距可以分析',
      '等王敏提供实际数据',
    ],
    light: '无数据',
  },
  {
    name: 'behind plan',
    goals: SALES,
    more: even,
    actuals: `${months}| 销售额 | 70 | 70 | 70 |`,
    headline: '按目前节奏，销售额期末落在 420 万元，比目标少 180 万元',
    answers: [
      '明显落后，达成率 70%',
      '预计 420 万元，为目标的 70%',
      '每一期都是 −30 万元',
      '3 个亮红灯的期间还没有完整的原因和措施',
    ],
    light: '红灯',
  },
  {
    name: 'ahead of plan',
    goals: SALES,
    more: even,
    actuals: `${months}| 销售额 | 110 | 110 | 110 |`,
    headline: '按目前节奏，销售额期末落在 660 万元，比目标多 60 万元',
    answers: [
      '按计划推进，达成率 110%',
      '预计 660 万元，为目标的 110%',
      '每一期都是 +10 万元',
      '由王敏负责，没有需要处理的偏差',
    ],
    light: '绿灯',
  },
  {
    name: 'after the end',
    goals: SALES,
    more: even,
    actuals: `${whole}| 销售额 | 90 | 90 | 90 | 90 | 90 | 90 |`,
    asOf: '2026-07-31',
    headline: '2026 年上半年销售额完成 540 万元，比目标少 60 万元',
    answers: [
      '接近目标，达成率 90%',
      '已结束：540 万元，比目标少 60 万元',
      '每一期都是 −10 万元',
      '由王敏负责，没有需要处理的偏差',
    ],
    light: '绿灯',
  },
  {
    name: 'only a ratio, reported as levels',
    goals: RATE,
    actuals: `${months}| 复购率 | 55% | 53% | 57% |`,
    headline: '复购率3月为 57%，比同期目标低 3 个百分点',
    answers: [
      '大体按计划，达成率 95%',
      '目前 57%，比期末目标 60% 低 3 个百分点',
      '差异最大的是 2月（−7 个百分点）',
      '由王敏负责，没有需要处理的偏差',
    ],
    light: '绿灯',
  },
  {
    name: 'before the start, short of people, with tasks',
    goals: SALES,
    asOf: '2025-12-31',
    people:
      '| 人员 | 人数 | 人均月产能 | 支撑目标 |\n| --- | ---: | ---: | --- |\n| 销售 | 5 | 10 | 销售额 |',
    tasks:
      '| 任务 | 负责人 | 开始 | 截止 | 进度 |\n| --- | --- | --- | --- | ---: |\n| 签框架 | 李雷 | 2026-02-02 | 2026-03-31 | |\n| 盘点 | 韩梅 | 2026-01-05 | 2026-01-30 | |',
    headline: '2026年1月1日开始：销售额目标 600 万元，比基线增长 20%',
    answers: [
      '计划尚未开始，2026年1月1日起执行',
      '目标 600 万元，有实际数据后给出预测',
      '还没有差距；最大的风险：销售额的人员产能只够需要的 48.7%，计划按现在的安排做不成',
      '1月5日由韩梅开始“盘点”',
    ],
    light: '无数据',
  },
  {
    name: 'on plan, with tasks under way',
    goals: SALES,
    more: even,
    actuals: `${months}| 销售额 | 100 | 100 | 100 |`,
    tasks:
      '| 任务 | 负责人 | 开始 | 截止 | 进度 |\n| --- | --- | --- | --- | ---: |\n| 签框架 | 李雷 | 2026-02-02 | 2026-04-30 | 40% |\n| 盘点 | 韩梅 | 2026-01-05 | 2026-01-30 | 100% |',
    headline: '按目前节奏，销售额期末落在 600 万元，正好等于目标',
    answers: [
      '按计划推进，达成率 100%',
      '预计 600 万元，为目标的 100%',
      '实际与计划一致',
      '1 项任务在进行，由李雷负责',
    ],
    light: '绿灯',
  },
];

it.each(states)('$name: the first screen tells the truth', (state) => {
  const { summary } = pageOf(state);
  expect(summary.light.word).toBe(state.light);
  expect(summary.answers.map((it) => it.id)).toEqual(['on-plan', 'landing', 'drivers', 'doing']);
  expect(summary.headline).toBe(state.headline);
  expect(summary.answers.map((it) => it.answer)).toEqual(state.answers);
});

it.each([
  ['all red', `${months}| 销售额 | 50 | 60 | 70 |\n| 客户数 | 1 | 2 | 3 |`, '2 个目标的累计达成都是红灯'],
  [
    'one red',
    `${months}| 销售额 | 100 | 100 | 100 |\n| 客户数 | 1 | 2 | 3 |`,
    '2 个目标按累计达成：红灯 1 个（客户数），绿灯 1 个',
  ],
])('%s: the goals together', (_, actuals, told) => {
  const goals = `${SALES}\n| 客户数 | 累计 | 家 | 50 | 60 | 李雷 | 上级要求 | 华东 |`;
  const more = `${even}| 客户数 | 10 | 10 | 10 | 10 | 10 | 10 |\n`;
  expect(pageOf({ goals, more, actuals }).summary.answers[0]?.details).toContain(told);
});

it.each([
  ['| 拜访 | 王敏 | 2026-01-05 | 2026-03-13 | |', '1 项任务已到期、没有进度，由王敏负责'],
  ['| 拜访 | 王敏 | 2026-01-05 | 2026-03-13 | 50% |', '1 项任务已过期限，由王敏负责'],
  ['| 拜访 | 王敏 | 2026-01-05 | 2026-04-10 | |', '1 项任务在进行，由王敏负责'],
])('%s: what nobody reports on is not done', (row, told) => {
  const tasks = `| 任务 | 负责人 | 开始 | 截止 | 进度 |\n| --- | --- | --- | --- | --- |\n${row}`;
  const actuals = `${months}| 销售额 | 100 | 100 | 100 |`;
  const { summary } = pageOf({ goals: SALES, more: even, actuals, tasks });
  expect(summary.answers.at(-1)?.answer).toBe(told);
});

it('speaks English where the plan does', () => {
  const page = pageOf({
    goals: SALES,
    lang: 'en',
    more: even,
    actuals: `${months}| 销售额 | 70 | 70 | 70 |`,
  });
  expect(page.summary.light.word).toBe('Red');
  expect(page.summary.answers.map((it) => it.question)).toEqual([
    'Are we on plan?',
    'Where will we land?',
    'What drives the gap?',
    'What is being done, by whom?',
  ]);
  const said = [page.summary.headline, ...page.summary.answers.map((it) => it.answer)].join(' ');
  expect(said.replaceAll('销售额', '')).not.toMatch(/[\u4e00-\u9fff]/);
});

it('no number is shown for a goal without actuals but its target', () => {
  const [tile] = pageOf({ goals: SALES }).summary.tiles;
  expect(tile?.label).toBe('目标，H1');
  expect(tile?.facts.map((it) => it.label)).toEqual(['基线', '增幅', '负责人']);
});

const stock = SALES.replaceAll('累计', '存量');
const fewer = SALES.replace('| 负责人 | 依据', '| 方向 | 负责人 | 依据')
  .replace('---: | ---: | ---', '---: | ---: | --- | ---')
  .replace('| 600 |', '| 600 | 越低越好 |');

it.each([
  ['runs', SALES, 'zh-CN', '2026-03-31', '| 销售额 | 70 | 70 | 70 |', '余下每月须 130 万元'],
  [
    'runs, in English',
    SALES,
    'en',
    '2026-03-31',
    '| 销售额 | 70 | 70 | 70 |',
    /^Needed per month CNY.1\.3.m$/,
  ],
  ['has reached its target', SALES, 'zh-CN', '2026-03-31', '| 销售额 | 200 | 200 | 200 |', null],
  ['is a level', stock, 'zh-CN', '2026-03-31', '| 销售额 | 70 | 70 | 70 |', null],
  ['is a ceiling', fewer, 'zh-CN', '2026-03-31', '| 销售额 | 70 | 70 | 70 |', null],
  ['has ended', SALES, 'zh-CN', '2026-07-31', '| 销售额 | 70 | 70 | 70 |', null],
] as const)('the pace that is needed, where a goal %s', (_, goals, lang, asOf, row, told) => {
  const [tile] = pageOf({ goals, lang, asOf, actuals: `${months}${row}` }).summary.tiles;
  const pace = tile?.facts.find(({ label }) => /余下|Needed/.test(label));
  expect(tile?.facts.length).toBeGreaterThan(2);
  if (told === null) expect(pace).toBeUndefined();
  else expect(`${pace?.label} ${pace?.value}`).toMatch(told);
  if (told !== null) expect(pace?.source).toMatch(/^f\d+$/);
});

it.each([
  ['| 销售额 | 70 | | |', null],
  ['| 销售额 | 70 | | 140 |', [0.5, null, 1, null, null, null]],
  ['| 销售额 | 70 | 0 | 140 |', [0.5, 0, 1, null, null, null]],
] as const)('%s: the course is drawn from zero, and a gap stays a gap', (row, heights) => {
  const [tile] = pageOf({ goals: SALES, more: even, actuals: `${months}${row}` }).summary.tiles;
  expect(tile?.sparkline?.actual.map((it) => it?.y ?? null) ?? null).toEqual(heights);
  if (heights !== null) expect(tile?.sparkline?.plan.map((it) => it?.x)).toEqual([0, 0.2, 0.4, 0.6, 0.8, 1]);
});
