import { describe, expect, it } from 'vitest';
import { formatAddress } from '../../src/language/address.ts';
import { isoOfDay } from '../../src/model/calendar.ts';
import { amount, decode, GOALS, number, periods, shown } from './plan.ts';

const Q = '| 目标 | Q1 | Q2 | Q3 | Q4 | 全年 |\n| --- | --- | --- | --- | --- | --- |\n';

describe('which table is which', () => {
  it.each([
    [2, '| 目标 | Q1 | Q2 |', 'targets'],
    [2, '| Goal | Q1 | Q2 |', 'targets'],
    [2, '| 销售总额 / 产品 | 权重 |', 'splits'],
    [2, '| 销售总额(万元) / 产品线 | 目标值 |', 'splits'],
    [2, '| 任务 | 负责人 |', 'tasks'],
    [4, '| Task | Owner |', 'tasks'],
    [4, '| 里程碑 | 日期 |', 'milestones'],
    [3, '| 客户群 | 策略 |', 'segments'],
    [3, '| 产品 | 策略 |', 'products'],
    [3, '| 渠道 | 预算占比 |', 'channels'],
    [3, '| 阶段 | 转化率 |', 'funnel'],
    [4, '| 人员 | 人数 |', 'people'],
    [4, '| 预算 | 金额（万元） |', 'budget'],
    [4, '| 工具 | 费用 |', 'tools'],
    [5, '| 目标 | Q1 |', 'actuals'],
    [5, '| 期间 | 目标 |', 'deviations'],
    [6, '| 期间 | 目标 |', 'review'],
    [6, '| 经验 | 类型 |', 'lessons'],
    [6, '| 上期经验 | 处理 |', 'earlierLessons'],
    [2, '| 情景 | 调整 |', 'scenarios'],
    [4, '| 情 景 | 调整 |', 'scenarios'],
    [2, '| 优势 | 劣势 |', undefined],
    [3, '| 优势/劣势 | 说明 |', undefined],
    [4, '| 日期 | 事项 |', undefined],
  ])('step %i, %s → %s', (step, head, kind) => {
    const { plan, found } = decode({
      steps: { [step]: `${head}\n| --- | --- |${head.split('|').length > 4 ? ' --- |' : ''}\n` },
    });
    const tables = [...plan.tables.values()].map((it) => it.kind).filter((it) => it !== 'goals');
    expect(found).toEqual([]);
    expect(tables).toEqual(kind === undefined ? [] : [kind]);
  });

  it.each([
    [4, '| 里程悲 | 日期 | 负责人 |', 'table-not-recognised'],
    [2, '| 序号 | 目标 | Q1 | Q2 |', 'table-not-recognised'],
    [4, '| Milestnoe | date | owner |', 'table-not-recognised'],
    [3, '| 媒介 | 预算占比 | 线索 | 转化率 |', 'table-not-recognised'],
    [2, '| 渠道 | 预算占比 | 线索 | 转化率 |', 'table-in-other-step'],
    [2, '| 产品 | 权重 |', 'bare-dimension'],
    [2, '| 销售总客 / 产品 | 权重 |', 'unknown-goal'],
    [2, '| 目标 | Q1 | Q2 | 负责入 |', 'unknown-column'],
    [2, '| 目标 | Q1 | 一季度 |', 'column-twice'],
    [2, '| 目标 | Q1 | 2027-Q1 |', 'period-outside-plan'],
    [4, '| 里程碑 | 负责人 |', 'missing-column'],
  ])('step %i, %s is said to be %s', (step, head, code) => {
    const cells = head.split('|').length - 2;
    expect(decode({ steps: { [step]: `${head}\n|${' --- |'.repeat(cells)}\n` } }).codes).toEqual([code]);
  });

  it.each([
    [
      '| 目标 | Q1 | | Q3 | 负责人 |',
      ['| 销售总额 | 1 | 2 | 3 | 王敏 |', '| 新客户数 | 1 | 5 | | |'],
      'column-without-heading',
    ],
    ['| 目标 | Q1 | | Q3 |', ['| 销售总额 | 1 | — | 3 |'], undefined],
    [
      '| 目标 | Q1 | | Q2 | |',
      ['| | 1月 | 2月 | 4月 | 5月 |', '| 销售总额 | 1 | 2 | 3 | 4 |'],
      'headings-in-two-rows',
    ],
    ['| 目标 | Q1 | Q2 |', ['| 目标 | 万元 | 万元 |', '| 销售总额 | 1 | 2 |'], 'headings-in-two-rows'],
    [
      '| 销售总额 / 产品 | Q1 | | Q2 | |',
      ['| 产品 | 计划 | 实际 | 计划 | 实际 |', '| A | 1 | 2 | 3 | 4 |'],
      'headings-in-two-rows',
    ],
    ['| 目标 | Q1 | Q2 |', ['| | 1 | 2 |'], 'row-without-name'],
    ['| 目标 | Q1 | Q2 |', ['| 销售总额 | 2000 | 2026 |'], undefined],
    ['| 销售总额 / 产品 | Q1 | Q2 |', ['| A | 1,999 | 2026 |', '| B | 1 | 2 |'], undefined],
    [
      '| 目标 | Q1 | Q2 |',
      ['| 销售总额 | 1 | 2 |', '| 目标 | Q1 | Q2 |', '| 新客户数 | 1 | 2 |'],
      'headings-again',
    ],
  ])('loses nothing under merged headings: %s over %j', (head, rows, code) => {
    const marks = `|${' --- |'.repeat(head.split('|').length - 2)}`;
    const { codes } = decode({ steps: { 2: [head, marks, ...rows].join('\n') } });
    expect(codes).toEqual(code === undefined ? [] : [code]);
  });

  const people = '| 人员 | 人数 |\n| --- | --- |\n| 顾问 | 5 |\n';
  const tools = '| 工具 | 费用 |\n| --- | --- |\n| 系统 | 5 |\n';
  const actuals = '| 目标 | Q1 |\n| --- | --- |\n| 销售总额 | 5 |\n';
  it.each([
    [
      { 4: null },
      ['missing-step'],
      ['no heading was found for step 4 (Resources and timeline), so its 2 tables are only text'],
    ],
    [
      { 5: null },
      ['missing-step'],
      ['no heading was found for step 5 (Execution and monitoring), so its table is only text'],
    ],
    [
      { 2: '## 目标折解', 3: null },
      ['missing-step'],
      ['no heading was found for step 2 (Decomposition), step 3 (Strategy)'],
    ],
    [
      { 4: null, 6: null },
      ['missing-step', 'missing-step'],
      [
        'no heading was found for step 4 (Resources and timeline), so its 2 tables are only text',
        'no heading was found for step 6 (Review)',
      ],
    ],
  ])('tells a missing heading once, and not what follows from it: %j', (headings, codes, what) => {
    const found = decode({ headings, steps: { 4: `${people}\n${tools}`, 5: actuals } });
    expect(found.codes).toEqual(codes);
    expect(found.diagnostics.map((it) => it.message.what.en)).toEqual(what);
  });

  it.each([
    ['# 第四步 资源与时间', '这个标题前面有 1 个 #；步骤的标题要用两个'],
    ['### 资源与时间', '这个标题前面有 3 个 #；步骤的标题要用两个'],
    ['## 资源与时問', '这个标题像“资源与时间”，但没有被认出来'],
  ])('names the heading that was meant: %s', (heading, label) => {
    const { diagnostics } = decode({ headings: { 4: heading } });
    expect(diagnostics.map((it) => it.related?.map((other) => other.label.zh))).toEqual([[label]]);
  });

  it('takes a bare dimension where one goal adds up', () => {
    const goals =
      '| 目标 | 单位 | 目标值 |\n| --- | --- | --- |\n| 销售总额 | 万元 | 1000 |\n| 复购率 | % | 60% |';
    const { plan, found } = decode({
      steps: { 1: goals, 2: '| 产品 | 权重 |\n| --- | --- |\n| A | 40% |\n| B | 60% |' },
    });
    expect(found).toEqual([]);
    expect(plan.splits.map((it) => `${it.goal} by ${it.dimension}`)).toEqual(['销售总额 by 产品']);
  });

  it.each([
    ['销售额（含税）', '销售额(含税) / 产品', '4000000'],
    ['销售额', '销售额(元) / 产品', '400'],
    ['销售额', '销售额 / 产品(元)', '400'],
    ['销售额(含税)', '销售额（含税）/产品（元）', '400'],
  ])('tells the brackets of a name from those of a unit: %s, %s', (name, heading, expected) => {
    const goals = `| 目标 | 单位 | 目标值 |\n| --- | --- | --- |\n| ${name} | 万元 | 1000 |`;
    const { plan, found } = decode({
      steps: { 1: goals, 2: `| ${heading} | 目标值 |\n| --- | --- |\n| A | 400 |` },
    });
    expect(found.filter((it) => !it.startsWith('doubtful-scale'))).toEqual([]);
    expect(plan.splits.map((it) => [it.goal, amount(it.members[0]?.row.cells.target)])).toEqual([
      [name, expected],
    ]);
  });

  it('reads tables from CSV files by their first heading', () => {
    const { plan, found } = decode({
      frontmatter: 'title: 计划\nperiod: 2026\ntables: [a.csv, b.csv, c.csv]',
      files: {
        'a.csv': '任务,负责人,截止\n盘点,王敏,2026-02-01\n',
        'b.csv': '目标,Q1,Q2\n销售总额,200,250\n',
        'c.csv': '渠道,线索,转化率\n展会,400,20%\n',
      },
    });
    expect(found).toEqual([]);
    expect(plan.rows.tasks.map((it) => it.name.text)).toEqual(['盘点']);
    expect(plan.targets.map((it) => periods(it.periods))).toEqual(['2026-Q1=2000000 2026-Q2=2500000']);
    expect(plan.rows.channels).toHaveLength(1);
  });
});

describe('targets by period', () => {
  it('keeps blank, none and zero apart', () => {
    const { plan } = decode({ steps: { 2: `${Q}| 销售总额 | 200 | | — | 0 | 1000 |` } });
    expect(plan.targets.map((it) => periods(it.periods))).toEqual([
      '2026-Q1=2000000 2026-Q2= 2026-Q3=— 2026-Q4=0',
    ]);
    expect(amount(plan.targets[0]?.total)).toBe('10000000');
  });

  it('finds goals by name or id, members by their path, and the seasonality', () => {
    const { plan, found } = decode({
      steps: {
        2: `${Q}| 销售 总额 | 200 | | | | |\n| 销售总额/产品A | 80 | | | | |\n| 季节性 | 20% | 25% | 30% | 25% | |\n\n| 销售总额 / 产品 | 权重 |\n| --- | --- |\n| 产品A | 40% |`,
      },
    });
    expect(found).toEqual([]);
    expect(plan.targets.map((it) => [it.goal, it.dimension, it.member])).toEqual([
      ['销售总额', null, null],
      ['销售总额', '产品', '产品A'],
    ]);
    expect(plan.seasonality.map((it) => shown(it.cell, number))).toEqual(['1/5', '1/4', '3/10', '1/4']);
  });

  it('merges two tables and says which cell is filled twice', () => {
    const { plan, codes } = decode({
      steps: {
        2: `| 目标 | Q1 | Q2 |\n| --- | --- | --- |\n| 销售总额 | 200 | |\n\n再：\n\n| 目标 | Q1 | Q3 |\n| --- | --- | --- |\n| 销售总额 | 210 | 300 |`,
      },
    });
    expect(codes).toEqual(['cell-twice']);
    expect(plan.targets.map((it) => periods(it.periods))).toEqual([
      '2026-Q1=2000000 2026-Q2= 2026-Q3=3000000',
    ]);
  });

  it('reads a unit in any heading', () => {
    const { plan } = decode({
      steps: {
        2: '| 目标（元） | Q1 | Q2(万元) |\n| --- | --- | --- |\n| 销售总额 | 2000000 | 250 |\n| 新客户数 | 30 | 38 |',
      },
    });
    expect(plan.targets.map((it) => periods(it.periods))).toEqual([
      '2026-Q1=2000000 2026-Q2=2500000',
      '2026-Q1=30 2026-Q2=38',
    ]);
  });

  it.each([
    ['| 销售总额 | 2000000 | | | | |', ['doubtful-scale']],
    ['| 复购率 | 0.54 | | | | |', ['percent-or-fraction']],
    ['| 复购率 | 1 | | | | |', ['percent-or-fraction']],
    ['| 复购率 | 54 | 0.54% | | | |', []],
    ['| 销售总客 | 200 | | | | |', ['unknown-goal']],
    ['| 合计 | 200 | | | | |', ['total-row-unclear']],
    [
      '| 销售总额 | 二百五 | 待定 | 30% | ? | |',
      ['cell-unreadable', 'cell-undecided', 'wrong-unit', 'cell-undecided'],
    ],
  ])('%s → %j', (row, codes) => {
    expect(decode({ steps: { 2: Q + row } }).codes).toEqual(codes);
  });

  it('says once that no goal was read, however often one is named', () => {
    const { diagnostics } = decode({
      steps: {
        1: '',
        2: `${Q}| 销售总额 | 1 | | | | |\n| 新客户数 | 2 | | | | |`,
        5: '| 目标 | Q1 |\n| --- | --- |\n| 销售总额 | 1 |',
      },
    });
    const named = diagnostics.filter((it) => it.code.endsWith('unknown-goal'));
    expect(named.map((it) => [it.code, it.related?.[0]?.label.en])).toEqual([
      ['unknown-goal', 'here and in 1 more place'],
    ]);
  });

  it.each([
    ['1920 | ￥1,000', '200 | 250 | 300 | 250', ['￥1,000 +1']],
    ['— | 1000元', '200 | 250 | 300 | 250', ['1000元 +1']],
    ['770 | 1000', '2000000 | 2500000 | 3000000 | 2500000', ['2000000 +1']],
    ['— | 1000', '2000000 | 2500000 | 300 | 250', ['2000000 +0', '2500000 +0']],
  ])('doubts the one amount that many speak against: %s, by quarters %s → %j', (own, parts, expected) => {
    const goals = `| 目标 | 单位 | 基线 | 目标值 |\n| --- | --- | --- | --- |\n| 销售 | 万元 | ${own} |`;
    const quarters = `| 目标 | Q1 | Q2 | Q3 | Q4 |\n| --- | --- | --- | --- | --- |\n| 销售 | ${parts} |`;
    const { diagnostics } = decode({ steps: { 1: goals, 2: quarters } });
    const doubts = diagnostics.filter((it) => it.code === 'doubtful-scale');
    const text = (it: (typeof doubts)[number]) => /“(.*?)”/.exec(it.message.what.zh)?.[1];
    expect(doubts.map((it) => `${text(it)} +${it.related?.length ?? 0}`)).toEqual(expected);
  });
});

describe('splits', () => {
  const config = `version: 1
dimensions:
  - name: 区域
    aliases: [region]
    members:
      - { name: 华东, members: [上海, { name: 浙江, members: [杭州] }] }
      - 华南`;

  it('knows parents among its rows, totals and assigned amounts', () => {
    const { plan, found } = decode({
      config,
      steps: {
        2: '| 销售总额 / Region | 目标值 | 下达 | Q1 |\n| --- | --- | --- | --- |\n| 华东 | 600 | 660 (+10%) | |\n| 杭州 | 250 | | 50 |\n| 上海 | 350 | | |\n| 华南 | 400 | | |\n| 合计 | 1000 | | |',
      },
    });
    const [split] = plan.splits;
    expect(found).toEqual([]);
    expect(split?.dimension).toBe('区域');
    expect(split?.members.map((it) => [it.name, it.parent])).toEqual([
      ['华东', null],
      ['杭州', '华东'],
      ['上海', '华东'],
      ['华南', null],
    ]);
    expect(amount(split?.total?.row.cells.target)).toBe('10000000');
    expect(
      shown(
        split?.members[0]?.row.cells.assigned,
        (it) => `${number(it.quantity.value)} ${it.uplift ? number(it.uplift) : ''}`,
      ),
    ).toBe('6600000 1/10');
    expect(plan.rows.splits).toHaveLength(4);
  });

  it('refuses a member the dimension does not have', () => {
    const { found } = decode({
      config,
      steps: { 2: '| 销售总额 / 区域 | 权重 |\n| --- | --- |\n| 华东 | 60% |\n| 花南 | 40% |' },
    });
    expect(found).toEqual(['unknown-member: “区域”里没有“花南”']);
  });

  it('reads prices in 元 unless the heading says otherwise', () => {
    const read = (price: string) =>
      decode({
        steps: {
          2: `| 销售总额 / 产品 | 目标值 | 数量 | ${price} |\n| --- | --- | --- | --- |\n| A | 300 | 120 | 2.5 |`,
        },
      }).plan.splits[0]?.members[0]?.row.cells.price;
    expect([amount(read('单价(万元)')), amount(read('单价'))]).toEqual(['25000', '5/2']);
  });
});

describe('rows of things', () => {
  it('resolves owners, goals, predecessors and scenarios to their own names', () => {
    const { plan, found } = decode({
      config: 'version: 1\npeople:\n  - { name: 王敏, handle: wangmin }\n  - 李雷\n  - 韩梅\nteams: [华东区]',
      steps: {
        4: `| 任务 | 目标 | 负责人 | 开始 | 工期 | 前置 | 重复 | id |
| --- | --- | --- | --- | --- | --- | --- | --- |
| 盘点 | 销售 总额 | @wangmin、华东区 | 1月5日 | 15天 | | | T1 |
| 拜访 | | 李雷 | | 2周 | t1 | 每月2场 | |

| 情景 | 调整 |
| --- | --- |
| 保守 | 销售总额@Q4:目标 -10%; 人员/销售:人数 +2 |

| 人员 | 人数 | 到岗 | 人均月产能 | 爬坡 | 支撑目标 |
| --- | --- | --- | --- | --- | --- |
| 销售 | 5 | 2026-05-06 | 11万 | 月:0/50/100% | 销售总额 |
| 拓展 | 3 人 | | 12家/月 | | 新客户数 |
| 支持 | 2 | | | | |
| 合计 | 10 | | | | |

| 预算 | 金额(万元) |
| --- | --- |
| 差旅 | 2/年 |
| 合计 | 2 |`,
        5: '| 期间 | 目标 | 原因类别 | 情景 | 负责人 |\n| --- | --- | --- | --- | --- |\n| Q1 | 销售总额 | 市场 | 保 守 | 韩梅 |',
      },
    });
    const [first, second] = plan.rows.tasks;
    expect(found).toEqual([]);
    expect(shown(first?.cells.goal, String)).toBe('销售总额');
    expect(shown(first?.cells.owner, (it) => it.join('|'))).toBe('王敏|华东区');
    expect(shown(first?.cells.start, (it) => isoOfDay(it.to))).toBe('2026-01-05');
    expect(shown(second?.cells.after, (it) => it.join('|'))).toBe('盘点');
    expect(shown(plan.rows.deviations[0]?.cells.scenario, String)).toBe('保守');
    expect(plan.rows.people.map((it) => amount(it.cells.productivity))).toEqual(['110000', '12', '']);
    expect(plan.rows.budget.map((it) => amount(it.cells.amount))).toEqual(['20000', '20000']);
    expect(
      shown(plan.rows.scenarios[0]?.cells.changes, (it) =>
        it.map((c) => formatAddress(c.address, 'zh-CN', 1)).join(' '),
      ),
    ).toBe('销售总额@Q4:目标 人员/销售:人数');
  });

  it.each([
    [4, '| 任务 | 前置 |\n| --- | --- |\n| 盘点 | 盘店 |', ['unknown-task']],
    [4, '| 任务 | 目标 |\n| --- | --- |\n| 盘点 | 利润 |', ['unknown-goal']],
    [4, '| 人员 | 人数 |\n| --- | --- |\n| 销售 | 5 |\n| 合计 | 6 |', ['total-disagrees']],
    [4, '| 人员 | 人数 |\n| --- | --- |\n| 销售 | 5 |\n| 销售 | 6 |', ['row-twice']],
    [4, '| 预算 | 占比 |\n| --- | --- |\n| 差旅 | 40% |', ['budget-share-without-total']],
    [4, '| 情景 | 调整 |\n| --- | --- |\n| 保守 | 渠道/展会:转化率 = 20% |', ['unknown-row']],
    [4, '| 里程碑 | 日期 |\n| --- | --- |\n| 上线 | 2月30日 |', ['no-such-day']],
    [5, '| 期间 | 目标 | 情景 |\n| --- | --- | --- |\n| Q1 | 销售总额 | 乐观 |', ['unknown-scenario']],
    [
      3,
      '| 渠道 | 转化率 |\n| --- | --- |\n| 展会 | 20% @商机 |\n\n| 阶段 | 转化率 |\n| --- | --- |\n| 线索 | 20% |',
      ['unknown-row'],
    ],
  ])('step %i: %s → %j', (step, table, codes) => {
    expect(decode({ steps: { [step]: table } }).codes).toEqual(codes);
  });

  it('warns of an owner only where the config declares people', () => {
    const steps = { 4: '| 任务 | 负责人 |\n| --- | --- |\n| 盘点 | 王民 |' };
    expect(decode({ steps }).codes).toEqual([]);
    expect(decode({ steps, config: 'version: 1\npeople: [王敏, 李雷, 韩梅]' }).codes).toEqual([
      'unknown-owner',
    ]);
  });
});

describe('an English plan', () => {
  it('is told in English of a change that cannot be read, with the whole of the example', () => {
    const { diagnostics } = decode({
      frontmatter: 'title: Plan\nperiod: 2026-H2\nlang: en',
      steps: { 4: '| Scenario | Changes |\n| --- | --- |\n| Low | less |' },
    });
    expect(diagnostics.map(({ message }) => message.what.en)).toEqual([
      '“less” stands under “changes”, where a change of an assumption (address, operator, number) belongs',
    ]);
    expect(diagnostics[0]?.message.fix?.en).toMatch(/^For instance: [^…]*; leave it blank/);
  });

  it('is read like a Chinese one', () => {
    const { plan, found } = decode({
      frontmatter: 'title: Plan\nperiod: 2026-H2\nlang: en\ncurrency: USD',
      steps: {
        1: '| Goal | Type | Unit | Baseline | Target | Owner |\n| --- | --- | --- | --- | --- | --- |\n| Sales | flow | USD k | 500 | 650 | Anna |\n| New customers | flow | customers | 20 | 36 | Ben |',
        2: '| Goal | Jul | Aug | Sep | Oct | Nov | Dec | Total |\n| --- | --- | --- | --- | --- | --- | --- | --- |\n| Sales | 100 | 100 | 100 | 100 | 125 | 125 | 650 |\n\n| Sales / Product | Share | Owner |\n| --- | --- | --- |\n| Edge | 40% | Anna |\n| Hub | 60% | Ben |',
        4: '| Milestone | Date | Owner |\n| --- | --- | --- |\n| Launch | 15 Aug | Anna |',
      },
    });
    expect(found).toEqual([]);
    expect(plan.goals.map((it) => it.unit.label.en)).toEqual(['USD k', 'customers']);
    expect(periods(plan.targets[0]?.periods ?? [])).toContain('2026-12=125000');
    expect(plan.splits[0]?.dimension).toBe('product');
    expect(shown(plan.rows.milestones[0]?.cells.date, (it) => isoOfDay(it.to))).toBe('2026-08-15');
  });
});

it('one bad cell never hides the others, and each is said once', () => {
  const { found } = decode({
    steps: {
      1: `${GOALS}| 坏 | 累积 | 万 | x | 很多 | 王敏 |`,
      2: `${Q}| 销售总额 | 成堆 | 250 | 些许 | 250 | |`,
    },
  });
  expect(found.map((it) => it.split(':')[0])).toEqual([
    'unit-unclear',
    'unknown-choice',
    'cell-undecided',
    'goal-without-number',
    'cell-unreadable',
    'cell-unreadable',
  ]);
});

describe('what is missing in a table', () => {
  const milestones = (...rows: string[]) => ({
    4: `| 里程碑 | 日期 | 负责人 |\n| --- | --- | --- |\n${rows.join('\n')}`,
  });
  it.each([
    ['| 上线 | 8月15日 | 王敏 |', []],
    ['| 上线 | | 王敏 |', ['required-cell']],
    ['| 上线 | 8月15日 |', ['table-short-row']],
    ['| 上线 |', ['table-short-row']],
    ['| 上线 | 待定 | 王敏 |', ['cell-undecided']],
  ])('%s → %j', (row, codes) => {
    expect(decode({ steps: milestones(row) }).codes).toEqual(codes);
  });

  it.each([
    ['| 里程碑 | 负责人 |\n| --- | --- |\n| 上线 | 王敏 |', ['missing-column']],
    ['| 目标 | Q1 | Q5 |\n| --- | --- | --- |\n| 销售总额 | 200 | 1 |', ['unknown-column']],
  ])('a column: %j → %j', (table, codes) => {
    const { codes: found, diagnostics } = decode({
      steps: { [codes[0] === 'missing-column' ? 4 : 2]: table },
    });
    expect(found).toEqual(codes);
    expect(diagnostics[0]?.message.fix?.zh).not.toContain('您是不是');
  });

  it.each([
    ['Q1', []],
    ['2026-03', []],
    ['2025-Q4', ['row-outside-plan']],
    ['2027-Q1', ['row-outside-plan']],
  ])('a deviation and a review of %s → %j', (period, codes) => {
    const steps = {
      5: `| 期间 | 目标 | 原因 |\n| --- | --- | --- |\n| ${period} | 销售总额 | x |`,
      6: `| 期间 | 目标 | 结论 |\n| --- | --- | --- |\n| ${period} | 销售总额 | 达成 |`,
    };
    expect(decode({ steps }).codes).toEqual([...codes, ...codes]);
  });

  it('counts the short rows of a table once', () => {
    const { diagnostics } = decode({ steps: milestones('| 上线 |', '| 签约 | 8月15日 |', '| 验收 | | |') });
    expect(diagnostics.map((it) => it.message.what.en)).toEqual([
      'this row has one cell, the table has 3 headings; so has one more row of it',
      'The row “验收” has no “日期”',
    ]);
  });

  it('knows a table of step 2 under the heading of step 1', () => {
    const targets =
      '| 目标 | Q1 | Q2 | Q3 | Q4 |\n| --- | --- | --- | --- | --- |\n| 销售总额 | 200 | 250 | 300 | 250 |';
    const { codes } = decode({ steps: { 1: `${GOALS}\n\n${targets}` } });
    expect(codes).toEqual(['table-in-other-step']);
  });
});

describe('a cell that cannot be read', () => {
  it.each([
    ['~~200~~', 'What is struck through still stands'],
    ['1.2E+02', 'it equals 120'],
    ['1.234,56', 'Decimals follow a point'],
    ['8/1', 'is not guessed'],
    ['很多', 'is not guessed'],
    ['长'.repeat(400), 'is not guessed'],
  ])('%s is told why', (text, why) => {
    const steps = { 2: `| 目标 | Q1 |\n| --- | --- |\n| 销售总额 | ${text} |` };
    const [found] = decode({ steps }).diagnostics;
    expect(found?.message.why?.en).toContain(why);
    expect(found?.message.what.zh.length).toBeLessThan(120);
  });
});

it('says of 8/1 in an English plan that either number could be the month', () => {
  const steps = { 4: '| Task | start |\n| --- | --- |\n| Call | 8/1 |' };
  const frontmatter = 'title: Plan\nperiod: 2026\nlang: en';
  const [found] = decode({ steps, frontmatter }).diagnostics;
  expect(found?.message.why?.en).toBe('Either number could be the month');
});

describe('owners', () => {
  it.each([
    ['王敏、李雷', []],
    ['王敏 <wangmin@example.com>', []],
    ['[王敏](https://example.com/people/wangmin)', []],
    ['wangmin@example.com', []],
    ['https://example.com/wangmin', ['unknown-owner']],
    ['王敏/李雷', []],
  ])('%s → %j', (owner, codes) => {
    const config =
      'version: 1\npeople:\n  - { name: 王敏, email: wangmin@example.com }\n  - { name: 李雷 }\n  - { name: 韩梅 }';
    const steps = { 2: `| 目标 | Q1 | 负责人 |\n| --- | --- | --- |\n| 销售总额 | 200 | ${owner} |` };
    expect(decode({ steps, config }).codes).toEqual(codes);
  });
});

describe('several owners without a mark between them', () => {
  it.each([
    ['周宁 许静', '周宁|许静'],
    ['许静和周宁', '许静|周宁'],
    ['周宁　许静、陈默', '周宁|许静|陈默'],
    ['周宁 陈默', '周宁 陈默'],
    ['李和平', '李和平'],
    ['Lin Yue and He Rui', 'Lin Yue|He Rui'],
    ['Lin Yue', 'Lin Yue'],
  ])('are told apart when each is named elsewhere: %s → %s', (owner, expected) => {
    const names = [owner, '周宁', '许静', 'Lin Yue', 'He Rui', '李平'];
    const rows = names.map((it, n) => `| 任务${n} | ${it} |`).join('\n');
    const { plan } = decode({ steps: { 4: `| 任务 | 负责人 |\n| --- | --- |\n${rows}` } });
    expect(shown(plan.rows.tasks[0]?.cells.owner, (it) => it.join('|'))).toBe(expected);
  });
});

describe('a value that cannot be', () => {
  const channels = (leads: string, rate: string) =>
    `| 渠道 | 线索 | 转化率 |\n| --- | --- | --- |\n| 展会 | ${leads} | ${rate} |`;
  it.each([
    ['0', '0%', []],
    ['120', '100%', []],
    ['120', '20% @线索', []],
    ['-1', '20%', ['out-of-range']],
    ['120', '100.1%', ['out-of-range']],
    ['-1', '-5%', ['out-of-range', 'out-of-range']],
    ['—', '', []],
  ])('%s leads at %s → %j', (leads, rate, codes) => {
    expect(decode({ steps: { 3: channels(leads, rate) } }).codes).toEqual(codes);
  });

  it.each([
    ['10 | 20 | 30', []],
    ['0 | 20 | 30', []],
    ['-10 | 20 | 30', ['out-of-range']],
  ])('seasonality %s → %j', (weights, codes) => {
    const steps = { 2: `| 目标 | Q1 | Q2 | Q3 |\n| --- | --- | --- | --- |\n| 季节性 | ${weights} |` };
    expect(decode({ steps }).codes).toEqual(codes);
  });
});
