import { describe, expect, it } from 'vitest';
import { smallest } from '../../src/compute/feasibility/lookup.ts';
import { isoOfDay } from '../../src/model/calendar.ts';
import { type Rational, toFixed, toNumber } from '../../src/model/rational.ts';
import { q } from '../model/arbitrary.ts';
import { analyse, CUSTOMERS, GOALS } from './analyse.ts';

const show = (value: Rational | null | undefined) => (value ? toFixed(value, 2) : '—');

const funnel = (rows: string) => `| 阶段 | 转化率 | 周期 | 客单价 |\n| --- | ---: | ---: | ---: |\n${rows}`;
const channels = (rows: string) =>
  `| 渠道 | 预算占比 | 线索占比 | 线索 | 转化率 | 单条线索成本 |\n| --- | ---: | ---: | ---: | ---: | ---: |\n${rows}`;
const money = `${GOALS}\n| 销售总额 | 累计 | 元 | — | 2000000 | 王敏 | 华东 | 新区域 |`;

describe('G10: 2 000 000, 75 000 a deal, closing 20 %', () => {
  it('needs 26.67 deals and 133.33 opportunities', () => {
    const { analysis } = analyse({
      goals: money,
      strategy: funnel('| 商机 | 20% | | |\n| 成交 | | | 75000 |'),
    });
    const stages = analysis.feasibility.funnels[0]?.stages.map((stage) => show(stage.needed));
    expect(stages).toEqual(['133.33', '26.67']);
  });
});

describe('what the last stage needs', () => {
  it.each([
    ['a goal in money by the deal size', money, 'deals-from-target', 2],
    ['a goal that counts deals by its target alone', CUSTOMERS, 'stage-is-target', 1],
  ])('%s', (_, goals, formula, inputs) => {
    const strategy =
      '| 阶段 | 转化率 | 客单价 | 支撑目标 |\n| --- | ---: | ---: | --- |\n' +
      `| 商机 | 20% | | GOAL |\n| 成交 | | 75000 | GOAL |`.replaceAll(
        'GOAL',
        goals === money ? '销售总额' : '新增客户',
      );
    const found = analyse({ goals, strategy }).analysis.figures.get('阶段/成交:需求');
    expect([found?.formula?.id, found?.inputs.length]).toEqual([formula, inputs]);
  });
});

describe('the funnel against the channels', () => {
  const strategy = `${channels('| 展会 | 30% | | 600 | 10% | |\n| 转介绍 | 20% | | 300 | 20% | |')}\n\n${funnel('| 线索 | 40% | | |\n| 商机 | 25% | | |\n| 成交 | | | 10万 |')}`;
  it('is short of leads', () => {
    const found = analyse({ strategy }).analysis.feasibility.funnels[0];
    expect([found?.neededLeads, found?.promisedLeads, found?.cover].map(show)).toEqual([
      '1000.00',
      '900.00',
      '0.90',
    ]);
    expect(found?.repairs.map((repair) => repair.kind)).toEqual([
      'leads',
      'conversion',
      'conversion',
      'target',
    ]);
  });
  it('reaches before the plan when stages take time', () => {
    const slow = funnel('| 线索 | 40% | 30天 | |\n| 商机 | 25% | 1个月 | |\n| 成交 | | | 10万 |');
    const found = analyse({ strategy: slow }).analysis.feasibility.funnels[0];
    const first = found?.stages[0]?.months[0];
    expect(first?.period.from).toBe(2025 * 12 + 10);
    expect(show(found?.beforePlan)).not.toBe('0.00');
    expect(found?.stages.map((it) => `${show(it.conversion)} ${it.lagDays}`)).toEqual([
      '0.40 30',
      '0.25 30',
      '— 0',
    ]);
  });
  it('counts what is needed before the plan begins by days', () => {
    const { funnels } = analyse({
      period: '2026-07',
      goals: CUSTOMERS,
      strategy: '| 阶段 | 转化率 | 周期 |\n| --- | ---: | ---: |\n| 线索 | 30% | 30天 |\n| 签约 | | |',
    }).analysis.feasibility;
    // July's days are worked 30 days earlier, all but the last of them in June.
    expect([funnels[0]?.neededLeads, funnels[0]?.beforePlan].map(show)).toEqual(['1000.00', '967.74']);
    const months = funnels[0]?.stages[0]?.months ?? [];
    expect(months.map((it) => show(it.needed))).toEqual(['967.74', '32.26']);
  });

  it.each<[string, string, string[]]>([
    ['what is missing', '900', ['100.00 more leads', '线索 0.44', '商机 0.28', '目标 9000000.00']],
    // 40 % would have to be 114 %: only the other stage can make up for it.
    ['no rate beyond 100 %', '350', ['650.00 more leads', '商机 0.71', '目标 3500000.00']],
    ['a rate of just 100 %', '400', ['600.00 more leads', '线索 1.00', '商机 0.63', '目标 4000000.00']],
    ['a target in whole steps', '333', ['667.00 more leads', '商机 0.75', '目标 3330000.00']],
    ['nothing that comes to nothing', '0', ['1000.00 more leads']],
    ['just enough', '1000', []],
    ['more than enough', '1100', []],
  ])('proposes %s', (_, leads, expected) => {
    const text = `${channels(`| 展会 | | | ${leads} | | |`)}\n\n${funnel('| 线索 | 40% | | |\n| 商机 | 25% | | |\n| 成交 | | | 10万 |')}`;
    const repairs = analyse({ strategy: text }).analysis.feasibility.funnels[0]?.repairs ?? [];
    const told = repairs.map((it) => {
      if (it.kind === 'leads') return `${show(it.more)} more leads`;
      if (it.kind === 'target') return `目标 ${show(it.feasible)}`;
      return it.kind === 'conversion' ? `${it.stage} ${show(it.needed)}` : it.kind;
    });
    expect(told).toEqual(expected);
  });

  it.each([
    [
      'one lead costs the mean by leads',
      ['| 展会 | | | 600 | | 50 |', '| 转介绍 | | | 200 | | 90 |'],
      '60000.00',
    ],
    ['by shares of the need', ['| 展会 | | 75% | | | 50 |', '| 转介绍 | | 25% | | | 90 |'], '60000.00'],
    ['without one, none', ['| 展会 | | | 600 | | 50 |', '| 转介绍 | | | 200 | | |'], '—'],
    ['no channel brings any', ['| 展会 | | | | | 50 |'], '—'],
  ])('a funnel of 1,000 leads costs: %s', (_, rows, cost) => {
    const text = `${channels(rows.join('\n'))}\n\n${funnel('| 线索 | 40% | | |\n| 商机 | 25% | | |\n| 成交 | | | 10万 |')}`;
    expect(show(analyse({ strategy: text }).analysis.feasibility.funnels[0]?.cost)).toBe(cost);
  });
});

describe('several funnels', () => {
  const goals = `${GOALS}
| 销售总额 | 累计 | 万元 | 770 | 1000 | 王敏 | 华东 | 公司年度目标 |
| 续约额 | 累计 | 万元 | 100 | 500 | 王敏 | 华东 | 公司年度目标 |
| 新增客户 | 累计 | 家 | — | 300 | 王敏 | 华东 | 新品上市 |`;
  const stages = (goal: string, rows: string) =>
    `| 阶段 | 转化率 | 客单价 | 支撑目标 |\n| --- | ---: | ---: | --- |\n${rows.replace('GOAL', goal)}`;
  const found = (...texts: string[]) =>
    analyse({ goals, strategy: texts.join('\n\n') }).analysis.feasibility.funnels.map(
      (it) => `${it.goal} ${show(it.neededLeads)} of ${show(it.promisedLeads)}, ${show(it.cover)}`,
    );
  const money = stages('销售总额', '| 线索 | 10% | | GOAL |\n| 成交 | | 10万 | |');
  const renewal = stages('续约额', '| 名单 | 50% | | |\n| 续约 | | 5万 | GOAL |');
  const heads = stages('', '| 线索 | 30% | | GOAL |\n| 签约 | | | |');
  it.each<[string, string[], string[]]>([
    ['of the goal that is named', [money], ['销售总额 1000.00 of —, —']],
    ['of the goal that the last row names', [renewal], ['续约额 200.00 of —, —']],
    ['without a deal size, of the only count', [heads], ['新增客户 1000.00 of —, —']],
    ['of two goals that fit, none', [stages('', '| 线索 | 10% | | GOAL |\n| 成交 | | 10万 | |')], []],
    [
      'each gets its part of the leads',
      [money, renewal, channels('| 展会 | | | 600 | | |')],
      ['销售总额 1000.00 of 500.00, 0.50', '续约额 200.00 of 100.00, 0.50'],
    ],
  ])('%s', (_, texts, expected) => expect(found(...texts)).toEqual(expected));

  it('repairs one of them so that the leads do for all', () => {
    const strategy = [money, renewal, channels('| 展会 | | | 600 | | |')].join('\n\n');
    const { funnels } = analyse({ goals, strategy }).analysis.feasibility;
    const told = funnels.map(({ repairs }) =>
      repairs.map((it) =>
        it.kind === 'leads'
          ? `leads +${show(it.more)}`
          : it.kind === 'target'
            ? `target ${show(it.feasible)}`
            : it.kind,
      ),
    );
    // 600 leads less the 200 of the renewals; those alone cannot make up for the 1,000 of the other goal.
    expect(told).toEqual([['leads +600.00', 'conversion', 'target 4000000.00'], ['leads +600.00']]);
    const lower = goals.replace('| 770 | 1000 |', '| 770 | 400 |');
    const after = analyse({ goals: lower, strategy }).analysis.feasibility.funnels;
    expect(after.map(({ cover }) => show(cover))).toEqual(['1.00', '1.00']);
  });
});

describe('channels', () => {
  const resources = '| 预算 | 金额 |\n| --- | ---: |\n| 市场 | 15万 |';
  const stages = funnel('| 线索 | 40% | | |\n| 商机 | 25% | | |\n| 成交 | | | 10万 |');
  it.each([
    [
      'a share of the budget buys leads',
      '| 线上 | 20% | | | | 50 |',
      { budget: '30000.00', affordableLeads: '600.00' },
    ],
    [
      'a share of the leads splits the need',
      '| 线上 | 20% | 30% | | 8% | |',
      { leads: '300.00', deals: '24.00', revenue: '2400000.00' },
    ],
    [
      'a rate that leads to a stage goes on from there',
      '| 线上 | | | 100 | 20% @商机 | |',
      { deals: '5.00' },
    ],
    ['nothing is guessed', '| 线上 | | | | 8% | |', { budget: '—', leads: '—', deals: '—', revenue: '—' }],
  ])('%s', (_, row, expected) => {
    const { analysis } = analyse({ strategy: `${channels(row)}\n\n${stages}`, resources });
    const found = analysis.feasibility.channels?.channels[0];
    const { budget, leads, deals, revenue, affordableLeads } = found ?? {};
    const all = { budget, leads, deals, revenue, affordableLeads };
    const told = Object.fromEntries(Object.entries(all).map(([name, value]) => [name, show(value)]));
    expect(told).toMatchObject(expected);
  });

  it('adds channels up, each by what it says', () => {
    const rows = [
      '| 线上 | 20% | | 500 | 8% | 50 |',
      '| 展会 | 40% | | 300 | 10% | 200 |',
      '| 口碑 | | | | | |',
    ];
    const { analysis } = analyse({ strategy: `${channels(rows.join('\n'))}\n\n${stages}`, resources });
    const { budget, leads, affordableLeads, deals, revenue } = analysis.feasibility.channels ?? {};
    expect([budget, leads, affordableLeads, deals, revenue].map(show)).toEqual([
      '90000.00',
      '800.00',
      '900.00',
      '70.00',
      '7000000.00',
    ]);
  });

  it.each([
    ['an amount and its leads', '| 线上 | 3万 | 600 |', ['30000.00', '0.20', '50.00', '600.00']],
    ['an amount alone', '| 线上 | 3万 | |', ['30000.00', '0.20', '—', '—']],
    ['leads alone', '| 线上 | | 600 |', ['—', '—', '—', '—']],
  ])('what a lead costs follows from %s', (_, row, expected) => {
    const strategy = `| 渠道 | 预算 | 线索 |\n| --- | ---: | ---: |\n${row}`;
    const { analysis } = analyse({ strategy, resources });
    const found = analysis.feasibility.channels?.channels[0];
    expect([found?.budget, found?.budgetShare, found?.costPerLead, found?.affordableLeads].map(show)).toEqual(
      expected,
    );
  });

  it.each([
    ['in the order of time', '| Q1 | Q2 |', '| 20% | 10% |', '| | 5% |'],
    ['whatever order they are written in', '| Q2 | Q1 |', '| 10% | 20% |', '| 5% | |'],
  ])('compares measured conversions with the planned one of their channel, %s', (_, head, fair, web) => {
    const monitoring = `| 目标 ${head}\n| --- | ---: | ---: |\n| 销售总额 | 200 | 200 |\n| 渠道/展会:转化率 ${fair}\n| 渠道/线上:转化率 ${web}`;
    const strategy = channels('| 展会 | 30% | | | 20% | |\n| 线上 | | | | | |');
    const found = analyse({ strategy, monitoring }).analysis.feasibility.channels?.channels ?? [];
    const told = found.map((it) =>
      it.actualConversion.map(({ rate, comparison }) => `${show(rate)} ${comparison?.light ?? 'no plan'}`),
    );
    expect(told).toEqual([['0.20 green', '0.10 red'], ['0.05 no plan']]);
  });
});

describe('budget', () => {
  const lines = (rows: string) => `| 预算 | 金额 | 占比 |\n| --- | ---: | ---: |\n${rows}`;
  it.each([
    [
      'the sum of its lines',
      '| 展会 | 9万 | |\n| 线上 | 6万 | |',
      '150000.00',
      ['90000.00', '60000.00'],
      '1.00',
    ],
    [
      'a total row, and shares of it',
      '| 展会 | | 60% |\n| 线上 | | 40% |\n| 合计 | 15万 | |',
      '150000.00',
      ['90000.00', '60000.00'],
      '1.00',
    ],
    [
      'less than its lines',
      '| 展会 | 9万 | |\n| 线上 | 11万 | |\n| 合计 | 15万 | |',
      '150000.00',
      ['90000.00', '110000.00'],
      '0.75',
    ],
  ])('%s', (_, rows, total, amounts, cover) => {
    const found = analyse({ resources: lines(rows) }).analysis.feasibility.budget;
    expect(show(found?.total)).toBe(total);
    expect(found?.lines.map((line) => show(line.amount))).toEqual(amounts);
    expect(show(found?.cover)).toBe(cover);
  });

  it.each<[string, string, object, (string | undefined)[]]>([
    ['no budget, no cover', '', {}, [undefined, undefined]],
    ['a line without amount', '| 展会 | | |', {}, ['—', '—']],
    ['a share of nothing', '| 展会 | | 60% |', {}, ['—', '—']],
    ['a cost without a budget', '| 展会 | | |', { tasks: '12万' }, ['—', '—']],
    ['tasks that cost more', '| 展会 | 9万 | |', { tasks: '12万' }, ['90000.00', '0.75']],
    ['tools that cost more', '| 展会 | 9万 | |', { tools: '18万' }, ['90000.00', '0.50']],
    // 40 % of the budget for one channel and 9万 for another: 12.6万.
    [
      'channels that cost more',
      '| 展会 | 9万 | |',
      { strategy: channels('| 展会 | 40% | | | | |\n| 线上 | 100% | | | | |') },
      ['90000.00', '0.71'],
    ],
    [
      'the largest claim, not the sum',
      '| 展会 | 9万 | |',
      { tasks: '8万', tools: '8万' },
      ['90000.00', '1.00'],
    ],
  ])('%s', (_, rows, more: { tasks?: string; tools?: string; strategy?: string }, expected) => {
    const tables = [
      rows === '' ? '' : lines(rows),
      more.tasks ? `| 任务 | 预算 |\n| --- | ---: |\n| 布展 | ${more.tasks} |` : '',
      more.tools ? `| 工具 | 费用 |\n| --- | ---: |\n| 系统 | ${more.tools} |` : '',
    ];
    const { budget } = analyse({ resources: tables.join('\n\n'), strategy: more.strategy ?? '' }).analysis
      .feasibility;
    expect(budget === null ? [undefined, undefined] : [show(budget.total), show(budget.cover)]).toEqual(
      expected,
    );
  });

  it('tells what each line is of the whole', () => {
    const found = analyse({ resources: lines('| 展会 | 9万 | |\n| 线上 | | |\n| 差旅 | 3万 | |') }).analysis
      .feasibility.budget;
    expect(found?.lines.map((line) => show(line.share))).toEqual(['0.75', '—', '0.25']);
    expect(found?.totalHeld).toBe(false);
  });

  it('names the smallest cover as the binding constraint', () => {
    const resources = `${lines('| 展会 | 9万 | |\n| 线上 | 11万 | |\n| 合计 | 15万 | |')}\n\n| 人员 | 人数 | 人均月产能 |\n| --- | ---: | ---: |\n| 顾问 | 5 | 20万元 |`;
    const { constraints, binding } = analyse({ resources }).analysis.feasibility;
    expect(constraints.map((it) => `${it.kind} ${show(it.cover)}`)).toEqual([
      'budget 0.75',
      expect.stringMatching(/^capacity 1\./),
    ]);
    expect(binding?.kind).toBe('budget');
  });
});

describe('the smallest cover', () => {
  it.each([
    [['2/3', '3/5', '7/9'], '3/5'],
    [['3/5', '2/3'], '3/5'],
    [['—', '5/4', '—'], '5/4'],
    [['0', '1/2'], '0'],
    [['—'], '—'],
    [[], '—'],
  ])('of %j is %s', (values, expected) => {
    const least = smallest(values.map((it) => (it === '—' ? null : q(it))));
    expect(least === null ? '—' : toNumber(least)).toBe(expected === '—' ? '—' : toNumber(q(expected)));
  });
});

describe('the verdict', () => {
  const stages = funnel('| 线索 | 40% | | |\n| 商机 | 25% | | |\n| 成交 | | | 10万 |');
  const budget = (total: string) => `| 预算 | 金额 |\n| --- | ---: |\n| 展会 | 20万 |\n| 合计 | ${total} |`;
  const told = (text: object) =>
    analyse({ ...text }).analysis.feasibility.constraints.map((it) => {
      const repairs = it.repairs.map((repair) => {
        switch (repair.kind) {
          case 'budget':
            return `${show(repair.more.value)} more`;
          case 'finish':
            return `done ${isoOfDay(repair.day)}, ${repair.lateWorkdays} late`;
          default:
            return repair.kind;
        }
      });
      return [`${it.kind} ${show(it.cover)}`, ...repairs].join(': ');
    });
  const bought = (...rows: string[]) => `${channels(rows.join('\n'))}\n\n${stages}`;
  it.each<[string, object, string[]]>([
    ['spending just what there is holds nothing back', { resources: budget('20万') }, []],
    ['spending more than there is', { resources: budget('15万') }, ['budget 0.75: 50000.00 more']],
    // 25 % of 20万 buys 500 leads at 100 each; 1,000 are needed.
    [
      'money for half the leads',
      { resources: budget('20万'), strategy: bought('| 展会 | 25% | | 1000 | | 100 |') },
      ['budget 0.50: 50000.00 more', 'funnel 1.00'],
    ],
    [
      'money for all leads',
      { resources: budget('20万'), strategy: bought('| 展会 | 50% | | 1000 | | 100 |') },
      ['funnel 1.00', 'budget 1.00'],
    ],
    [
      'of two shortages of money the smaller cover, and the larger repair',
      { resources: budget('15万'), strategy: bought('| 展会 | 50% | | 1000 | | 100 |') },
      ['budget 0.75: 50000.00 more', 'funnel 1.00'],
    ],
    [
      'the other way round',
      { resources: budget('16万'), strategy: bought('| 展会 | 25% | | 1000 | | 100 |') },
      ['budget 0.40: 60000.00 more', 'funnel 1.00'],
    ],
    [
      'a channel that brings leads for no stated money',
      {
        resources: budget('20万'),
        strategy: bought('| 展会 | 25% | | 500 | | 100 |', '| 转介绍 | | | 500 | | |'),
      },
      ['funnel 1.00'],
    ],
    [
      'a channel that brings no leads does not count',
      {
        resources: budget('20万'),
        strategy: bought('| 展会 | 25% | | 1000 | | 100 |', '| 直播 | 25% | | | | |'),
      },
      ['budget 0.50: 100000.00 more', 'funnel 1.00'],
    ],
    [
      'no channel brings leads',
      { resources: budget('20万'), strategy: bought('| 展会 | 25% | | | | 100 |') },
      [],
    ],
    [
      'deadlines that come too early: the day of the last',
      {
        resources:
          '| 任务 | 开始 | 截止 | 工期 | 前置 |\n| --- | --- | --- | ---: | --- |\n| A | 9月1日 | | 10 | |\n| C | | 9月15日 | 4 | A |\n| B | | 9月16日 | 5 | A |',
      },
      ['time 0.79: done 2026-09-21, 3 late'],
    ],
    [
      'beside a deadline that is just kept, and work without one',
      {
        resources:
          '| 任务 | 开始 | 截止 | 工期 | 前置 |\n| --- | --- | --- | ---: | --- |\n| A | 9月1日 | | 10 | |\n| C | | 9月15日 | 4 | A |\n| D | 9月22日 | 9月30日 | 7 | |\n| E | 10月8日 | | 5 | |',
      },
      ['time 0.79: done 2026-09-18, 3 late'],
    ],
  ])('%s', (_, text, expected) => expect(told(text)).toEqual(expected));
});
