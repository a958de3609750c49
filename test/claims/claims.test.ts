import { describe, expect, it } from 'vitest';
import { checkClaims } from '../../src/claims/claims.ts';
import { analysed } from '../compute/plan-of.ts';

const SPLIT = `
| 目标 | Q1 | Q2 | Q3 | Q4 |
| --- | --- | --- | --- | --- |
| 销售总额 | 200 | 250 | 300 | 250 |

| 销售总额 / 产品 | 权重 |
| --- | --- |
| 产品A | 40% |
| 产品B | 60% |

| 销售总额 / 区域 | 权重 |
| --- | --- |
| 产品A | 50% |
| 华南 | 50% |
`;

function check(prose: string) {
  const checked = checkClaims(analysed({ prose, split: SPLIT }));
  return {
    claims: checked.value.map((it) => [it.state, it.expected]),
    codes: checked.diagnostics.map((it) => it.code),
    fixes: checked.diagnostics.map((it) => it.message.fix?.zh ?? ''),
  };
}

describe('numbers in the prose', () => {
  it.each<[string, string, string | null]>([
    ['[1000 万元](#销售总额:目标)', 'verified', '1000 万元'],
    ['[1,000](#销售总额:目标值)', 'verified', '1,000'],
    ['[0.1 亿元](#销售总额:target)', 'verified', '0.1 亿元'],
    ['[300 万元](#销售总额@Q3:目标)', 'verified', '300 万元'],
    ['[300 万元](#销售总额@第三季度:目标)', 'verified', '300 万元'],
    ['[300 万元](#销售总额@2026-Q3:计划)', 'verified', '300 万元'],
    ['[550 万元](#销售总额@H2:目标)', 'verified', '550 万元'],
    ['[1000 万元](#销售总额@2026:目标)', 'verified', '1000 万元'],
    ['[600 万元](#销售总额/产品B:目标)', 'verified', '600 万元'],
    ['[180 万元](#销售总额/产品B@Q3:目标)', 'verified', '180 万元'],
    ['[29.9%](#销售总额:增幅)', 'verified', '29.9%'],
    ['[30%](#销售总额:增幅)', 'verified', '30%'],
    ['[30.0%](#销售总额:增幅)', 'stale', '29.9%'],
    ['[990 万元](#销售总额:目标)', 'stale', '1000 万元'],
    ['[1000 hundred hundred](#销售总额:目标)', 'stale', '1,000 万元'],
    ['[CNY 100,000 hundred](#销售总额:目标)', 'verified', 'CNY 100,000 hundred'],
    ['[100000 百元](#销售总额:目标)', 'verified', '100000 百元'],
    ['[1 千万元](#销售总额:目标)', 'verified', '1 千万元'],
    ['[230 万元](#销售总额:增量)', 'verified', '230 万元'],
    ['[1000 万元](#销售总量:目标)', 'unknown-address', null],
    ['[1000 万元](#销售总额:落地)', 'unknown-address', null],
    ['[700 万元](#销售总额:累计实际)', 'no-value', null],
    ['[目标](#销售总额:目标)', 'unreadable', null],
    // A name in two dimensions needs its dimension.
    ['[400 万元](#销售总额/产品A:目标)', 'unknown-address', null],
    ['[400 万元](#销售总额/产品=产品A:目标)', 'verified', '400 万元'],
    ['[500 万元](#销售总额/区域=产品A:目标)', 'verified', '500 万元'],
  ])('%s is %s', (prose, state, expected) => {
    expect(check(prose).claims).toEqual([[state, expected]]);
  });

  it('suggests the address that was meant', () => {
    expect(check('[1000 万元](#销售总量:目标)').fixes).toEqual(['是不是“销售总额:目标”？']);
    const ambiguous = check('[400 万元](#销售总额/产品A:目标)');
    expect(ambiguous.codes).toEqual(['claim-unknown-address']);
    expect(ambiguous.fixes).toEqual(['写明维度：销售总额/产品=产品A:目标 或 销售总额/区域=产品A:目标']);
  });

  it.each<[string, string, string, string | null]>([
    // As of the end of August, with actuals of May to August but for one.
    ['a month is missing', '5,6,,8', '[40 万元](#销售总额:累计实际)', '“销售总额”2026 年 7 月'],
    ['the last month is missing', '5,6,7,', '[40 万元](#销售总额:落地预测)', '“销售总额”2026 年 8 月'],
    ['the light stands on it', '5,6,,8', '[绿灯](#销售总额:灯)', '“销售总额”2026 年 7 月'],
    ['what it stands on is whole', '5,6,,8', '[900 万元](#销售总额:目标)', null],
    ['a month of its own', '5,6,,8', '[7 万元](#销售总额@8月:实际)', null],
    ['nothing is missing', '5,6,7,8', '[40 万元](#销售总额:累计实际)', null],
    ['it came to nothing', '0,0,0,0', '[40 万元](#销售总额:累计实际)', 'sixfold fix 不会把正文改成零'],
  ])('stale: %s', (_, given, prose, doubt) => {
    const rows = given.split(',').map((it, index) => `2026-0${index + 5},销售总额,${it}`);
    const csv = ['期间,目标,实际', ...rows.filter((it) => !it.endsWith(','))].join('\n');
    const goals = '| 目标 | 类型 | 单位 | 基线 | 目标值 | 期间 |\n| --- | --- | --- | --- | --- | --- |\n';
    const goal = '| 销售总额 | 累计 | 万元 | 770 | 1000 | 2026-05..2026-12 |\n';
    const checked = checkClaims(analysed({ prose, goals: goals + goal, csv }));
    const { why, fix } = checked.diagnostics[0]?.message ?? {};
    expect(checked.value.map((it) => it.state)).toEqual(['stale']);
    expect(checked.value[0]?.doubt === undefined).toBe(doubt === null);
    expect(`${why?.zh} ${fix?.zh}`).toContain(doubt ?? 'sixfold fix 可以一次改完');
  });

  it('an ordinary anchor is no claim', () => {
    expect(check('[见第二步](#第二步)').claims).toEqual([]);
  });
});
