import { describe, expect, test } from 'vitest';
import { hoverAt, plain } from '../../src/lsp/hover.ts';
import { at, shown } from './ask.ts';

/** What is told, line by line, and about which words. */
async function told(text: string, instead: string, file?: string) {
  const asked = await at(text, instead, file);
  const found = hoverAt(asked.state, asked.file, asked.point);
  return found === null
    ? null
    : { lines: found.markdown.split(/\n+/), of: shown(asked.state, found.at).replace(/^\S+ /, '') };
}

describe('hover', () => {
  test('a claim: whether it holds, its figure and where that comes from', async () => {
    expect(await told('[300 ‸万元]', '[300 万元]')).toEqual({
      lines: [
        '300 万元 — 已核对',
        '**销售总额@2026-Q3:目标** 300 万元',
        '计划中填写 plans/east/plan.md:22:22',
      ],
      of: '300 万元',
    });
  });
  test('a stale claim: what it would be now', async () => {
    const found = await told('[3‸10 万元]', '[300 万元]');
    expect(found?.lines[0]).toBe('310 万元 — 现应为 300 万元');
  });
  test('a blank cell: what was computed, by which formula, from what', async () => {
    const found = await told(
      '| 销售总额 | 200 | 250 | 300 |‸ | 王敏 |',
      '| 销售总额 | 200 | 250 | 300 | | 王敏 |',
    );
    expect(found?.lines[0]).toBe('**销售总额@2026-Q4:目标** 250 万元');
    expect(found?.lines[1]).toMatch(/^= /);
    expect(found?.lines.length).toBeGreaterThan(2);
  });
  test.each([
    ['| 上海 | 60‸0 |', '| 上海 | 600 |', '**销售总额/上海:目标** 600 万元'],
    ['| 华南 | ‸|', '| 华南 | |', '**销售总额/华南:目标** 400 万元'],
    ['| 复购率 |‸ | | |', '| 复购率 | | | |', '**复购率@2026-Q1:目标** 60%'],
    ['| 8‸00 | 1000 |', '| 800 | 1000 |', '**销售总额:基线** 800 万元'],
    ['| 2026-0‸2-02 |', '| 2026-02-02 |', '**任务/招聘:开始** 2026年2月2日'],
    ['| 销‸售总额 | 累计 |', '| 销售总额 | 累计 |', '**销售总额**'],
    ['| 招‸聘 | 销售总额 |', '| 招聘 | 销售总额 |', '**招聘**'],
    ['owner: 王‸敏', 'owner: 王敏', '**王敏** · 华东区 · wangmin@example.com'],
    ['parent: com‸pany', 'parent: company', '**公司计划**'],
    [
      'per‸iod: 2026',
      'period: 2026',
      '**period** 计划的期间：2026、2026-H2、2026-Q3..2026-Q4、2026-07..2026-12',
    ],
  ])('%s', async (text, instead, first) => {
    expect((await told(text, instead))?.lines[0]).toBe(first);
  });
  test('a goal: where it stands', async () => {
    const found = await told('| 销‸售总额 | 累计 |', '| 销售总额 | 累计 |');
    expect(found?.lines).toContain('- 目标 1,000 万元');
  });
  test('nothing about prose', async () => {
    expect(await told('😀𠀀 全‸年', '😀𠀀 全年')).toBeNull();
  });
  test('in English where the plan is', async () => {
    const found = await told('lang: en\nper‸iod: 2026', 'period: 2026', 'plans/company.md');
    expect(found?.lines[0]).toMatch(/^\*\*period\*\* The period of the plan/);
  });
});

test.each([
  ['![x](http://evil.example)', '\\!\\[x\\]\\(http://evil.example\\)'],
  ['<img src=x>', '\\<img src=x\\>'],
  ['**a** `b`', '\\*\\*a\\*\\* \\`b\\`'],
  ['a\u202eb', 'a\\<U+202E\\>b'],
])('plain(%j) → %j', (text, expected) => {
  expect(plain(text)).toBe(expected);
});
