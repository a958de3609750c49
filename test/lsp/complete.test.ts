import { describe, expect, test } from 'vitest';
import { completeAt } from '../../src/lsp/complete.ts';
import { lineIndex, lineText } from '../../src/model/source.ts';
import { at } from './ask.ts';

/** The words offered, and the line as it is when the first is taken. */
async function offered(text: string, instead: string, file?: string) {
  const { state, file: name, point } = await at(text, instead, file);
  const found = completeAt(state, name, point);
  const line = lineText(lineIndex(state.text(name) ?? ''), point.line);
  const [first] = found?.offers ?? [];
  const taken =
    found === null || first === undefined
      ? line
      : `${line.slice(0, found.piece.from)}${first.insert ?? first.label}${line.slice(found.piece.to)}`;
  return { words: found?.offers.map(({ label }) => label) ?? [], details: found?.offers ?? [], taken };
}

describe('cells', () => {
  const ROW = '| 销售总额 | 累计 | 万元 | 800 | 1000 | 王敏 | 年末达成 | 𠀀😀 公司目标 | 营收/华东 |';
  test.each([
    [
      'the type of a goal',
      '| 销售总额 | ‸ | 万元 | 800 | 1000 | 王敏 | | | |',
      ROW,
      ['累计', '比率', '存量'],
    ],
    ['owners', '| 销售总额 | 累计 | 万元 | 800 | 1000 | ‸ | | | |', ROW, ['王敏', '李雷', '韩梅', '华东区']],
    [
      'the next owner of a list',
      '| 上海 | 600 | 王敏、‸ |',
      '| 上海 | 600 | 王敏、李雷 |',
      ['王敏', '李雷', '韩梅', '华东区'],
    ],
    ['members that are not there yet', '| ‸ | | 韩梅 |', '| 华南 | | 韩梅 |', ['华东', '华南', '合计']],
    ['goals of tasks', '| 招聘 | ‸ | 王敏 |', '| 招聘 | 销售总额 | 王敏 |', ['销售总额', '复购率']],
    ['tasks before a task', '| 2026-06-30 | ‸ | |', '| 2026-06-30 | T1 | |', ['T1']],
    [
      'goals of the plan above, behind wide and astral characters',
      '| 𠀀😀 公司目标 | ‸ |',
      '| 𠀀😀 公司目标 | 营收/华东 |',
      ['营收'],
    ],
    [
      'their members',
      '| 𠀀😀 公司目标 | 营收/‸ |',
      '| 𠀀😀 公司目标 | 营收/华东 |',
      ['营收/华东', '营收/华南'],
    ],
  ])('%s', async (_, text, instead, expected) => {
    expect((await offered(text, instead)).words).toEqual(expected);
  });

  test.each([
    ['| 销售总额 |‸| 万元 |', '| 销售总额 | 累计 | 万元 |'],
    ['| 销售总额 | ‸ | 万元 |', '| 销售总额 | 累计 | 万元 |'],
    ['| 销售总额 | 累‸ | 万元 |', '| 销售总额 | 累计 | 万元 |'],
    ['| 销售总额 | 比‸率 | 万元 |', '| 销售总额 | 累计 | 万元 |'],
  ])('%s is written as %s', async (text, expected) => {
    expect((await offered(text, '| 销售总额 | 累计 | 万元 |')).taken.startsWith(expected)).toBe(true);
  });

  test('a list keeps what stands around the part', async () => {
    const { taken } = await offered('| 上海 | 600 | 韩梅、‸、李雷 |', '| 上海 | 600 | 王敏、李雷 |');
    expect(taken).toBe('| 上海 | 600 | 韩梅、王敏、李雷 |');
  });
});

describe('headings', () => {
  test('columns that are not there yet', async () => {
    const { words } = await offered(
      '| 任务 | 目标 | ‸ | 开始 | 截止 | 前置 | id |',
      '| 任务 | 目标 | 负责人 | 开始 | 截止 | 前置 | id |',
    );
    expect(words).toEqual(['负责人', '工期', '重复', '进度', '交付标准', '预算']);
  });
  test('periods of the plan', async () => {
    const { words } = await offered(
      '| 目标 | Q1 | Q2 | ‸ | Q4 | 负责人 |',
      '| 目标 | Q1 | Q2 | Q3 | Q4 | 负责人 |',
    );
    expect(words).toEqual(expect.arrayContaining(['完成标准', 'Q3', '7月']));
    expect(words).not.toContain('Q1');
  });
  test('what a table of the step is about, while it is only begun', async () => {
    const { words } = await offered('## 第二步 目标拆解\n\n| ‸', '## 第二步 目标拆解\n');
    expect(words).toEqual(
      expect.arrayContaining(['目标', '任务', '情景', '销售总额 / 区域', '销售总额 / 产品']),
    );
    expect(words).not.toContain('渠道');
  });
});

test('in English where the plan is', async () => {
  const plan = 'title: Plan\nlang: en\nperiod: 2026';
  const { words } = await offered(
    `${plan}\n---\n\n## Step 1 Goals\n\n| goal | ‸`,
    'title: 公司计划\nperiod: 2026',
    'plans/company.md',
  );
  expect(words.slice(0, 4)).toEqual(['type', 'unit', 'baseline', 'target']);
});

test('with capitals where the author’s other headings have them', async () => {
  const start =
    'title: Plan\nlang: en\nperiod: 2026\n---\n\n## Step 1 Goals\n\n| Goal | Unit | Target |\n| --- | --- | --- |\n| a | k | 1 |';
  const { words } = await offered(
    `${start}\n\n| Goal | ‸`,
    'title: 公司计划\nperiod: 2026',
    'plans/company.md',
  );
  expect(words.slice(0, 3)).toEqual(['Type', 'Unit', 'Baseline']);
});

describe('addresses in claims', () => {
  const CLAIM = '[1000 万元](#销售总额:目标)';
  test.each([
    [
      'goals, kinds and what is asked for most',
      '[1000 万元](#‸)',
      ['销售总额', '复购率', '任务/', '销售总额:目标'],
    ],
    ['members', '[1000 万元](#销售总额/‸)', ['销售总额/上海', '销售总额/华南']],
    ['rows', '[1000 万元](#任务/‸', ['任务/招聘', '任务/带教']],
    ['periods', '[1000 万元](#销售总额@‸)', ['销售总额@Q3', '销售总额@7月']],
    ['measures', '[1000 万元](#销售总额/上海:‸)', ['销售总额/上海:目标']],
  ])('%s', async (_, text, expected) => {
    expect((await offered(text, CLAIM)).words).toEqual(expect.arrayContaining(expected));
  });

  test('measures come with their values; only those that there are', async () => {
    const { details } = await offered('[1000 万元](#销售总额@Q3:‸)', CLAIM);
    expect(details).toContainEqual(
      expect.objectContaining({ label: '销售总额@Q3:目标', detail: '300 万元' }),
    );
    expect(details.map(({ label }) => label)).not.toContain('销售总额@Q3:客单价');
  });

  test('all of the target is replaced, nothing around it', async () => {
    const { taken } = await offered('[1000 万元](#复‸购率:目标)', CLAIM);
    expect(taken).toMatch(/^😀𠀀 全年 \[1000 万元\]\(#销售总额\)，三季度/u);
  });
});

describe('YAML', () => {
  test.each([
    ['keys that are not there yet', 'period: 2026\n‸', 'period: 2026', 'status', 'title'],
    ['the status', 'period: 2026\nstatus: ‸', 'period: 2026', 'approved', '王敏'],
    ['owners', 'owner: ‸', 'owner: 王敏', '王敏', 'draft'],
    ['plans', 'parent: ‸', 'parent: company', 'company', 'plan'],
    ['files', 'actuals: ‸', 'actuals: actuals.csv', 'actuals.csv', 'company'],
    ['keys of a map on one line', 'period: 2026\nlights: { ‸ }', 'period: 2026', 'red', 'title'],
    ['keys of a map on lines', 'period: 2026\nlights:\n  red: 80%\n  ‸', 'period: 2026', 'yellow', 'red'],
    ['keys of an item', 'period: 2026\nwaive:\n  - ‸', 'period: 2026', 'code', 'title'],
    ['the next key of an item', 'period: 2026\nwaive:\n  - code: x\n    ‸', 'period: 2026', 'reason', 'code'],
    ['codes', 'period: 2026\nwaive:\n  - code: ‸', 'period: 2026', 'task-late', 'reason'],
  ])('%s', async (_, text, instead, is, isNot) => {
    const { words } = await offered(text, instead);
    expect(words).toContain(is);
    expect(words).not.toContain(isNot);
  });

  test.each([
    ['rules:\n  ‸\nteams: [华东区]', 'teams: [华东区]', 'task-late'],
    ['rules:\n  task-late: ‸\nteams: [华东区]', 'teams: [华东区]', 'off'],
    ['output: { paper: ‸ }\nteams: [华东区]', 'teams: [华东区]', 'Letter'],
    ['‸\nteams: [华东区]', 'teams: [华东区]', 'holidays'],
    [
      '  - { name: 王敏, team: 华东区, ‸ }',
      '  - { name: 王敏, team: 华东区, email: wangmin@example.com }',
      'handle',
    ],
  ])('of the config: %s', async (text, instead, expected) => {
    expect((await offered(text, instead, 'sixfold.config.yaml')).words).toContain(expected);
  });
});

describe('CSV', () => {
  test.each([
    ['2026-01,‸,,70', ['销售总额', '复购率']],
    ['2026-01,销售总额,‸,70', ['华东', '上海', '华南']],
    ['‸,销售总额,,70', expect.arrayContaining(['Q1', '1月'])],
  ])('%s', async (text, expected) => {
    expect((await offered(text, '2026-01,销售总额,,70', 'plans/east/actuals.csv')).words).toEqual(expected);
  });
  test('a heading', async () => {
    const { words } = await offered('期间,目标,‸,实际', '期间,目标,区域,实际', 'plans/east/actuals.csv');
    expect(words).toEqual(expect.arrayContaining(['区域', '分子', '数量']));
    expect(words).not.toContain('期间');
  });
});

test('nothing is offered in prose', async () => {
  expect((await offered('😀𠀀 全‸年', '😀𠀀 全年')).words).toEqual([]);
});

test('what was known stays known while a row is broken', async () => {
  const { words } = await offered('| 招聘 | 销‸ | 王敏 |', '| 招聘 | 销售总额 | 王敏 |');
  expect(words).toEqual(['销售总额', '复购率']);
});
