import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { day } from '../../src/model/calendar.ts';
import { compare, type Rational, sum } from '../../src/model/rational.ts';
import { runs } from '../runs.ts';
import { analysed, compute, figureAt, goalOf, inUnit, splitOf, type Written } from './plan-of.ts';

const QUARTERS = '| 销售总额 | 200 | 250 | 300 | 250 |';
const GOAL_TABLE = `
| 目标 | Q1 | Q2 | Q3 | Q4 |
| --- | ---: | ---: | ---: | ---: |
${QUARTERS}
`;

const totals = (written: Written, dimension: string) => {
  const split = splitOf(analysed(written), dimension);
  return split.members.map((it) => inUnit(split.goal, it.target));
};
const columns = (written: Written, dimension: string) => {
  const split = splitOf(analysed(written), dimension);
  return split.members.map((member) => member.columns.map((it) => inUnit(split.goal, it.target)));
};
const table = (head: string, ...rows: string[]) => {
  const cells = head.split('|').length;
  return `| ${head} |\n|${' --- |'.repeat(cells)}\n${rows.map((it) => `| ${it} |`).join('\n')}\n`;
};

describe('members of a goal', () => {
  it.each<[string, string, (number | null)[]]>([
    ['weights', table('销售总额 / 产品 | 权重', 'A | 40%', 'B | 60%'), [400, 600]],
    [
      'weights that leave a remainder',
      table('销售总额 / 产品 | 权重', 'A | 33.3333%', 'B | 33.3333%', 'C | 33.3334%'),
      [333.33, 333.33, 333.34],
    ],
    ['a blank weight takes what is left', table('销售总额 / 产品 | 权重', 'A | 40%', 'B | '), [400, 600]],
    [
      '50.0 + 33.3 + 16.7 is 100',
      table('销售总额 / 产品 | 权重', 'A | 50.0%', 'B | 33.3%', 'C | 16.7%'),
      [500, 333, 167],
    ],
    [
      'weights that leave nothing for a blank one',
      table('销售总额 / 产品 | 权重', 'A | 60%', 'B | 40%', 'C | '),
      [600, 400, 0],
    ],
    [
      'blank weights share what is left',
      table('销售总额 / 产品 | 权重', 'A | 40%', 'B | ', 'C | '),
      [400, 300, 300],
    ],
    [
      'a blank total is no less than its filled periods',
      table(
        '销售总额 / 产品 | 目标值 | Q1 | Q2 | Q3 | Q4',
        'A | 400 | | | |',
        'B | | 150 | 150 | 150 |',
        'C | | | | |',
      ),
      [400, 525, 75],
    ],
    ['a weight of nothing', table('销售总额 / 产品 | 权重', 'A | 100%', 'B | 0%'), [1000, 0]],
    [
      'a weight a hair off its amount',
      table('销售总额 / 产品 | 权重 | 目标值', 'A | 33.3333% | 333.33', 'B | 66.6667% | '),
      [333.33, 666.67],
    ],
    ['amounts', table('销售总额 / 产品 | 目标值', 'A | 410', 'B | 590'), [410, 590]],
    ['a blank amount takes the rest', table('销售总额 / 产品 | 目标值', 'A | 410', 'B | '), [410, 590]],
    [
      'zero is held, none has no share',
      table('销售总额 / 产品 | 目标值', 'A | 0', 'B | ', 'C | —'),
      [0, 1000, null],
    ],
    [
      'amounts with a suffix are absolute',
      table('销售总额 / 产品 | 目标值', 'A | 4100000元', 'B | 590万'),
      [410, 590],
    ],
    [
      'weight and amount together',
      table('销售总额 / 产品 | 权重 | 目标值', 'A | 40% | 400', 'B | 60% | '),
      [400, 600],
    ],
    [
      'quantity × price',
      table('销售总额 / 产品 | 数量 | 单价', 'A | 200 | 2万', 'B | 300 | 2万'),
      [400, 600],
    ],
    [
      'periods that are all filled',
      table('销售总额 / 产品 | Q1 | Q2 | Q3 | Q4', 'A | 100 | 100 | 100 | 100', 'B | 100 | 150 | 200 | 150'),
      [400, 600],
    ],
    [
      'a total row is no member',
      table('销售总额 / 产品 | 目标值', 'A | 410', 'B | 590', '合计 | 1000'),
      [410, 590],
    ],
  ])('%s', (_, split, expected) => expect(totals({ split }, '产品')).toEqual(expected));

  it('the rest is shared equally without anything to go by', () => {
    const split = table('销售总额 / 产品 | 目标值', 'A | 400', 'B | ', 'C | ');
    expect(totals({ split }, '产品')).toEqual([400, 300, 300]);
  });

  it.each<[string, string, string]>([
    [
      'weights beyond 100 % beside a blank one',
      table('销售总额 / 产品 | 权重', 'A | 60%', 'B | 60%', 'C | '),
      'weights-not-100',
    ],
    ['weights of 99 %', table('销售总额 / 产品 | 权重', 'A | 33%', 'B | 33%', 'C | 33%'), 'weights-not-100'],
    [
      'a weight beside amounts that do not fit',
      table('销售总额 / 产品 | 权重 | 目标值', 'A | 50% | ', 'B | | 300'),
      'weights-not-100',
    ],
    [
      'amounts beyond the target',
      table('销售总额 / 产品 | 目标值', 'A | 410', 'B | 600'),
      'members-not-target',
    ],
    ['amounts short of it', table('销售总额 / 产品 | 目标值', 'A | 400', 'B | 590'), 'members-not-target'],
    [
      'held beyond what a blank can take',
      table('销售总额 / 产品 | 目标值', 'A | 1100', 'B | '),
      'members-not-target',
    ],
    [
      'amounts beyond the target beside filled periods beyond it too',
      table('销售总额 / 产品 | 目标值 | Q1 | Q2 | Q3', 'A | 1200 | | | ', 'B | | 500 | 500 | 500'),
      'members-not-target',
    ],
    ['a negative weight', table('销售总额 / 产品 | 权重', 'A | 120%', 'B | -20%'), 'weight-negative'],
    [
      'a weight against its periods',
      table(
        '销售总额 / 产品 | 权重 | Q1 | Q2 | Q3 | Q4',
        'A | 40% | 100 | 100 | 100 | 110',
        'B | 60% | | | |',
      ),
      'weight-and-amount-differ',
    ],
    [
      'a total row that disagrees',
      table('销售总额 / 产品 | 目标值', 'A | 410', 'B | 590', '合计 | 999'),
      'total-row-differs',
    ],
    [
      'finer than the quantum',
      table('销售总额 / 产品 | 目标值', 'A | 410.001', 'B | '),
      'finer-than-precision',
    ],
    [
      'weight against amount',
      table('销售总额 / 产品 | 权重 | 目标值', 'A | 40% | 410', 'B | 60% | '),
      'weight-and-amount-differ',
    ],
    [
      'a second dimension with another total',
      `${table('销售总额 / 产品 | 目标值', 'A | 400', 'B | 600')}\n${table('销售总额 / 区域 | 目标值', '东 | 400', '西 | 610')}`,
      'members-not-target',
    ],
  ])('%s blocks', (_, split, code) => {
    const { analysis, codes } = compute({ split });
    expect(analysis).toBeNull();
    expect(codes).toContain(code);
  });
});

describe('member × period', () => {
  it('G16: both margins hold with a held cell', () => {
    const goals = `
| 目标 | 类型 | 单位 | 基线 | 目标值 | 精度 |
| --- | --- | --- | --- | --- | --- |
| 销售总额 | 累计 | 万元 | 770 | 1000 | 1 |
`;
    const split = `${GOAL_TABLE}\n${table('销售总额 / 产品 | 权重 | Q1 | Q2 | Q3 | Q4', 'A | 40% | 100 | | |', 'B | 60% | | | |')}`;
    expect(columns({ goals, split }, '产品')).toEqual([
      [100, 94, 112, 94],
      [100, 156, 188, 156],
    ]);
  });

  it('months of every member add up to the months of the goal, and to its quarters', () => {
    const split = `${GOAL_TABLE}\n${table('销售总额 / 产品 | 权重 | Q1 | Q2 | Q3 | Q4', 'A | 40% | 100 | | |', 'B | 35% | | | 77.77 |', 'C | 25% | | | |')}`;
    const analysis = analysed({ split });
    const goal = goalOf(analysis);
    const value = (address: string) => {
      const found = analysis.figures.get(address)?.value;
      return found?.state === 'number' ? found.value : sum([]);
    };
    for (const month of goal.months) {
      const when = `2026-${String((month.period.from % 12) + 1).padStart(2, '0')}`;
      const parts = ['A', 'B', 'C'].map((it) => value(`销售总额/${it}@${when}:目标`));
      expect(compare(sum(parts), month.target ?? sum([]))).toBe(0);
    }
    expect(figureAt(analysis, '销售总额/A@Q1:目标')).toBe(100);
    expect(figureAt(analysis, '销售总额/B@Q3:目标')).toBe(77.77);
  });

  it('a row beyond its total is named, with by how much', () => {
    const split = `${GOAL_TABLE}\n${table('销售总额 / 产品 | 权重 | Q1 | Q2 | Q3 | Q4', 'A | 10% | 100 | 50 | |', 'B | 90% | | | |')}`;
    const { diagnostics } = compute({ split });
    const [found] = diagnostics.filter((it) => it.code === 'two-way-impossible');
    expect(found?.message.what.zh).toContain('行“A”应为 100 万元');
    expect(found?.message.what.zh).toContain('50 万元');
  });

  it.each([
    ['A | 22 | | | ', ['行“A”', '少', '调大']],
    ['A | 210 | | | \nB | 90 | | | ', ['列“Q1”', '多', '调小']],
  ])('%j: which way the cells are off, and the way out', (rows, words) => {
    const split = `${GOAL_TABLE}\n${table('销售总额 / 产品 | Q1 | Q2 | Q3 | Q4', ...rows.split('\n'))}`;
    const found = compute({ split }).diagnostics.find((it) => it.code === 'two-way-impossible');
    const message = found?.message;
    for (const word of words) expect(`${message?.what.zh} ${message?.fix?.zh}`).toContain(word);
  });

  it.each([
    ['销售总额 / 产品 | 权重 | 目标值', 'A | 40% | 450', '目标值写的是 450 万元，相差 50 万元'],
    [
      '销售总额 / 产品 | 权重 | Q1 | Q2 | Q3 | Q4',
      'A | 40% | 90 | 100 | 120 | 100',
      '各期相加是 410 万元，相差 10 万元',
    ],
  ])('a weight beside an amount: %s, %s', (head, row, told) => {
    const { diagnostics } = compute({
      split: table(head, row, `B | 60%${' | '.repeat(head.split('|').length - 2)}`),
    });
    const found = diagnostics.find((it) => it.code === 'weight-and-amount-differ');
    expect(found?.message.what.zh).toContain(told);
  });

  it('months in the table of a member', () => {
    const split = table('销售总额 / 产品 | 权重 | 1月 | Q1', 'A | 50% | 30 | 100', 'B | 50% | | ');
    expect(columns({ split: `${GOAL_TABLE}\n${split}` }, '产品')).toEqual([
      [30, 100],
      [38.89, 100],
    ]);
  });

  it.each<[string, string, string, string]>([
    [
      'of no table make one',
      '| 销售总额/A | 100 | 100 | 100 | 100 | |\n| 销售总额/B | 150 | 150 | 150 | 150 | |',
      '',
      '成员: A 400 [100 100 100 100], B 600 [150 150 150 150]',
    ],
    [
      'of the table their dimension names',
      '| 销售总额/产品=A | 100 | 66 | 67 | 67 | |',
      '| 销售总额 / 区域 | 目标值 |\n| --- | --- |\n| A | 400 |\n| B | 600 |\n\n| 销售总额 / 产品 | 目标值 |\n| --- | --- |\n| A | 300 |\n| B | 700 |',
      '区域: A 400 [], B 600 [] | 产品: A 300 [100 66 67 67], B 700 [146.58 183.32 185.05 185.05]',
    ],
    [
      'with a total',
      '| 销售总额/A | 95 | 95 | 95 | | 380 |',
      '| 销售总额 / 产品 | 目标值 |\n| --- | --- |\n| A | |\n| B | 620 |',
      '产品: A 380 [95 95 95 95], B 620 [151.58 154.32 157.05 157.05]',
    ],
  ])('rows of members in a table of periods: %s', (_, rows, tables, expected) => {
    const split = `| 目标 | Q1 | Q2 | Q3 | Q4 | 合计 |\n| --- | --- | --- | --- | --- | --- |\n${rows}\n\n${tables}`;
    const told = analysed({ split }).splits.map(({ split: { dimension }, goal, members }) => {
      const row = ({ member, target, columns }: (typeof members)[number]) =>
        `${member.name} ${inUnit(goal, target)} [${columns.map((it) => inUnit(goal, it.target)).join(' ')}]`;
      return `${dimension}: ${members.map(row).join(', ')}`;
    });
    expect(told.join(' | ')).toBe(expected);
  });

  it.each<[string, string, string[]]>([
    ['as declared', '440 (+10%)', []],
    ['off by a tenth of a percent', '440.4 (+10%)', []],
    ['short by a tenth of a percent', '439.6 (+10%)', []],
    ['off by more', '440.41 (+10%)', ['assigned-uplift-differs']],
    ['short by more', '439.59 (+10%)', ['assigned-uplift-differs']],
    ['none declared', '500', []],
  ])('what is assigned over the target, %s', (_, assigned, expected) => {
    const split = table('销售总额 / 区域 | 目标值 | 下达', `东 | 400 | ${assigned}`, '西 | 600 | ');
    expect(compute({ split }).codes.filter((it) => it.startsWith('assigned'))).toEqual(expected);
  });

  it.each<[string, string, number]>([
    ['its members', '30,40,70', 0],
    ['something else', '30,40,71', 1],
    ['a member missing', '30,,71', 0],
    ['nothing', '30,40,', 0],
  ])('a total beside %s', (_, values, times) => {
    const [first, second, whole] = values.split(',');
    const rows = [`A,${first}`, `B,${second}`, `,${whole}`].filter((it) => !it.endsWith(','));
    const csv = `期间,目标,产品,实际\n${rows.map((it) => `2026-01,销售总额,${it}\n`).join('')}`;
    const split = table('销售总额 / 产品 | 目标值', 'A | 400', 'B | 600');
    const { codes } = compute({ split, csv, asOf: day(2026, 1, 31) });
    expect(codes.filter((it) => it === 'actual-total-differs')).toHaveLength(times);
  });

  it('rows 目标/成员 of a period table fill a member', () => {
    const split = `
| 目标 | Q1 | Q2 | Q3 | Q4 |
| --- | --- | --- | --- | --- |
${QUARTERS}
| 销售总额/A | 100 | | | |

${table('销售总额 / 产品 | 权重', 'A | 40%', 'B | 60%')}`;
    expect(columns({ split }, '产品')[0]?.[0]).toBe(100);
  });
});

describe('rows of members that belong to no dimension', () => {
  const split = `
| 目标 | Q1 | Q2 | Q3 | Q4 |
| --- | --- | --- | --- | --- |
${QUARTERS}
| 销售总额/A | 100 | 100 | 100 | 100 |
| 销售总额/B | 100 | 150 | 200 | 150 |
`;
  it.each([
    ['lang: zh-CN', '成员'],
    ['lang: en', 'member'],
  ])('%s: they are told apart by %s', (front, dimension) => {
    expect(columns({ split, front }, dimension)[0]?.[0]).toBe(100);
  });
});

describe('hierarchies, stocks and ratios', () => {
  const config = `dimensions:
  - name: 区域
    members:
      - { name: 华东, members: [上海, 浙江] }
      - 华南
`;
  const split = table('销售总额 / 区域 | 权重', '华东 | 60%', '上海 | 50%', '浙江 | 50%', '华南 | 40%');
  it('a row under a row weighs within it', () => {
    expect(totals({ config, split }, '区域')).toEqual([600, 300, 300, 400]);
  });

  it('stocks add over members at every time', () => {
    const goals = `
| 目标 | 类型 | 单位 | 基线 | 目标值 |
| --- | --- | --- | --- | --- |
| 活跃客户 | 存量 | 家 | 100 | 160 |
`;
    const stock = table('活跃客户 / 区域 | 目标值 | Q2 | Q4', '东 | 100 | 85 | ', '西 | 60 | | ');
    expect(columns({ goals, split: stock }, '区域')).toEqual([
      [85, 100],
      [45, 60],
    ]);
  });

  it('a stock’s earlier levels say nothing of its last', () => {
    const goals =
      '| 目标 | 类型 | 单位 | 基线 | 目标值 |\n| --- | --- | --- | --- | --- |\n| 活跃客户 | 存量 | 家 | 100 | 1000 |';
    const stock = table(
      '活跃客户 / 区域 | 目标值 | Q1 | Q2 | Q3',
      '东 | 300 | | | ',
      '西 | | 90 | 95 | 99',
      '南 | | | | ',
    );
    expect(totals({ goals, split: stock }, '区域')).toEqual([300, 350, 350]);
  });

  it('a ratio has a level by member and no sum', () => {
    const goals = `
| 目标 | 类型 | 单位 | 基线 | 目标值 |
| --- | --- | --- | --- | --- |
| 复购率 | 比率 | % | 52% | 60% |
`;
    const ratio = table('复购率 / 区域 | 目标值 | Q1', '东 | 65% | 62%', '西 | | ');
    expect(totals({ goals, split: ratio }, '区域')).toEqual([65, 60]);
    expect(columns({ goals, split: ratio }, '区域')).toEqual([[62], [60]]);
    const weights = table('复购率 / 区域 | 权重', '东 | 65%', '西 | 35%');
    expect(compute({ goals, split: weights }).codes).toContain('ratio-split');
  });
});

describe('the assigned ledger', () => {
  it('over-assignment is Σ assigned ÷ target − 1', () => {
    const split = table('销售总额 / 区域 | 目标值 | 下达', '东 | 600 | 660 (+10%)', '西 | 400 | 460 (+15%)');
    const analysis = analysed({ split });
    const found = splitOf(analysis, '区域').overAssignment;
    expect(found === null ? null : Number(found.n) / Number(found.d)).toBeCloseTo(0.12, 12);
    expect(figureAt(analysis, '销售总额/东:下达')).toBe(660);
  });

  it('a row’s assigned total is spread like its plan', () => {
    const split = `${GOAL_TABLE}\n${table('销售总额 / 区域 | 目标值 | 下达 | Q1 | Q2 | Q3 | Q4', '东 | 400 | 440 | 80 | 100 | 120 | 100', '西 | 600 | | | | |')}`;
    const analysis = analysed({ split });
    expect(['Q1', 'Q2', 'Q3', 'Q4'].map((q) => figureAt(analysis, `销售总额/东@${q}:下达`))).toEqual([
      88, 110, 132, 110,
    ]);
  });
});

describe('what drives the difference', () => {
  const asOf = day(2026, 3, 31);
  const split = `${GOAL_TABLE}\n${table('销售总额 / 产品 | 权重', 'A | 40%', 'B | 60%')}`;

  it('a bridge sums exactly, and says what no member explains', () => {
    const csv = '期间,目标,产品,实际\n2026-Q1,销售总额,A,90\n2026-Q1,销售总额,B,100\n2026-Q1,销售总额,,195\n';
    const found = splitOf(analysed({ asOf, split, csv }), '产品');
    expect(found.bridge?.steps.map((it) => [it.member, inUnit(found.goal, it.amount), it.impact])).toEqual([
      ['A', 10, 'favourable'],
      ['B', -20, 'adverse'],
    ]);
    expect(inUnit(found.goal, found.bridge?.unexplained)).toBe(5);
  });

  it('no member with actuals, no bridge', () => {
    const csv = '期间,目标,实际\n2026-Q1,销售总额,195\n';
    expect(splitOf(analysed({ asOf, split, csv }), '产品').bridge).toBeNull();
  });

  it('G2: price, volume and mix', () => {
    const goals = `
| 目标 | 类型 | 单位 | 基线 | 目标值 |
| --- | --- | --- | --- | --- |
| 销售总额 | 累计 | 元 | — | 32000 |
`;
    const analysis = analysed({
      goals,
      period: '2026-Q1',
      asOf,
      split: table('销售总额 / 产品 | 数量 | 单价', 'A | 1000 | 10', 'B | 800 | 15', 'C | 500 | 20'),
      csv: '期间,目标,产品,数量,金额\n2026-Q1,销售总额,A,1000,11000\n2026-Q1,销售总额,B,700,10500\n2026-Q1,销售总额,C,800,18400\n',
    });
    const effects = goalOf(analysis).priceVolumeMix;
    const shown = (it: Rational | undefined) => (it === undefined ? null : Number(it.n) / Number(it.d));
    expect(shown(effects?.price)).toBeCloseTo(3400, 6);
    expect(shown(effects?.volume)).toBeCloseTo(2782.61, 1);
    expect(shown(effects?.mix)).toBeCloseTo(1717.39, 1);
    expect(shown(effects?.total)).toBe(7900);
    expect(figureAt(analysis, '销售总额/C:价格影响')).toBe(2400);
  });

  const sales = (rows: string[], csv: string, written: Written = {}) => {
    const effects = goalOf(
      analysed({
        goals:
          '\n| 目标 | 类型 | 单位 | 基线 | 目标值 |\n| --- | --- | --- | --- | --- |\n| 销售总额 | 累计 | 元 | — | 22000 |\n',
        period: '2026-H1',
        asOf,
        split: table('销售总额 / 产品 | 数量 | 单价 | 目标值', ...rows),
        csv: `期间,目标,产品,数量,金额\n${csv}`,
        ...written,
      }),
    ).priceVolumeMix;
    if (effects === null) return null;
    const { plan, actual, price, volume, mix, added, dropped } = effects;
    return [plan, actual, price, volume, mix, added, dropped].map((it) => Number(it.n) / Number(it.d));
  };
  const A = '2026-Q1,销售总额,A,500,6000\n';
  const B = '2026-Q1,销售总额,B,400,6000\n';
  const HALF = `| 目标 | Q1 | Q2 |\n| --- | --- | --- |\n| 销售总额 | 5500 | 16500 |\n\n`;
  it.each<[string, string[], string, Written, number[] | null]>([
    // Q1 plans a quarter of everything: 250 at 10 and 200 at 15. 900 were sold, twice as many, at the planned mix.
    [
      'the closed part of the plan',
      ['A | 1000 | 10 | ', 'B | 800 | 15 | '],
      A + B,
      { split: HALF + table('销售总额 / 产品 | 数量 | 单价', 'A | 1000 | 10', 'B | 800 | 15') },
      [5500, 12_000, 1000, 5500, 0, 0, 0],
    ],
    [
      'a member planned at zero is new',
      ['A | 2200 | 10 | ', 'B | 0 | 15 | '],
      A + B,
      { period: '2026-Q1' },
      [22_000, 12_000, 1000, -17_000, 0, 6000, 0],
    ],
    [
      'a member without quantity',
      ['A | 1000 | 10 | ', 'B | | 15 | 12000'],
      A + B,
      { period: '2026-Q1' },
      null,
    ],
    ['a member without price', ['A | 1000 | 10 | ', 'B | 800 | | 12000'], A + B, { period: '2026-Q1' }, null],
    ['a member without both', ['A | 1000 | 10 | ', 'B | | | 12000'], A + B, { period: '2026-Q1' }, null],
    [
      'a member without a share is new',
      ['A | 2200 | 10 | ', 'B | | | —'],
      A + B,
      { period: '2026-Q1' },
      [22_000, 12_000, 1000, -17_000, 0, 6000, 0],
    ],
    [
      'a member without a record, the total known',
      ['A | 1000 | 10 | ', 'B | 800 | 15 | '],
      `${A}2026-Q1,销售总额,,900,12000\n`,
      { period: '2026-Q1' },
      null,
    ],
    ['a member without a record', ['A | 1000 | 10 | ', 'B | 800 | 15 | '], A, { period: '2026-Q1' }, null],
    [
      'of what is counted, none',
      [],
      A + B,
      {
        period: '2026-Q1',
        goals:
          '\n| 目标 | 类型 | 单位 | 基线 | 目标值 |\n| --- | --- | --- | --- | --- |\n| 销售总额 | 累计 | 件 | — | 1800 |\n',
        split: table('销售总额 / 产品 | 数量 | 单价', 'A | 1000 | 10', 'B | 800 | 15'),
      },
      null,
    ],
    [
      'of a level, none',
      [],
      A + B,
      {
        period: '2026-Q1',
        goals:
          '\n| 目标 | 类型 | 单位 | 基线 | 目标值 |\n| --- | --- | --- | --- | --- |\n| 销售总额 | 存量 | 元 | — | 22000 |\n',
        split: table('销售总额 / 产品 | 数量 | 单价', 'A | 1000 | 10', 'B | 800 | 15'),
      },
      null,
    ],
    [
      'of the table of another goal, none',
      [],
      '2026-Q1,回款,A,500,6000\n2026-Q1,回款,B,400,6000\n2026-Q1,销售总额,A,500,6000\n2026-Q1,销售总额,B,400,6000\n',
      {
        period: '2026-Q1',
        goals:
          '\n| 目标 | 类型 | 单位 | 基线 | 目标值 |\n| --- | --- | --- | --- | --- |\n| 销售总额 | 累计 | 元 | — | 22000 |\n| 回款 | 累计 | 元 | — | 22000 |\n',
        split: table('回款 / 产品 | 数量 | 单价', 'A | 1000 | 10', 'B | 800 | 15'),
      },
      null,
    ],
  ])('price, volume and mix: %s', (_, rows, csv, written, expected) => {
    expect(sales(rows, csv, written)).toEqual(expected);
  });

  it('a member without a record is missing, not zero', () => {
    const csv = '期间,目标,产品,实际\n2026-Q1,销售总额,A,90\n';
    const zero = `${csv}2026-Q1,销售总额,B,0\n`;
    const light = (it: string) => goalOf(analysed({ asOf, split, csv: it })).light;
    expect([light(csv), light(zero)]).toEqual(['grey', 'red']);
  });
});

describe('a table as a whole', () => {
  const config =
    'dimensions:\n  区域:\n    - 华东:\n        - 上海:\n            - 浦东\n            - 浦西\n        - 浙江\n    - 华南\n';
  const goals = (type: string, unit: string, target: string) =>
    `| 目标 | 类型 | 单位 | 基线 | 目标值 |\n| --- | --- | --- | --- | --- |\n| 销售总额 | ${type} | ${unit} | — | ${target} |`;
  /** The regions are declared where the rows of a table stand under each other. */
  const nested = (written: Written): Written =>
    written.split?.includes('上海') ? { config, ...written } : written;
  const quarterly = '销售总额 / 区域 | 目标值 | Q1 | Q2 | Q3 | Q4';

  it.each<[string, Written, (number | null)[]]>([
    [
      'the rows at the top',
      { split: table('销售总额 / 区域 | 目标值', '华东 | 600', '上海 | 400', '浙江 | 200', '华南 | 400') },
      [1000, 600, 400, 200, 400],
    ],
    [
      'what lies below a blank one',
      {
        split: table(
          '销售总额 / 区域 | 目标值',
          '华东 | ',
          '上海 | ',
          '浦东 | 250',
          '浦西 | 150',
          '浙江 | 200',
          '华南 | ',
        ),
      },
      [1000, 600, 400, 250, 150, 200, 400],
    ],
    [
      'a weight before what lies below it',
      {
        split: table(
          '销售总额 / 区域 | 权重 | 目标值',
          '华东 | 60% | ',
          '上海 | | 400',
          '浙江 | | ',
          '华南 | 40% | ',
        ),
      },
      [1000, 600, 400, 200, 400],
    ],
    [
      'months that make a quarter',
      {
        split: table(
          '销售总额 / 区域 | Q1 | 1月 | 2月 | 3月 | Q2 | Q3 | Q4',
          '东 | | 30 | 30 | 40 | 100 | 100 | 100',
          '西 | | | | | | | ',
        ),
      },
      [1000, 400, 600],
    ],
    [
      'months that make it in part, which say no total',
      {
        split: table(
          '销售总额 / 区域 | 目标值 | Q1 | 1月 | 2月 | Q2 | Q3 | Q4',
          '东 | | | 60 | 60 | 90 | 90 | 90',
          '西 | 600 | | | | | | ',
        ),
      },
      [1000, 400, 600],
    ],
    [
      'columns that do not make the year',
      { split: table('销售总额 / 区域 | Q1 | Q2', '东 | 100 | 100', '西 | | ') },
      [1000, 600, 400],
    ],
    [
      'a level, at the end',
      { goals: goals('存量', '家', '160'), split: table(quarterly, '东 | | 70 | | | 100', '西 | | | | | ') },
      [160, 100, 60],
    ],
    [
      'a level that is known earlier alone',
      { goals: goals('存量', '家', '160'), split: table(quarterly, '东 | | 70 | | | ', '西 | | | | | ') },
      [160, 80, 80],
    ],
    [
      'levels below, at the end',
      {
        goals: goals('存量', '家', '160'),
        split: table(
          quarterly,
          '华东 | | | | | ',
          '上海 | | | | | 50',
          '浙江 | | | | | 30',
          '华南 | | | | | ',
        ),
      },
      [160, 80, 50, 30, 80],
    ],
    [
      'a ratio has the level of the goal',
      { goals: goals('比率', '%', '60%'), split: table('销售总额 / 区域 | 目标值', '东 | 65%', '西 | ') },
      [60, 65, 60],
    ],
    [
      'a count of things',
      { goals: goals('累计', '件', '50'), split: table('销售总额 / 区域 | 数量', '东 | 20', '西 | ') },
      [50, 20, 30],
    ],
    [
      'a quantity without a price',
      { split: table('销售总额 / 区域 | 数量 | 单价', '东 | 20 | ', '西 | 300 | 2万') },
      [1000, 400, 600],
    ],
    [
      'the column with the total of a row',
      { split: table('销售总额 / 区域 | Q1 | 合计', '东 | | 300', '西 | | ') },
      [1000, 300, 700],
    ],
    [
      'a weight before the column with the total',
      { split: table('销售总额 / 区域 | 权重 | Q1 | 合计', '东 | 30% | | 300', '西 | 70% | | ') },
      [1000, 300, 700],
    ],
    [
      'dashes for a weight, periods beside one',
      { split: table('销售总额 / 区域 | 权重 | Q1', '东 | — | 100', '西 | | ', '南 | — | ') },
      [1000, 550, 450, null],
    ],
  ])('its total, and its rows: %s', (_, written, expected) => {
    const { goal, members, total } = splitOf(analysed(nested(written)), '区域');
    expect([total.target, ...members.map((it) => it.target)].map((it) => inUnit(goal, it))).toEqual(expected);
  });

  it.each<[string, Written, string]>([
    [
      'written',
      { split: table('销售总额 / 区域 | 权重', '华东 | 60%', '华南 | 40%') },
      '华东 0 0.6 held, 华南 0 0.4 held',
    ],
    [
      'of amounts, within the row above',
      {
        split: table(
          '销售总额 / 区域 | 目标值',
          '华东 | 600',
          '上海 | 450',
          '浦东 | 90',
          '浦西 | 360',
          '浙江 | 150',
          '华南 | 400',
        ),
      },
      '华东 0 0.6, 上海 1 0.75, 浦东 2 0.2, 浦西 2 0.8, 浙江 1 0.25, 华南 0 0.4',
    ],
    [
      'beside a row without a share',
      { split: table('销售总额 / 区域 | 目标值', '华东 | 600', '华南 | 400', '华北 | —') },
      '华东 0 0.6, 华南 0 0.4, 华北 0 null',
    ],
    [
      'of a ratio, none',
      { goals: goals('比率', '%', '60%'), split: table('销售总额 / 区域 | 目标值', '华东 | 65%', '华南 | ') },
      '华东 0 null, 华南 0 null',
    ],
    [
      'of nothing, none',
      { goals: goals('累计', '万元', '0'), split: table('销售总额 / 区域 | 目标值', '华东 | 0', '华南 | 0') },
      '华东 0 null, 华南 0 null',
    ],
  ])('the weight and the depth of a row: %s', (_, written, expected) => {
    const { members } = splitOf(analysed(nested(written)), '区域');
    const told = members.map(({ member, depth, weight, weightHeld }) => {
      const share = weight === null ? null : Number(weight.n) / Number(weight.d);
      return `${member.name} ${depth} ${share}${weightHeld ? ' held' : ''}`;
    });
    expect(told.join(', ')).toBe(expected);
  });

  it.each<[string, string, string, string[], string | null]>([
    // Jan. to Mar. of a level: the last month alone counts.
    [
      'a level, at its last month',
      goals('存量', '家', '160'),
      '目标值',
      ['01=10', '02=30', '03=50'],
      '东 10, 西 10',
    ],
    ['a ratio', goals('比率', '%', '60%'), '目标值', ['01=10%', '02=30%', '03=50%'], null],
    ['nothing', goals('累计', '件', '160'), '目标值', [], null],
  ])('what its rows bring: %s', (_, written, head, records, expected) => {
    const rows = written.includes('比率') ? ['东 | 60%', '西 | 60%'] : ['东 | 80', '西 | 80'];
    const line = (it: string, member: string) => `2026-${it.replace('=', `,销售总额,${member},`)}\n`;
    const csv = `期间,目标,区域,实际\n${records.map((it) => line(it, '东') + line(it, '西')).join('')}`;
    const { bridge, goal } = splitOf(
      analysed({
        goals: written,
        split: `| 目标 | Q1 | Q4 |\n| --- | --- | --- |\n| 销售总额 | ${written.includes('比率') ? '60%' : '80'} | |\n\n${table(`销售总额 / 区域 | ${head}`, ...rows)}`,
        csv,
        asOf: day(2026, 3, 31),
      }),
      '区域',
    );
    const told = bridge?.steps.map((it) => `${it.member} ${inUnit(goal, it.amount)}`).join(', ') ?? null;
    expect(told).toBe(expected);
  });

  it.each<[string, string, (number | null)[]]>([
    [
      'its total row',
      table(
        '销售总额 / 区域 | Q1 | Q2 | Q3 | Q4',
        '东 | | | | ',
        '西 | | | | ',
        '合计 | 200 | 250 | 300 | 250',
      ),
      [200, 250, 300, 250],
    ],
    [
      'its rows, which all say a quarter',
      table('销售总额 / 区域 | Q1 | Q2', '东 | 60 | 100', '西 | 40 | '),
      [100],
    ],
    [
      'the first of two tables',
      `${table('销售总额 / 区域 | Q1', '东 | 60', '西 | 40')}\n${table('销售总额 / 产品 | 目标值', 'A | 1000')}`,
      [100],
    ],
  ])('what it says of the goal by period: %s', (_, split, expected) => {
    const goal = goalOf(analysed({ split }));
    const found = goal.quarters.slice(0, expected.length).map((it) => inUnit(goal, it.target));
    expect(found).toEqual(expected);
  });
});

describe('whose actuals make the total', () => {
  const sold = (...members: string[]) =>
    `期间,目标,产品,实际\n${members.map((it, i) => `2026-01,销售总额,${it},${30 + 10 * i}\n`).join('')}`;
  it.each<[string, string, string[], string, number | string]>([
    ['all that have a weight', '权重', ['A | 40%', 'B | 60%'], sold('A', 'B'), 70],
    ['none that has a dash', '目标值', ['A | 400', 'B | 600', 'C | —'], sold('A', 'B'), 70],
    ['none with a dash for its weight', '权重', ['A | 40%', 'B | 60%', 'C | —'], sold('A', 'B'), 70],
    [
      'an amount beside a dash for its weight',
      '权重 | 目标值',
      ['A | — | 400', 'B | 60% | '],
      sold('A', 'B'),
      70,
    ],
    ['that amount not sold', '权重 | 目标值', ['A | — | 400', 'B | 60% | '], sold('B'), 'no-actual'],
    ['periods beside a dash for the weight', '权重 | Q1', ['A | — | 100', 'B | 60% | '], sold('A', 'B'), 70],
    [
      'quantity and price beside a dash',
      '权重 | 数量 | 单价',
      ['A | — | 200 | 2万', 'B | 60% | | '],
      sold('A', 'B'),
      70,
    ],
    ['of no table: those of its own', '目标值', [], sold('A', 'B'), 70],
  ])('%s', (_, head, rows, csv, expected) => {
    const split = rows.length === 0 ? '' : table(`销售总额 / 产品 | ${head}`, ...rows);
    const analysis = analysed({ split, csv, asOf: day(2026, 1, 31) });
    expect(figureAt(analysis, '销售总额@1月:实际')).toBe(expected);
  });
});

describe('derived shares', () => {
  const goals = `
| 目标 | 类型 | 单位 | 基线 | 目标值 | 分子 | 分母 |
| --- | --- | --- | --- | --- | --- | --- |
| 销售总额 | 累计 | 万元 | 500 | 650 | | |
| 重点占比 | 比率 | % | 60% | ≥70% | 销售总额/制造业 + 销售总额/零售业 | 销售总额 |
`;
  const by = (manufacturing: number, retail: number) =>
    table(
      '销售总额 / 行业 | 目标值',
      `制造业 | ${manufacturing}`,
      `零售业 | ${retail}`,
      `其他 | ${650 - manufacturing - retail}`,
    );

  it('the plan of the share follows from its parts', () => {
    const goal = goalOf(analysed({ goals, split: by(300, 170) }), '重点占比');
    expect(inUnit(goal, goal.implied)).toBeCloseTo((470 / 650) * 100, 10);
    expect(inUnit(goal, goal.target)).toBe(70);
  });

  it.each<[string, string, string, number]>([
    ['of the industries', '销售总额/行业=甲 + 销售总额/行业=乙', '销售总额', 0.8],
    ['of the regions, whose members are called alike', '销售总额/区域=甲', '销售总额', 0.3],
    ['by the id of the goal', 'sales/行业=甲', 'sales', 0.5],
    ['less a part of it', '销售总额 - 销售总额/行业=丙', '销售总额', 0.8],
    ['of one part in another', '销售总额/行业=乙', '销售总额/行业=甲', 0.6],
    ['of a part told by its name alone', '销售总额/丁', '销售总额', 0.7],
    ['of a part that another goal has too', '新客户数/丁', '新客户数', 0.25],
  ])('a share %s', (_, numerator, denominator, expected) => {
    const analysis = analysed({
      goals: `
| 目标 | 类型 | 单位 | 基线 | 目标值 | 分子 | 分母 | id |
| --- | --- | --- | --- | --- | --- | --- | --- |
| 销售总额 | 累计 | 万元 | 500 | 1000 | | | sales |
| 新客户数 | 累计 | 家 | 50 | 40 | | | |
| 占比 | 比率 | % | 20% | ≥10% | ${numerator} | ${denominator} | |
`,
      split: `${table('销售总额 / 行业 | 目标值', '甲 | 500', '乙 | 300', '丙 | 200')}\n${table('销售总额 / 区域 | 目标值', '甲 | 300', '丁 | 700')}\n${table('新客户数 / 区域 | 目标值', '甲 | 30', '丁 | 10')}`,
    });
    const implied = goalOf(analysis, '占比').implied;
    expect(Number(implied?.n) / Number(implied?.d)).toBeCloseTo(expected, 12);
  });

  it('a decomposition that falls short is a finding, and does not block', () => {
    const { analysis, codes } = compute({ goals, split: by(260, 162.5) });
    expect(analysis).not.toBeNull();
    expect(codes).toContain('share-not-reached');
  });

  it('actuals of the share come from its parts', () => {
    const analysis = analysed({
      goals,
      split: by(300, 170),
      asOf: day(2026, 1, 31),
      csv: '期间,目标,行业,实际\n2026-01,销售总额,制造业,20\n2026-01,销售总额,零售业,10\n2026-01,销售总额,其他,20\n',
    });
    expect(figureAt(analysis, '重点占比@1月:实际')).toBe(60);
    expect(figureAt(analysis, '重点占比@1月:分子')).toBe(30);
  });
});

describe('a share of a part without a plan', () => {
  const goals = (numerator: string, denominator: string) => `
| 目标 | 类型 | 单位 | 基线 | 目标值 | 分子 | 分母 |
| --- | --- | --- | --- | --- | --- | --- |
| 销售总额 | 累计 | 万元 | 500 | 650 | | |
| 占比 | 比率 | % | 60% | ≥70% | ${numerator} | ${denominator} |
`;
  const config = 'dimensions:\n  产品:\n    - 新品\n    - 旧品\n';
  const head = '期间,目标,产品,实际,分子,分母\n';
  const sold = '2026-01,销售总额,,20,,\n2026-01,销售总额,新品,5,,\n';
  it.each<[string, string, string, string, number | string]>([
    ['as reported, where a side is missing', '销售总额/新品', '销售总额', '2026-01,占比,,,3,10\n', 30],
    ['of a part that is only sold', '销售总额/新品', '销售总额', sold, 25],
    ['of a part of a dimension', '销售总额/产品=新品', '销售总额', sold, 25],
    [
      'of nothing sold',
      '销售总额/新品',
      '销售总额',
      '2026-01,销售总额,,0,,\n2026-01,销售总额,新品,0,,\n',
      'no-actual',
    ],
    ['of nothing reported', '销售总额/新品', '销售总额', '2026-01,销售总额,,20,,\n', 'no-actual'],
  ])('%s', (_, numerator, denominator, rows, expected) => {
    const analysis = analysed({
      goals: goals(numerator, denominator),
      config,
      csv: head + rows,
      asOf: day(2026, 1, 31),
    });
    expect(goalOf(analysis, '占比').implied).toBeNull();
    expect(figureAt(analysis, '占比@1月:实际')).toBe(expected);
  });
});

describe('a share with a side from outside', () => {
  const config = 'dimensions:\n  区域:\n    - 华东\n    - 华南\n  产品:\n    - 旧品\n    - 新品\n';
  const split = '| 销售总额 / 产品 | 目标值 |\n| --- | --- |\n| 旧品 | 500 |\n| 新品 | 150 |\n';
  const sold = '2026-01,销售总额,,40,,\n2026-01,销售总额,新品,6,,\n';
  const reported = '2026-01,份额,,,3万,10万\n';
  type Shown = [number | string, number | string, number | string, number | null];
  it.each<[string, string, string, string, Shown]>([
    ['the denominator', '销售总额/新品', '外部', sold + reported, [60, 6, 100_000, null]],
    ['the numerator', '外部', '销售总额', sold + reported, [7.5, 30_000, 40, null]],
    ['both', '外部', '外部', sold + reported, [30, 30_000, 100_000, null]],
    ['neither', '销售总额/新品', '销售总额', sold + reported, [15, 6, 40, 150 / 650]],
    [
      'the denominator, not reported',
      '销售总额/新品',
      '外部',
      sold,
      ['no-actual', 'no-actual', 'no-actual', null],
    ],
    ['the numerator, not reported', '外部', '销售总额', sold, ['no-actual', 'no-actual', 'no-actual', null]],
    ['the denominator, its own side not sold', '销售总额/新品', '外部', reported, [30, 3, 100_000, null]],
    [
      'the denominator, reported as a level',
      '销售总额/新品',
      '外部',
      `${sold}2026-01,份额,,30%,,\n`,
      [30, 'no-actual', 'no-actual', null],
    ],
    [
      'neither, a side sold for zero',
      '销售总额/新品',
      '销售总额',
      '2026-01,销售总额,,0,,\n2026-01,销售总额,新品,0,,\n',
      ['no-actual', 'no-actual', 'no-actual', 150 / 650],
    ],
  ])('%s', (_, numerator, denominator, rows, [actual, above, below, implied]) => {
    const goals = `
| 目标 | 类型 | 单位 | 基线 | 目标值 | 分子 | 分母 |
| --- | --- | --- | --- | --- | --- | --- |
| 销售总额 | 累计 | 万元 | 500 | 650 | | |
| 份额 | 比率 | % | 60% | ≥70% | ${numerator} | ${denominator} |
`;
    const csv = `期间,目标,产品,实际,分子,分母\n${rows}`;
    const analysis = analysed({ goals, config, split, csv, asOf: day(2026, 1, 31) });
    const shown = ['实际', '分子', '分母'].map((it) => figureAt(analysis, `份额@1月:${it}`));
    expect(shown).toEqual([actual, above, below]);
    const plan = goalOf(analysis, '份额').implied;
    expect(plan ? Number(plan.n) / Number(plan.d) : null).toBe(implied);
  });
});

describe('conservation over random plans', () => {
  it('rows, columns and the total agree to the quantum', () => {
    const amounts = fc.array(fc.integer({ min: 0, max: 90_000 }), { minLength: 4, maxLength: 4 });
    const weights = fc.array(fc.integer({ min: 0, max: 60 }), { minLength: 2, maxLength: 7 });
    fc.assert(
      fc.property(amounts, weights, fc.constantFrom('0.01', '1', '0.5'), (quarters, shares, precision) => {
        const whole = quarters.reduce((a, b) => a + b, 0);
        const rest = 10_000 - shares.reduce((a, b) => a + b, 0);
        const percent = [...shares, rest].map((it) => `${(it / 100).toFixed(2)}%`);
        const goals = `
| 目标 | 类型 | 单位 | 基线 | 目标值 | 精度 |
| --- | --- | --- | --- | --- | --- |
| 销售总额 | 累计 | 万元 | 770 | ${whole} | ${precision} |
`;
        const split = `
| 目标 | Q1 | Q2 | Q3 | Q4 |
| --- | --- | --- | --- | --- |
| 销售总额 | ${quarters.join(' | ')} |

${table('销售总额 / 区域 | 权重 | Q1 | Q2 | Q3 | Q4', ...percent.map((it, i) => `区${i} | ${it} | | | |`))}`;
        const analysis = analysed({ goals, split });
        const goal = goalOf(analysis);
        const { members } = splitOf(analysis, '区域');
        const same = (parts: readonly (Rational | null)[], total: Rational | null) =>
          expect(compare(sum(parts.flatMap((it) => it ?? [])), total ?? sum([]))).toBe(0);
        same(
          goal.months.map((it) => it.target),
          goal.target,
        );
        same(
          members.map((it) => it.target),
          goal.target,
        );
        for (const it of members)
          same(
            it.columns.map((by) => by.target),
            it.target,
          );
        for (const it of members)
          same(
            it.lines.map((by) => by.target),
            it.target,
          );
        for (const [i, column] of goal.columns.entries())
          same(
            members.map((it) => it.columns[i]?.target ?? null),
            column.target,
          );
        for (const [i, month] of goal.lines.entries())
          same(
            members.map((it) => it.lines[i]?.target ?? null),
            month.target,
          );
      }),
      // Read from their text; test/laws/sums.test.ts asks it of every case of a plan that is read once.
      runs(200),
    );
  });
});
