import { describe, expect, it } from 'vitest';
import { periodKey } from '../../src/model/period.ts';
import { decode, number } from './plan.ts';

function csv(text: string, more: Parameters<typeof decode>[0] = {}) {
  const it = decode({
    frontmatter: 'title: 计划\nperiod: 2026\nactuals: a.csv',
    files: { 'a.csv': text },
    ...more,
  });
  return { ...it, lines: lines(it.plan) };
}

function lines({ actuals }: ReturnType<typeof decode>['plan']): string[] {
  return actuals.map(({ subject, members, measure, period, value }) => {
    const path = members.map((m) => `/${m.dimension}=${m.member}`).join('');
    const what =
      value.kind === 'level'
        ? number(value.value)
        : value.kind === 'parts'
          ? `${number(value.numerator)} of ${number(value.denominator)}`
          : `${number(value.quantity)} for ${number(value.amount)}`;
    return `${subject}${path}${measure ? `:${measure}` : ''}@${periodKey(period, 1)} ${what}`;
  });
}

describe('the long CSV', () => {
  it('reads levels, parts and sales, and leaves blanks out', () => {
    const { lines: read, found } = csv(
      '期间,目标,产品,区域,实际,分子,分母,数量,金额(元)\n' +
        '2026-01,销售总额,,,72.4,,,,\n' +
        '2026-01,销售总额,产品A,上海,10.6,,,,\n' +
        '2026-02,销售总额,,,,,,,\n' +
        '2026-03,销售总额,,,—,,,,\n' +
        '2026-01,复购率,,,,27,50,,\n' +
        '2026-02,复购率,,,54%,,,,\n' +
        '2026-Q1,销售总额,产品B,,,,,20,700000\n' +
        '2025-12,销售总额,,,0,,,,\n',
    );
    expect(found).toEqual([]);
    expect(read).toEqual([
      '销售总额@2026-01 724000',
      '销售总额/产品=产品A/区域=上海@2026-01 106000',
      '复购率@2026-01 27 of 50',
      '复购率@2026-02 27/50',
      '销售总额/产品=产品B@2026-Q1 20 for 700000',
      '销售总额@2025-12 0',
    ]);
  });

  it('converts by the heading only what the heading counts', () => {
    const { lines: read } = csv('期间,目标,实际(元)\n2026-01,销售总额,724000.5\n2026-01,新客户数,8\n');
    expect(read).toEqual(['销售总额@2026-01 1448001/2', '新客户数@2026-01 8']);
  });

  it.each([
    ['期间,目标,实际\n2026-01,利润,1\n', ['actual-of-unknown-goal']],
    ['期间,目标,实际\n2026-01,销售总额,1\n2026-1,销售总额,2\n', ['actual-twice']],
    ['期间,目标,实际\n2027-01,销售总额,1\n', ['actual-outside-plan']],
    ['期间,目标,实际\n2026-01,销售总额,很多\n', ['cell-unreadable']],
    ['期间,目标,实际\n2026-01,复购率,0.54\n', ['percent-or-fraction']],
    ['期间,目标,实际\n2026-01,复购率,1\n', ['percent-or-fraction']],
    ['期间,目标,实际(%)\n2026-01,复购率,54\n', []],
    ['期间,目标,实际\n2026-01,复购率,0.54%\n', []],
    ['期间,目标,实际\n1月1日,销售总额,1\n', ['cell-unreadable']],
    ['期间,目标,分子,分母\n2026-01,复购率,27,\n', ['actual-incomplete']],
    ['期间,目标,分子,分母\n2026-01,复购率,27,0\n', ['actual-over-zero']],
    ['期间,目标,分子,分母\n2026-01,复购率,0,0\n', []],
    ['期间,目标,实际,分子,分母\n2026-01,复购率,54%,27,50\n', ['actual-in-two-forms']],
    ['期间,目标,实际\n2026-01,销售总额,1.1234567\n', ['actual-too-fine']],
    ['期间,实际\n2026-01,1\n', ['actuals-columns']],
    ['期间,目标,业务线,实际\n2026-01,销售总额,硬件,1\n', ['actuals-unknown-column']],
    ['期间,目标,品类,实际\n2026-01,销售总额,A,1\n2026-01,销售总额,B,1\n', ['actuals-unknown-column']],
    ['期间,目标,实际,\n2026-01,销售总额,1,华东\n', ['column-without-heading']],
    ['期间,目标,实际,备注\n2026-01,销售总额,1,补录\n', []],
    ['期间,目标,实际\n2026-01,渠道/展会:预算占比,1\n', ['actual-not-possible']],
  ])('%j → %j', (text, codes) => {
    expect(csv(text).codes).toEqual(codes);
  });

  it.each([
    ['Month,Goal,Actual\n1 Q 26,销售总额,1\n', '“1 Q 26” stands under “Month”, '],
    ['Period,Goal,Numerator,Denominator\n2026-01,复购率,5x,6\n', 'what “Numerator” counts'],
    ['Period,Goal,Quantity,Amount\n2026-01,销售总额,many,6\n', ' under “Quantity”, '],
    ['Period,Goal,Actual\n2026-01,渠道/展会:线索,x\n', '“Actual” says “x”'],
    ['Period,Goal,Numerator,Denominator\n2026-01,复购率,5,\n', 'lacks “denominator”'],
    ['Region,Revenue\nEast,5\n', 'lack these columns: period, goal, actual'],
  ])('%j says it in English with the headings of the file: %s', (text, said) => {
    const texts = csv(text).diagnostics.map(({ message }) => message.what.en);
    expect(texts.join('\n')).toContain(said);
  });

  it('takes an English heading of one letter more for what was meant', () => {
    const [missing, unknown] = csv('Period,Goal,Actuall\n2026-01,销售总额,1\n').diagnostics;
    expect([missing?.code, unknown?.message.fix?.en]).toEqual(['actuals-columns', 'Did you mean “actual”?']);
  });

  it('knows a dimension that only the plan splits by', () => {
    const { lines: read, found } = csv('期间,目标,业务线,实际\n2026-01,销售总额,硬件,1\n', {
      steps: { 2: '| 销售总额 / 业务线 | 权重 |\n| --- | --- |\n| 硬件 | 100% |' },
    });
    expect(found).toEqual([]);
    expect(read).toEqual(['销售总额/业务线=硬件@2026-01 10000']);
  });

  const byProduct = {
    steps: { 2: '| 销售总额 / 产品 | 权重 |\n| --- | --- |\n| 产品A | 40% |\n| 产品B | 60% |' },
  };

  it.each([
    ['产品Ａ', []],
    ['产品 a', []],
    ['产品8', ['unknown-member']],
    ['硬件', ['unknown-member']],
  ])('takes a member from the plan’s own tables: %s → %j', (member, codes) => {
    const it = csv(`期间,目标,产品,实际\n2026-01,销售总额,${member},1\n`, byProduct);
    expect(it.codes).toEqual(codes);
    if (codes.length === 0) expect(it.lines).toEqual(['销售总额/产品=产品A@2026-01 10000']);
  });

  it('reads a total in the place of a member as the total', () => {
    const it = csv('期间,目标,产品,实际\n2026-01,销售总额,合计,1\n', byProduct);
    expect([it.codes, it.lines]).toEqual([[], ['销售总额@2026-01 10000']]);
  });

  it('says an unknown member once, at its cell, and where else it stands', () => {
    const rows = ['01', '02', '03'].map((month) => `2026-${month},销售总额,产品8,1\n`);
    const { diagnostics } = csv(`期间,目标,产品,实际\n${rows.join('')}`, byProduct);
    expect(diagnostics.map(({ code, at }) => [code, at.line, at.column])).toEqual([
      ['unknown-member', 2, 14],
    ]);
    expect(diagnostics[0]?.related?.map(({ at, label }) => [at.line, label.en])).toEqual([
      [3, 'here and in 1 more place'],
    ]);
  });

  it.each([
    ['渠道/展惠:转化率', ['unknown-row']],
    ['渠道/展会:转化率', []],
  ])('knows the rows of the plan’s other tables: %s → %j', (subject, codes) => {
    const steps = { 3: '| 渠道 | 预算 | 转化率 |\n| --- | --- | --- |\n| 展会 | 10 | 20% |' };
    expect(csv(`期间,目标,实际\n2026-01,${subject},12%\n`, { steps }).codes).toEqual(codes);
  });

  it('refuses a member that the declared dimension does not have', () => {
    const { codes } = csv('期间,目标,产品,实际\n2026-01,销售总额,产品8,1\n', {
      config: 'version: 1\ndimensions:\n  产品: [产品A, 产品B]',
    });
    expect(codes).toEqual(['unknown-member']);
  });
});

describe('the table of step 5', () => {
  it('reads goals, members, addresses and fractions', () => {
    const { plan, found } = decode({
      steps: {
        2: '| 销售总额 / 产品 | 权重 |\n| --- | --- |\n| 产品A | 40% |\n| 产品B | 60% |',
        5: '| 目标 | 1月 | 2月 | Q1 |\n| --- | --- | --- | --- |\n| 销售总额 | 72.4 | | |\n| 销售总额/产品A | 30 | — | |\n| 复购率 | 27/50 | 54% | |\n| 渠道/展会:转化率 | | | 12/120 |',
      },
    });
    expect(found).toEqual([]);
    expect(lines(plan)).toEqual([
      '销售总额@2026-01 724000',
      '销售总额/产品=产品A@2026-01 300000',
      '复购率@2026-01 27 of 50',
      '复购率@2026-02 27/50',
      '渠道/渠道=展会:conversion@2026-Q1 12 of 120',
    ]);
  });

  it('reads members under a goal and a dimension, the total row as the goal', () => {
    const { plan, found } = decode({
      steps: { 5: '| 销售总额 / 产品 | 1月 |\n| --- | --- |\n| 产品A | 30 |\n| 合计 | 72.4 |' },
    });
    expect(found).toEqual([]);
    expect(lines(plan)).toEqual(['销售总额/产品=产品A@2026-01 300000', '销售总额@2026-01 724000']);
  });

  it('merges with the CSV; the same cell twice is an error', () => {
    const { codes } = csv('期间,目标,实际\n2026-01,销售总额,1\n', {
      steps: { 5: '| 目标 | 1月 |\n| --- | --- |\n| 销售总额 | 2 |' },
    });
    expect(codes).toEqual(['actual-twice']);
  });
});
