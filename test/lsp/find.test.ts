import { describe, expect, test } from 'vitest';
import { definitionAt, mentionAt, mentionsOfSubject } from '../../src/lsp/find.ts';
import { at, shown } from './ask.ts';

describe('definition', () => {
  test.each([
    ['a goal, in a claim', '(#销‸售总额:目标)', '(#销售总额:目标)', ['east/plan.md:15 销售总额']],
    [
      'a member, in a claim',
      '(#销售总额/上‸海:目标)',
      '(#销售总额/上海:目标)',
      ['sixfold.config.yaml:9 上海'],
    ],
    [
      'the measure of a claim leads to the cell',
      '(#销售总额@Q3:目‸标)',
      '(#销售总额@Q3:目标)',
      ['east/plan.md:22 300'],
    ],
    ['the number of a claim too', '[300‸ 万元]', '[300 万元]', ['east/plan.md:22 300']],
    [
      'a goal, in the heading of a table',
      '| 销‸售总额 / 区域 |',
      '| 销售总额 / 区域 |',
      ['east/plan.md:15 销售总额'],
    ],
    ['a goal of the plan above', '| 营‸收/华东 |', '| 营收/华东 |', ['company.md:11 营收']],
    ['a member of the plan above', '| 营收/华‸东 |', '| 营收/华东 |', ['sixfold.config.yaml:9 华东']],
    [
      'an owner',
      '| 上海 | 600 | 王敏、李‸雷 |',
      '| 上海 | 600 | 王敏、李雷 |',
      ['sixfold.config.yaml:3 李雷'],
    ],
    ['a team', 'owner: 华‸东区', 'owner: 王敏', ['sixfold.config.yaml:5 华东区']],
    ['the owner of the plan', 'owner: 王‸敏', 'owner: 王敏', ['sixfold.config.yaml:2 王敏']],
    ['a task by its id', '2026-06-30 | T‸1 |', '2026-06-30 | T1 |', ['east/plan.md:36 招聘']],
    ['the plan above', 'parent: com‸pany', 'parent: company', ['company.md:1 ']],
    ['the file of actuals', 'actuals: act‸uals.csv', 'actuals: actuals.csv', ['east/actuals.csv:1 ']],
  ])('%s', async (_, text, instead, expected) => {
    const { state, file, point } = await at(text, instead);
    expect(definitionAt(state, file, point).map((it) => shown(state, it))).toEqual(expected);
  });

  test('a goal, in a CSV', async () => {
    const { state, file, point } = await at(
      '2026-02,销售‸总额,上海,30',
      '2026-02,销售总额,上海,30',
      'plans/east/actuals.csv',
    );
    expect(definitionAt(state, file, point).map((it) => shown(state, it))).toEqual([
      'east/plan.md:15 销售总额',
    ]);
  });

  test.each([
    ['😀𠀀 全‸年', '😀𠀀 全年'],
    ['| 年末‸达成 | 𠀀😀', '| 年末达成 | 𠀀😀'],
  ])('%s leads nowhere', async (text, instead) => {
    const { state, file, point } = await at(text, instead);
    expect(definitionAt(state, file, point)).toEqual([]);
  });
});

describe('references', () => {
  const places = async (text: string, instead: string, file?: string) => {
    const asked = await at(text, instead, file);
    const mention = mentionAt(asked.state, asked.file, asked.point);
    if (mention === null) return [];
    return mentionsOfSubject(asked.state, mention.subject)
      .map((it) => shown(asked.state, it.at))
      .sort();
  };
  test('of a goal: tables, headings, tasks, claims, CSV', async () => {
    expect(await places('| 销售‸总额 | 累计 |', '| 销售总额 | 累计 |')).toEqual(
      [
        'east/actuals.csv:2 销售总额',
        'east/actuals.csv:3 销售总额',
        'east/plan.md:11 销售总额',
        'east/plan.md:11 销售总额',
        'east/plan.md:11 销售总额',
        'east/plan.md:15 销售总额',
        'east/plan.md:22 销售总额',
        'east/plan.md:25 销售总额',
        'east/plan.md:36 销售总额',
        'east/plan.md:37 销售总额',
      ].toSorted(),
    );
  });
  test('of a goal of the plan above, in the plans below', async () => {
    expect(await places('| 营‸收 | 累计 |', '| 营收 | 累计 |', 'plans/company.md')).toEqual([
      'company.md:11 营收',
      'company.md:15 营收',
      'east/plan.md:15 营收',
    ]);
  });
  test('of a member, over all plans and the config', async () => {
    expect(await places('| 华‸南 | |', '| 华南 | |')).toEqual([
      'company.md:18 华南',
      'east/plan.md:28 华南',
      'sixfold.config.yaml:10 华南',
    ]);
  });
  test('of an owner', async () => {
    expect(await places('  - name: 李‸雷', '  - name: 李雷', 'sixfold.config.yaml')).toEqual([
      'east/plan.md:16 李雷',
      'east/plan.md:23 李雷',
      'east/plan.md:27 李雷',
      'east/plan.md:37 李雷',
      'sixfold.config.yaml:3 李雷',
    ]);
  });
});
