import { describe, expect, it } from 'vitest';
import { rollUp } from '../../src/compute/portfolio.ts';
import { dayFromIso } from '../../src/model/calendar.ts';
import { type Rational, toFixed } from '../../src/model/rational.ts';
import { analyse, type PlanText } from './analyse.ts';

const show = (value: Rational | null | undefined) => (value ? toFixed(value, 2) : '—');
const ASOF = dayFromIso('2026-08-31') ?? 0;
const GOALS =
  '| 目标 | 类型 | 单位 | 基线 | 目标值 | 负责人 | 范围 | 上级目标 | 依据 |\n| --- | --- | --- | ---: | ---: | --- | --- | --- | --- |';
const company: PlanText = {
  file: 'plans/company.md',
  goals: `${GOALS}\n| 销售总额 | 累计 | 万元 | 1500 | 2000 | 王敏 | 全国 | — | 董事会 |\n| 复购率 | 比率 | % | 50% | 58% | 王敏 | 全国 | — | 董事会 |`,
  parts:
    '| 目标 | Q1 | Q2 | Q3 | Q4 |\n| --- | ---: | ---: | ---: | ---: |\n| 销售总额 | 400 | 500 | 600 | 500 |\n\n| 销售总额 / 区域 | 目标值 | Q1 | Q2 | Q3 | Q4 | 负责人 |\n| --- | ---: | ---: | ---: | ---: | ---: | --- |\n| 华东 | 1100 | | | 330 | | 李雷 |\n| 华南 | 900 | | | | | 韩梅 |',
};

function child(
  id: string,
  goal: string,
  { head, ...text }: Partial<PlanText> & { readonly head?: string } = {},
): PlanText {
  const heading = head === undefined ? GOALS : GOALS.replace('\n', ` ${head} |\n`).concat(' --- | --- |');
  return { file: `plans/${id}.md`, front: 'parent: company', goals: `${heading}\n${goal}`, ...text };
}

function quarters(goal: string, cells: string): string {
  return `| 目标 | Q1 | Q2 | Q3 | Q4 |\n| --- | ---: | ---: | ---: | ---: |\n| ${goal} | ${cells} |`;
}

function rolledUp(...children: PlanText[]) {
  return rollUp(
    [company, ...children].map((text) => analyse(text).analysis),
    ASOF,
  ).value;
}

/** The links of parts that children contribute to. */
function links(...children: PlanText[]) {
  return allLinks(...children).filter((it) => it.children !== '');
}

function allLinks(...children: PlanText[]) {
  return rolledUp(...children).links.map((link) => ({
    part: `${link.parentFigure.subject}${link.parentFigure.member === null ? '' : `/${link.parentFigure.member}`}`,
    children: link.children.map((it) => it.plan).join(' '),
    parent: show(link.parentTarget),
    sum: show(link.childrenTarget),
    gap: show(link.gap),
    reason: link.reason,
  }));
}

const sales = (amount: number, parent: string) =>
  `| 销售总额 | 累计 | 万元 | 700 | ${amount} | 李雷 | 区域 | ${parent} | 公司目标 |`;

describe('children against their part of the parent', () => {
  it('names the gap of one child', () => {
    expect(links(child('east', sales(1000, '销售总额/华东')))).toEqual([
      {
        part: '销售总额/华东',
        children: 'east',
        parent: '11000000.00',
        sum: '10000000.00',
        gap: '-1000000.00',
        reason: null,
      },
    ]);
  });
  it('adds siblings up', () => {
    const found = links(
      child('north', sales(600, '销售总额/华南')),
      child('south', sales(300, '销售总额/华南')),
    );
    expect(found).toMatchObject([{ children: 'north south', sum: '9000000.00', gap: '0.00' }]);
  });
  it('adds up in one unit', () => {
    const yuan = '| 销售额 | 累计 | 元 | — | 9000000 | 李雷 | 华南 | 销售总额/华南 | 公司目标 |';
    expect(links(child('south', yuan))).toMatchObject([{ sum: '9000000.00', gap: '0.00' }]);
  });
  it('compares over the period of the child', () => {
    const found = links(child('east', sales(330, '销售总额/华东'), { period: '2026-Q3' }));
    expect(found).toMatchObject([{ parent: '3300000.00', sum: '3300000.00', gap: '0.00' }]);
  });
  it.each<[string, string, string, string[]]>([
    ['by the id in any case', 'parent: Company', '销售总额/华东', ['销售总额/华东 east', '销售总额/华南 ']],
    ['by no parent', 'owner: 李雷', '销售总额/华东', []],
    ['by a parent that is not there', 'parent: nobody', '销售总额/华东', []],
    ['by a member that two tables have', 'parent: company', '销售总额/重点', []],
    [
      'by the table and the member',
      'parent: company',
      '销售总额/行业=重点',
      ['销售总额/重点 east', '销售总额/其他 '],
    ],
    ['by another table', 'parent: company', '销售总额/产品=重点', ['销售总额/重点 east', '销售总额/一般 ']],
    ['by a member that is nowhere', 'parent: company', '销售总额/西部', []],
    ['by a goal that is nowhere', 'parent: company', '利润', []],
  ])('finds its part %s', (_, front, parent, expected) => {
    const split = (dimension: string, ...rows: string[]) =>
      `\n\n| 销售总额 / ${dimension} | 目标值 |\n| --- | --- |\n${rows.map((it) => `| ${it} |`).join('\n')}`;
    const top = {
      ...company,
      parts: `${company.parts}${split('行业', '重点 | 1200', '其他 | 800')}${split('产品', '重点 | 1500', '一般 | 500')}`,
    };
    const own = child('east', sales(1000, parent), { front });
    const { links: found } = rollUp(
      [top, own].map((text) => analyse(text).analysis),
      ASOF,
    ).value;
    const told = found.map(
      (it) =>
        `${it.parentFigure.subject}/${it.parentFigure.member} ${it.children.map(({ plan }) => plan).join(' ')}`,
    );
    expect(told).toEqual(expected);
  });
  it('leads to a goal as a whole', () => {
    expect(links(child('all', sales(2000, '销售总额')))).toMatchObject([{ part: '销售总额', gap: '0.00' }]);
  });
  it('shows the parts beside them that no plan is for', () => {
    expect(allLinks(child('east', sales(1100, '销售总额/华东')))).toMatchObject([
      { part: '销售总额/华东', children: 'east', gap: '0.00' },
      { part: '销售总额/华南', children: '', parent: '9000000.00', sum: '—', gap: '—', reason: 'no-data' },
    ]);
    expect(allLinks(child('all', sales(2000, '销售总额')))).toHaveLength(1);
  });
  it.each<[string, string[], string[]]>([
    ['no other, once every member is taken', ['华东', '华南', '华北'], []],
    ['the third, told once beside two', ['华东', '华南'], ['华北']],
    ['the siblings under one parent', ['上海'], ['杭州']],
    ['on two levels, the parent taken through its child', ['上海', '华南'], ['杭州', '华北']],
    ['a grandchild takes its grandparent as well', ['浦东', '华南'], ['浦西', '华北']],
    ['under two parents', ['上海', '广州'], ['杭州', '深圳']],
    ['of two tables', ['产品=A', '华南'], ['B', '华东', '华北']],
    ['of two goals', ['华东', '客户/华东', '华南'], ['华北', '华南', '华北']],
    ['of a goal as a whole, none', [''], []],
  ])('beside parts that plans are for: %s', (_, claimed, expected) => {
    const config =
      'dimensions:\n  区域:\n    - 华东:\n        - 上海:\n            - 浦东\n            - 浦西\n        - 杭州\n    - 华南:\n        - 广州\n        - 深圳\n    - 华北\n';
    const table = (title: string, ...rows: string[]) =>
      `| ${title} | 目标值 |\n| --- | ---: |\n${rows.map((it) => `| ${it} |`).join('\n')}\n\n`;
    const regions = ['华东 | 900', '上海 | 500', '浦东 | 300', '浦西 | 200', '杭州 | 400', '华南 | 600'];
    const top = {
      file: 'plans/company.md',
      config,
      goals: `${GOALS}\n| 销售总额 | 累计 | 万元 | 1500 | 2000 | 王敏 | 全国 | — | 董事会 |\n| 客户 | 累计 | 家 | 250 | 300 | 王敏 | 全国 | — | 董事会 |`,
      parts: `${table('销售总额 / 区域', ...regions, '广州 | 400', '深圳 | 200', '华北 | 500')}${table('客户 / 区域', '华东 | 100', '华南 | 100', '华北 | 100')}${table('销售总额 / 产品', 'A | 1200', 'B | 800')}`,
    };
    const own = claimed.map((it, i) => {
      const part = it === '' ? '销售总额' : it.includes('/') ? it : `销售总额/${it}`;
      const goal = part.startsWith('客户') ? '| 客户 | 累计 | 家 | 80 |' : '| 销售总额 | 累计 | 万元 | 700 |';
      return child(`own${i}`, `${goal} 100 | 李雷 | 区域 | ${part} | 公司目标 |`);
    });
    const { links: found } = rollUp(
      [top, ...own].map((text) => analyse(text).analysis),
      ASOF,
    ).value;
    const beside = found.filter((it) => it.children.length === 0);
    expect(beside.map((it) => it.parentFigure.member)).toEqual(expected);
    expect(found.length - beside.length).toBe(claimed.length);
  });
  it.each<[string, string, string, string[]]>([
    ['of the same letters before one in another case', 'Company', '销售总额', ['Company']],
    ['in another case where none has the same letters', 'COMPANY', '销售总额', ['company']],
    ['not itself', 'company', '利润', []],
  ])('takes for its parent a plan %s', (_, parent, address, expected) => {
    const upper = { ...company, file: 'plans/Company.md' };
    const own = child('east', `| 利润 | 累计 | 万元 | 70 | 100 | 李雷 | 区域 | ${address} | 公司目标 |`, {
      front: `parent: ${parent}`,
    });
    const { links: found } = rollUp(
      [company, upper, own].map((text) => analyse(text).analysis),
      ASOF,
    ).value;
    expect(found.map((it) => it.parentPlan)).toEqual(expected);
  });
  it.each<[string, string[], [string, string, string]]>([
    ['alike', ['累计 | 万元', '累计 | 元'], ['10010000.00', '-9990000.00', 'null']],
    ['one of another unit', ['累计 | 万元', '累计 | 家'], ['—', '—', 'no-data']],
    ['one of another kind', ['累计 | 万元', '存量 | 万元'], ['—', '—', 'no-data']],
    ['all of another kind', ['存量 | 万元'], ['—', '—', 'no-data']],
  ])('adds children that are %s', (_, kinds, expected) => {
    const own = kinds.map((kind, i) =>
      child(
        `own${i}`,
        `| 指标 | ${kind} | 700 | ${i === 0 ? 1000 : 10000} | 李雷 | 区域 | 销售总额 | 公司目标 |`,
      ),
    );
    const [found] = links(...own);
    expect([found?.sum, found?.gap, String(found?.reason)]).toEqual(expected);
  });
  it('adds over a period only the children whose own meets it', () => {
    const first = child('first', sales(500, '销售总额/华东'), { period: '2026-H1' });
    const second = child('second', sales(600, '销售总额/华东'), { period: '2026-H2' });
    expect(links(first, second)).toMatchObject([
      { children: 'first', sum: '5000000.00' },
      { children: 'second', sum: '6000000.00' },
    ]);
  });
  it('says where the children will land, in the light of the parent', () => {
    const parts = quarters('销售总额', '250 | 275 | 300 | 275');
    const half = child('east', sales(1100, '销售总额/华东'), {
      parts,
      monitoring: quarters('销售总额', '200 | 220 | |'),
    });
    const { outlook, childrenActual, childrenLanding } = rolledUp(half).links[0] ?? {};
    expect([childrenActual, childrenLanding, outlook?.variance].map(show)).toEqual([
      '4200000.00',
      '8800000.00',
      '-2200000.00',
    ]);
    expect(outlook?.light).toBe('yellow');
  });
  it('does not take the landing of a year for that of a quarter', () => {
    const year = child('east', sales(1100, '销售总额/华东'), {
      parts: quarters('销售总额', '250 | 275 | 300 | 275'),
      monitoring: quarters('销售总额', '200 | 220 | |'),
    });
    const third = child('more', sales(30, '销售总额/华东'), { period: '2026-Q3' });
    const found = rolledUp(year, third).links.map(({ parentFigure, ...it }) => [
      parentFigure.period === null ? 'year' : 'quarter',
      show(it.childrenTarget),
      it.children.map(({ landing }) => show(landing)).join(' '),
    ]);
    expect(found.slice(0, 2)).toEqual([
      ['year', '11300000.00', '8800000.00 —'],
      ['quarter', '3300000.00', '— —'],
    ]);
  });
  it.each<[string, string, string, object]>([
    ['their parts', '重点', '销售额', { sum: '0.53', gap: '-0.06', reason: null }],
    ['what parts leave', '销售额 - 重点', '销售额', { sum: '0.48', gap: '-0.11', reason: null }],
    ['a part without a plan', '重点/新品', '销售额', { sum: '—', gap: '—', reason: 'ratio-does-not-add' }],
  ])('adds ratios of children that know both sides: %s', (_, above, below, told) => {
    const share = (id: string, part: number, total: number) =>
      child(
        id,
        `| 销售额 | 累计 | 万元 | — | ${total} | 李雷 | 区域 | — | 公司目标 | | |\n| 重点 | 累计 | 万元 | — | ${part} | 李雷 | 区域 | — | 公司目标 | | |\n| 重点占比 | 比率 | % | 50% | 60% | 李雷 | 区域 | 复购率 | 公司目标 | ${above} | ${below} |`,
        { head: '分子 | 分母' },
      );
    const found = links(share('east', 60, 100), share('south', 150, 300));
    expect(found).toMatchObject([{ children: 'east south', ...told }]);
  });
  it('gives what children come to an address in the plan of the parent', () => {
    const { plans } = rolledUp(child('east', sales(1000, '销售总额/华东')));
    const figure = (address: string) => plans[0]?.figures.get(address) ?? null;
    const sum = figure('销售总额/华东:汇总');
    expect(sum?.value).toMatchObject({ state: 'number', value: { n: 10_000_000n } });
    expect(sum?.inputs).toMatchObject([{ kind: 'cell', text: '1000', at: { file: 'plans/east.md' } }]);
    expect(figure('销售总额/区域=华东:汇总差额')?.value).toMatchObject({ value: { n: -1_000_000n } });
    expect(figure('销售总额/华南:汇总')).toBeNull();
  });
  it.each<[string, PlanText[], string, string]>([
    [
      'a quarter',
      [child('east', sales(330, '销售总额/华东'), { period: '2026-Q3' })],
      '销售总额/华东@Q3:汇总',
      '3300000.00 roll-up “330”',
    ],
    [
      'its gap',
      [child('east', sales(300, '销售总额/华东'), { period: '2026-Q3' })],
      '销售总额/华东@Q3:汇总差额',
      '-300000.00 roll-up-gap rollUp target',
    ],
    [
      'not the year',
      [child('east', sales(330, '销售总额/华东'), { period: '2026-Q3' })],
      '销售总额/华东:汇总',
      'none',
    ],
    [
      'a goal as a whole',
      [child('all', sales(2000, '销售总额'))],
      '销售总额:汇总',
      '20000000.00 roll-up “2000”',
    ],
    [
      'nothing reported',
      [child('all', sales(2000, '销售总额'))],
      '销售总额:汇总实际',
      'no-actual roll-up-actual “2000”',
    ],
    [
      'two children',
      [child('a', sales(600, '销售总额')), child('b', sales(500, '销售总额'))],
      '销售总额:汇总',
      '11000000.00 roll-up “600” “500”',
    ],
    [
      'a ratio without sides',
      [child('east', '| 复购率 | 比率 | % | 50% | 60% | 李雷 | 华东 | 复购率 | 公司目标 |')],
      '复购率:汇总',
      'ratio-does-not-add numerator-over-denominator “60%”',
    ],
    [
      'a ratio of both sides',
      [
        child(
          'east',
          '| 销售额 | 累计 | 万元 | — | 100 | 李雷 | 区域 | — | 公司目标 | | |\n| 重点 | 累计 | 万元 | — | 60 | 李雷 | 区域 | — | 公司目标 | | |\n| 占比 | 比率 | % | 50% | 60% | 李雷 | 区域 | 复购率 | 公司目标 | 重点 | 销售额 |',
          { head: '分子 | 分母' },
        ),
      ],
      '复购率:汇总',
      '0.60 numerator-over-denominator “重点” “销售额”',
    ],
    [
      'another unit',
      [child('east', '| 客户 | 累计 | 家 | 50 | 60 | 李雷 | 华东 | 销售总额 | 公司目标 |')],
      '销售总额:汇总实际',
      'no-data roll-up-actual “60”',
    ],
    ['a plan that no other supports', [], '销售总额:汇总', 'none'],
  ])('the figure of what children come to: %s', (_, children, address, expected) => {
    const figure = rolledUp(...children).plans[0]?.figures.get(address) ?? null;
    const value = figure?.value;
    const told =
      value?.state === 'number' ? show(value.value) : value?.state === 'missing' ? value.reason : '';
    const inputs = figure?.inputs.map((it) => (it.kind === 'cell' ? `“${it.text}”` : it.id.measure)) ?? [];
    expect(figure === null ? 'none' : [told, figure.formula?.id, ...inputs].join(' ')).toBe(expected);
  });
  it('adds ratios only where every child knows both sides, over periods that hold them', () => {
    const bothSides =
      '| 销售额 | 累计 | 万元 | — | 100 | 李雷 | 区域 | — | 公司目标 | | |\n| 重点 | 累计 | 万元 | — | 60 | 李雷 | 区域 | — | 公司目标 | | |\n| 占比 | 比率 | % | 50% | 60% | 李雷 | 区域 | 复购率 | 公司目标 | 重点 | 销售额 |';
    const csv = '期间,目标,实际\n2026-07,销售额,10\n2026-07,重点,5\n';
    const own = (id: string, period: string) =>
      child(id, bothSides, {
        head: '分子 | 分母',
        period,
        front: 'parent: company\nactuals: actuals.csv',
        csv,
      });
    const level = child('level', '| 复购率 | 比率 | % | 50% | 60% | 李雷 | 华东 | 复购率 | 公司目标 |');
    const told = (...children: PlanText[]) =>
      rolledUp(...children).links.map((it) => [it.childrenTarget, it.childrenActual].map(show).join(' '));
    expect(told(own('year', '2026'))).toEqual(['0.60 0.50']);
    expect(told(own('year', '2026'), level)).toEqual(['— —']);
    expect(told(own('year', '2026'), own('third', '2026-Q3'))).toEqual(['— 0.50', '0.60 —']);
  });
  it('rolls actuals, landings and the light up as figures', () => {
    const csv = `期间,目标,实际\n2026-Q1,销售总额,160\n2026-Q2,销售总额,200\n`;
    const { plans } = rolledUp(
      child('east', sales(1000, '销售总额/华东'), {
        front: 'parent: company\nactuals: actuals.csv',
        parts: quarters('销售总额', '200 | 250 | 300 | 250'),
        csv,
      }),
    );
    const value = (address: string) => plans[0]?.figures.get(address)?.value;
    const number = (address: string) => {
      const it = value(address);
      return it?.state === 'number' ? show(it.value) : it?.state;
    };
    // 360 of 450 planned: the year lands at 800 of the parent's 1,100.
    expect(number('销售总额/华东:汇总实际')).toBe('3600000.00');
    expect(number('销售总额/华东:汇总落地')).toBe('8000000.00');
    expect(value('销售总额/华东:汇总灯')).toEqual({ state: 'light', light: 'red' });
    const idle = rolledUp(child('east', sales(1000, '销售总额/华东'))).plans[0];
    expect(idle?.figures.get('销售总额/华东:汇总落地')?.value).toEqual({
      state: 'missing',
      reason: 'no-actual',
    });
    expect(idle?.figures.get('销售总额/华东:汇总灯')?.value).toEqual({ state: 'light', light: 'grey' });
  });
  it('never adds ratios', () => {
    const rate = '| 复购率 | 比率 | % | 50% | 60% | 李雷 | 华东 | 复购率 | 公司目标 |';
    expect(links(child('east', rate))).toMatchObject([{ sum: '—', gap: '—', reason: 'ratio-does-not-add' }]);
  });
  it('rolls nothing up for a goal without a link', () => {
    expect(links(child('east', sales(1000, '—')))).toEqual([]);
  });
});

describe('scenarios beside the plan', () => {
  const people =
    '| 人员 | 人数 | 人均月产能 | 目标 |\n| --- | ---: | ---: | --- |\n| 顾问 | 10 | 20万元 | 销售总额 |\n| 拓展 | 1 | 5家 | 客户 |';
  const goals = `${GOALS}\n| 销售总额 | 累计 | 万元 | 1500 | 2000 | 王敏 | 全国 | — | 董事会 |\n| 客户 | 累计 | 家 | 50 | 60 | 王敏 | 全国 | — | 董事会 |`;
  const covers = (scenarios: string) =>
    analyse({ goals, parts: '', resources: `${people}${scenarios}` }).analysis.scenarios.map((it) =>
      [it.name, ...it.goals.map(({ cover }) => show(cover)), show(it.cover)].join(' '),
    );
  it('has none without a table of them', () => expect(covers('')).toEqual([]));
  it('tells the cover of each goal by its own people', () => {
    const table = '\n\n| 情景 | 调整 |\n| --- | --- |\n| 多招 | 人员/拓展:人数 +1 |';
    expect(covers(table)).toEqual([' 1.18 1.00 1.00', '多招 1.18 2.00 1.18']);
  });
});

describe('what everybody owes', () => {
  it('lists duties of all kinds by date', () => {
    const { analysis } = analyse({
      ...company,
      resources:
        '| 任务 | 负责人 | 开始 | 截止 | 进度 |\n| --- | --- | --- | --- | ---: |\n| 盘点 | 李雷 | | | |\n| 资料 | 李雷 | 8月3日 | 8月14日 | 60% |\n| 研讨会 | 李雷、韩梅 | 9月3日 | 9月14日 | 0% |\n\n| 里程碑 | 日期 | 负责人 | 状态 |\n| --- | --- | --- | --- |\n| 首单 | 10月31日 | 韩梅 | 未完成 |',
      monitoring:
        '| 期间 | 目标 | 原因 | 调整措施 | 负责人 | 截止 | 状态 |\n| --- | --- | --- | --- | --- | --- | --- |\n| Q1 | 销售总额 | 晚 | 补两场 | 李雷、李雷 | 8月31日 | 进行中 |\n| Q1 | 销售总额 | 晚 | 早开工 | 韩梅 | 8月30日 | 进行中 |\n| Q2 | 销售总额 | 晚 | | 韩梅 | | 完成 |\n| Q2 | 复购率 | 晚 | 回访 | | 9月30日 | |',
      review:
        '| 经验 | 类型 | 沉淀 | 负责人 | 截止 | 验证 |\n| --- | --- | --- | --- | --- | --- |\n| 排练演示 | 改进 | 清单 | 李雷 | 7月31日 | 做过两次 |\n| 早备料 | 改进 | 手册 | 韩梅 | | |',
    });
    const { duties } = rollUp([analysis], ASOF).value;
    expect(duties.map((it) => `${it.owner} ${it.kind} ${it.name} ${it.state}`)).toEqual([
      '李雷 lesson 清单 done',
      '李雷 task 资料 overdue',
      '韩梅 deviation 早开工 overdue',
      '李雷 deviation 补两场 open',
      '李雷 task 研讨会 open',
      '韩梅 task 研讨会 open',
      '韩梅 milestone 首单 open',
      '王敏 goal 销售总额 open',
      '王敏 goal 复购率 open',
      '李雷 split 销售总额/华东 open',
      '韩梅 split 销售总额/华南 open',
      '李雷 task 盘点 open',
      '韩梅 deviation 销售总额 done',
      '韩梅 lesson 手册 open',
    ]);
  });
  it.each<[string, string]>([
    ['2026-12-30', 'open'],
    ['2026-12-31', 'open'],
    ['2027-01-01', 'done'],
  ])('owes a target until its period is over: on %s it is %s', (asOf, state) => {
    const { analysis } = analyse({ ...company, asOf });
    const { duties } = rollUp([analysis], ASOF).value;
    expect(new Set(duties.map((it) => it.state))).toEqual(new Set([state]));
  });
});
