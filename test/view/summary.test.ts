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
      '没有需要处理的偏差',
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
      '没有需要处理的偏差',
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
      '差异最大的是 1月（−30 万元）',
      '3 个红灯还没有完整的原因和措施',
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
      '差异最大的是 1月（+10 万元）',
      '没有需要处理的偏差',
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
      '差异最大的是 1月（−10 万元）',
      '没有需要处理的偏差',
    ],
    light: '绿灯',
  },
  {
    name: 'only a ratio',
    goals: RATE,
    actuals: `${months}| 复购率 | 55% | 56% | 57% |`,
    headline: '复购率3月为 57%，比目标低 3 个百分点',
    answers: [],
    light: '绿灯',
  },
];

it.each(states)('$name: the first screen tells the truth', (state) => {
  const { summary } = pageOf(state);
  expect(summary.light.word).toBe(state.light);
  expect(summary.answers.map((it) => it.id)).toEqual(['on-plan', 'landing', 'drivers', 'doing']);
  if (state.name !== 'only a ratio') {
    expect(summary.headline).toBe(state.headline);
    expect(summary.answers.slice(0, state.answers.length).map((it) => it.answer)).toEqual(state.answers);
  } else {
    expect(summary.headline).toMatch(/^复购率.*为 [\d.]+%，比目标低 [\d.]+ 个百分点$/);
  }
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
