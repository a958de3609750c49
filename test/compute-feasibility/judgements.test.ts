import { describe, expect, it } from 'vitest';
import { analyse, GOALS, SALES } from './analyse.ts';

const quarters = (q1: string, q2: string) =>
  `| 目标 | Q1 | Q2 |\n| --- | ---: | ---: |\n| 销售总额 | ${q1} | ${q2} |`;
const parts =
  '| 目标 | Q1 | Q2 | Q3 | Q4 |\n| --- | ---: | ---: | ---: | ---: |\n| 销售总额 | 200 | 250 | 300 | 250 |';
const deviations = (...rows: string[]) =>
  `| 期间 | 目标 | 原因 | 调整措施 | 负责人 | 截止 | 状态 |\n| --- | --- | --- | --- | --- | --- | --- |\n${rows.join('\n')}`;

describe('SMART', () => {
  const verdicts = (text: object) => {
    const check = analyse({ parts, monitoring: quarters('200', '250'), ...text }).analysis.smart[0];
    return check?.letters.map((it) => `${it.letter} ${it.verdict}`).join(', ');
  };
  const people = (heads: number) =>
    `| 人员 | 人数 | 人均月产能 |\n| --- | ---: | ---: |\n| 顾问 | ${heads} | 20万元 |`;
  it.each([
    ['all of it', { resources: people(6) }, 'S met, M met, A met, R met, T met'],
    ['nobody to do it', { resources: people(2) }, 'S met, M met, A not-met, R met, T met'],
    ['nothing to test it against', {}, 'S met, M met, A unknown, R met, T met'],
    ['no source of actuals', { monitoring: '' }, 'S met, M not-met, A unknown, R met, T met'],
    ['no targets for its quarters', { parts: '' }, 'S met, M met, A unknown, R met, T not-met'],
    [
      'no owner, no reason',
      { goals: SALES.replace('| 王敏 |', '| |').replace('公司年度目标', '') },
      'S not-met, M met, A not-met, R not-met, T met',
    ],
    ['no baseline', { goals: SALES.replace('770', '') }, 'S met, M not-met, A not-met, R met, T met'],
  ])('%s', (_, text, expected) => {
    expect(verdicts(text)).toBe(expected);
  });
  it.each([
    ['reached before', '55% | 61%', '', 'met', 'growth-stated:true pace-in-reach:true'],
    ['never reached, and no reason', '55% | 57%', '', 'not-met', 'growth-stated:true pace-in-reach:false'],
    ['never reached, for a reason', '55% | 57%', '新版上线', 'met', 'growth-stated:true pace-in-reach:true'],
    ['nothing on record', '— | —', '', 'unknown', 'growth-stated:true pace-in-reach:null'],
  ])('asks a ratio for no people and no funnel: %s', (_, actuals, why, verdict, reasons) => {
    const goals = `${GOALS}\n| 复购率 | 比率 | % | 50% | 60% | 王敏 | 华东 | ${why} |`;
    const monitoring = `| 目标 | Q1 | Q2 |\n| --- | ---: | ---: |\n| 复购率 | ${actuals} |`;
    const check = analyse({ goals, parts: '', monitoring }).analysis.smart[0];
    const letter = check?.letters.find((it) => it.letter === 'A');
    expect(letter?.verdict).toBe(verdict);
    expect(letter?.reasons.map(({ id, ok }) => `${id}:${ok}`).join(' ')).toBe(reasons);
  });
  it('accepts a missing baseline that is explained', () => {
    expect(verdicts({ goals: SALES.replace('770', '—') })).toBe('S met, M met, A unknown, R met, T met');
  });
});

describe('deviations', () => {
  const states = (monitoring: string, text: object = {}) =>
    analyse({ parts, monitoring, ...text }).analysis.deviations.map(
      (it) =>
        `${it.row === null ? 'silent' : 'row'} ${it.state} ${it.recovery ?? '—'}${it.overdue ? ' overdue' : ''}`,
    );
  const full = '| Q1 | 销售总额 | 开工晚 | 补两场 | 李雷 | 9月30日 | 进行中 |';
  it.each([
    ['in order', quarters('200', '250'), []],
    ['red without a row', quarters('150', '250'), ['silent missing —']],
    ['red with all', `${quarters('150', '250')}\n\n${deviations(full)}`, ['row explained recovered']],
    [
      'red with a cause only',
      `${quarters('150', '')}\n\n${deviations('| Q1 | 销售总额 | 开工晚 | | | | |')}`,
      ['row incomplete too-early'],
    ],
    [
      'yellow with a cause',
      `${quarters('170', '210')}\n\n${deviations('| Q1 | 销售总额 | 开工晚 | | | | |')}`,
      ['row explained not-yet', 'silent missing —'],
    ],
    [
      'improved',
      `${quarters('150', '220')}\n\n${deviations(full)}`,
      ['row explained improved', 'silent missing —'],
    ],
    [
      'past its date',
      `${quarters('150', '250')}\n\n${deviations(full.replace('9月30日', '4月30日'))}`,
      ['row explained recovered overdue'],
    ],
    [
      'covered by the half-year',
      `${quarters('150', '190')}\n\n${deviations(full.replace('Q1', '上半年'))}`,
      ['row explained too-early'],
    ],
    ['far above', quarters('250', '250'), ['silent missing —']],
  ])('%s', (_, monitoring, expected) => {
    expect(states(monitoring)).toEqual(expected);
  });
  it('never takes a missing actual for a zero', () => {
    expect(states(quarters('200', ''))).toEqual([]);
    expect(states(quarters('200', '0'))).toEqual(['silent missing —']);
  });
});

describe('review and lessons', () => {
  const review =
    '| 期间 | 目标 | 结论 |\n| --- | --- | --- |\n| Q1 | 销售总额 | 达成 |\n| Q2 | 销售总额 | 达成 |';
  it('holds what is said against the figures', () => {
    const found = analyse({ parts, monitoring: quarters('200', '240'), review }).analysis.review;
    expect(found.map((it) => `${it.claimed} ${it.found}`)).toEqual(['met met', 'met missed']);
  });
  it('lists outcomes nobody reviewed', () => {
    const found = analyse({ parts, monitoring: quarters('200', '240') }).analysis.review;
    expect(found.map((it) => `${it.claimed} ${it.found}`)).toEqual(['null met', 'null missed']);
  });
  it.each([
    ['| 排练演示 | 改进 | 清单 | 李雷 | 9月30日 | |', 'open'],
    ['| 排练演示 | 改进 | 清单 | 李雷 | 7月31日 | |', 'overdue'],
    ['| 排练演示 | 改进 | 清单 | 李雷 | 7月31日 | 转化率回到 18% |', 'verified'],
    ['| 排练演示 | 改进 | 清单 | | 7月31日 | |', 'incomplete'],
  ])('%s → %s', (row, state) => {
    const lessons = `| 经验 | 类型 | 沉淀 | 负责人 | 截止 | 验证 |\n| --- | --- | --- | --- | --- | --- |\n${row}`;
    expect(analyse({ parts, review: lessons }).analysis.lessons.map((it) => it.state)).toEqual([state]);
  });
});

describe('every address of a figure resolves, and its inputs do', () => {
  it('in a plan with everything', () => {
    const { analysis } = analyse({
      goals: `${GOALS}\n| 销售总额 | 累计 | 万元 | 770 | 1000 | 王敏 | 华东 | 公司年度目标 |`,
      parts,
      strategy:
        '| 渠道 | 预算占比 | 线索占比 | 线索 | 转化率 | 单条线索成本 |\n| --- | ---: | ---: | ---: | ---: | ---: |\n| 展会 | 30% | | 600 | 10% | 75 |\n| 线上 | 20% | 30% | | 8% | |\n\n| 阶段 | 转化率 | 周期 | 客单价 |\n| --- | ---: | ---: | ---: |\n| 线索 | 40% | 30天 | |\n| 商机 | 25% | | |\n| 成交 | | | 10万 |',
      resources:
        '| 人员 | 人数 | 到岗 | 人均月产能 |\n| --- | ---: | --- | ---: |\n| 顾问 | 4 | 2026-01-01 | 20万元 |\n\n| 预算 | 金额 | 占比 |\n| --- | ---: | ---: |\n| 展会 | | 60% |\n| 线上 | | 40% |\n| 合计 | 15万 | |\n\n| 任务 | 负责人 | 开始 | 截止 | 工期 | 前置 | 重复 |\n| --- | --- | --- | --- | ---: | --- | --- |\n| 资料 | 李雷 | 9月1日 | | 5 | | |\n| 研讨会 | 韩梅 | | | 3 | 资料 | |\n| 线上活动 | 韩梅 | 7月1日 | 9月30日 | | | 每月2场 |\n\n| 里程碑 | 日期 |\n| --- | --- |\n| 首单 | 10月31日 |\n\n| 工具 | 费用 |\n| --- | ---: |\n| CRM | 2万 |\n\n| 情景 | 调整 |\n| --- | --- |\n| 多招 | 人员/顾问:人数 +1 |',
      monitoring: quarters('200', '250'),
    });
    const { figures } = analysis;
    const dangling: string[] = [];
    for (const address of figures.addresses()) {
      const figure = figures.get(address);
      if (figure === null) dangling.push(address);
      for (const input of figure?.inputs ?? []) {
        if (input.kind === 'figure' && figures.at(input.id) === null) {
          dangling.push(
            `${address} ← ${input.id.subject}/${input.id.member}@${input.id.period?.from}:${input.id.measure}`,
          );
        }
      }
    }
    expect(dangling).toEqual([]);
    expect(figures.addresses().length).toBeGreaterThan(150);
  });
});
