import { describe, expect, it } from 'vitest';
import { day } from '../../src/model/calendar.ts';
import { analysed, compute, figureAt, goalOf, inUnit, type Written } from './plan-of.ts';

const QUARTERS = `
| 目标 | Q1 | Q2 | Q3 | Q4 |
| --- | ---: | ---: | ---: | ---: |
`;
const HEAD = `
| 目标 | 类型 | 单位 | 基线 | 目标值 | 方向 | 完成标准 |
| --- | --- | --- | ---: | ---: | --- | --- |
`;

const quarters = (written: Written) => {
  const goal = goalOf(analysed(written));
  return goal.quarters.map((it) => inUnit(goal, it.target));
};
const months = (written: Written, name?: string) => {
  const goal = goalOf(analysed(written), name);
  return goal.months.map((it) => inUnit(goal, it.target));
};

describe('targets over time', () => {
  it.each<[string, Written, (number | null)[]]>([
    ['as written', { split: `${QUARTERS}| 销售总额 | 200 | 250 | 300 | 250 |` }, [200, 250, 300, 250]],
    [
      'one blank takes the rest',
      { split: `${QUARTERS}| 销售总额 | 200 | | 300 | 250 |` },
      [200, 250, 300, 250],
    ],
    ['zero is held', { split: `${QUARTERS}| 销售总额 | 0 | 250 | 300 | |` }, [0, 250, 300, 450]],
    ['by days', { split: `${QUARTERS}| 销售总额 | | | | |` }, [246.58, 249.32, 252.05, 252.05]],
    [
      'a season of quarters',
      { split: `${QUARTERS}| 销售总额 | | | | |\n| 季节性 | 1 | 2 | 3 | 4 |` },
      [100, 200, 300, 400],
    ],
    [
      'a season in percent, one quarter held',
      { split: `${QUARTERS}| 销售总额 | 100 | | | |\n| 季节性 | 10% | 20% | 30% | 40% |` },
      [100, 200, 300, 400],
    ],
    [
      'last year’s months',
      {
        csv: `期间,目标,实际\n${Array.from({ length: 12 }, (_, i) => `2025-${String(i + 1).padStart(2, '0')},销售总额,${i < 6 ? 30 : 70}`).join('\n')}\n`,
      },
      [150, 150, 350, 350],
    ],
    [
      'a season with a quarter at zero',
      { split: `${QUARTERS}| 销售总额 | | | | |\n| 季节性 | 0 | 1 | 1 | 2 |` },
      [0, 250, 250, 500],
    ],
    [
      'a season whose months tell more than their quarter',
      {
        split: `
| 目标 | Q1 | 1月 | 2月 | 3月 | Q2 | Q3 | Q4 |
| --- | --- | --- | --- | --- | --- | --- | --- |
| 销售总额 | | | | | | | |
| 季节性 | 9 | 1 | 1 | 2 | 4 | 4 | 8 |`,
      },
      [200, 200, 200, 400],
    ],
    [
      'a season that leaves a quarter out is none',
      { split: `${QUARTERS}| 销售总额 | | | | |\n| 季节性 | 1 | 2 | 3 | |` },
      [246.58, 249.32, 252.05, 252.05],
    ],
    [
      'a season of a half and two quarters',
      {
        split: `
| 目标 | Q1 | Q2 | H2 |
| --- | --- | --- | --- |
| 销售总额 | | | |
| 季节性 | 1 | 1 | 8 |`,
      },
      [100, 100, 400, 400],
    ],
    [
      'months of a quarter beside it, the target left to them',
      {
        goals: `${HEAD}| 销售总额 | 累计 | 万元 | 770 | | | |`,
        split: `
| 目标 | Q1 | 1月 | 2月 | 3月 | Q2 | Q3 | Q4 |
| --- | --- | --- | --- | --- | --- | --- | --- |
| 销售总额 | 200 | 80 | 60 | 60 | 250 | 300 | 250 |`,
      },
      [200, 250, 300, 250],
    ],
    [
      'the same quarters by goal and by product',
      {
        split: `${QUARTERS}| 销售总额 | 200 | 250 | 300 | 250 |

| 销售总额 / 产品 | Q1 | Q2 | Q3 | Q4 |
| --- | ---: | ---: | ---: | ---: |
| 产品A | 100 | 100 | 100 | 100 |
| 产品B | 100 | 150 | 200 | 150 |`,
      },
      [200, 250, 300, 250],
    ],
    [
      'columns beyond its own period',
      {
        goals: `${HEAD.replaceAll('方向', '期间')}| 销售总额 | 累计 | 万元 | 770 | 1000 | 2026-H1 | |`,
        split: `${QUARTERS}| 销售总额 | 400 | | | |`,
      },
      [400, 600],
    ],
    [
      'a season of zeros is none',
      { split: `${QUARTERS}| 销售总额 | | | | |\n| 季节性 | 0 | 0 | 0 | 0 |` },
      [246.58, 249.32, 252.05, 252.05],
    ],
    ...['1月', '3月'].map((name): [string, Written, number[]] => [
      `a season with ${name} alone of its quarter is none`,
      {
        split: `
| 目标 | Q1 | ${name} | Q2 | Q3 | Q4 |
| --- | --- | --- | --- | --- | --- |
| 销售总额 | | | | | |
| 季节性 | 9 | 1 | 4 | 4 | 8 |`,
      },
      [246.58, 249.32, 252.05, 252.05],
    ]),
    [
      'last year’s months, one of them zero',
      {
        csv: `期间,目标,实际\n${Array.from({ length: 12 }, (_, i) => `2025-${String(i + 1).padStart(2, '0')},销售总额,${i === 0 ? 0 : 10}`).join('\n')}\n`,
      },
      [181.82, 272.73, 272.73, 272.72],
    ],
    [
      'last year without a month is passed over',
      {
        csv: `期间,目标,实际\n${Array.from({ length: 11 }, (_, i) => `2025-${String(i + 1).padStart(2, '0')},销售总额,10`).join('\n')}\n`,
      },
      [246.58, 249.32, 252.05, 252.05],
    ],
    [
      'last year of nothing is passed over',
      {
        csv: `期间,目标,实际\n${Array.from({ length: 12 }, (_, i) => `2025-${String(i + 1).padStart(2, '0')},销售总额,0`).join('\n')}\n`,
      },
      [246.58, 249.32, 252.05, 252.05],
    ],
    ['no table at all', {}, [246.58, 249.32, 252.05, 252.05]],
    [
      'a table by product alone gives the quarters',
      {
        split: `
| 销售总额 / 产品 | Q1 | Q2 | Q3 | Q4 |
| --- | ---: | ---: | ---: | ---: |
| 产品A | 100 | 100 | 100 | 100 |
| 产品B | 100 | 150 | 200 | 150 |`,
      },
      [200, 250, 300, 250],
    ],
  ])('%s', (_, written, expected) => expect(quarters(written)).toEqual(expected));

  it('months of a quarter by days, adding up to it', () => {
    const all = months({ split: `${QUARTERS}| 销售总额 | 200 | 250 | 300 | 250 |` });
    expect(all.slice(0, 3)).toEqual([68.89, 62.22, 68.89]);
  });

  it.each<[string, string, string]>([
    ['of growth', '| 销售总额 | 累计 | 万元 | 500 | +30% | | |', '650'],
    ['rounded to the precision', '| 销售总额 | 累计 | 万元 | 770 | +33.333% | | |', '1026.66'],
  ])('a target %s', (_, row, expected) => {
    const goal = goalOf(analysed({ goals: HEAD + row }));
    expect(String(inUnit(goal, goal.target))).toBe(expected);
  });

  it('a stock runs straight from its baseline', () => {
    const all = months({ goals: `${HEAD}| 活跃客户 | 存量 | 家 | 100 | 160 | | |` }, '活跃客户');
    expect(all).toEqual([105, 110, 115, 120, 125, 130, 135, 140, 145, 150, 155, 160]);
  });

  it('a ratio holds wherever no cell says otherwise', () => {
    const all = months(
      {
        goals: `${HEAD}| 复购率 | 比率 | % | 52% | 60% | | |`,
        split: `${QUARTERS}| 复购率 | 54% | 56% | | |`,
      },
      '复购率',
    );
    expect(all).toEqual([54, 54, 54, 56, 56, 56, 60, 60, 60, 60, 60, 60]);
  });

  it.each<[string, string, string, number | null]>([
    ['its last quarter', '| 复购率 | 比率 | % | 52% | | | |', '54% | 56% | 58% | 61%', 61],
    [
      'its own, beside the last quarter',
      '| 复购率 | 比率 | % | 52% | 61% | | |',
      '54% | 56% | 58% | 61%',
      61,
    ],
    ['its own, without the last quarter', '| 复购率 | 比率 | % | 52% | 62% | | |', '54% | 56% | 58% | ', 62],
    ['of a stock, its last quarter', '| 活跃客户 | 存量 | 家 | 100 | | | |', '110 | 120 | 130 | 140', 140],
    [
      'of a flow, its quarters together',
      '| 新客户数 | 累计 | 家 | 100 | | | |',
      '110 | 120 | 130 | 140',
      500,
    ],
  ])('the target is %s', (_, row, cells, expected) => {
    const [name = ''] = row
      .split('|')
      .slice(1)
      .map((it) => it.trim());
    const goal = goalOf(analysed({ goals: HEAD + row, split: `${QUARTERS}| ${name} | ${cells} |` }), name);
    expect(inUnit(goal, goal.target)).toBe(expected);
  });

  const by = (dimension: string, head: string, ...rows: string[]) =>
    `\n| 销售总额 / ${dimension} | ${head} |\n|${' --- |'.repeat(head.split('|').length + 1)}\n${rows.map((it) => `| ${it} |\n`).join('')}`;
  const blank = `${HEAD}| 销售总额 | 累计 | 万元 | 770 | | | |`;
  const rate = `${HEAD}| 复购率 | 比率 | % | 52% | | | |`;
  const products = by('产品', '目标值', 'A | 600', 'B | 400');
  const quarterly = 'Q1 | Q2 | Q3 | Q4';
  const parts = by('产品', quarterly, 'A | 100 | 150 | 200 | 150', 'B | 100 | 100 | 100 | 100');
  it.each<[string, Written, string]>([
    ['its own', {}, '1000 given days'],
    [
      'its own, and every quarter',
      { split: `${QUARTERS}| 销售总额 | 200 | 250 | 300 | 250 |` },
      '1000 given given',
    ],
    ['its own, and a quarter', { split: `${QUARTERS}| 销售总额 | 200 | | | |` }, '1000 given days'],
    ['what members add up to', { goals: blank, split: products }, '1000 sum-of-members days'],
    [
      'what members of two tables add up to',
      { goals: blank, split: `${products}${by('区域', '目标值', '东 | 300', '西 | 700')}` },
      '1000 sum-of-members days',
    ],
    ['what quarters of members add up to', { goals: blank, split: parts }, '1000 sum-of-periods margins'],
    ['its own, beside quarters of members', { split: parts }, '1000 given margins'],
    [
      'its own, beside quarters of members and its own first',
      { split: `${QUARTERS}| 销售总额 | 200 | | | |\n${parts}` },
      '1000 given given',
    ],
    [
      'its last quarter',
      { goals: rate, split: `${QUARTERS}| 复购率 | 54% | | | 61% |` },
      '61 level-at-end given',
    ],
    ['nothing', { goals: rate, split: `${QUARTERS}| 复购率 | 54% | | 58% | |` }, 'vague-goal'],
    ['nothing of a flow', { goals: blank }, 'vague-goal'],
  ])('what the target follows from: %s', (_, written, expected) => {
    const { analysis, codes } = compute(written);
    const goal = analysis?.goals[0];
    const formula = analysis?.figures.get(`${goal?.goal.name}:目标`)?.formula?.id ?? 'given';
    expect(goal ? `${inUnit(goal, goal.target)} ${formula} ${goal.spread}` : codes.at(-1)).toBe(expected);
  });

  it('a fiscal year from April', () => {
    const goal = goalOf(
      analysed({
        config: 'fiscalYearStart: 4\n',
        split: `${QUARTERS}| 销售总额 | 200 | 250 | 300 | 250 |`,
      }),
    );
    expect(goal.quarters.map((it) => it.period.from % 12)).toEqual([3, 6, 9, 0]);
    expect(goal.quarters.map((it) => inUnit(goal, it.target))).toEqual([200, 250, 300, 250]);
  });
});

const ACTUALS = `
| 目标 | 1月 | 2月 | 3月 | 4月 | 5月 |
| --- | ---: | ---: | ---: | ---: | ---: |
`;
const PLAN = `
| 目标 | 1月 | 2月 | 3月 | 4月 | 5月 | 6月 | 7月 | 8月 | 9月 | 10月 | 11月 | 12月 |
| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |
| 销售总额 | 100 | 100 | 100 | 100 | 100 | 100 | 100 | 60 | 60 | 60 | 60 | 60 |
`;

describe('watching', () => {
  const asOf = day(2026, 5, 31);
  const watch = (row: string, written: Written = {}) =>
    goalOf(analysed({ asOf, split: PLAN, actuals: `${ACTUALS}| 销售总额 | ${row} |`, ...written }));

  it.each<[string, string, string[]]>([
    [
      'closed with its actual',
      '90 | 90 | 90 | 90 | 90',
      ['closed', 'closed', 'closed', 'closed', 'closed', 'open'],
    ],
    [
      'missing without one',
      '90 | | 90 | 90 | 90',
      ['closed', 'missing', 'closed', 'closed', 'closed', 'open'],
    ],
    [
      'zero is an actual',
      '90 | 0 | 90 | 90 | 90',
      ['closed', 'closed', 'closed', 'closed', 'closed', 'open'],
    ],
  ])('%s', (_, row, states) => {
    expect(
      watch(row)
        .lines.slice(0, 6)
        .map((it) => it.state),
    ).toEqual(states);
  });

  it.each<[string, string, number, number]>([
    ['adds closed months', '90 | 90 | 90 | 90 | 90', 500, 450],
    ['leaves a missing month out on both sides', '90 | | 90 | 90 | 90', 400, 360],
    ['counts a zero on both', '90 | 0 | 90 | 90 | 90', 500, 360],
  ])('the year to date %s', (_, row, target, actual) => {
    const goal = watch(row);
    expect([inUnit(goal, goal.ytd?.target), inUnit(goal, goal.ytd?.actual)]).toEqual([target, actual]);
  });

  it('lands by pace, plan-rest and the straight line', () => {
    const goal = watch('90 | 90 | 90 | 90 | 90');
    const { landing } = goal;
    expect([landing?.pace, landing?.planRest, landing?.linear].map((it) => inUnit(goal, it))).toEqual([
      900, 950, 1080,
    ]);
    expect(inUnit(goal, landing?.remaining)).toBe(550);
    expect(landing?.remainingPeriods).toBe(7);
    expect([landing?.low, landing?.high].map((it) => inUnit(goal, it))).toEqual([900, 1080]);
  });

  it.each<[string, string, string]>([
    ['below 80 % is red', '79.99 | 79.99 | 79.99 | 79.99 | 79.99', 'red'],
    ['80 % is yellow', '80 | 80 | 80 | 80 | 80', 'yellow'],
    ['90 % is green', '90 | 90 | 90 | 90 | 90', 'green'],
    ['nothing is grey', ' | | | | ', 'grey'],
  ])('%s', (_, row, light) => expect(watch(row).light).toBe(light));

  it('a report of an earlier day is made again as it was', () => {
    const early = compute({
      asOf: day(2026, 3, 31),
      split: PLAN,
      actuals: `${ACTUALS}| 销售总额 | 90 | 90 | 90 | 10 | 10 |`,
    });
    const only = compute({
      asOf: day(2026, 3, 31),
      split: PLAN,
      actuals: `${ACTUALS}| 销售总额 | 90 | 90 | 90 | | |`,
    });
    const shown = (it: typeof early) => {
      const goal = goalOf(it.analysis ?? analysed({}));
      return [goal.ytd, goal.landing, goal.lines.map((line) => line.actual)];
    };
    expect(shown(early)).toEqual(shown(only));
    expect(early.codes).toContain('actuals-after-as-of');
  });

  it('replacing a missing actual by zero changes the figures', () => {
    const missing = analysed({ asOf, split: PLAN, actuals: `${ACTUALS}| 销售总额 | 90 | | 90 | 90 | 90 |` });
    const zero = analysed({ asOf, split: PLAN, actuals: `${ACTUALS}| 销售总额 | 90 | 0 | 90 | 90 | 90 |` });
    for (const address of [
      '销售总额:累计达成率',
      '销售总额:落地预测',
      '销售总额@2月:实际',
      '销售总额@2月:灯',
      '销售总额:灯',
    ])
      expect(figureAt(missing, address), address).not.toEqual(figureAt(zero, address));
  });

  it('a quarter’s row is one line where its months are absent', () => {
    const goal = goalOf(
      analysed({
        asOf,
        csv: '期间,目标,实际\n2026-Q1,销售总额,280\n2026-04,销售总额,90\n2026-05,销售总额,95\n',
        split: PLAN,
      }),
    );
    expect(goal.lines.map((it) => it.period.months)).toEqual([3, 1, 1, 1, 1, 1, 1, 1, 1, 1]);
    expect([inUnit(goal, goal.ytd?.target), inUnit(goal, goal.ytd?.actual)]).toEqual([500, 465]);
    expect(goal.landing?.remainingPeriods).toBe(7);
    expect(inUnit(goal, goal.landing?.linear)).toBe((465 / 5) * 12);
  });

  it.each<[string, string, number[], number | undefined]>([
    ['some of its months: the quarter counts', 'Q1=280 01=90 04=90 05=95', [3, 1, 1, 1], 465],
    ['all of its months: they count', 'Q1=280 01=90 02=90 03=95 04=90 05=95', [1, 1, 1, 1], 460],
    ['a quarter still running: its months count', 'Q1=280 Q2=185 04=90 05=95', [3, 1, 1, 1], 465],
    ['a quarter and a month of it among quarters', 'Q1=280 Q2=10 02=90', [3, 1, 1, 1], 280],
  ])('a longer period beside %s', (_, records, cut, actual) => {
    const csv = records
      .split(' ')
      .map((it) => `2026-${it.replace('=', ',销售总额,')}\n`)
      .join('');
    const goal = goalOf(analysed({ asOf, csv: `期间,目标,实际\n${csv}`, split: PLAN }));
    expect(goal.lines.slice(0, 4).map((it) => it.period.months)).toEqual(cut);
    expect(inUnit(goal, goal.ytd?.actual)).toBe(actual);
  });

  it('half a year counts where one of its quarters is absent', () => {
    const csv = '期间,目标,实际\n2026-H1,销售总额,580\n2026-Q1,销售总额,280\n';
    const goal = goalOf(analysed({ csv, split: PLAN }));
    expect(goal.lines.map((it) => it.period.months)).toEqual([6, 3, 3]);
    expect([inUnit(goal, goal.ytd?.target), inUnit(goal, goal.ytd?.actual)]).toEqual([600, 580]);
  });
});

describe('ratios, stocks, and lower is better', () => {
  const asOf = day(2026, 3, 31);

  it('a ratio to date is Σ numerators over Σ denominators', () => {
    const analysis = analysed({
      asOf,
      goals: `${HEAD}| 复购率 | 比率 | % | 52% | 60% | | |`,
      csv: '期间,目标,分子,分母\n2026-01,复购率,50,100\n2026-02,复购率,50,200\n2026-03,复购率,50,1000\n',
    });
    const goal = goalOf(analysis, '复购率');
    expect(inUnit(goal, goal.ytd?.actual)).toBeCloseTo((150 / 1300) * 100, 10);
    expect(figureAt(analysis, '复购率:分母')).toBe(1300);
    expect(goal.ytd?.variancePercent).toBeNull();
  });

  it('levels of a ratio do not add: no year to date, the light of the last month', () => {
    const analysis = analysed({
      asOf,
      goals: `${HEAD}| 复购率 | 比率 | % | 52% | 60% | | |`,
      csv: '期间,目标,实际\n2026-01,复购率,61%\n2026-02,复购率,62%\n2026-03,复购率,40%\n',
    });
    const goal = goalOf(analysis, '复购率');
    expect(goal.ytd).toBeNull();
    expect(goal.light).toBe('red');
    expect(figureAt(analysis, '复购率:累计实际')).toBe('ratio-does-not-add');
  });

  it('one closed month of a ratio needs no adding', () => {
    const written = {
      asOf: day(2026, 1, 31),
      goals: `${HEAD}| 复购率 | 比率 | % | 52% | 60% | | |`,
      csv: '期间,目标,实际\n2026-01,复购率,45%\n',
    };
    const goal = goalOf(analysed(written), '复购率');
    expect([inUnit(goal, goal.ytd?.actual), goal.light]).toEqual([45, 'red']);
  });

  it('a stock lands on its last level and the planned change', () => {
    const goal = goalOf(
      analysed({
        asOf,
        goals: `${HEAD}| 活跃客户 | 存量 | 家 | 100 | 160 | | |`,
        csv: '期间,目标,实际\n2026-01,活跃客户,104\n2026-02,活跃客户,108\n2026-03,活跃客户,111\n',
      }),
      '活跃客户',
    );
    expect(inUnit(goal, goal.ytd?.target)).toBe(115);
    expect(inUnit(goal, goal.landing?.headline)).toBe(156);
    expect(inUnit(goal, goal.landing?.bestPace)).toBe(4);
  });

  it('lower is better turns impact and attainment, never the sign', () => {
    const goal = goalOf(
      analysed({
        asOf,
        goals: `${HEAD}| 投诉数 | 累计 | 件 | 200 | ≤120 | | |`,
        csv: '期间,目标,实际\n2026-01,投诉数,12\n2026-02,投诉数,9\n2026-03,投诉数,12\n',
      }),
      '投诉数',
    );
    expect(inUnit(goal, goal.ytd?.variance)).toBe(3);
    expect(goal.ytd?.impact).toBe('adverse');
    expect(goal.light).toBe('green');
  });
});

describe('completion standards', () => {
  const watch = (standard: string, row: string) =>
    goalOf(
      analysed({
        asOf: day(2026, 5, 31),
        goals: `${HEAD}| 销售总额 | 累计 | 万元 | 770 | 1000 | | ${standard} |`,
        split: PLAN,
        actuals: `${ACTUALS}| 销售总额 | ${row} |`,
      }),
    ).standards.map((it) => it.met);

  it.each<[string, string, string, boolean[]]>([
    ['92 % is green and misses ±5 %', '季度偏差 ±5%', '92 | 92 | 92 | 100 | 100', [false]],
    ['+8 % misses a symmetric ±5 %', '季度偏差 ±5%', '108 | 108 | 108 | 100 | 100', [false]],
    ['5 % is within ±5 %', '季度偏差 ±5%', '95 | 95 | 95 | 100 | 100', [true]],
    ['by month', '月度偏差 ±5%', '95 | 94 | 105 | 106 | 100', [true, false, true, false, true]],
    ['prose is not tested', '年末达成', '10 | 10 | 10 | 10 | 10', []],
    [
      'one side only: more is welcome',
      '月度偏差 ≤5%',
      '95 | 94 | 105 | 106 | 100',
      [true, false, true, true, true],
    ],
    ['the year is not over', '年度偏差 ±5%', '95 | 94 | 105 | 106 | 100', []],
    [
      'without a cycle, the periods of the table',
      '偏差 ±5%',
      '95 | 94 | 100 | 100 | ',
      [true, false, true, true],
    ],
    ['a level is held at the end', '≥900', '95 | 94 | 100 | 100 | 100', []],
  ])('%s', (_, standard, row, met) => expect(watch(standard, row)).toEqual(met));

  const end = day(2026, 12, 31);
  const year = (row: string) => `期间,目标,实际\n2026,${row.replace(' | ', ',')}\n`;
  it.each<[string, string, Written, boolean[]]>([
    [
      'at least, met',
      '| 销售总额 | 累计 | 万元 | 770 | 1000 | | ≥900 |',
      { asOf: end, csv: year('销售总额 | 900') },
      [true],
    ],
    [
      'at least, missed',
      '| 销售总额 | 累计 | 万元 | 770 | 1000 | | ≥900 |',
      { asOf: end, csv: year('销售总额 | 899') },
      [false],
    ],
    [
      'at most, met',
      '| 投诉数 | 累计 | 件 | 200 | ≤120 | | ≤110 |',
      { asOf: end, csv: year('投诉数 | 110') },
      [true],
    ],
    [
      'at most, missed',
      '| 投诉数 | 累计 | 件 | 200 | ≤120 | | ≤110 |',
      { asOf: end, csv: year('投诉数 | 111') },
      [false],
    ],
    [
      'over the year',
      '| 销售总额 | 累计 | 万元 | 770 | 1000 | | 年度偏差 ±5% |',
      { asOf: end, csv: year('销售总额 | 949') },
      [false],
    ],
    [
      'lower is better: less is welcome',
      '| 投诉数 | 累计 | 件 | 200 | ≤120 | | 年度偏差 ≤5% |',
      { asOf: end, csv: year('投诉数 | 60') },
      [true],
    ],
    [
      'lower is better: more is not',
      '| 投诉数 | 累计 | 件 | 200 | ≤120 | | 年度偏差 ≤5% |',
      { asOf: end, csv: year('投诉数 | 127') },
      [false],
    ],
    [
      'a ratio in points',
      '| 复购率 | 比率 | % | 52% | 60% | | 年度偏差 ±5% |',
      { asOf: end, csv: year('复购率 | 55.5%') },
      [true],
    ],
    [
      'a ratio in points, missed',
      '| 复购率 | 比率 | % | 52% | 60% | | 年度偏差 ±5% |',
      { asOf: end, csv: year('复购率 | 54.5%') },
      [false],
    ],
    [
      'a stock, at its last level',
      '| 活跃客户 | 存量 | 家 | 100 | 160 | | ≥110 |',
      { actuals: `${ACTUALS}| 活跃客户 | 120 | 115 | 110 | 109 | |` },
      [false],
    ],
    [
      'a ratio, over all that is closed',
      '| 复购率 | 比率 | % | 52% | 60% | | ≥60% |',
      { actuals: `${ACTUALS}| 复购率 | 80/100 | 10/50 | | | |` },
      [true],
    ],
    [
      'over a target of zero nothing is tested',
      '| 投诉数 | 累计 | 件 | 200 | 0 | 越低越好 | 年度偏差 ±5% |',
      { asOf: end, csv: year('投诉数 | 3') },
      [],
    ],
  ])('%s', (_, goal, written, met) => {
    const [found] = analysed({ asOf: day(2026, 5, 31), goals: HEAD + goal, ...written }).goals;
    expect(found?.standards.map((it) => it.met)).toEqual(met);
  });

  it.each<[string, string, Written, [boolean, number, number][]]>([
    [
      'a ratio that does not add has none',
      '| 复购率 | 比率 | % | 52% | 60% | | ≥60% |',
      { actuals: `${ACTUALS}| 复购率 | 61% | 62% | | | |` },
      [],
    ],
    [
      'a stock at the end of its last month',
      '| 活跃客户 | 存量 | 家 | 100 | 160 | | ≥110 |',
      { actuals: `${ACTUALS}| 活跃客户 | 101 | 105 | 110 | | |` },
      [[true, 2, 1]],
    ],
    [
      'a stock known by quarters',
      '| 活跃客户 | 存量 | 家 | 100 | 160 | | ≥120 |',
      {
        split: `${QUARTERS}| 活跃客户 | 115 | 130 | 145 | 160 |`,
        csv: '期间,目标,实际\n2026-Q1,活跃客户,115\n',
      },
      [[false, 0, 3]],
    ],
    ['a stock of which nothing is closed', '| 活跃客户 | 存量 | 家 | 100 | 160 | | ≥120 |', {}, []],
    [
      'a ratio of one month',
      '| 复购率 | 比率 | % | 52% | 60% | | ≥60% |',
      { actuals: `${ACTUALS}| 复购率 | 61% | | | | |` },
      [[true, 0, 1]],
    ],
  ])('held to a level: %s', (_, goal, written, expected) => {
    const [found] = analysed({ asOf: day(2026, 5, 31), goals: HEAD + goal, ...written }).goals;
    const told = found?.standards.map((it) => [it.met, it.period.from - 2026 * 12, it.period.months]);
    expect(told).toEqual(expected);
  });

  it('a level of a ratio is told over the closed months it was made of', () => {
    const [found] = analysed({
      asOf: day(2026, 5, 31),
      goals: `${HEAD}| 复购率 | 比率 | % | 52% | 60% | | ≥60% |`,
      actuals: `${ACTUALS}| 复购率 | | 80/100 | 10/50 | 5/10 | |`,
    }).goals;
    const [test] = found?.standards ?? [];
    expect([test?.period.from, test?.period.months]).toEqual([2026 * 12 + 1, 3]);
  });
});

describe('a goal as a whole', () => {
  const end = day(2026, 12, 31);
  const RATE = `${HEAD}| 复购率 | 比率 | % | 52% | 60% | | |`;
  const records = (name: string, ...rows: string[]) =>
    `期间,目标,实际,分子,分母\n${rows.map((it) => `${it.replace('=', `,${name},`)}${it.includes(',') ? '' : ',,'}\n`).join('')}`;
  const sales = (...rows: string[]) => records('销售总额', ...rows.map((it) => `2026${it}`));

  it.each<[string, Written, string]>([
    [
      'every quarter on record',
      { asOf: end, csv: sales('-Q1=200', '-Q2=250', '-Q3=300', '-Q4=240') },
      'closed 990 green',
    ],
    ['a quarter missing', { asOf: end, csv: sales('-Q1=200', '-Q2=250', '-Q3=300') }, 'missing 750 —'],
    ['the year alone on record', { asOf: end, csv: sales('=700') }, 'closed 700 red'],
    ['still running', { csv: sales('-Q1=200', '-Q2=250') }, 'open 450 —'],
    ['nothing on record', { asOf: end }, 'missing null —'],
    [
      'a ratio of both sides',
      { asOf: end, goals: RATE, csv: records('复购率', '2026-H1=,40,100', '2026-H2=,70,100') },
      'closed 55 green',
    ],
    [
      'a ratio of levels',
      { asOf: end, goals: RATE, csv: records('复购率', '2026-H1=40%', '2026-H2=70%') },
      'closed null —',
    ],
    ['one level of a ratio', { goals: RATE, csv: records('复购率', '2026-H1=40%') }, 'open 40 —'],
  ])('its line: %s', (_, written, expected) => {
    const [goal] = analysed(written).goals;
    if (goal === undefined) throw new Error('a goal was expected');
    const { state, actual, comparison } = goal.whole;
    expect(`${state} ${inUnit(goal, actual)} ${comparison?.light ?? '—'}`).toBe(expected);
  });

  const two = (first: string, second = '') =>
    `${HEAD}| 销售总额 | 累计 | 万元 | 770 | 1000 | | ${first} |\n| 新客户数 | 累计 | 家 | 100 | 120 | | ${second} |`;
  const head = '| 目标 | Q1 | Q2 | Q3 | Q4 | 完成标准 |\n| --- | --- | --- | --- | --- | --- |\n';
  const row = (name: string, standard: string) => `| ${name} | 30 | 30 | 30 | 30 | ${standard} |\n`;
  it.each<[string, string, string, (string | null)[]]>([
    ['its own', two('季度偏差 ±5%'), '', ['Q false', null]],
    [
      'its row’s before its own',
      two('季度偏差 ±5%', '季度偏差 ±5%'),
      row('新客户数', '季度偏差 ±50%'),
      ['Q false', 'Q true'],
    ],
    ['not that of a member', two('', '季度偏差 ±5%'), row('新客户数/A', '季度偏差 ±50%'), [null, 'Q false']],
    ['its own where its row has none', two('', '季度偏差 ±5%'), row('新客户数', ''), [null, 'Q false']],
    ['in words, which are not tested', two('年末复核', '季度偏差 ±5%'), '', ['年末复核', 'Q false']],
  ])('is held to the standard: %s', (_, goals, rows, expected) => {
    const split = `${head}${rows}\n| 新客户数 / 渠道 | 目标值 |\n| --- | --- |\n| A | 120 |\n`;
    const csv = '期间,目标,实际\n2026-Q1,销售总额,200\n2026-Q1,新客户数,20\n';
    const found = analysed({ goals, split, csv, asOf: day(2026, 3, 31) }).goals;
    const told = found.map((it) => it.standardProse ?? it.standards.map(({ met }) => `Q ${met}`)[0] ?? null);
    expect(told).toEqual(expected);
  });

  it.each<[string, Written, boolean]>([
    ['none', {}, false],
    ['a file with nothing in it', { csv: '期间,目标,实际\n' }, true],
    ['a row to be filled', { actuals: `${ACTUALS}| 销售总额 | | | | | |` }, true],
    ['a row of another goal', { actuals: `${ACTUALS}| 新客户数 | | | | | |` }, false],
    ['a record', { actuals: `${ACTUALS}| 销售总额 | 9 | | | | |` }, true],
  ])('its source of actuals: %s', (_, written, expected) => {
    expect(goalOf(analysed({ goals: two(''), ...written })).hasActualsSource).toBe(expected);
  });

  it.each<[string, Written, string]>([
    ['nothing: by month', {}, 'month 12 12'],
    ['its table', { split: `${QUARTERS}| 销售总额 | | | | |` }, 'quarter 4 4'],
    ['its records before its table', { split: PLAN, csv: records('销售总额', '2026-Q1=9') }, 'quarter 4 12'],
    ['no record of the year before', { csv: records('销售总额', '2025-12=9', '2026-Q1=9') }, 'quarter 4 4'],
    [
      'no record after its own end',
      {
        goals: `${HEAD.replaceAll('方向', '期间')}| 销售总额 | 累计 | 万元 | 770 | 1000 | 2026-H1 | |`,
        csv: records('销售总额', '2026-07=9', '2026-Q1=9'),
        asOf: end,
      },
      'quarter 2 2',
    ],
    [
      'its last month',
      { csv: records('销售总额', '2026-12=9'), split: `${QUARTERS}| 销售总额 | | | | |`, asOf: end },
      'month 12 4',
    ],
    [
      'its first month',
      { csv: records('销售总额', '2026-01=9'), split: `${QUARTERS}| 销售总额 | | | | |` },
      'month 12 4',
    ],
  ])('is watched by %s', (_, written, expected) => {
    const { grain, lines, columns } = goalOf(analysed(written));
    expect(`${grain} ${lines.length} ${columns.length}`).toBe(expected);
  });

  it.each<[string, string, string]>([
    ['numerator', '销售总额', 'quarter'],
    ['denominator', '新客户数', 'quarter'],
    ['neither', '别的', 'month'],
  ])('a ratio is watched as its sides are recorded: the %s', (_, name, expected) => {
    const goals = `
| 目标 | 类型 | 单位 | 基线 | 目标值 | 分子 | 分母 |
| --- | --- | --- | ---: | ---: | --- | --- |
| 销售总额 | 累计 | 万元 | 770 | 1000 | | |
| 新客户数 | 累计 | 家 | 100 | 120 | | |
| 别的 | 累计 | 家 | 100 | 120 | | |
| 客均 | 比率 | % | 80% | 90% | 销售总额 | 新客户数 |
`;
    expect(goalOf(analysed({ goals, csv: records(name, '2026-Q1=9') }), '客均').grain).toBe(expected);
  });

  it.each<[string, Written, boolean[]]>([
    ['its target alone', { split: `${QUARTERS}| 销售总额 | | | | |` }, [true, false, false, false, false]],
    ['a quarter too', { split: `${QUARTERS}| 销售总额 | 200 | | | |` }, [true, true, false, false, false]],
    [
      'its quarters, which make its target',
      {
        goals: `${HEAD}| 销售总额 | 累计 | 万元 | 770 | | | |`,
        split: `${QUARTERS}| 销售总额 | 1 | 2 | 3 | 4 |`,
      },
      [false, true, true, true, true],
    ],
    [
      'what its members say is not said of it',
      {
        split:
          '| 销售总额 / 产品 | Q1 | Q2 | Q3 | Q4 |\n| --- | --- | --- | --- | --- |\n| A | 200 | 250 | 300 | 250 |',
      },
      [true, false, false, false, false],
    ],
  ])('was written: %s', (_, written, expected) => {
    const goal = goalOf(analysed(written));
    expect([goal.whole, ...goal.quarters].map((it) => it.held)).toEqual(expected);
  });
});

describe('standards of members', () => {
  it('a row’s own is tested on its own figures', () => {
    const split = `${PLAN}
| 销售总额 / 产品 | 权重 | 完成标准 |
| --- | --- | --- |
| A | 50% | 月度偏差 ±5% |
| B | 50% | |
`;
    const goal = goalOf(
      analysed({
        asOf: day(2026, 2, 28),
        split,
        csv: '期间,目标,产品,实际\n2026-01,销售总额,A,50\n2026-01,销售总额,B,10\n2026-02,销售总额,A,40\n2026-02,销售总额,B,50\n',
      }),
    );
    expect(goal.standards.map((it) => [it.member, it.met])).toEqual([
      ['A', true],
      ['A', false],
    ]);
  });
});

describe('what does not add up', () => {
  const two = (first: string, second: string) => `
| 目标 | 类型 | 单位 | 基线 | 目标值 | 权重 |
| --- | --- | --- | ---: | ---: | ---: |
| 销售总额 | 累计 | 万元 | 770 | 1000 | ${first} |
| 新客户数 | 累计 | 家 | 100 | 120 | ${second} |
`;
  it.each<[string, Written, string[]]>([
    ['weights of 100 %', { goals: two('60%', '40%') }, []],
    ['weights of 90 %', { goals: two('60%', '30%') }, ['goal-weights-not-100']],
    ['one weight alone', { goals: two('60%', '') }, ['goal-weights-not-100']],
    [
      'quarters of two goals',
      {
        goals: two('', ''),
        split: `${QUARTERS}| 销售总额 | 200 | 250 | 300 | 251 |\n| 新客户数 | 30 | 30 | 30 | 31 |`,
      },
      ['periods-not-target', 'periods-not-target'],
    ],
    [
      'a cell finer than the precision is told, and no sum',
      { split: `${QUARTERS}| 销售总额 | 200.001 | 250 | 300 | 251 |` },
      ['finer-than-precision'],
    ],
    [
      'levels of a stock that end elsewhere',
      {
        goals: `${HEAD}| 活跃客户 | 存量 | 家 | 100 | 160 | | |`,
        split: `${QUARTERS}| 活跃客户 | 110 | 120 | 130 | 150 |`,
      },
      ['stock-end-differs'],
    ],
    [
      'a ratio with neither target nor sides',
      { goals: `${HEAD}| 复购率 | 比率 | % | 52% | | | |` },
      ['vague-goal'],
    ],
  ])('%s', (_, written, expected) => {
    const { analysis, codes } = compute(written);
    expect(codes.filter((it) => it !== 'missing-step')).toEqual(expected);
    expect(analysis === null).toBe(expected.length > 0);
  });

  it.each<[string, string, string, number]>([
    ['a target', '| 销售总额 | 累计 | 万元 | 770 | 2000000 | | |', '', 1],
    [
      'a target of its quarters',
      '| 销售总额 | 累计 | 万元 | 770 | | | |',
      `${QUARTERS}| 销售总额 | 500000 | 500000 | 500000 | 500000 |`,
      1,
    ],
    ['a baseline', '| 销售总额 | 累计 | 万元 | 2000001 | 1000 | | |', '', 1],
    ['two thousand times and no more', '| 销售总额 | 累计 | 万元 | 1000 | 2000000 | | |', '', 0],
    ['a baseline two thousand times and no more', '| 销售总额 | 累计 | 万元 | 2000000 | 1000 | | |', '', 0],
    ['a baseline of zero', '| 销售总额 | 累计 | 万元 | 0 | 1000 | | |', '', 0],
    ['a target of zero', '| 销售总额 | 累计 | 万元 | 1000 | 0 | | |', '', 0],
  ])('thousands of times apart: %s', (_, row, split, times) => {
    const { codes } = compute({ goals: HEAD + row, split });
    expect(codes.filter((it) => it === 'unit-likely-wrong')).toHaveLength(times);
  });
});

describe('weighted attainment', () => {
  it('caps each goal at 120 %', () => {
    const analysis = analysed({
      asOf: day(2026, 1, 31),
      goals: `
| 目标 | 类型 | 单位 | 基线 | 目标值 | 权重 |
| --- | --- | --- | ---: | ---: | ---: |
| 销售总额 | 累计 | 万元 | 770 | 1200 | 60% |
| 新客户数 | 累计 | 家 | 100 | 120 | 40% |
`,
      split: `
| 目标 | 1月 | 2月 | 3月 | 4月 | 5月 | 6月 | 7月 | 8月 | 9月 | 10月 | 11月 | 12月 |
| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |
| 销售总额 | 100 | 100 | 100 | 100 | 100 | 100 | 100 | 100 | 100 | 100 | 100 | 100 |
| 新客户数 | 10 | 10 | 10 | 10 | 10 | 10 | 10 | 10 | 10 | 10 | 10 | 10 |
`,
      csv: '期间,目标,实际\n2026-01,销售总额,90\n2026-01,新客户数,20\n',
    });
    expect(figureAt(analysis, '计划:加权达成率')).toBeCloseTo(0.6 * 90 + 0.4 * 120, 10);
  });
});
