import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { movedText } from '../../src/diff/moved.ts';
import { reportOf } from '../../src/diff/report.ts';
import { moneyUnit, PERCENT, type Unit } from '../../src/language/units.ts';
import { type Rational, rational } from '../../src/model/rational.ts';
import { compare, type Edit, edited, type Folder, linesOf, PLANS } from './versions.ts';

const NORTH = 'plans/north.md';
const north = (...edits: Edit[]) => edited(PLANS, NORTH, ...edits);
const says = async (after: Folder, before: Folder = PLANS) => linesOf(await compare(before, after));

describe('what only looks different means nothing', () => {
  test.each<[string, readonly Edit[]]>([
    ['a wider table', [['| 销售额 | 240 | 300 |', '| 销售额    |   240 |   300   |']]],
    ['thousands', [['| 1000 | 1200 |', '| 1,000 | 1,200 |']]],
    ['full width', [['| 1000 | 1200 |', '| １０００ | 1200 |']]],
    ['another unit of the cell', [['| 10 | 13万 |', '| 10 | 13 |']]],
    ['a date as people write it', [['| 9月30日 |', '| 2026-09-30 |']]],
    ['emphasis', [['老客户先续费', '老客户**先续费**']]],
    ['a line broken elsewhere', [['老客户先续费，再谈扩容。', '老客户先续费，\n再谈扩容。']]],
    ['carriage returns', [['## 第三步 销售策略\n', '## 第三步 销售策略\r\n']]],
    [
      'columns in another order',
      [['| 里程碑 | 日期 | 负责人 | 状态 |', '| 里程碑 | 日期 | 责任人 | 状态 |']],
    ],
    ['a number written as its figure', [['[1200 万元]', '[1,200 万元]']]],
    ['a comment', [['## 第六步 复盘迭代', '<!-- 待补 -->\n\n## 第六步 复盘迭代']]],
    [
      'a quarter with its year',
      [['| 目标 | Q1 | Q2 | Q3 | Q4 |', '| 目标 | 2026-Q1 | 第二季度 | Q3 | Q4 |']],
    ],
  ])('%s', async (_, edits) => {
    expect(await says(north(...edits))).toEqual([]);
  });

  test('nothing at all', async () => {
    const set = await compare(PLANS, PLANS);
    expect(set).toMatchObject({ plans: [], general: [], newErrors: 0, unchanged: 2, pinned: null });
  });
});

describe('one edit and what it means', () => {
  test.each<[string, readonly Edit[], readonly string[]]>([
    [
      'a quarter of one region taken from another',
      [
        ['| 北京 | 140 | 170 | 200 | 170 | 680 |', '| 北京 | 140 | 170 | 200 | 200 | 710 |'],
        ['| 天津 | 100 | 130 | 160 | 130 | 520 |', '| 天津 | 100 | 130 | 160 | 100 | 490 |'],
      ],
      [
        '销售额 按区域（Q4） 从天津调 30 万元到北京，总额不变（天津 130 万元 → 100 万元、北京 170 万元 → 200 万元）',
      ],
    ],
    [
      'a region as a whole',
      [
        ['| 200 | 170 | 680 |', '| 220 | 180 | 710 |'],
        ['| 160 | 130 | 520 |', '| 140 | 120 | 490 |'],
      ],
      [
        '销售额 按区域 从天津调 30 万元到北京，总额不变（天津 520 万元 → 490 万元、北京 680 万元 → 710 万元）',
      ],
    ],
    [
      'an owner',
      [['| 1000 | 1200 | 陈默 |', '| 1000 | 1200 | 吴桐 |']],
      ['目标“销售额”的负责人 陈默 → 吴桐'],
    ],
    [
      'the owner of a part',
      [['| 520 | 高原 |', '| 520 | 吴桐、高原 |']],
      ['拆解“销售额/天津”的负责人 高原 → 吴桐、高原'],
    ],
    [
      'the owner of the plan',
      [['owner: 陈默', 'owner: 吴桐']],
      ['计划“2026 年华北区销售计划”的负责人 陈默 → 吴桐'],
    ],
    ['its status', [['status: approved', 'status: closed']], ['计划的状态 “已批准” → “已结束”']],
    [
      'a milestone',
      [['| 9月30日 |', '| 10月14日 |']],
      ['里程碑“样板工厂开放”的日期 9月30日 → 10月14日，推迟 14 天'],
    ],
    [
      'a standard',
      [['季度偏差 ≤±10%', '季度偏差 ≤±15%']],
      ['目标“销售额”的完成标准 “季度偏差 ≤±10%” → “季度偏差 ≤±15%”'],
    ],
    ['progress', [['| 20 | | 100% | A |', '| 20 | | 90% | A |']], ['任务“样板工厂改造”的进度 100% → 90%']],
    ['words', [['再谈扩容', '再谈增购']], ['文字 改了 销售策略，不影响数字']],
    [
      'a row',
      [['| 老客户 | 用满一年', '| 新客户 | 有预算的工厂 | 带看 | 高原 |\n| 老客户 | 用满一年']],
      ['客户群 新增“新客户”'],
    ],
    [
      'a held cell',
      [['| 北京 | 140 | 170 | 200 | 170 | 680 |', '| 北京 | 140 | 170 | 200 | | 680 |']],
      ['销售额 按区域 1 格改为由程序计算，数值不变'],
    ],
    [
      'a waiver',
      [['currency: CNY', 'currency: CNY\nwaive: [{ code: actual-missing, reason: 系统切换 }]']],
      ['计划的豁免 空 → “actual-missing”'],
    ],
    ['an actual restated', [['| 230 | 290 |', '| 236 | 290 |']], ['实际 销售额 Q1改数 230 万元 → 236 万元']],
    ['a light', [['| 81% |\n| 销售额/北京', '| 60% |\n| 销售额/北京']], ['续费率：累计红绿灯 绿灯 → 红灯']],
  ])('%s', async (_, edits, expected) => {
    const lines = await says(north(...edits));
    for (const line of expected) expect(lines).toContain(line);
  });

  test.each<[string, readonly Edit[], readonly string[]]>([
    ['alone', [['owner: 陈默', 'owner: 吴桐']], ['计划“2026 年华北区销售计划”的负责人 陈默 → 吴桐']],
    ['alone', [['再谈扩容', '再谈增购']], ['文字 改了 销售策略，不影响数字']],
    ['a name with an id', [['| 年框谈判 |', '| 年度框架谈判 |']], ['任务 “年框谈判”改名为“年度框架谈判”']],
    [
      'alone',
      [['| 10 | 13万 |', '| 11 | 13万 |']],
      ['销售额：产能保障率 130% → 143%（+13 个百分点，最紧的一环）', '人员“大客户销售”的人数 10 → 11'],
    ],
  ])('%s, and nothing else', async (_, edits, expected) => {
    expect(await says(north(...edits))).toEqual(expected);
  });
});

describe('a name that changed wherever it stands is one change', () => {
  const [file = '', text = ''] =
    Object.entries(
      north(
        ['| 10 | 13万 |', '| 7 | 13万 |'],
        ['| 15 | A |', '| 15 天 | A |'],
        ['| 销售额/天津 | 95 | 140 |', ''],
      ),
    ).find(([name]) => name.includes('north')) ?? [];
  test.each<[string, string, readonly string[]]>([
    ['销售额', '营业收入', ['目标 “销售额”改名为“营业收入”', '文字 改了 其他段落，不影响数字']],
    ['北京', '京区', ['拆解 “销售额/北京”改名为“销售额/京区”']],
    ['年框谈判', '框架', ['任务 “年框谈判”改名为“框架”']],
  ])('%s is now called %s', async (from, to, expected) => {
    const set = await compare({ ...PLANS, [file]: text }, { ...PLANS, [file]: text.replaceAll(from, to) });
    expect(linesOf(set)).toEqual(expected);
    expect(set.newErrors).toBe(0);
  });

  test('what else changed is told under the new name', async () => {
    const after = text.replaceAll('销售额', '营业收入').replace('| 7 | 13万 |', '| 6 | 13万 |');
    const lines = linesOf(await compare({ ...PLANS, [file]: text }, { ...PLANS, [file]: after }));
    expect(lines[0]).toMatch(/^营业收入：产能保障率 91% → 78%/);
    expect(lines.filter((line) => /销售额/.test(line))).toEqual(['目标 “销售额”改名为“营业收入”']);
  });
});

describe('moved goalposts', () => {
  const lowered: Edit[] = [
    ['| 1000 | 1200 |', '| 1000 | 1100 |'],
    ['| 240 | 300 | 360 | 300 |', '| 240 | 300 | 310 | 250 |'],
    ['| 200 | 170 | 680 |', '| 170 | 140 | 620 |'],
    ['| 160 | 130 | 520 |', '| 140 | 110 | 480 |'],
  ];
  const goalposts = (lines: readonly string[]) => lines.filter((line) => line.startsWith('⚠'));

  test('a target lowered after its period began stands apart, once', async () => {
    expect(goalposts(await says(north(...lowered)))).toEqual([
      '⚠ 销售额：2026 年 1,200 万元 → 1,100 万元（已有实际数）；Q3 360 万元 → 310 万元',
      '⚠ 销售额 按区域：北京 680 万元 → 620 万元（−60 万元）、天津 520 万元 → 480 万元（−40 万元）',
    ]);
  });

  test('what stands beside it is not told again, what was not eased is', async () => {
    const again = (lines: readonly string[]) => lines.filter((line) => /^销售额 按/.test(line));
    const eased = north(...lowered);
    expect(again(await says(eased))).toEqual(['销售额 按期 Q3 360 万元 → 310 万元、Q4 300 万元 → 250 万元']);
    const dropped: Edit = ['| 天津 | 100 | 130 | 140 | 110 | 480 |', '| 天津 | 100 | 130 | 100 | 50 | 380 |'];
    const gained: Edit = ['| 北京 | 140 | 170 | 170 | 140 | 620 |', '| 北京 | 140 | 170 | 210 | 200 | 720 |'];
    expect(again(await says(edited(eased, NORTH, dropped, gained)))).toContain(
      '销售额 按区域 北京 680 万元 → 720 万元、天津 520 万元 → 380 万元',
    );
  });

  const quarters = (text: string): Edit => ['| 销售额 | 240 | 300 | 360 | 300 |', `| 销售额 | ${text} |`];
  const beijing = (text: string): Edit => ['| 北京 | 140 | 170 | 200 | 170 |', `| 北京 | ${text} |`];
  const tianjin = (text: string): Edit => ['| 天津 | 100 | 130 | 160 | 130 |', `| 天津 | ${text} |`];
  test.each<[string, readonly Edit[], readonly string[]]>([
    [
      'within each of two members, the other way round',
      [beijing('140 | 200 | 200 | 140'), tianjin('100 | 100 | 160 | 160')],
      [
        // Both regions moved 30 between two quarters: what is known of Tianjin became easier.
        '⚠ 销售额/天津：把 30 万元从 Q2（已有实际数）挪到 Q4',
      ],
    ],
    [
      'between two members as a whole',
      [
        ['| 200 | 170 | 680 |', '| 220 | 180 | 710 |'],
        ['| 160 | 130 | 520 |', '| 140 | 120 | 490 |'],
      ],
      [],
    ],
    [
      'of a quarter that is over, between members',
      [
        ['| 北京 | 140 | 170 | 200 | 170 | 680 |', '| 北京 | 140 | 190 | 200 | 170 | 700 |'],
        ['| 天津 | 100 | 130 | 160 | 130 | 520 |', '| 天津 | 100 | 110 | 160 | 130 | 500 |'],
      ],
      [],
    ],
    [
      'between two quarters without actuals',
      [quarters('240 | 300 | 310 | 350'), beijing('140 | 170 | 150 | 220')],
      [],
    ],
    [
      'from a later quarter to a known one',
      [quarters('240 | 330 | 360 | 270'), beijing('140 | 200 | 200 | 140')],
      [],
    ],
    [
      'out of a known quarter into a later one',
      [quarters('240 | 270 | 360 | 330'), beijing('140 | 140 | 200 | 200')],
      ['⚠ 销售额：把 30 万元从 Q2（已有实际数）挪到 Q4'],
    ],
  ])('an amount moved %s', async (_, edits, expected) => {
    expect(goalposts(await says(north(...edits)))).toEqual(expected);
  });

  test('before the period it is planning', async () => {
    const [before, after] = [PLANS, north(...lowered)].map((folder) =>
      edited(
        folder,
        NORTH,
        ['| 230 | 290 |', '| | |'],
        ['| 135 | 150 |', '| | |'],
        ['| 95 | 140 |', '| | |'],
      ),
    );
    const set = await compare(before ?? {}, after ?? {}, 20_000);
    expect(goalposts(linesOf(set))).toEqual([]);
  });

  test('raising is not moving the goalposts', async () => {
    expect(goalposts(await says(PLANS, north(...lowered)))).toEqual([]);
  });

  test('where lower is better, raising is', async () => {
    const cost = (target: string) =>
      north(
        ['| 续费率 | 比率 | % | 80% | 85% |', `| 续费率 | 比率 | % | 9% | ≤${target} |`],
        ['| 81% | 82% | 84% | 85% |', '| | | | |'],
      );
    expect(goalposts(await says(cost('6%'), cost('5%')))).toEqual([
      '⚠ 续费率：2026 年 5% → 6%（已有实际数）',
    ]);
    expect(goalposts(await says(cost('5%'), cost('6%')))).toEqual([]);
  });

  test('the house may silence or sharpen it', async () => {
    const config = (rules: string) => ({
      'sixfold.config.yaml': `version: 1\nrules: { goalpost-moved: ${rules} }\n`,
    });
    const run = (rules: string) =>
      compare({ ...PLANS, ...config(rules) }, { ...north(...lowered), ...config(rules) });
    expect(goalposts(linesOf(await run('off')))).toEqual([]);
    expect((await run('error')).newErrors - (await run('off')).newErrors).toBe(1);
  });

  test('the plan may waive it with a reason, which is told', async () => {
    const config = { 'sixfold.config.yaml': 'version: 1\nrules: { goalpost-moved: error }\n' };
    const waived = Object.fromEntries(
      Object.entries(north(...lowered)).map(([file, text]) => [
        file,
        text.replace('\n---\n', '\nwaive: [{ code: goalpost-moved, reason: 董事会同意 }]\n---\n'),
      ]),
    );
    const set = await compare({ ...PLANS, ...config }, { ...waived, ...config });
    const open = await compare({ ...PLANS, ...config }, { ...north(...lowered), ...config });
    expect(goalposts(linesOf(set))[0]).toMatch(/（已豁免：董事会同意）$/);
    expect(open.newErrors - set.newErrors).toBe(1);
  });
});

describe('ends and difference agree', () => {
  test.each<[string, Rational, Rational, Unit, number | undefined, string]>([
    ['rounded alike', rational(104, 100), rational(106, 100), PERCENT, 0, '104% → 106%（+2 个百分点）'],
    [
      'one decimal more',
      rational(1044, 1000),
      rational(1056, 1000),
      PERCENT,
      0,
      '104.4% → 105.6%（+1.2 个百分点）',
    ],
    [
      'a change too small to see',
      rational(1041, 1000),
      rational(1043, 1000),
      PERCENT,
      0,
      '104.1% → 104.3%（+0.2 个百分点）',
    ],
    [
      'without an end',
      rational(1, 3),
      rational(2, 3),
      PERCENT,
      undefined,
      '33.33% → 66.67%（+33.34 个百分点）',
    ],
    [
      'money',
      rational(10_004_499),
      rational(10_012_501),
      moneyUnit('CNY', 10_000),
      undefined,
      '1,000.45 万元 → 1,001.25 万元（+0.8 万元）',
    ],
  ])('%s', (_, from, to, unit, places, expected) => {
    const { from: a, to: b, by } = movedText({ from, to }, unit, 'zh-CN', places);
    expect(`${a} → ${b}（${by}）`).toBe(expected);
  });

  test('whatever the numbers are', () => {
    const number = (text: string) =>
      Number(
        text
          .replaceAll(',', '')
          .replace('−', '-')
          .replace(/[^-\d.]/g, ''),
      );
    const part = fc.record({
      n: fc.integer({ min: -1_000_000, max: 1_000_000 }),
      d: fc.integer({ min: 1, max: 9_999 }),
    });
    fc.assert(
      fc.property(part, part, fc.constantFrom(0, 1, 2), (a, b, places) => {
        const said = movedText(
          { from: rational(a.n, a.d), to: rational(b.n, b.d) },
          PERCENT,
          'zh-CN',
          places,
        );
        expect(number(said.to) - number(said.from)).toBeCloseTo(number(said.by), 6);
      }),
    );
  });
});

describe('rows that share one pot', () => {
  const STEP = '## 第五步 执行与监控\n';
  const budget = (...rows: string[]) =>
    north([
      STEP,
      `| 预算 | 金额（万元） |\n| --- | ---: |\n${rows.map((row) => `| ${row} |\n`).join('')}\n${STEP}`,
    ]);
  const before = budget('线上推广 | 16', '展会 | 24');
  test.each<[string, readonly string[], readonly string[]]>([
    [
      'trade with each other',
      ['线上推广 | 12', '展会 | 28'],
      [
        '预算的金额 从线上推广调 4 万元到展会，总额不变（线上推广 16 万元 → 12 万元、展会 24 万元 → 28 万元）',
      ],
    ],
    ['get less together', ['线上推广 | 12', '展会 | 24'], ['预算的金额 线上推广 16 万元 → 12 万元']],
    [
      'make room for another',
      ['线上推广 | 16', '展会 | 20', '差旅 | 4'],
      [
        '预算的金额 从展会调 4 万元到差旅，总额不变（展会 24 万元 → 20 万元、新增 差旅 4 万元）',
        '预算 新增“差旅”',
      ],
    ],
    ['only come', ['线上推广 | 16', '展会 | 24', '差旅 | 4'], ['预算 新增“差旅”']],
  ])('%s', async (_, rows, expected) => {
    expect(await says(budget(...rows), before)).toEqual(expected);
  });
});

test('the actuals of a month are one matter', async () => {
  const lines = await says(
    north(
      [
        '| 目标 | Q1 | Q2 |\n| --- | ---: | ---: |\n| 销售额 | 230 | 290 |',
        '| 目标 | Q1 | Q2 | 7月 |\n| --- | ---: | ---: | ---: |\n| 销售额 | 230 | 290 | 110 |',
      ],
      ['| 81% |\n| 销售额/北京 | 135 | 150 |', '| 81% | 83% |\n| 销售额/北京 | 135 | 150 | 60 |'],
      ['| 销售额/天津 | 95 | 140 |', '| 销售额/天津 | 95 | 140 | 50 |'],
    ),
  );
  expect(lines).toContain('新到7月实际数 销售额 110 万元、续费率 83%；各成员另有 2 项');
});

const RULES_OFF = 'version: 1\nrules: { standard-missed: off }\n';

describe('findings', () => {
  test('what is waived or switched off is not resolved', async () => {
    const open = north(['季度偏差 ≤±10%', '季度偏差 ≤±3%']);
    const waive = 'waive: [{ code: standard-missed, reason: 董事会已知 }]';
    const waived = edited(open, 'plans/north.md', ['currency: CNY', `currency: CNY\n${waive}`]);
    const [by, off] = [await compare(open, waived), { ...open, 'sixfold.config.yaml': RULES_OFF }];
    expect(reportOf(by, 'zh-CN').heading).toBe('计划变更：放过 2 个问题');
    expect(linesOf(by)).toContainEqual(expect.stringMatching(/^警告被豁免 .*；理由：董事会已知$/));
    expect(linesOf(by).join()).not.toContain('已消除');
    const silent = await compare(open, off);
    expect(reportOf(silent, 'en').heading).toBe('Plan changes: 2 findings waived or switched off');
    expect(linesOf(silent, 'en').join('\n')).toMatch(
      /No longer reported: warning .*switches standard-missed off/,
    );
    expect(linesOf(await compare(waived, open))).toContainEqual(expect.stringMatching(/^新增警告 /));
    expect(linesOf(await compare(waived, waived))).toEqual([]);
  });

  test('one is the same in a plan that speaks another language now', async () => {
    const open = north(['季度偏差 ≤±10%', '季度偏差 ≤±3%']);
    const lang = edited(open, 'plans/north.md', ['currency: CNY', 'currency: CNY\nlang: en']);
    expect(linesOf(await compare(open, lang)).filter((line) => /警告|提示|错误/.test(line))).toEqual([]);
  });

  test('one that quotes a cell says the same when only the width of its digits differs', async () => {
    const standard = (it: string) => north(['季度偏差 ≤±10%', it]);
    expect(linesOf(await compare(standard('季度偏差 ≤±3%'), standard('季度偏差 ≤±３％')))).toEqual([]);
    expect(linesOf(await compare(standard('季度偏差 ≤±3%'), standard('季度偏差 ≤±2%')))).not.toEqual([]);
  });

  test('those that move in the file are the same', async () => {
    expect(await says(north(['## 第三步 销售策略\n', '## 第三步 销售策略\n\n\n\n']))).toEqual([]);
  });

  test('too few people: the cover falls below 100 %, an error appears, and goes again', async () => {
    const short = north(['| 10 | 13万 |', '| 7 | 13万 |']);
    const set = await compare(PLANS, short);
    expect(set.newErrors).toBe(1);
    expect(linesOf(set)[0]).toBe('销售额：产能保障率 130% → 91%（−39 个百分点，低于 100%，做不到）');
    expect(linesOf(set)[1]).toMatch(
      /^新增错误 “销售额”有 9 个月人手不够，合计缺 .*（plans\/north\.md:\d+）$/,
    );
    const back = await compare(short, PLANS);
    expect(back.newErrors).toBe(0);
    expect(linesOf(back).some((line) => line.startsWith('错误已消除 “销售额”有 9 个月人手不够'))).toBe(true);
  });

  test('a number in the prose that no longer holds is told with what it should be', async () => {
    const set = await compare(PLANS, north(['| 1000 | 1200 |', '| 960 | 1200 |']));
    expect(linesOf(set)).toContain('正文数字 “20%”已经不符，应为“25%”');
    expect(set.newErrors).toBe(1);
  });

  test('a plan that cannot be computed any more', async () => {
    const set = await compare(PLANS, north(['| 240 | 300 | 360 | 300 |', '| 24O | 300 | 360 | 300 |']));
    expect(linesOf(set)[0]).toBe('这份计划现在有错误，无法计算；其余检查没有做，原有的问题不算消除');
    expect(set.newErrors).toBe(1);
    const back = await compare(north(['| 240 | 300 |', '| 24O | 300 |']), PLANS);
    expect(linesOf(back)).toContain(
      '这份计划重新可以计算了；此前没有查过的问题现在才看得到，不一定是这次带来的',
    );
  });
});

describe('of a plan that cannot be computed the cells are told', () => {
  const day = (text: string): Edit => [
    '| 样板工厂改造 | 销售额 | 高原 | 2026-08-03 |',
    `| 样板工厂改造 | 销售额 | 高原 | ${text} |`,
  ];
  const broken = day('2026-08-3x');
  const notAll = (lines: number) =>
    `文件里有 ${lines} 行不同；前后两版没有都算出来，这里只列出照原文就看得出的改动，没有比较算出来的数字，请再看文件的改动`;
  const apart = /^(这份计划|文件里有|新增|此前没有查|错误已消除|任务“样板工厂改造”的开始)/;
  const told = async (after: readonly Edit[], before: readonly Edit[] = []) =>
    (await says(north(...after), north(...before))).filter((line) => !apart.test(line));
  const eased: Edit[] = [
    ['| 1000 | 1200 |', '| 1000 | 1100 |'],
    ['| 240 | 300 | 360 | 300 |', '| 240 | 300 | 310 | 250 |'],
    ['| 200 | 170 | 680 |', '| 170 | 140 | 620 |'],
    ['| 160 | 130 | 520 |', '| 140 | 110 | 480 |'],
  ];

  test('a target lowered with another cell broken in the same commit, in the words of any other plan', async () => {
    const goalposts = [
      '⚠ 销售额：2026 年 1,200 万元 → 1,100 万元（已有实际数）；Q3 360 万元 → 310 万元',
      '⚠ 销售额 按区域：北京 680 万元 → 620 万元（−60 万元）、天津 520 万元 → 480 万元（−40 万元）',
    ];
    const target = '销售额：目标 1,200 万元 → 1,100 万元（−100 万元，−8.3%）';
    const quarters = '销售额 按期 Q3 360 万元 → 310 万元、Q4 300 万元 → 250 万元';
    const whole = await says(north(...eased));
    for (const line of [...goalposts, target, quarters]) expect(whole).toContain(line);
    expect(await says(north(broken, ...eased))).toEqual([
      ...goalposts,
      target,
      '这份计划现在有错误，无法计算；其余检查没有做，原有的问题不算消除',
      notAll(5),
      '新增错误 “开始”一格写的是“2026-08-3x”，这里要填日期（plans/north.md:46）',
      quarters,
      '任务“样板工厂改造”的开始 2026-08-03 → 2026-08-3x',
    ]);
    expect(await told([broken, ...eased], [broken])).toEqual([...goalposts, target, quarters]);
    expect(await told(eased, [broken])).toEqual([...goalposts, target, quarters]);
    expect(await told([broken], [broken, ...eased])).toEqual([
      '销售额：目标 1,100 万元 → 1,200 万元（+100 万元，+9.1%）',
      '销售额 按期 Q3 310 万元 → 360 万元、Q4 250 万元 → 300 万元',
      '销售额 按区域 北京 620 万元 → 680 万元、天津 480 万元 → 520 万元',
    ]);
  });

  test('repaired, nothing of it is new or resolved that merely could not be looked at', async () => {
    expect(await says(north(), north(broken))).toEqual([
      notAll(1),
      '这份计划重新可以计算了；此前没有查过的问题现在才看得到，不一定是这次带来的',
      '错误已消除 “开始”一格写的是“2026-08-3x”，这里要填日期',
      '任务“样板工厂改造”的开始 2026-08-3x → 2026-08-03',
    ]);
  });

  test.each<[string, readonly Edit[], readonly string[]]>([
    [
      'the target alone, which its quarters then exceed',
      [['| 1000 | 1200 |', '| 1000 | 1100 |']],
      [
        '⚠ 销售额：2026 年 1,200 万元 → 1,100 万元（已有实际数）',
        '销售额：目标 1,200 万元 → 1,100 万元（−100 万元，−8.3%）',
      ],
    ],
    [
      'a known quarter, with a later one',
      [broken, ['| 240 | 300 | 360 | 300 |', '| 240 | 270 | 360 | 330 |']],
      ['⚠ 销售额：把 30 万元从 Q2（已有实际数）挪到 Q4'],
    ],
    [
      'a known quarter, with a later one left to be computed',
      [broken, ['| 240 | 300 | 360 | 300 |', '| 240 | 270 | 360 | |']],
      ['⚠ 销售额：Q2 300 万元 → 270 万元（已有实际数）', '销售额：目标的原文 Q4 300 → 空（比不出多少）'],
    ],
    [
      'a known quarter, in a table cut at months now',
      [
        broken,
        ['| 目标 | Q1 | Q2 | Q3 | Q4 | 负责人 |', '| 目标 | Q1 | 4月 | 5月 | 6月 | Q3 | Q4 | 负责人 |'],
        [
          '| --- | ---: | ---: | ---: | ---: | --- |\n| 销售额 |',
          '| --- | ---: | ---: | ---: | ---: | ---: | ---: | --- |\n| 销售额 |',
        ],
        ['| 240 | 300 | 360 | 300 |', '| 240 | 90 | 90 | 90 | 360 | 330 |'],
        ['| 81% | 82% | 84% | 85% |', '| 81% | 81% | 81% | 82% | 84% | 85% |'],
      ],
      [
        '⚠ 销售额：把 30 万元从 Q2（已有实际数）挪到 Q4',
        '续费率：目标的原文 Q2 82% → 空、4月 空 → 81%、5月 空 → 81%、6月 空 → 82%（比不出多少）',
      ],
    ],
    [
      'a ratio',
      [broken, ['| 81% | 82% | 84% |', '| 81% | 80% | 84% |']],
      ['⚠ 续费率：Q2 82% → 80%（已有实际数）'],
    ],
    [
      'a target that cannot be read',
      [['| 1000 | 1200 |', '| 1000 | 1Z00 |']],
      ['销售额：目标的原文 1200 → 1Z00（比不出多少）'],
    ],
    [
      'a row of targets under another name',
      [['| 销售额 | 240 | 300 | 360 | 300 |', '| 销量 | 240 | 200 | 360 | 300 |']],
      ['销售额：目标的原文 Q1 240 → 空、Q2 300 → 空、Q3 360 → 空、Q4 300 → 空（比不出多少）'],
    ],
    [
      'a member',
      [broken, ['| 天津 | 100 | 130 | 160 | 130 | 520 | 高原 |\n', '']],
      ['销售额 按区域 取消 天津（原 520 万元）'],
    ],
    [
      'owners, days, tasks, the frontmatter, an actual',
      [
        broken,
        ['owner: 陈默', 'owner: 吴桐'],
        ['status: approved', 'status: draft'],
        ['| 吴桐 | | 15 | A |', '| 高原 | | 25 | A |'],
        ['| 年框谈判 | 销售额 | 陈默 | | 10 | B | 0% | C |\n', ''],
        ['| 9月30日 |', '| 10月14日 |'],
        ['| 230 | 290 |', '| 236 | 290 |'],
        ['再谈扩容', '再谈增购'],
      ],
      [
        '计划“2026 年华北区销售计划”的负责人 陈默 → 吴桐',
        '任务“样板工厂带看”的负责人 吴桐 → 高原',
        '实际 销售额 Q1改数 230 万元 → 236 万元',
        '里程碑“样板工厂开放”的日期 9月30日 → 10月14日，推迟 14 天',
        '计划的状态 “已批准” → “草案”',
        '任务 删去“年框谈判”',
        '任务“样板工厂带看”的工期 15 → 25',
        '文字 改了 销售策略，不影响数字',
      ],
    ],
    [
      'an actual withdrawn beside one that cannot be read',
      [
        ['| 230 | 290 |', '| 23O | 290 |'],
        ['| 95 | 140 |', '| 95 | |'],
      ],
      ['实际 销售额/天津 Q2撤回（原 140 万元）'],
    ],
    ['nothing where a heading hides a table', [['| 目标 | 类型 | 单位 |', '| 目的地 | 类型 | 单位 |']], []],
    [
      'nothing of rows that ran into another table',
      [['| 人员 | 人数 |', '| 任务 | x |\n| --- | --- |\n| 人员 | 人数 |']],
      [],
    ],
    [
      'nothing of a row with other bars',
      [
        [
          '| 年框谈判 | 销售额 | 陈默 | | 10 | B | 0% | C |',
          '｜ 年框谈判 ｜ 销售额 ｜ 陈默 ｜ ｜ 10 ｜ B ｜ 0% ｜ C ｜',
        ],
      ],
      [],
    ],
  ])('%s', async (_, edits, expected) => {
    expect((await told(edits)).toSorted()).toEqual([...expected].toSorted());
  });

  test.each<[string, string, readonly string[]]>([
    ['removed', '', ['任务 删去“签约”']],
    ['that cannot be read', 'tables: tasks.csv\n', []],
  ])('rows of a file %s', async (_, named, expected) => {
    const file = (text: string) => ({ 'plans/tasks.csv': text });
    const [before, after] = ['tables: tasks.csv\n', named].map((line) =>
      north(['currency: CNY\n', `currency: CNY\n${line}`]),
    );
    const good = { ...before, ...file('任务,目标,负责人,开始,工期\n签约,销售额,陈默,2026-09-01,5\n') };
    const bad = edited({ ...after, ...file('任务;目标;负责人\n签约;销售额;陈默\n') }, NORTH, broken);
    expect((await says(bad, good)).filter((line) => /“签约”/.test(line))).toEqual(expected);
  });

  test.each([
    ['a file of actuals that cannot be read', '期间;目标;实际\n2026-Q3;销售额;350\n', []],
    ['one that lost a row', '期间,目标,实际\n2026-Q3,续费率,80%\n', ['实际 销售额 7月撤回（原 100 万元）']],
  ])('%s', async (_, csv, expected) => {
    const plan = north(['currency: CNY', 'currency: CNY\nactuals: a.csv']);
    const before = { ...plan, 'plans/a.csv': '期间,目标,实际\n2026-07,销售额,100\n' };
    const after = { ...edited(plan, NORTH, broken), 'plans/a.csv': csv };
    expect((await says(after, before)).filter((line) => /撤回/.test(line))).toEqual(expected);
  });

  const lowered: Edit = ['| 1000 | 1200 |', '| 1000 | 960 |'];
  test.each<[string, Edit]>([
    ['without a period', ['period: 2026\n', '']],
    ['that is no YAML', ['title: 2026', 'title: [2026']],
    ['that does not end', ['currency: CNY\n---\n', 'currency: CNY\n']],
  ])('behind a frontmatter %s', async (_, front) => {
    const goalpost = '⚠ 销售额：2026 年 1,200 万元 → 960 万元（已有实际数）';
    const there = await says(north(front, lowered));
    expect(there).toContain(goalpost);
    expect(there.filter((line) => /删去|取消|撤回|原文的/.test(line))).toEqual([]);
    expect(await says(north(lowered), north(front))).toContain(goalpost);
    expect((await says(north(), north(front))).filter((line) => !apart.test(line))).toEqual([]);
  });

  test('a plan of which nothing can be read says that nothing can be told', async () => {
    const both: Edit = ['period: 2026\n', ''];
    expect(await says(north(both, lowered), north(both))).toContain(
      '文件里有 1 行不同；计划算不了，说不出改了什么，请直接看文件的改动',
    );
  });

  test('a plan that comes or goes is told with its goals', async () => {
    const { [NORTH]: _, ...others } = PLANS;
    expect(await says(north(broken), others)).toContain('目标 新增“销售额”（1,200 万元）');
    expect(await says(others, north(broken))).toContain('目标 删去“销售额”（1,200 万元）');
  });

  test('what the plan waives stays waived', async () => {
    const column: Edit = ['| 里程碑 | 日期 | 负责人 | 状态 |', '| 里程碑 | 日期 | 负责人 | 备考 |'];
    const warnings = async (...edits: readonly Edit[]) =>
      (await says(north(...edits, column, broken), north(...edits))).filter((line) => /^新增警告/.test(line));
    const waive: Edit = [
      'currency: CNY',
      'currency: CNY\nwaive: [{ code: unknown-column, reason: 沿用旧表 }]',
    ];
    expect(await warnings()).toHaveLength(1);
    expect(await warnings(waive)).toEqual([]);
  });

  test('findings of a stage that was not reached are not resolved', async () => {
    const sums: Edit = ['| 240 | 300 | 360 | 300 | 陈默 |', '| 240 | 300 | 360 | 310 | 陈默 |'];
    const resolved = (lines: readonly string[]) => lines.filter((line) => /已消除/.test(line));
    expect(resolved(await says(north(sums, broken), north(sums)))).toEqual([]);
    expect(resolved(await says(north(sums), north(sums, broken)))).toHaveLength(1);
  });
});

test('findings that could not be checked are neither resolved nor new, here and between plans', async () => {
  const parent: Edit = ['\n---\n', '\nparent: north\n---\n'];
  const good = edited(north(['| 10 | 13万 |', '| 7 | 13万 |']), 'plans/export.md', parent);
  const bad = edited(good, NORTH, ['| 240 | 300 | 360 | 300 |', '| 24O | 300 | 360 | 300 |']);
  const there = await compare(good, bad);
  expect(there).toMatchObject({ unchanged: 0, newErrors: 1 });
  expect(linesOf(there).filter((line) => /已消除/.test(line))).toEqual([]);
  expect(linesOf(there)).toContain('计划之间 “2026 年华北区销售计划”现在算不了，与它的对照没有做');
  const back = linesOf(await compare(bad, good));
  expect(back.filter((line) => /^新增/.test(line))).toEqual([]);
  expect(back.some((line) => line.startsWith('此前没有查的错误 “销售额”有 9 个月人手不够'))).toBe(true);
});

describe('time', () => {
  test('a task that slips carries those after it, by working days', async () => {
    expect(await says(north(['| 2026-08-03 | 20 |', '| 2026-08-03 | 25 |']))).toEqual([
      '全部任务的完成日 10月2日 → 10月9日，推迟 5 个工作日',
      '任务“样板工厂改造” 完成 8月28日 → 9月4日，推迟 5 个工作日；在关键路径上',
      '任务“样板工厂带看” 完成 9月18日 → 9月25日，推迟 5 个工作日；在关键路径上',
      '任务“年框谈判” 完成 10月2日 → 10月9日，推迟 5 个工作日；在关键路径上',
      '工期保障率 580% → 522%（−58 个百分点）',
    ]);
  });

  test('the critical path moves', async () => {
    const lines = await says(
      north(['| 年框谈判 | 销售额 | 陈默 | | 10 | B |', '| 年框谈判 | 销售额 | 陈默 | | 10 | A |']),
    );
    expect(lines).toContain(
      '关键路径 改为 样板工厂改造 → 样板工厂带看（原为 样板工厂改造 → 样板工厂带看 → 年框谈判）',
    );
  });
});

describe('plans', () => {
  const states = async (before: Folder, after: Folder) =>
    (await compare(before, after)).plans.map(({ id, state, from }) => ({ id, state, from }));
  const { [NORTH]: text = '', ...others } = PLANS;

  test('added and removed', async () => {
    expect(await states(others, PLANS)).toEqual([{ id: 'north', state: 'added', from: null }]);
    expect(await states(PLANS, others)).toEqual([{ id: 'north', state: 'removed', from: null }]);
    expect(linesOf(await compare(others, PLANS))).toContain('目标 新增“销售额”（1,200 万元）');
  });

  test('renamed, also when a little was changed on the way', async () => {
    const renamed = { ...others, 'plans/huabei.md': text.replaceAll('陈默', '吴桐') };
    expect(await states(PLANS, renamed)).toEqual([{ id: 'huabei', state: 'renamed', from: 'north' }]);
    expect(await says(renamed)).toContain('目标“销售额”的负责人 陈默 → 吴桐');
  });

  test('moved into a folder of its own is the same plan', async () => {
    expect(await states(PLANS, { ...others, 'plans/north/plan.md': text })).toEqual([]);
  });

  test('two that exchange their names, or one that takes the place of another, are renamed', async () => {
    const [south, third] = [text.replace('华北区', '华南区'), text.replace('华北区', '华中区')];
    const before = { ...others, [NORTH]: text, 'plans/south.md': south };
    const swapped = { ...others, [NORTH]: south, 'plans/south.md': text };
    expect(await states(before, swapped)).toEqual([
      { id: 'north', state: 'renamed', from: 'south' },
      { id: 'south', state: 'renamed', from: 'north' },
    ]);
    expect(await states(before, { ...others, 'plans/south.md': text })).toEqual([
      { id: 'south', state: 'removed', from: null },
      { id: 'south', state: 'renamed', from: 'north' },
    ]);
    const copied = await states(before, { ...before, 'plans/south.md': text });
    expect(copied).toEqual([{ id: 'south', state: 'changed', from: null }]);
    const turned = await states(before, { ...before, [NORTH]: south, 'plans/south.md': third });
    expect(turned.map(({ id, state }) => `${id} ${state}`).sort()).toEqual([
      'north renamed',
      'south renamed',
    ]);
  });

  test('another plan in place of one is no renaming', async () => {
    const other = (PLANS['plans/export.md'] ?? '').replaceAll('Export', 'Import').replaceAll('USD', 'EUR');
    const found = await states(PLANS, {
      'plans/export.md': PLANS['plans/export.md'] ?? '',
      'plans/imports.md': other,
    });
    expect(found.map(({ state }) => state).sort()).toEqual(['added', 'removed']);
  });
});

describe('the config', () => {
  const config = (text: string) => ({ ...PLANS, 'sixfold.config.yaml': `version: 1\n${text}` });

  test('what all plans share is told once', async () => {
    expect(await says(config('holidays: [2026-12-30]\n'))).toContain('共用配置 改了 节假日与调休');
    expect(await says(config('lights: { yellow: 90%, red: 80% }\n'))).toEqual([]);
  });

  test('one that cannot be read is not called another one', async () => {
    const [well, torn] = [config('holidays: [2026-12-30]\n'), config('holidays: [2026-12-30]\nlights: {\n')];
    const why = '所以不同的有 节假日与调休；计划里的变化可能只由此而来';
    const now = `共用配置 现在有错误，读不出的按默认值计算，${why}`;
    expect(linesOf(await compare(well, torn))).toContain(now);
    const before = `共用配置 此前有错误，读不出的按默认值计算，${why}`;
    expect(linesOf(await compare(torn, well))).toContain(before);
    expect(linesOf(await compare(torn, well), 'en').join()).toMatch(
      /Shared config had errors before, .* holidays;/,
    );
  });

  test('a report date that moves is said, and does not turn lights', async () => {
    const [before, after] = [config('asOf: 2026-06-30\n'), config('asOf: 2026-08-31\n')];
    const later = await compare(before, after);
    expect(later.pinned).toEqual({ base: 20_634, head: 20_696 });
    expect(linesOf(later)).toEqual([]);
  });
});
