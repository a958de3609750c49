import { describe, expect, it } from 'vitest';
import { divide, toFixed } from '../../src/model/rational.ts';
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

  /** The conditions of one letter, as `id:ok`. */
  const reasons = (letter: string, text: object) => {
    const check = analyse({ parts, monitoring: quarters('200', '250'), ...text }).analysis.smart[0];
    const found = check?.letters.find((it) => it.letter === letter);
    return `${found?.verdict}: ${found?.reasons.map(({ id, ok }) => `${id}:${ok}`).join(' ')}`;
  };
  const COLUMNS =
    '| 目标 | 类型 | 单位 | 基线 | 目标值 | 负责人 | 范围 | 依据 | 方向 | 分子 | 分母 | 期间 |\n|' +
    ' --- |'.repeat(12);
  const goal = (row: string) => `${COLUMNS}\n| ${row} |`;
  const sales = (cells: string) => `销售总额 | 累计 | 万元 | 770 | 1000 | ${cells}`;
  const SPLIT = '| 销售总额 / 产品 | 目标值 | Q1 |\n| --- | --- | --- |\n| A | 1000 | |';
  const OTHER = '| 客户 | 累计 | 家 | 10 | 20 | 王敏 | 华东 | 有 | | | | |';
  it.each<[string, string, object, string]>([
    [
      'S',
      'a scope',
      { goals: goal(sales('王敏 | 华东 | | | | | ')) },
      'met: has-unit:true has-scope:true has-owner:true',
    ],
    [
      'S',
      'no scope',
      { goals: goal(sales('王敏 | | | | | | ')) },
      'not-met: has-unit:true has-scope:false has-owner:true',
    ],
    [
      'S',
      'a table of members for a scope',
      { goals: goal(sales('王敏 | | | | | | ')), parts: SPLIT },
      'met: has-unit:true has-scope:true has-owner:true',
    ],
    [
      'S',
      'a table of another goal is none',
      {
        goals: `${goal(sales('王敏 | | | | | | '))}\n${OTHER}`,
        parts: '| 客户 / 产品 | 目标值 |\n| --- | --- |\n| A | 20 |',
      },
      'not-met: has-unit:true has-scope:false has-owner:true',
    ],
    [
      'S',
      'sides of a ratio for a scope',
      {
        goals: `${goal('份额 | 比率 | % | 10% | 20% | 王敏 | | | | 客户 | 外部 | ')}\n${OTHER}`,
        parts: '',
        monitoring: '',
      },
      'met: has-unit:true has-scope:true has-owner:true',
    ],
    [
      'S',
      'sides from outside are none',
      { goals: goal('份额 | 比率 | % | 10% | 20% | 王敏 | | | | 外部 | 外部 | '), parts: '', monitoring: '' },
      'not-met: has-unit:true has-scope:false has-owner:true',
    ],
    [
      'M',
      'a dash with no reason',
      { goals: goal('销售总额 | 累计 | 万元 | — | 1000 | 王敏 | 华东 | | | | | ') },
      'not-met: has-number:true has-baseline:false has-actuals-source:true',
    ],
    [
      'M',
      'a dash with a reason',
      { goals: goal('销售总额 | 累计 | 万元 | — | 1000 | 王敏 | 华东 | 新品 | | | | ') },
      'met: has-number:true has-baseline:true has-actuals-source:true',
    ],
    [
      'M',
      'a blank with a reason',
      { goals: goal('销售总额 | 累计 | 万元 | | 1000 | 王敏 | 华东 | 新品 | | | | ') },
      'not-met: has-number:true has-baseline:false has-actuals-source:true',
    ],
    [
      'A',
      'as much as the best period, no reason',
      { goals: goal(sales('王敏 | 华东 | | | | | ')), monitoring: quarters('250', '250') },
      'unknown: growth-stated:true capacity-covers:null funnel-covers:null pace-in-reach:true',
    ],
    [
      'A',
      'more than the best period, no reason',
      { goals: goal(sales('王敏 | 华东 | | | | | ')), monitoring: quarters('249', '249') },
      'not-met: growth-stated:true capacity-covers:null funnel-covers:null pace-in-reach:false',
    ],
    [
      'A',
      'what is kept low is asked for no people',
      {
        goals: goal('销售总额 | 累计 | 万元 | 770 | 700 | 王敏 | 华东 | | 越低越好 | | | '),
        parts: '',
        monitoring: quarters('150', '200'),
      },
      'met: growth-stated:true pace-in-reach:true',
    ],
    [
      'A',
      'what is kept low has to be lower than ever',
      {
        goals: goal('销售总额 | 累计 | 万元 | 770 | 600 | 王敏 | 华东 | | 越低越好 | | | '),
        parts: '',
        monitoring: quarters('150', '200'),
      },
      'not-met: growth-stated:true pace-in-reach:false',
    ],
    [
      'A',
      'people just enough',
      {
        goals: goal('销售总额 | 累计 | 万元 | 770 | 960 | 王敏 | 华东 | 有 | | | | '),
        parts:
          '| 目标 | 1月 | 2月 | 3月 | 4月 | 5月 | 6月 | 7月 | 8月 | 9月 | 10月 | 11月 | 12月 |\n|' +
          ' --- |'.repeat(13) +
          `\n| 销售总额${' | 80'.repeat(12)} |`,
        resources: people(4),
      },
      'met: growth-stated:true capacity-covers:true funnel-covers:null pace-in-reach:true',
    ],
    [
      'A',
      'people too few',
      { resources: people(3) },
      'not-met: growth-stated:true capacity-covers:false funnel-covers:null pace-in-reach:true',
    ],
    ['R', 'a reason', {}, 'met: names-reason:true'],
    ['R', 'none', { goals: goal(sales('王敏 | 华东 | | | | | ')) }, 'not-met: names-reason:false'],
    ['T', 'quarters of its own', {}, 'met: has-period:true has-subperiods:true'],
    [
      'T',
      'quarters with nothing in them',
      { parts: '| 目标 | Q1 | Q2 |\n| --- | --- | --- |\n| 销售总额 | | |' },
      'not-met: has-period:true has-subperiods:false',
    ],
    [
      'T',
      'a quarter of a member',
      { parts: SPLIT.replace('1000 |', '1000 | 200') },
      'met: has-period:true has-subperiods:true',
    ],
    ['T', 'members without quarters', { parts: SPLIT }, 'not-met: has-period:true has-subperiods:false'],
    [
      'T',
      'quarters of another goal',
      {
        goals: `${goal(sales('王敏 | 华东 | | | | | '))}\n${OTHER}`,
        parts:
          '| 目标 | Q1 | Q2 |\n| --- | --- | --- |\n| 客户 | 5 | 5 |\n\n| 客户 / 产品 | 目标值 | Q1 |\n| --- | --- | --- |\n| A | 20 | 5 |',
      },
      'not-met: has-period:true has-subperiods:false',
    ],
    [
      'T',
      'one month needs none',
      { goals: goal(sales('王敏 | 华东 | | | | | 2026-06')), parts: '', monitoring: '' },
      'met: has-period:true has-subperiods:true',
    ],
    [
      'T',
      'two months need some',
      {
        goals: goal('客户 | 累计 | 家 | 10 | 20 | 王敏 | 华东 | 有 | | | | 2026-06~2026-07'),
        parts: '',
        monitoring: '',
      },
      'not-met: has-period:true has-subperiods:false',
    ],
    [
      'T',
      'a ratio that follows from its sides',
      {
        goals: `${goal('份额 | 比率 | % | 10% | 20% | 王敏 | | | | 客户 | 外部 | ')}\n${OTHER}`,
        parts: '',
        monitoring: '',
      },
      'met: has-period:true has-subperiods:true',
    ],
    [
      'T',
      'a ratio without sides',
      { goals: goal('份额 | 比率 | % | 10% | 20% | 王敏 | 华东 | | | | | '), parts: '', monitoring: '' },
      'not-met: has-period:true has-subperiods:false',
    ],
  ])('%s of %s', (letter, _, text, expected) => expect(reasons(letter, text)).toBe(expected));

  it.each([
    ['as low as it has to be', '6% | 5%', true],
    ['never as low', '6% | 5.1%', false],
  ])('a ratio kept low: %s', (_, actuals, reached) => {
    const goals = goal('退货率 | 比率 | % | 8% | 5% | 王敏 | 华东 | | 越低越好 | | | ');
    const monitoring = `| 目标 | Q1 | Q2 |\n| --- | ---: | ---: |\n| 退货率 | ${actuals} |`;
    const verdict = reached ? 'met' : 'not-met';
    expect(reasons('A', { goals, parts: '', monitoring })).toBe(
      `${verdict}: growth-stated:true pace-in-reach:${reached}`,
    );
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
    ['120 % and no more', quarters('240', '250'), []],
    ['90 % and no less', quarters('180', '250'), []],
    [
      'as bad as before',
      `${quarters('150', '187.5')}\n\n${deviations(full)}`,
      ['row explained not-yet', 'silent missing —'],
    ],
    ...(['开工晚', '补两场', '李雷', '9月30日'] as const).map((part): [string, string, string[]] => [
      `red with all but ${part}`,
      `${quarters('150', '250')}\n\n${deviations(full.replace(part, ''))}`,
      ['row incomplete recovered'],
    ]),
    [
      'due today',
      `${quarters('150', '250')}\n\n${deviations(full.replace('9月30日', '8月31日'))}`,
      ['row explained recovered'],
    ],
    [
      'due yesterday, and done',
      `${quarters('150', '250')}\n\n${deviations(full.replace('9月30日', '8月30日').replace('进行中', '完成'))}`,
      ['row explained recovered'],
    ],
    [
      'due yesterday',
      `${quarters('150', '250')}\n\n${deviations(full.replace('9月30日', '8月30日'))}`,
      ['row explained recovered overdue'],
    ],
    ['green with a row', `${quarters('200', '250')}\n\n${deviations(full)}`, ['row explained —']],
    [
      'a row of no period',
      `${quarters('150', '250')}\n\n${deviations(full.replace('Q1', ''))}`,
      ['silent missing —'],
    ],
    [
      'a row of the other quarter',
      `${quarters('150', '250')}\n\n${deviations(full.replace('Q1', 'Q2'))}`,
      ['row explained —', 'silent missing —'],
    ],
    [
      'a row of a member',
      `${quarters('150', '250')}\n\n${deviations(full.replace('销售总额', '销售总额/产品A'))}`,
      ['row explained recovered'],
    ],
    [
      'a row of its month',
      `${quarters('150', '250')}\n\n${deviations(full.replace('Q1', '1月'))}`,
      ['row explained —', 'silent missing —'],
    ],
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
  const STOCK = `${GOALS}\n| 活跃客户 | 存量 | 家 | 100 | 160 | 王敏 | 华东 | 口碑 |`;
  const RATE = `${GOALS}\n| 复购率 | 比率 | % | 50% | 60% | 王敏 | 华东 | 口碑 |`;
  const table = (name: string, head: string, cells: string) =>
    `| 目标 | ${head} |\n|${' --- |'.repeat(head.split('|').length + 1)}\n| ${name} | ${cells} |`;
  const months = table('销售总额', '1月 | 2月 | 3月 | 4月', '60 | 70 | 50 | 80');
  it.each<[string, string, object, string]>([
    ['a quarter', 'Q1', {}, '200 of 200'],
    ['two quarters together', '上半年', {}, '440 of 450'],
    ['the year so far', '2026', {}, '440 of 450'],
    ['what is not over', 'Q3', {}, 'nothing'],
    ['what is over in part', '下半年', {}, 'nothing'],
    ['what has a part missing', '上半年', { monitoring: quarters('', '240') }, 'nothing'],
    ['what its quarters do not make', '2月~4月', {}, 'nothing'],
    ['a quarter of months', 'Q1', { monitoring: months }, '180 of 200'],
    ['a month', '1月', { monitoring: months }, '60 of 68.89'],
    ['two months', '2月~3月', { monitoring: months }, '120 of 131.11'],
    [
      'a stock, at its last level',
      '上半年',
      {
        goals: STOCK,
        parts: table('活跃客户', 'Q1 | Q2 | Q3 | Q4', '115 | 130 | 145 | 160'),
        monitoring: table('活跃客户', 'Q1 | Q2', '110 | 128'),
      },
      '128 of 130',
    ],
    [
      'a ratio, which does not add',
      '上半年',
      { goals: RATE, parts: '', monitoring: table('复购率', 'Q1 | Q2', '50% | 55%') },
      'nothing',
    ],
    [
      'a ratio, in a quarter',
      'Q2',
      { goals: RATE, parts: '', monitoring: table('复购率', 'Q1 | Q2', '50% | 55%') },
      '55 of 60',
    ],
  ])('holds it against %s', (_, period, text, expected) => {
    const all = { parts, monitoring: quarters('200', '240'), ...text };
    const [goal] = analyse(all).analysis.goals;
    const said = `| 期间 | 目标 | 结论 |\n| --- | --- | --- |\n| ${period} | ${goal?.goal.name} | 达成 |`;
    const comparison = analyse({ ...all, review: said }).analysis.review[0]?.comparison ?? null;
    const shown = [comparison?.actual, comparison?.target].map((it) =>
      it && goal ? Number(toFixed(divide(it, goal.goal.unit.scale) ?? it, 2)) : null,
    );
    expect(comparison === null ? 'nothing' : shown.join(' of ')).toBe(expected);
  });
  it('a goal reviewed says nothing of another', () => {
    const goals = `${SALES}\n| 客户 | 累计 | 家 | 10 | 20 | 王敏 | 华东 | 新品 |`;
    const two = `${quarters('200', '240')}\n| 客户 | 5 | 5 |`;
    const { review: found } = analyse({
      goals,
      parts: `${parts}\n| 客户 | 5 | 5 | 5 | 5 |`,
      monitoring: two,
      review,
    }).analysis;
    expect(found.map((it) => `${it.goal} ${it.claimed} ${it.found}`)).toEqual([
      '销售总额 met met',
      '销售总额 met missed',
      '客户 null met',
      '客户 null met',
    ]);
  });
  it('a row without a period or of an unknown goal has nothing to compare', () => {
    const said =
      '| 期间 | 目标 | 结论 |\n| --- | --- | --- |\n| | 销售总额 | 达成 |\n| Q1 | 没有 | 达成 |\n| Q1 | | 达成 |';
    const found = analyse({ parts, monitoring: '', review: said }).analysis.review;
    expect(found.map((it) => `${it.goal} ${it.claimed} ${it.found}`)).toEqual(['没有 met null']);
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
    ['| 排练演示 | 改进 | | 李雷 | 9月30日 | |', 'incomplete'],
    ['| 排练演示 | 改进 | 清单 | 李雷 | | |', 'incomplete'],
    ['| 排练演示 | 改进 | 清单 | 李雷 | 8月31日 | |', 'open'],
    ['| 排练演示 | 改进 | 清单 | 李雷 | 8月30日 | |', 'overdue'],
    ['| 排练演示 | 改进 | | | | 做过两次 |', 'verified'],
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
